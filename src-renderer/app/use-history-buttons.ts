import { useEffect } from 'react';

/** The buttons at the side of a mouse, as MouseEvent.button counts them. */
const BACK = 3;
const FORWARD = 4;

/** Goes back and forward by the mouse's own buttons; no shell of ours does that by itself everywhere. */
export function useHistoryButtons(): void {
  useEffect(() => {
    const pressed = (event: MouseEvent): void => {
      if (event.button !== BACK && event.button !== FORWARD) return;
      // The browser would go as well.
      event.preventDefault();
      if (event.type !== 'mouseup') return;
      if (event.button === BACK) history.back();
      else history.forward();
    };
    window.addEventListener('mousedown', pressed);
    window.addEventListener('mouseup', pressed);
    return () => {
      window.removeEventListener('mousedown', pressed);
      window.removeEventListener('mouseup', pressed);
    };
  }, []);
}
