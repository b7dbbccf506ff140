import { useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { withFilter, withoutFilter } from '../../../src-core/search/query-edit.ts';
import type { FacetCount } from '../../../src-core/search/search-types.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { classNames } from '../../ui/class-names.ts';
import { rangeLabel } from './facet-labels.ts';
import { dateAsked, dateValue, dayBuckets, isWithin, timeBuckets } from './time-buckets.ts';
import styles from './TimeHistogram.module.css';

interface TimeHistogramProps {
  readonly months: readonly FacetCount[];
  /** Bars by day instead, where there are any. */
  readonly days: readonly FacetCount[];
  readonly undated: number;
  readonly text: string;
  readonly onText: (text: string) => void;
}

/** Bars that fit the width of the filters and can still be hit with a pointer. */
const MOST_BARS = 40;
/** Per cent of the height that the smallest count gets, so that it is seen. */
const LEAST_HEIGHT = 6;

/** How the results lie in time: bars to drag over or to walk through by key; what is chosen becomes `date:` in the query. */
export function TimeHistogram({ months, days, undated, text, onText }: TimeHistogramProps) {
  const { t, language } = useText();
  const bars = useRef<HTMLDivElement>(null);
  const chosen = dateAsked(text);
  const buckets = useMemo(
    () => (days.length > 0 ? dayBuckets(days, chosen) : timeBuckets(months, MOST_BARS)),
    [months, days, chosen],
  );
  const [at, setAt] = useState(0);
  const [anchor, setAnchor] = useState<number | null>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const [focused, setFocused] = useState(false);
  const [dragging, setDragging] = useState(false);
  const most = Math.max(1, ...buckets.map(({ count }) => count));
  const active = Math.min(at, Math.max(0, buckets.length - 1));
  const [low, high] = anchor === null ? [-1, -1] : [Math.min(anchor, active), Math.max(anchor, active)];

  const apply = (from: number, to: number): void => {
    const [a, b] = [buckets[from], buckets[to]];
    setAnchor(null);
    if (a === undefined || b === undefined) return;
    const value = dateValue(a, b);
    onText(value === chosen ? withoutFilter(text, 'date') : withFilter(text, 'date', value));
  };
  const barAt = (event: PointerEvent): number => {
    const box = bars.current?.getBoundingClientRect();
    if (box === undefined || buckets.length === 0) return 0;
    const place = Math.floor(((event.clientX - box.left) / box.width) * buckets.length);
    return Math.max(0, Math.min(buckets.length - 1, place));
  };
  const move = (to: number, extend: boolean): void => {
    const next = Math.max(0, Math.min(buckets.length - 1, to));
    setAnchor(extend ? (anchor ?? active) : null);
    setAt(next);
    bars.current?.children[next]?.querySelector('button')?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const targets: Readonly<Record<string, number>> = {
      ArrowRight: active + 1,
      ArrowLeft: active - 1,
      Home: 0,
      End: buckets.length - 1,
    };
    const target = targets[event.key];
    if (target !== undefined) move(target, event.shiftKey);
    else if (event.key === 'Enter' || event.key === ' ') apply(anchor ?? active, active);
    else if (event.key === 'Escape' && anchor !== null) setAnchor(null);
    else if ((event.key === 'Delete' || event.key === 'Backspace') && chosen !== null)
      onText(withoutFilter(text, 'date'));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const countOf = (from: number, to: number): number =>
    buckets.slice(from, to + 1).reduce((sum, { count }) => sum + count, 0);
  const [first, last] = [buckets[0], buckets.at(-1)];
  const shown = pointed ?? (focused ? active : null);
  const said =
    anchor !== null && low >= 0 && (dragging || low !== high)
      ? [low, high]
      : shown === null
        ? null
        : [shown, shown];
  const saidText = ((): string => {
    if (said !== null) {
      const [from = 0, to = 0] = said;
      const [a, b] = [buckets[from], buckets[to]];
      if (a === undefined || b === undefined) return '';
      const count = countOf(from, to);
      const n = formatNumber(count, language);
      return `${rangeLabel(dateValue(a, b), language)}: ${t('list.results', { count, n })}`;
    }
    if (first === undefined || last === undefined) return t('facets.noDates');
    return rangeLabel(`${first.from}..${last.to}`, language);
  })();

  return (
    <section aria-label={t('facets.time')} className={styles.time}>
      <p className={styles.said} aria-hidden>
        {saidText}
      </p>
      {buckets.length === 0 ? null : (
        <div
          ref={bars}
          role="group"
          aria-label={t('facets.timeHint')}
          className={styles.bars}
          onKeyDown={onKeyDown}
          onFocus={() => setFocused(true)}
          onBlur={() => setFocused(false)}
          onPointerDown={(event) => {
            if (event.button !== 0) return;
            event.currentTarget.setPointerCapture(event.pointerId);
            setDragging(true);
            const bar = barAt(event);
            setAnchor(bar);
            setAt(bar);
          }}
          onPointerMove={(event) => {
            const bar = barAt(event);
            setPointed(bar);
            if (dragging) setAt(bar);
          }}
          onPointerUp={(event) => {
            if (!dragging) return;
            setDragging(false);
            apply(anchor ?? active, barAt(event));
          }}
          onPointerCancel={() => {
            setDragging(false);
            setAnchor(null);
          }}
          onPointerLeave={() => setPointed(null)}
        >
          {buckets.map((bucket, index) => {
            const { from, count } = bucket;
            const within =
              anchor !== null ? index >= low && index <= high : chosen !== null && isWithin(bucket, chosen);
            const label = rangeLabel(dateValue(bucket, bucket), language);
            const height = count === 0 ? 0 : Math.max(LEAST_HEIGHT, (count / most) * 100);
            return (
              <div key={from} className={classNames(styles.slot, within && styles.within)}>
                <button
                  type="button"
                  tabIndex={index === active ? 0 : -1}
                  data-facet={index === active || undefined}
                  aria-pressed={within}
                  aria-label={`${label}: ${t('list.results', { count, n: formatNumber(count, language) })}`}
                  className={styles.bar}
                  // Presses of the pointer are seen by the group, which knows about dragging.
                  onFocus={() => setAt(index)}
                >
                  <span style={{ height: `${String(height)}%` }} />
                </button>
              </div>
            );
          })}
        </div>
      )}
      {first === undefined || last === undefined ? null : (
        <p className={styles.ends} aria-hidden>
          <span>{rangeLabel(first.from, language)}</span>
          <span>{rangeLabel(last.to, language)}</span>
        </p>
      )}
      {chosen === null ? null : (
        <button
          type="button"
          data-facet
          className={styles.undated}
          onClick={() => {
            // The button goes with the filter; the focus stays among the bars.
            bars.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
            onText(withoutFilter(text, 'date'));
          }}
        >
          {t('facets.allTime')}
        </button>
      )}
      {undated === 0 ? null : (
        <button
          type="button"
          data-facet
          className={styles.undated}
          onClick={() => onText(`${text.trimEnd()} -has:date`.trim())}
        >
          {t('facets.undated', { count: undated, n: formatNumber(undated, language) })}
        </button>
      )}
    </section>
  );
}
