import { useMemo } from 'react';
import type { AnnotationId } from '../../src-core/base/id.ts';
import { ANNOTATION_COLOURS } from '../../src-core/model/annotation.ts';
import type { HitRange } from '../../src-core/search/search-types.ts';
import type { PaintLayer } from '../features/reader/use-painted-ranges.ts';
import type { AnnotationWithTopics } from '../services/app-services.ts';
import { coveredRanges } from './covered-ranges.ts';
import type { LevelledRange } from './covered-ranges.ts';

/** What is painted on the article: one layer for each colour, overlaps, the note in hand, the hits, the current hit. */
export function useArticleLayers(
  items: readonly AnnotationWithTopics[],
  activeId: AnnotationId | null,
  hoveredId: AnnotationId | null,
  hits: readonly HitRange[],
  hitIndex: number,
): readonly PaintLayer[] {
  // The many do not change while the one in hand does.
  const colours = useMemo(() => colourLayers(items), [items]);
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

/** Each list in one pass: there may be ten thousand annotations, and a key waits for this. */
function colourLayers(items: readonly AnnotationWithTopics[]): readonly PaintLayer[] {
  const painted = ANNOTATION_COLOURS.map((): HitRange[] => []);
  const covered = ANNOTATION_COLOURS.map((): HitRange[] => []);
  const levelled: LevelledRange[] = [];
  for (const { annotation, lost } of items) {
    if (lost === true) continue;
    const { start, end } = annotation.position;
    const range = { start, end, level: ANNOTATION_COLOURS.indexOf(annotation.colour) };
    painted[range.level]?.push(range);
    levelled.push(range);
  }
  for (const range of coveredRanges(levelled)) covered[range.level]?.push(range);
  return ANNOTATION_COLOURS.flatMap((colour, index): PaintLayer[] => [
    { name: `annotation-${colour}`, priority: index, ranges: painted[index] ?? [] },
    { name: `covered-${String(index)}`, priority: 10 + index, ranges: covered[index] ?? [] },
  ]);
}
