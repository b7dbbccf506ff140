import type { RecordKind } from '../model/records.ts';
import type { Operation } from './operation.ts';

/** The visible record of a kind and id as it is now, or null. */
export type RecordLookup = (kind: RecordKind, id: string) => object | null;

/**
 * The operations that undo `ops`, in the order to apply them: the reverse of what each did, given the
 * records as they are *before* `ops` takes effect.
 *
 *   put of a new record → delete     delete → put of the former record
 *   put over a record   → put former patch  → patch of the former values
 */
export function inverseOf(ops: readonly Operation[], lookup: RecordLookup): readonly Operation[] {
  const current = new Map<string, object | null>();
  const inverse: Operation[] = [];
  for (const operation of ops) {
    const { kind, id } = operation;
    const key = `${kind}/${id}`;
    const former = current.has(key) ? (current.get(key) as object | null) : lookup(kind, id);
    const undo = former === null ? undoOfNew(operation) : undoOfExisting(operation, former);
    if (undo !== null) inverse.push(undo);
    current.set(key, after(operation, former));
  }
  return inverse.toReversed();
}

function undoOfNew(operation: Operation): Operation | null {
  // Patching or deleting what is not there changed nothing that can be seen.
  if (operation.op !== 'put') return null;
  return { op: 'delete', kind: operation.kind, id: operation.id };
}

function undoOfExisting(operation: Operation, former: object): Operation {
  const { kind, id } = operation;
  if (operation.op !== 'patch') return { op: 'put', kind, id, record: former } as Operation;
  const values = former as Readonly<Record<string, unknown>>;
  const fields = Object.fromEntries(
    Object.entries(operation.fields).map(([name, given]) => [name, formerValue(values[name], given)]),
  );
  return { op: 'patch', kind, id, fields };
}

/** A text, list or structure that a record lacks was empty: a line of the journal cannot say "not there". */
function formerValue(former: unknown, given: unknown): unknown {
  if (former !== undefined) return former;
  if (typeof given === 'string') return '';
  if (Array.isArray(given)) return [];
  return typeof given === 'object' ? null : undefined;
}

function after(operation: Operation, former: object | null): object | null {
  if (operation.op === 'put') return operation.record;
  if (operation.op === 'delete') return null;
  return former === null ? null : { ...former, ...operation.fields };
}
