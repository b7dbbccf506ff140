import { useEffect, useState } from 'react';
import { focusNextPane } from './panes.ts';
import { useStoredFlag } from './use-stored-flag.ts';

/** Up to here the left pane lies over the others; as in Workspace.module.css. */
const NARROW = '(max-width: 60rem)';
/** CSS pixels from which on two articles have room beside list and left pane. */
const TWO_ARTICLES_FROM = 1600;
/** What belongs to the left pane, or lies over everything. */
const OF_IT = '[data-rail-pane], [data-rail-toggle], [role=menu], [role=dialog]';

interface Rail {
  readonly shown: boolean;
  readonly show: (shown: boolean) => void;
  /** Something was chosen in it: where it lies over the others it goes. */
  readonly leave: () => void;
}

/**
 * Whether the left pane shows: remembered where it has a place of its own; over the others only while it is used. Two
 * articles (`two`) take its place where the window has none for all.
 */
export function useRail(two: boolean): Rail {
  const [beside, setBeside] = useStoredFlag('rail', true);
  const [over, setOver] = useState(false);
  const [anyway, setAnyway] = useState(false);
  const [narrow, setNarrow] = useState(() => matchMedia(NARROW).matches);
  useEffect(() => {
    const query = matchMedia(NARROW);
    const changed = (): void => {
      setNarrow(query.matches);
      setOver(false);
    };
    query.addEventListener('change', changed);
    return () => query.removeEventListener('change', changed);
  }, []);
  const crowded = two && window.innerWidth < TWO_ARTICLES_FROM;
  useEffect(() => {
    if (!crowded) setAnyway(false);
  }, [crowded]);
  const covers = narrow && over;
  useEffect(() => {
    if (!covers) return undefined;
    const pressed = (event: PointerEvent): void => {
      if (event.target instanceof Element && event.target.closest(OF_IT) === null) setOver(false);
    };
    const key = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      if (!(event.target instanceof Element) || event.target.closest('[data-rail-pane]') === null) return;
      event.preventDefault();
      focusNextPane(1);
      setOver(false);
    };
    window.addEventListener('pointerdown', pressed);
    window.addEventListener('keydown', key);
    return () => {
      window.removeEventListener('pointerdown', pressed);
      window.removeEventListener('keydown', key);
    };
  }, [covers]);
  const [shown, show] = narrow ? [over, setOver] : crowded ? [anyway, setAnyway] : [beside, setBeside];
  return { shown, show, leave: () => setOver(false) };
}
