import { useMemo } from 'react';
import type { AnnotationId } from '../../src-core/base/id.ts';
import { ANNOTATION_COLOURS } from '../../src-core/model/annotation.ts';
import type { HitRange } from '../../src-core/search/search-types.ts';
import type { PaintLayer } from '../features/reader/use-painted-ranges.ts';
import type { AnnotationWithTopics } from '../services/app-services.ts';

/** What is painted on the article: one layer for each colour, the note in hand, the search hits, the current hit. */
export function useArticleLayers(
  items: readonly AnnotationWithTopics[],
  activeId: AnnotationId | null,
  hoveredId: AnnotationId | null,
  hits: readonly HitRange[],
  hitIndex: number,
): readonly PaintLayer[] {
  return useMemo(() => {
    const colours = ANNOTATION_COLOURS.map((colour, index): PaintLayer => ({
      name: `annotation-${colour}`,
      priority: index,
      ranges: items.filter(({ annotation }) => annotation.colour === colour).map(({ annotation }) => annotation.position),
    }));
    const inHand = items.filter(({ annotation }) => annotation.id === activeId || annotation.id === hoveredId);
    const current = hits[hitIndex];
    return [
      ...colours,
      { name: 'annotation-active', priority: 20, ranges: inHand.map(({ annotation }) => annotation.position) },
      { name: 'search-hit', priority: 30, ranges: hits },
      { name: 'search-hit-current', priority: 40, ranges: current === undefined ? [] : [current] },
    ];
  }, [items, activeId, hoveredId, hits, hitIndex]);
}
