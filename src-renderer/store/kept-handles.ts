import Dexie from 'dexie';
import type { NotebookId } from '../../src-core/base/id.ts';

/** An import that has not come to its end, and what it reads from. */
export interface KeptImport {
  readonly run: string;
  /** Files of the import. */
  readonly files: number;
  /** The files and folders that were chosen; the browser reads them again once the user allows it. */
  readonly handles: readonly FileSystemHandle[];
}

/** Handles of the files and folders whose imports have not come to their end; they outlive a crash of the window. */
export interface KeptHandles {
  readonly keep: (kept: KeptImport) => Promise<void>;
  /** The latest first. */
  readonly all: () => Promise<readonly KeptImport[]>;
  readonly forget: (runs: readonly string[]) => Promise<void>;
}

/** A database of its own: the notebook's tables are thrown away and filled anew, handles could not be. */
export function openKeptHandles(notebookId: NotebookId): KeptHandles {
  const dexie = new Dexie(`florilegium-handles-${notebookId}`, { chromeTransactionDurability: 'relaxed' });
  dexie.version(1).stores({ imports: '++key, &run' });
  const imports = dexie.table<KeptImport & { readonly key?: number }, number>('imports');
  return {
    keep: async (kept) => void (await imports.add(kept)),
    all: () => imports.orderBy('key').reverse().toArray(),
    forget: async (runs) => void (await imports.where('run').anyOf(runs).delete()),
  };
}
