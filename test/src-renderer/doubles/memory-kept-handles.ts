import type { KeptHandles, KeptImport } from '../../../src-renderer/store/kept-handles.ts';

/** Kept handles without a browser; hand the same ones to the next window. */
export function createMemoryKeptHandles(): KeptHandles {
  let imports: readonly KeptImport[] = [];
  return {
    keep: async (kept) => {
      imports = [kept, ...imports];
    },
    all: async () => imports,
    forget: async (runs) => {
      imports = imports.filter(({ run }) => !runs.includes(run));
    },
  };
}
