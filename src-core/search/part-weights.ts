import { wordLeavesOf } from './plan-leaves.ts';
import type { PlanLeaf, PlanWordLeaf } from './query-plan.ts';
import type { Segment } from './segment.ts';

/** Documents in which a pattern is taken to match, of a hundred: what it matches is not counted again for passages. */
const PATTERN_SHARE = 0.05;

/** How much a part of a query says by how rare its words are, deleted documents and spellings aside. */
export function partWeight(leaf: PlanLeaf, segments: readonly Segment[]): number {
  const all = segments.reduce((sum, { count }) => sum + count, 0);
  const weight = (documents: number): number => Math.log(1 + all / Math.max(1, documents));
  const ofStems = (stems: readonly string[]): number => {
    const documents = stems.map((stem) =>
      segments.reduce((sum, segment) => sum + (segment.findTerm(stem)?.documents ?? 0), 0),
    );
    return weight(Math.max(0, ...documents));
  };
  const ofWords = (part: PlanWordLeaf): number => {
    switch (part.type) {
      case 'stems':
        return part.exact ? weight(all * PATTERN_SHARE) : ofStems(part.stems);
      case 'phrase':
        return part.words.reduce(
          (sum, word) => sum + (word.type === 'stems' ? ofStems(word.stems) : weight(all * PATTERN_SHARE)),
          0,
        );
      default:
        return weight(all * PATTERN_SHARE);
    }
  };
  return wordLeavesOf(leaf).reduce(
    (sum, part) => sum + (part.type === 'sloppy' ? weight(1) : ofWords(part)),
    0,
  );
}
