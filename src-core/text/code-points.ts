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
  /** Pairs that begin before what `isBefore` says of the pair and its number. */
  const count = (isBefore: (pair: number, number: number) => boolean): number => {
    let [low, high] = [0, pairs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBefore(pairs[middle] as number, middle)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    before: (offset) => {
      const whole = count((pair) => pair + 1 < offset);
      return (pairs[whole] === offset - 1 ? offset - 1 : offset) - whole;
    },
    offsetOf: (position) =>
      Math.min(text.length, position + count((pair, number) => pair - number < position)),
  };
}
