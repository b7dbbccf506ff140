import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { ArticleDocument } from '../../src-core/model/document.ts';
import type { HitRange } from '../../src-core/search/search-types.ts';
import type { FindQuery } from '../../src-core/text/find/find-in-text.ts';
import type { ReaderHandle } from '../features/reader/reader-handle.ts';
import type { PaintLayer } from '../features/reader/use-painted-ranges.ts';
import { formatNumber } from '../i18n/format.ts';
import { useText } from '../i18n/text.ts';
import type { FindFault, FindService } from '../services/find-service.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { foldedRanges, touches } from './folded-ranges.ts';
import { keepFindQuery, lastFindQuery } from './last-find-query.ts';

/** Longer selections are a passage to be marked, not words to be found. */
const LONGEST_SELECTION = 200;

interface Found {
  readonly ranges: readonly HitRange[];
  readonly more: boolean;
}

interface FindParts {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly finding: FindService;
  readonly reader: RefObject<ReaderHandle | null>;
  readonly content: ArticleDocument | null;
  readonly shownBlocks: readonly number[];
}

const NONE: readonly HitRange[] = [];

/** Finding in the open article: what is looked for, what was found, and the walk through it. */
export function useFind({ field, finding, reader, content, shownBlocks }: FindParts) {
  const { t, language } = useText();
  const announce = useAnnounce();
  const [isOpen, setOpen] = useState(false);
  const [query, setQuery] = useState<FindQuery>(lastFindQuery);
  const [found, setFound] = useState<Found | null>(null);
  const [fault, setFault] = useState<FindFault | null>(null);
  const [index, setIndex] = useState(-1);
  /** Where the walk goes on from, and where the reader was at the beginning. */
  const anchor = useRef(0);
  const origin = useRef(0);
  /** How to go on when the answer is there: to the hit at the anchor, or past it. */
  const pending = useRef<1 | -1 | 0>(0);
  const folded = useMemo(
    () => (content === null ? NONE : foldedRanges(content, shownBlocks)),
    [content, shownBlocks],
  );
  /** With how many hits lie in folded lines: another number as lines are unfolded, but no other answer. */
  const answer = useMemo(
    () =>
      found === null
        ? null
        : { ...found, folded: found.ranges.filter((range) => touches(folded, range)).length },
    [found, folded],
  );

  const goTo = (ranges: readonly HitRange[], to: number): void => {
    const range = ranges[to];
    setIndex(range === undefined ? -1 : to);
    if (range === undefined) return;
    anchor.current = range.start;
    reader.current?.goTo(range, false);
  };
  const arrived = useRef<(found: Found) => void>(() => undefined);
  useEffect(() => {
    arrived.current = ({ ranges }) => {
      const seen = (range: HitRange): boolean => !touches(folded, range);
      const later = ranges.findIndex((range) => range.start >= anchor.current && seen(range));
      const to = later >= 0 ? later : ranges.findIndex(seen);
      if (to < 0) setIndex(-1);
      else goTo(ranges, to);
      if (pending.current !== 0 && ranges.length > 0)
        goTo(ranges, (Math.max(0, to) + pending.current + ranges.length) % ranges.length);
      pending.current = 0;
    };
  });

  const text = content?.text ?? '';
  useEffect(() => {
    if (!isOpen) return undefined;
    let wanted = true;
    void finding.find(text, query).then((result) => {
      if (!wanted || result === null) return;
      if (!result.ok) {
        setFound(null);
        setIndex(-1);
        setFault(result.error);
        return;
      }
      const { places, more } = result.value;
      const ranges: HitRange[] = [];
      for (let at = 0; at < places.length; at += 2)
        ranges.push({ start: places[at] as number, end: places[at + 1] as number });
      const next = { ranges, more };
      setFound(next);
      setFault(null);
      arrived.current(next);
    });
    return () => {
      wanted = false;
    };
  }, [isOpen, finding, text, query]);

  const step = (by: 1 | -1): boolean => {
    if (!isOpen) return false;
    const ranges = found?.ranges ?? NONE;
    if (ranges.length === 0) return true;
    const next = index < 0 ? (by > 0 ? 0 : ranges.length - 1) : (index + by + ranges.length) % ranges.length;
    goTo(ranges, next);
    const range = ranges[next] as HitRange;
    const place = t('find.step', {
      index: formatNumber(next + 1, language),
      total: formatNumber(ranges.length, language),
    });
    announce(`${place}: ${around(text, range)}`);
    return true;
  };
  const ask = (next: FindQuery): void => {
    keepFindQuery(next);
    setQuery(next);
  };
  const open = (): void => {
    const passage = reader.current?.passage() ?? null;
    const words =
      passage?.by === 'selection' && passage.range.end - passage.range.start <= LONGEST_SELECTION
        ? text.slice(passage.range.start, passage.range.end).replace(/\s+/gu, ' ')
        : null;
    if (!isOpen) {
      origin.current = reader.current?.top() ?? 0;
      anchor.current = words === null ? origin.current : (passage?.range.start ?? 0);
      setIndex(-1);
    }
    if (words !== null && words !== query.text) ask({ ...query, text: words, regex: false });
    setOpen(true);
    // drawn first, where it was closed
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.select();
    });
  };
  /** The last find once more, from here; false where there was none. */
  const again = (by: 1 | -1): boolean => {
    if (isOpen) return step(by);
    if (query.text === '') return false;
    anchor.current = reader.current?.passage()?.range.start ?? reader.current?.top() ?? 0;
    origin.current = reader.current?.top() ?? 0;
    pending.current = reader.current?.passage() === null ? 0 : by;
    setOpen(true);
    return true;
  };
  /** Leaves the bar with the hit in hand, or goes back to where the reader was. */
  const close = (): boolean => {
    if (!isOpen) return false;
    setOpen(false);
    pending.current = 0;
    const range = found?.ranges[index];
    setFound(null);
    setFault(null);
    if (range === undefined) reader.current?.goTo({ start: origin.current, end: origin.current }, false);
    else {
      reader.current?.hold(range);
      reader.current?.goTo(range, false);
    }
    reader.current?.focus();
    return true;
  };

  const ranges = isOpen ? (found?.ranges ?? NONE) : NONE;
  const layers = useMemo((): readonly PaintLayer[] => {
    const current = ranges[index];
    return [
      { name: 'found', priority: 50, ranges },
      { name: 'found-current', priority: 60, ranges: current === undefined ? [] : [current] },
    ];
  }, [ranges, index]);
  const starts = useMemo(() => ranges.map(({ start }) => start), [ranges]);
  const track = useCallback<ReaderHandle['track']>(
    (offsets, tell) => reader.current?.track(offsets, tell) ?? (() => undefined),
    [reader],
  );
  return {
    isOpen,
    query,
    ask,
    found: answer,
    fault,
    index,
    ranges,
    starts,
    layers,
    track,
    open,
    step,
    again,
    close,
  };
}

/** A hit with what stands beside it, to be read out. */
function around(text: string, { start, end }: HitRange): string {
  return text.slice(Math.max(0, start - 40), end + 40);
}
