import type { AppError } from '../../../src-core/base/error-code.ts';
import { asId } from '../../../src-core/base/id.ts';
import type { NotebookId } from '../../../src-core/base/id.ts';
import { failure, success } from '../../../src-core/base/result.ts';
import type { HostApi } from '../../../src-core/contract/host-api.ts';
import type { Transaction } from '../../../src-core/journal/transaction.ts';
import { createMemoryHost, createMemoryNotebook } from '../../../src-renderer/host/memory-host.ts';
import type { MemoryNotebook } from '../../../src-renderer/host/memory-host.ts';

/** The memory host, whose notebook a test can look at, and that can be told to fail. */
export interface WatchedHost extends HostApi {
  readonly notebook: MemoryNotebook;
  readonly transactions: () => readonly Transaction[];
  /** While set, `append` fails with it and leaves nothing behind. */
  failAppend: AppError | null;
}

let notebooks = 0;

/** A host of an empty notebook (or of one that was used before) with an identity of its own, so that tests do not share tables. */
export function createWatchedHost(
  notebook: MemoryNotebook = createMemoryNotebook(),
  notebookId = `notebook${(notebooks += 1)}`,
  folder = '/memory',
): WatchedHost {
  const host = createMemoryHost(notebook);
  const watched: WatchedHost = {
    ...host,
    notebook,
    transactions: () => notebook.lines.map(({ transaction }) => transaction),
    failAppend: null,
    describe: async (request) => {
      const described = await host.describe(request);
      return described.ok
        ? success({ ...described.value, notebookId: asId<NotebookId>(notebookId), folder })
        : described;
    },
    append: (request) =>
      watched.failAppend === null ? host.append(request) : Promise.resolve(failure(watched.failAppend)),
  };
  return watched;
}
