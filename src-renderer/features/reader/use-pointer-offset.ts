import { useEffect, useRef } from 'react';
import type { PointerEvent } from 'react';
import { textOffset } from './text-position.ts';

/** Tells which offset of the text the pointer is on: at most once a frame, and not while something is dragged. */
export function usePointerOffset(tell: ((offset: number | null) => void) | undefined): {
  readonly move: (event: PointerEvent) => void;
  readonly leave: () => void;
} {
  const frame = useRef(0);
  useEffect(() => () => cancelAnimationFrame(frame.current), []);
  return {
    move: ({ clientX, clientY, buttons }) => {
      if (tell === undefined || buttons !== 0 || frame.current !== 0) return;
      frame.current = requestAnimationFrame(() => {
        frame.current = 0;
        const place = document.caretPositionFromPoint(clientX, clientY);
        tell(place === null ? null : textOffset(place.offsetNode, place.offset));
      });
    },
    leave: () => {
      cancelAnimationFrame(frame.current);
      frame.current = 0;
      tell?.(null);
    },
  };
}
