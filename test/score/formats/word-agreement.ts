/** Words of a text, folded for comparison: letters and digits only. */
export function comparedWords(text: string): readonly string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}

/** Which share of the words of both texts they have in common (Dice, counted with repetition), 0–1; two empty texts agree. */
export function wordAgreement(expected: readonly string[], found: readonly string[]): number {
  const total = expected.length + found.length;
  return total === 0 ? 1 : (2 * commonWords(expected, found)) / total;
}

/** Which share of the expected words was found, 0–1: for expected output that holds only part of a text. */
export function wordRecall(expected: readonly string[], found: readonly string[]): number {
  return expected.length === 0 ? 1 : commonWords(expected, found) / expected.length;
}

function commonWords(expected: readonly string[], found: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const word of expected) counts.set(word, (counts.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of found) {
    const left = counts.get(word) ?? 0;
    if (left === 0) continue;
    counts.set(word, left - 1);
    common += 1;
  }
  return common;
}
