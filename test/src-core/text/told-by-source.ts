import type { ArticleDocument, Mark } from '../../../src-core/model/document.ts';
import { linkedNotes } from '../../../src-core/text/linked-notes.ts';

interface ToldBySource {
  /** "1: Words of the note". */
  readonly notes: readonly string[];
  /** "words of the link > where it leads", without notes. */
  readonly links: readonly string[];
  /** "column Name" and "row Name". */
  readonly heads: readonly string[];
}

/** What a document keeps of its source's links and heads, as the words concerned. */
export function toldBySource(document: ArticleDocument): ToldBySource {
  const words = ({ start, end }: Pick<Mark, 'start' | 'end'>): string => document.text.slice(start, end);
  return {
    notes: linkedNotes(document).map(({ reference, note }) => `${words(reference)}: ${words(note)}`),
    links: document.marks.flatMap(({ target, ...mark }) =>
      target === undefined || target.note === true ? [] : [`${words(mark)} > ${words(target)}`],
    ),
    heads: document.marks.flatMap(({ heads, ...mark }) =>
      heads === undefined ? [] : [`${heads} ${words(mark)}`],
    ),
  };
}
