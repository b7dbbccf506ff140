import type { HyphenPatterns, PatternNode, PatternTree } from './hyphen-patterns.d.ts';

/**
 * Offsets at which a word may be divided, after Liang, "Word Hy-phen-a-tion by Com-put-er" (1983): every pattern that
 * fits somewhere in ".word." puts levels between letters, the highest counts, and odd ones allow a break.
 */
export function divideWord([rows, tree, exceptions]: HyphenPatterns, word: string): readonly number[] {
  const lower = word.toLowerCase();
  const known = exceptions !== undefined && Object.hasOwn(exceptions, lower) ? exceptions[lower] : undefined;
  if (known !== undefined) return known;
  const padded = `.${lower}.`;
  const levels = new Uint8Array(padded.length + 1);
  for (let start = 0; start < padded.length - 2; start += 1) {
    // The rows of patterns that begin with the word leave its full stop out.
    const first = Math.max(0, start - 1);
    let branches: PatternTree | null = tree;
    for (let at = start; at < padded.length && branches !== null; at += 1) {
      const node: PatternNode | undefined = branches[padded.charAt(at)];
      if (node === undefined) break;
      let row = -1;
      if (typeof node === 'number') {
        row = node;
        branches = null;
      } else if (isBoth(node)) [branches, row] = node;
      else branches = node;
      const found = rows[row];
      if (found === undefined) continue;
      for (let index = 0; index < found.length; index += 1) {
        const level = found[index] ?? 0;
        if (level > (levels[first + index] ?? 0)) levels[first + index] = level;
      }
    }
  }
  const breaks: number[] = [];
  for (let at = 1; at < lower.length; at += 1) if (((levels[at] ?? 0) & 1) === 1) breaks.push(at);
  return breaks;
}

function isBoth(node: PatternTree | readonly [PatternTree, number]): node is readonly [PatternTree, number] {
  return Array.isArray(node);
}
