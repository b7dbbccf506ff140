import type { FileInHand, InHandStore } from '../../../src-renderer/store/in-hand-store.ts';

/** Files in hand without a browser; hand the same ones to the next window. */
export function createMemoryInHandStore(): InHandStore {
  const files = new Map<string, FileInHand>();
  return {
    all: async () => [...files.values()],
    put: async (put) => {
      for (const each of put) files.set(each.file, each);
    },
    forget: async (forgotten) => {
      for (const file of forgotten) files.delete(file);
    },
    leave: () => undefined,
  };
}
