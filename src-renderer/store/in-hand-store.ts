import Dexie from 'dexie';
import type { NotebookId } from '../../src-core/base/id.ts';

/** A file that was given to a worker, and what became of it so far. */
export interface FileInHand {
  /** Name, bytes and time of the last change, which it keeps wherever it is chosen from. */
  readonly file: string;
  /** The import that has it in hand; null = none has, but one had when its window died. */
  readonly run: string | null;
  /** Articles that came of it in this import. */
  readonly articles: number;
  /** Most articles that had come of it when a window died; -1 = none died. */
  readonly before: number;
  /** Reading it ended the program. */
  readonly guilty: boolean;
}

/** Keeps the files in hand where a crash of the window does not reach. */
export interface InHandStore {
  readonly all: () => Promise<readonly FileInHand[]>;
  readonly put: (files: readonly FileInHand[]) => Promise<void>;
  readonly forget: (files: readonly string[]) => Promise<void>;
  /** Forgets what this window has in hand, also while it closes: it does not die of it. */
  readonly leave: () => void;
}

const TABLE = 'files';

/** A database of its own, as the notebook's tables are thrown away and filled anew. What is written outlives the window, not the machine. */
export function openInHandStore(notebookId: NotebookId): InHandStore {
  const dexie = new Dexie(`florilegium-in-hand-${notebookId}`, { chromeTransactionDurability: 'relaxed' });
  dexie.version(1).stores({ [TABLE]: '&file' });
  const files = dexie.table<FileInHand, string>(TABLE);
  const held = new Set<string>();
  return {
    all: () => files.toArray(),
    put: async (put) => {
      for (const { file, run } of put) if (run !== null) held.add(file);
      await files.bulkPut([...put]);
    },
    forget: async (forgotten) => {
      for (const file of forgotten) held.delete(file);
      await files.bulkDelete([...forgotten]);
    },
    leave: () => {
      if (held.size === 0 || !dexie.isOpen()) return;
      // Nothing that waits for an answer would come to its end any more.
      const writing = dexie.backendDB().transaction(TABLE, 'readwrite');
      for (const file of held) writing.objectStore(TABLE).delete(file);
      writing.commit();
    },
  };
}
