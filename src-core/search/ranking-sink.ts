import type { RankingSink } from './evaluate.ts';
import type { Segment } from './segment.ts';
import type { TopHits } from './top-hits.ts';

/** Passes a segment's matches on to the best hits, without deleted documents and unwanted kinds (bits). */
export function rankingSinkOf(
  segment: Segment,
  kinds: number,
  top: TopHits,
): RankingSink & { readonly takesAll: boolean } {
  const { dead } = segment;
  const takesAll =
    dead === null && segment.liveKinds.every((count, kind) => count === 0 || (kinds & (1 << kind)) !== 0);
  const offerCounted = (document: number, score: number): void => {
    if (score >= top.threshold) top.offer(segment, document, score);
  };
  return {
    takesAll,
    offerCounted,
    threshold: () => top.threshold,
    addTotal: (matches) => {
      top.total += matches;
    },
    offer: takesAll
      ? (document, score) => {
          top.total += 1;
          offerCounted(document, score);
        }
      : (document, score) => {
          if (dead !== null && dead[document] === 1) return;
          if ((kinds & (1 << (segment.kinds[document] as number))) === 0) return;
          top.total += 1;
          offerCounted(document, score);
        },
  };
}
