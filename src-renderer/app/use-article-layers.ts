import { useMemo } from 'react';
import type { AnnotationId } from '../../src-core/base/id.ts';
import { ANNOTATION_COLOURS } from '../../src-core/model/annotation.ts';
import type { HitRange } from '../../src-core/search/search-types.ts';
import type { PaintLayer } from '../features/reader/use-painted-ranges.ts';
import type { AnnotationWithTopics } from '../services/app-services.ts';
import { coveredRanges } from './covered-ranges.ts';

/** What is painted on the article: one layer for each colour, overlaps, the note in hand, the hits, the current hit. */
export function useArticleLayers(
  items: readonly AnnotationWithTopics[],
  activeId: AnnotationId | null,
  hoveredId: AnnotationId | null,
  hits: readonly HitRange[],
  hitIndex: number,
): readonly PaintLayer[] {
  // The many do not change while the one in hand does.
  const colours = useMemo(() => {
    const annotations = items.filter(({ lost }) => lost !== true).map(({ annotation }) => annotation);
    const covered = coveredRanges(
      annotations.map(({ colour, position }) => ({ ...position, level: ANNOTATION_COLOURS.indexOf(colour) })),
    );
    return ANNOTATION_COLOURS.flatMap((colour, index): PaintLayer[] => [
      {
        name: `annotation-${colour}`,
        priority: index,
        ranges: annotations
          .filter((annotation) => annotation.colour === colour)
          .map(({ position }) => position),
      },
      {
        name: `covered-${String(index)}`,
        priority: 10 + index,
        ranges: covered.filter(({ level }) => level === index),
      },
    ]);
  }, [items]);
  return useMemo(() => {
    const inHand = items.filter(
      ({ annotation, lost }) => lost !== true && (annotation.id === activeId || annotation.id === hoveredId),
    );
    const current = hits[hitIndex];
    return [
      ...colours,
      {
        name: 'annotation-active',
        priority: 20,
        ranges: inHand.map(({ annotation }) => annotation.position),
      },
      { name: 'search-hit', priority: 30, ranges: hits },
      { name: 'search-hit-current', priority: 40, ranges: current === undefined ? [] : [current] },
    ];
  }, [colours, items, activeId, hoveredId, hits, hitIndex]);
}
