import type { TextFormat } from './sniff-format.ts';

/** What makes an element, a token or a block of its own, whatever it holds. */
const MARKS: Readonly<Record<'html' | 'markdown' | 'lines', RegExp>> = {
  html: /</gu,
  markdown: /[\n<*_`[|~&]/gu,
  lines: /\n/gu,
};

/**
 * Whether a document has more marks than `most`: each costs some hundred bytes while it is parsed, and a browser whose
 * worker runs out of memory ends the whole window.
 */
export function hasTooManyMarks(text: string, format: TextFormat, most: number): boolean {
  if (text.length <= most) return false;
  return countMarks(text, most, format) > most;
}

/** The marks of a document, counted up to one more than `most`. */
export function countMarks(text: string, most: number, format: TextFormat = 'html'): number {
  const marks = format === 'html' || format === 'markdown' ? MARKS[format] : MARKS.lines;
  let count = 0;
  marks.lastIndex = 0;
  while (count <= most && marks.test(text)) count += 1;
  return count;
}

/** Thrown inside parsers whose document has too many marks. */
export class TooManyMarks extends RangeError {
  override readonly name = 'TooManyMarks';
}
