import { useSyncExternalStore } from 'react';

/** What a changing value must offer; the services' Live has this shape. */
interface Changing<Value> {
  readonly subscribe: (onChange: () => void) => () => void;
  readonly current: () => Value | undefined;
}

/** The current value, re-rendered on change; `undefined` until first read. The live value must be the same object between renders. */
export function useLive<Value>(live: Changing<Value>): Value | undefined {
  return useSyncExternalStore(live.subscribe, live.current);
}
