import { memo } from 'react';
import type { PagePlaces } from '../../../../src-core/anchor/page-places.ts';
import type { HitRange } from '../../../../src-core/search/search-types.ts';
import type { PaintLayer } from '../use-painted-ranges.ts';
import styles from './PageMarks.module.css';

interface PageMarksProps {
  readonly places: PagePlaces;
  readonly page: number;
  /** Changes when the places of letters on this page became finer. */
  readonly refined: boolean;
  readonly scale: number;
  readonly layers: readonly PaintLayer[];
}

/** What is marked on a page: colours, overlaps, hits, what is in hand; each range as one box a line. */
export const PageMarks = memo(function PageMarks({ places, page, scale, layers }: PageMarksProps) {
  const range = places.rangeOf(page);
  if (range === null) return null;
  return (
    <div aria-hidden className={styles.marks}>
      {[...layers]
        .sort((a, b) => a.priority - b.priority)
        .map((layer) => (
          <div key={layer.name} data-layer={layer.name} className={styles.layer}>
            {layer.ranges
              .filter((each) => touches(each, range))
              .map((each) => (
                <Boxes
                  key={`${String(each.start)} ${String(each.end)}`}
                  boxes={places.boxesOf(page, each)}
                  scale={scale}
                />
              ))}
          </div>
        ))}
    </div>
  );
});

function touches(one: HitRange, other: HitRange): boolean {
  return one.start < other.end && other.start < one.end;
}

function Boxes({ boxes, scale }: { boxes: ReturnType<PagePlaces['boxesOf']>; scale: number }) {
  return boxes.map(({ left, top, width, height }, index) => (
    <i
      key={index}
      style={{ left: left * scale, top: top * scale, width: width * scale, height: height * scale }}
    />
  ));
}
