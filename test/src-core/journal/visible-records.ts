import { applyTransaction, createState, recordsOf } from '../../../src-core/journal/reducer.ts';
import type { JournalState } from '../../../src-core/journal/reducer.ts';
import type { Transaction } from '../../../src-core/journal/transaction.ts';
import { RECORD_KINDS } from '../../../src-core/model/records.ts';

/** All visible records by kind and id: what a user can see of a state. */
export function visibleRecords(state: JournalState): Record<string, unknown> {
  return Object.fromEntries(
    RECORD_KINDS.flatMap((kind) =>
      [...recordsOf(state, kind)].map((record) => [`${kind}/${record.id}`, record]),
    ),
  );
}

/** The state after transactions, in the order given. */
export function stateAfter(transactions: Iterable<Transaction>): JournalState {
  const state = createState();
  for (const transaction of transactions) applyTransaction(state, transaction);
  return state;
}
