import type { Live } from '../../src-renderer/services/app-services.ts';

/** The value of a live query as soon as it has been read for the first time. */
export function firstValue<Value>(live: Live<Value>): Promise<Value> {
  return new Promise((resolve) => {
    let stop: (() => void) | null = null;
    const look = (): boolean => {
      const value = live.current();
      if (value === undefined) return false;
      stop?.();
      resolve(value);
      return true;
    };
    stop = live.subscribe(() => void look());
    look();
  });
}
