import type { RunGuard } from './import-service.ts';

/** Marks by a lock of the browser that some window imports into this notebook; where there are none, that is not known. */
export function runGuard(notebookId: string): RunGuard {
  const name = `florilegium import ${notebookId}`;
  const locks = globalThis.navigator?.locks as LockManager | undefined;
  return {
    // Shared: two windows may import at the same time.
    hold: async (work) =>
      locks === undefined ? work() : locks.request(name, { mode: 'shared' }, () => work()),
    isHeld: async () => {
      const { held = [] } = (await locks?.query()) ?? {};
      return held.some((lock) => lock.name === name);
    },
  };
}
