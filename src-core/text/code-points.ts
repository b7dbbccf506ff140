import { firstIndex } from '../base/first-index.ts';

/** Converts between UTF-16 offsets into one text and positions counted in code points, as W3C annotations count. */
export interface CodePoints {
  /** Code points before a UTF-16 offset; one within a surrogate pair counts as before the pair. */
  readonly before: (offset: number) => number;
  /** UTF-16 offset of a position in code points; positions behind the text are its end. */
  readonly offsetOf: (position: number) => number;
}

/** Where a text's surrogate pairs begin is looked up once. */
export function codePoints(text: string): CodePoints {
  const pairs: number[] = [];
  for (const { index } of text.matchAll(/[\u{10000}-\u{10FFFF}]/gu)) pairs.push(index);
  return {
    before: (offset) => {
      const whole = firstIndex(pairs.length, (at) => (pairs[at] as number) + 1 >= offset);
      return (pairs[whole] === offset - 1 ? offset - 1 : offset) - whole;
    },
    offsetOf: (position) =>
      Math.min(
        text.length,
        position + firstIndex(pairs.length, (at) => (pairs[at] as number) - at >= position),
      ),
  };
}
