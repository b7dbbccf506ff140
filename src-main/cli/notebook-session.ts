import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { appError, type AppError } from '../../src-core/base/error-code.ts';
import { failure, success, type Result } from '../../src-core/base/result.ts';
import type { DocumentToStore, OriginalToStore } from '../../src-core/contract/host-api.ts';
import { applyTransaction, createState, type JournalState } from '../../src-core/journal/reducer.ts';
import type { JournalPosition, Transaction, TransactionDraft } from '../../src-core/journal/transaction.ts';
import { openNotebookHost, type NotebookHost } from '../host/open-notebook-host.ts';

/** Transactions a read of the journal brings at most. */
const PAGE = 1000;

/** An open notebook with all its records in memory, as the command line works with it. */
export interface NotebookSession {
  readonly host: NotebookHost;
  readonly state: JournalState;
  /** Journal position that `state` covers. */
  position(): JournalPosition;
  /** Makes a transaction durable, then applies it to `state`. */
  commit(
    draft: TransactionDraft,
    documents: readonly DocumentToStore[],
    originals: readonly OriginalToStore[],
  ): Promise<Result<Transaction, AppError>>;
  close(): Promise<void>;
}

/** Reads the journal after a position page by page. */
export async function readJournal(
  host: NotebookHost,
  from: JournalPosition,
  each: (transaction: Transaction) => void,
): Promise<Result<JournalPosition, AppError>> {
  for (let at = from; ;) {
    const page = await host.api.readJournal({ from: at, limit: PAGE });
    if (!page.ok) return page;
    page.value.transactions.forEach(each);
    at = page.value.position;
    if (page.value.done) return success(at);
  }
}

/** Opens a notebook folder, made where it is absent unless it `mustExist`, and replays its journal. */
export async function openSession(
  folder: string,
  options: { readonly mustExist: boolean } = { mustExist: false },
): Promise<Result<NotebookSession, AppError>> {
  if (options.mustExist && !existsSync(join(folder, 'notebook.json')))
    return failure(appError('notebook-missing', { folder }));
  const opened = await openNotebookHost({ folder });
  if (!opened.ok) return opened;
  const host = opened.value;
  const state = createState();
  const replayed = await readJournal(host, {}, (transaction) => void applyTransaction(state, transaction));
  if (!replayed.ok) {
    await host.close();
    return failure(replayed.error);
  }
  let position = replayed.value;
  return success({
    host,
    state,
    position: () => position,
    commit: async (draft, documents, originals) => {
      const appended = await host.api.append({ draft, documents, originals });
      if (!appended.ok) return appended;
      applyTransaction(state, appended.value.transaction);
      position = { ...position, ...appended.value.position };
      return success(appended.value.transaction);
    },
    close: () => host.close(),
  });
}
