import type { Annotation, PageArea } from '../../model/annotation.ts';
import { replaceNoteLinks } from '../../model/note-link.ts';
import type { NoteLink } from '../../model/note-link.ts';
import { textFragmentUrl } from '../text-fragment.ts';
import { escapeInline, escapeText, linkAddress } from './escape-markdown.ts';

/** A topic path as an Obsidian tag: "DVRK/Truppen im Ausland" → "DVRK/Truppen-im-Ausland". */
export function topicTag(path: readonly string[]): string {
  return path
    .map((name) =>
      name
        .trim()
        .replace(/\s+/g, '-')
        .replace(/[^\p{L}\p{M}\p{N}_-]/gu, ''),
    )
    .filter((name) => name !== '')
    .map((name) => (/^\d+$/.test(name) ? `${name}_` : name))
    .join('/');
}

/** Block id that Obsidian links to (`[[Note#^…]]`): letters, digits and hyphens. */
export function blockId(annotation: Pick<Annotation, 'id'>): string {
  return `fl-${annotation.id.toLowerCase().replace(/[^a-z0-9]/g, '')}`;
}

/** What stands beside the words of a passage. */
export interface PassageContext {
  /** Markdown that names where the words stand. */
  readonly source: string;
  /** The article's address or "". */
  readonly url: string;
  /** What the passage's colour stands for; "" = nothing. */
  readonly meaning: string;
  /** How a link of the note is written where it leads to another file of the export; null where it does not. */
  readonly linkTo: (link: NoteLink) => string | null;
  readonly labels: { readonly page: string; readonly area: string; readonly by: string };
}

/**
 * One passage: a blockquote with the exact words, its source line with the way back, its block id, then the meaning of its
 * colour, note and topics. Areas name their page, and in millimetres from its upper left corner what they cover. A note about
 * the whole article has no words to quote.
 */
export function writePassage(
  annotation: Annotation,
  topics: readonly (readonly string[])[],
  { source, url, meaning, linkTo, labels }: PassageContext,
): string {
  const { area } = annotation;
  const place = area === undefined ? '' : `${labels.page} ${String(area.page + 1)}, ${inMillimetres(area)}`;
  const words = annotation.quote.exact;
  const quote = (words === '' && area !== undefined ? `*[${labels.area}]*` : escapeText(words))
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n>\n');
  const back =
    url === '' || words === '' ? '' : ` · [↗](${linkAddress(textFragmentUrl(url, annotation.quote))})`;
  const id = `^${blockId(annotation)}`;
  const wholeArticle = words === '' && area === undefined;
  const from = place === '' ? source : `${source}, ${place}`;
  const parts = wholeArticle ? [] : [`${quote}\n>\n> — ${from}${back} ${id}`];
  const note = replaceNoteLinks(annotation.note, (link) => linkTo(link) ?? link.title).trim();
  if (meaning !== '') parts.push(`**${escapeInline(meaning)}**`);
  if (note !== '') parts.push(note);
  if (annotation.creators !== undefined)
    parts.push(`*${labels.by} ${escapeInline(annotation.creators.join(', '))}*`);
  const tags = topics.map(topicTag).filter((tag) => tag !== '');
  if (tags.length > 0) parts.push(tags.map((tag) => `#${tag}`).join(' '));
  if (wholeArticle) parts.push(id);
  return parts.join('\n\n');
}

/** "60 × 40 mm (25/80 mm)": size, and the distances from the left and upper edge. */
function inMillimetres({ left, top, width, height }: PageArea): string {
  const [x, y, w, h] = [left, top, width, height].map((tenths) => String(Math.round((tenths * 25.4) / 720)));
  return `${w ?? ''} × ${h ?? ''} mm (${x ?? ''}/${y ?? ''} mm)`;
}
