import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { rememberedPlace, rememberPlace } from './list-place.ts';
import type { ListPosition } from './list-place.ts';
import type { ListView } from './list-view.ts';
import type { Results } from './use-results.ts';

const TOP: ListPosition = { row: 0, passage: -1 };
/** Milliseconds after the last move until the place is written down. */
const PAUSE = 250;

interface HeldPosition {
  readonly active: ListPosition;
  readonly setActive: (position: ListPosition) => void;
  readonly onScroll: () => void;
}

/**
 * Which row the keys are on. Another question begins at the top; the list that is opened again, for the question it
 * answered last, stands where it stood; and when records change, the row stays with its hit.
 */
export function useListPosition(
  results: Results,
  view: ListView,
  scroller: RefObject<HTMLDivElement | null>,
): HeldPosition {
  const [active, setActiveState] = useState(TOP);
  const shown = useRef<string | null>(null);
  const activeKey = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const latest = useRef(active);
  const { question, itemAt, total } = results;
  const name = question === null ? null : JSON.stringify([question, view]);

  const setActive = (position: ListPosition): void => {
    latest.current = position;
    activeKey.current = itemAt(position.row)?.hit.key ?? null;
    setActiveState(position);
    remember();
  };
  const remember = (): void => {
    if (name === null || shown.current !== name) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      if (scroller.current === null) return;
      rememberPlace(name, { ...latest.current, scrollTop: Math.round(scroller.current.scrollTop) });
    }, PAUSE);
  };

  useLayoutEffect(() => {
    if (name === null || shown.current === name) return;
    const first = shown.current === null;
    shown.current = name;
    const place = first ? rememberedPlace(name) : null;
    const position = place === null || place.row >= (total ?? 0) ? TOP : place;
    latest.current = { row: position.row, passage: position.passage };
    activeKey.current = null;
    setActiveState(latest.current);
    scroller.current?.scrollTo({ top: place?.scrollTop ?? 0 });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each question, with the answer of that moment
  }, [name, scroller]);

  // A note that was just written may be a new hit above: the row follows its hit, as far as rows are loaded around it.
  useEffect(() => {
    const { row, passage } = latest.current;
    const here = itemAt(row)?.hit.key ?? null;
    if (here === null) return;
    const wanted = activeKey.current;
    activeKey.current = here;
    if (wanted === null || wanted === here) return;
    for (let away = 1; away < 60; away += 1) {
      for (const at of [row + away, row - away]) {
        if (at < 0 || itemAt(at)?.hit.key !== wanted) continue;
        latest.current = { row: at, passage };
        activeKey.current = wanted;
        setActiveState(latest.current);
        return;
      }
    }
  }, [itemAt]);
  useEffect(() => () => clearTimeout(timer.current), []);

  return { active, setActive, onScroll: remember };
}
