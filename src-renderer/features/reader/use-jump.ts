import { useEffect, useRef } from 'react';
import type { HitRange } from '../../../src-core/search/search-types.ts';
import type { ViewJump } from './article-view.ts';

/** Obeys each order once, as soon as there is an `element` to take the focus. */
export function useJump(
  jump: ViewJump | null,
  element: HTMLElement | null,
  goTo: (range: HitRange, hold: boolean) => void,
): void {
  const obeyed = useRef(0);
  useEffect(() => {
    if (element === null || jump === null || obeyed.current === jump.serial) return;
    obeyed.current = jump.serial;
    if (jump.quiet !== true) element.focus({ preventScroll: true });
    if (jump.range !== null) goTo(jump.range, jump.hold);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- obeyed once, with the function of that moment
  }, [element, jump]);
}
