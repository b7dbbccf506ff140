import type { RecordKind, RecordOfKind } from '../model/records.ts';
import { RECORD_KINDS } from '../model/records.ts';
import { reduceRow } from './reduce-row.ts';
import type { Row, RowOf } from './row.ts';
import { stampOf } from './stamp.ts';
import type { Transaction } from './transaction.ts';

/** All rows of a notebook, by kind and id. Changed only by `applyTransaction`. */
export interface JournalState {
  readonly rows: ReadonlyMap<RecordKind, Map<string, Row>>;
}

/** What a transaction did to one record; null = not visible. */
export type ChangedRecord = {
  readonly [Kind in RecordKind]: {
    readonly kind: Kind;
    readonly id: string;
    readonly before: RecordOfKind[Kind] | null;
    readonly after: RecordOfKind[Kind] | null;
  };
}[RecordKind];

/** The state of an empty journal. */
export function createState(): JournalState {
  return { rows: new Map(RECORD_KINDS.map((kind) => [kind, new Map<string, Row>()])) };
}

function rowsOf(state: JournalState, kind: RecordKind): Map<string, Row> {
  const rows = state.rows.get(kind);
  if (rows === undefined) throw new RangeError(`unknown record kind: ${kind}`);
  return rows;
}

/**
 * Applies a transaction to the state in place and tells which visible records changed, each once.
 * Transactions may come in any order and more than once.
 */
export function applyTransaction(state: JournalState, transaction: Transaction): readonly ChangedRecord[] {
  const former = new Map<string, Row | null>();
  transaction.ops.forEach((operation, index) => {
    const rows = rowsOf(state, operation.kind);
    const row = rows.get(operation.id);
    const next = reduceRow(row, operation, stampOf(transaction.hlc, index));
    if (next === row) return;
    const key = `${operation.kind}/${operation.id}`;
    if (!former.has(key)) former.set(key, row ?? null);
    rows.set(operation.id, next);
  });
  const changed: ChangedRecord[] = [];
  for (const [key, row] of former) {
    const slash = key.indexOf('/');
    const kind = key.slice(0, slash) as RecordKind;
    const id = key.slice(slash + 1);
    const before = row?.record ?? null;
    const after = rowsOf(state, kind).get(id)?.record ?? null;
    if (before !== after) changed.push({ kind, id, before, after } as ChangedRecord);
  }
  return changed;
}

/** A visible record, or null. */
export function record<Kind extends RecordKind>(
  state: JournalState,
  kind: Kind,
  id: string,
): RecordOfKind[Kind] | null {
  const row = rowsOf(state, kind).get(id) as RowOf<Kind> | undefined;
  return row?.record ?? null;
}

/** The visible records of a kind, in order of their first arrival. */
export function* recordsOf<Kind extends RecordKind>(
  state: JournalState,
  kind: Kind,
): Generator<RecordOfKind[Kind], void, undefined> {
  for (const row of rowsOf(state, kind).values()) {
    const visible = (row as RowOf<Kind>).record;
    if (visible !== null) yield visible;
  }
}
