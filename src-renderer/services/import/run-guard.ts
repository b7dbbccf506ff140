/** Tells this window, and others on the same notebook, which imports are running. */
export interface RunGuard {
  readonly hold: <Value>(run: string, work: () => Promise<Value>) => Promise<Value>;
  /** Names of the imports that run now, in any window. */
  readonly held: () => Promise<ReadonlySet<string>>;
}

/** Marks by a lock of the browser that some window imports into this notebook; where there are none, that is not known. */
export function runGuard(notebookId: string): RunGuard {
  const prefix = `florilegium import ${notebookId} `;
  const locks = globalThis.navigator?.locks as LockManager | undefined;
  return {
    hold: async (run, work) =>
      locks === undefined ? work() : locks.request(`${prefix}${run}`, () => work()),
    held: async () => {
      const { held = [] } = (await locks?.query()) ?? {};
      return new Set(
        held.flatMap(({ name = '' }) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : [])),
      );
    },
  };
}
