const PLAIN = /^[\p{L}\p{N}\p{M}][\p{L}\p{N}\p{M}./_-]*$/u;

/** A value as it is written behind `field:`; in quotes where it would not end as one word. Quotes inside become apostrophes. */
export function quoteValue(value: string): string {
  return PLAIN.test(value) || /^[<>]\d+\p{L}$/u.test(value)
    ? value
    : `"${value.replaceAll(/["“”„«»]/gu, "'")}"`;
}
