import type { Live } from './app-services.ts';

/** A live value that its owner sets. */
export interface LiveValue<Value> extends Live<Value> {
  readonly set: (value: Value) => void;
}

/** Holds a value and tells the subscribers when another one is set. */
export function createLiveValue<Value>(initial: Value): LiveValue<Value> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    current: () => value,
    subscribe: (onChange) => {
      // Wrapped, so that the same function may subscribe twice and each time stop only itself.
      const listener = (): void => onChange();
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set: (next) => {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of [...listeners]) listener();
    },
  };
}
