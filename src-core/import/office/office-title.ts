import { canonicalLine } from '../../text/canonical-text.ts';
import type { DraftBlock } from '../../text/document-builder.ts';
import { titleOfBlocks } from '../lines/title-of-blocks.ts';
import { isTellingName, titleFromName } from '../title-from-name.ts';

/** A title and where it comes from. */
export interface OfficeTitle {
  readonly title: string;
  readonly source: string;
}

/** Titles of templates and of nothing, in the properties of files. */
const NO_TITLE =
  /^(?:<.*>|\p{P}+|untitled|unbenannt|sans titre|title|titel|document\d*|dokument\d*|microsoft word|word document)$|\.(?:docx?|odt|rtf|dotx?)$/iu;

/** The document's own title paragraph, its property, its first heading or line, the file's name. */
export function officeTitle(
  shown: string,
  property: string,
  drafts: readonly DraftBlock[],
  name: string,
): OfficeTitle {
  const given = canonicalLine(property);
  if (shown !== '') return { title: canonicalLine(shown), source: 'heading' };
  if (given !== '' && !NO_TITLE.test(given)) return { title: given, source: 'properties' };
  const found = titleOfBlocks(drafts);
  if (found?.source === 'heading') return { title: found.title, source: found.source };
  if (isTellingName(name) || found === null) return { title: titleFromName(name), source: 'file-name' };
  return { title: found.title, source: found.source };
}
