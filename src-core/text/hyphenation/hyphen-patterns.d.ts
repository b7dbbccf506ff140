/** A letter's branch: further letters, the number of a row of levels, or both. */
export type PatternNode = PatternTree | number | readonly [PatternTree, number];
export interface PatternTree {
  readonly [letter: string]: PatternNode | undefined;
}

/** Liang's patterns of one language, as the package `hyphen` packs them: rows of levels, tree, words that are known whole. */
declare const patterns: readonly [
  levels: readonly (readonly number[])[],
  tree: PatternTree,
  exceptions?: Readonly<Record<string, readonly number[]>>,
];
export default patterns;
export type HyphenPatterns = typeof patterns;
