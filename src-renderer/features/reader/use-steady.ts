import { useCallback, useLayoutEffect, useRef } from 'react';

/** A function that stays the same while it does what the last drawing says, so that nothing is drawn anew because of it. */
export function useSteady<Value>(run: (value: Value) => void): (value: Value) => void {
  const now = useRef(run);
  useLayoutEffect(() => {
    now.current = run;
  });
  return useCallback((value: Value) => now.current(value), []);
}
