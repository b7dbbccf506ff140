import { useEffect, useRef } from 'react';

type Tell = (fractions: readonly number[]) => void;

/** Tells those who asked where offsets lie on all that is scrolled through, again with each new `fractionOf`. */
export function useTrackers(
  fractionOf: (offset: number) => number,
): (offsets: readonly number[], tell: Tell) => () => void {
  const trackers = useRef(new Map<Tell, readonly number[]>());
  useEffect(() => {
    for (const [tell, offsets] of trackers.current) tell(offsets.map(fractionOf));
  }, [fractionOf]);
  return (offsets, tell) => {
    trackers.current.set(tell, offsets);
    tell(offsets.map(fractionOf));
    return () => trackers.current.delete(tell);
  };
}
