/** A query for just these words: one plain word as it is, all else as a phrase, so that nothing in it is taken for an operator. */
export function phraseQuery(words: string): string {
  const line = words
    .replace(/["“”„]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  return /^[\p{L}\p{M}\p{N}]+$/u.test(line) && !/^(?:AND|OR|NOT|NEAR|ODER|UND|NICHT)$/u.test(line)
    ? line
    : `"${line}"`;
}
