import { useEffect, useRef, useState } from 'react';
import type { Turn } from '../../../../src-core/import/pdf/text-run.ts';
import type { DocumentPage } from '../../../../src-core/model/document.ts';
import { useText } from '../../../i18n/text.ts';
import type { OpenPages, PagePlace } from '../../../services/page-service.ts';
import { onScrollFrame } from '../on-scroll-frame.ts';
import { PageCanvas } from './PageCanvas.tsx';
import { TurnedPage } from './TurnedPage.tsx';
import styles from './PagesSide.module.css';

interface PagesSideProps {
  readonly file: OpenPages;
  readonly pages: readonly Pick<DocumentPage, 'width' | 'height'>[];
  /** Quarter turns clockwise of all pages. */
  readonly turn: Turn;
  readonly current: number;
  readonly side: 'thumbnails' | 'outline';
  readonly onSide: (side: 'thumbnails' | 'outline') => void;
  readonly onGoTo: (place: PagePlace) => void;
}

/** Beside the pages: small pictures of them, or the file's own table of contents. */
export function PagesSide(props: PagesSideProps) {
  const { side, onSide } = props;
  const { t } = useText();
  return (
    <nav aria-label={t('pages.side')} className={styles.side}>
      <div role="tablist" className={styles.sideTabs}>
        {(['thumbnails', 'outline'] as const).map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            aria-selected={side === each}
            className={styles.sideTab}
            onClick={() => onSide(each)}
          >
            {t(`pages.${each}`)}
          </button>
        ))}
      </div>
      {side === 'outline' ? <Outline {...props} /> : <Thumbnails {...props} />}
    </nav>
  );
}

function Outline({ file, current, onGoTo }: PagesSideProps) {
  const { t } = useText();
  const { outline } = file.summary;
  const own = useRef<HTMLButtonElement>(null);
  // The last line that begins on this page or before it.
  const here = outline.reduce(
    (last, { place }, index) => (place !== null && place.page <= current ? index : last),
    -1,
  );
  useEffect(() => {
    // In braces: newer browsers give back a promise, which React would take for what ends the effect.
    own.current?.scrollIntoView({ block: 'nearest' });
  }, [here]);
  if (outline.length === 0) return <p className={styles.sideNone}>{t('pages.noOutline')}</p>;
  return (
    <ul className={styles.sideList}>
      {outline.map(({ title, level, place }, index) => (
        <li key={index}>
          <button
            ref={index === here ? own : null}
            type="button"
            className={styles.outlineLine}
            aria-current={index === here}
            disabled={place === null}
            style={{ paddingInlineStart: `${String(0.4 + 0.8 * (level - 1))}rem` }}
            onClick={() => {
              if (place !== null) onGoTo(place);
            }}
          >
            {title}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Pixels: width of a small picture, and of what stands below it. */
const WIDTH = 120;
const BELOW = 34;

function Thumbnails({ file, pages, turn, current, onGoTo }: PagesSideProps) {
  const { t } = useText();
  const [list, setList] = useState<HTMLDivElement | null>(null);
  const [shown, setShown] = useState({ first: 0, last: 0 });
  const onSide = turn % 180 !== 0;
  const heights = pages.map((page) => {
    const [width, height] = onSide ? [page.height, page.width] : [page.width, page.height];
    return Math.round(width > 0 && height > 0 ? Math.min(2, height / width) * WIDTH : 1.41 * WIDTH);
  });
  const tops: number[] = [];
  let total = 0;
  for (const height of heights) {
    tops.push(total);
    total += height + BELOW;
  }
  const latest = useRef({ tops, heights });
  useEffect(() => {
    latest.current = { tops, heights };
  });
  useEffect(() => {
    if (list === null) return undefined;
    const update = (): void => {
      const from = list.scrollTop - 200;
      const to = list.scrollTop + list.clientHeight + 200;
      const places = latest.current.tops;
      const first = Math.max(
        0,
        places.findIndex((top, index) => top + (latest.current.heights[index] ?? 0) > from),
      );
      const after = places.findIndex((top) => top > to);
      const last = after < 0 ? places.length - 1 : after - 1;
      setShown((old) => (old.first === first && old.last === last ? old : { first, last }));
    };
    update();
    return onScrollFrame(list, update);
  }, [list]);
  useEffect(() => {
    const top = latest.current.tops[current] ?? 0;
    const height = (latest.current.heights[current] ?? 0) + BELOW;
    if (list === null) return;
    if (top < list.scrollTop) list.scrollTo({ top });
    else if (top + height > list.scrollTop + list.clientHeight)
      list.scrollTo({ top: top + height - list.clientHeight });
  }, [list, current]);
  return (
    <div ref={setList} className={styles.sideList}>
      <div style={{ position: 'relative', height: total }}>
        {pages.slice(shown.first, shown.last + 1).map((_, at) => {
          const page = shown.first + at;
          const height = heights[page] ?? 0;
          return (
            <button
              key={page}
              type="button"
              className={styles.thumb}
              style={{ top: tops[page] ?? 0 }}
              aria-current={page === current}
              aria-label={t('pages.page', { label: file.summary.labels?.[page] ?? String(page + 1) })}
              onClick={() => onGoTo({ page, top: null })}
            >
              <span className={styles.thumbSheet} style={{ width: WIDTH, height }}>
                <TurnedPage turn={turn} width={WIDTH} height={height}>
                  {(own, across) => (
                    <PageCanvas
                      file={file}
                      page={page}
                      width={own}
                      height={across}
                      urgency={1000 + Math.abs(page - current)}
                    />
                  )}
                </TurnedPage>
              </span>
              {file.summary.labels?.[page] ?? page + 1}
            </button>
          );
        })}
      </div>
    </div>
  );
}
