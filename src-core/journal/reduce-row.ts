import type { Operation } from './operation.ts';
import type { Row, RowStamps } from './row.ts';
import { NEVER } from './stamp.ts';
import type { Stamp } from './stamp.ts';

/**
 * One operation applied to one record's row: last writer wins, field by field.
 *
 *   visible      latest put > latest delete
 *   floor        the later of the two; what was patched before it is gone
 *   field        value of its latest patch above the floor, else the put's
 *
 * Each part only ever takes the later of two stamps, so the result does not depend on the order in which
 * operations arrive, and applying one twice changes nothing (the same row object comes back).
 */
export function reduceRow(row: Row | undefined, operation: Operation, stamp: Stamp): Row {
  const before = row ?? emptyRow(operation);
  if (before.kind !== operation.kind || before.id !== operation.id) {
    throw new RangeError(
      `operation on ${operation.kind} ${operation.id} applied to row ${before.kind} ${before.id}`,
    );
  }
  switch (operation.op) {
    case 'put':
      return put(before, operation.record, stamp);
    case 'patch':
      return patch(before, operation.fields, stamp);
    case 'delete':
      return remove(before, stamp);
  }
}

type Fields = Readonly<Record<string, unknown>>;

const NO_STAMPS: RowStamps = { put: NEVER, deleted: NEVER, fields: {}, waiting: {} };

function emptyRow(operation: Operation): Row {
  return { kind: operation.kind, id: operation.id, record: null, stamps: NO_STAMPS };
}

function withRecord(row: Row, record: Fields | null, stamps: RowStamps): Row {
  return { kind: row.kind, id: row.id, record, stamps } as unknown as Row;
}

/** Current value of a field that has a stamp: in the record, or waiting for it. */
function stampedValue(row: Row, name: string): unknown {
  return row.record === null ? row.stamps.waiting[name] : (row.record as unknown as Fields)[name];
}

/** Field stamps later than `floor`; the same object when none falls away. */
function fieldsAbove(fields: Readonly<Record<string, Stamp>>, floor: Stamp): Readonly<Record<string, Stamp>> {
  const names = Object.keys(fields);
  const kept = names.filter((name) => (fields[name] as Stamp) > floor);
  if (kept.length === names.length) return fields;
  return Object.fromEntries(kept.map((name) => [name, fields[name] as Stamp]));
}

function valuesOf(row: Row, fields: Readonly<Record<string, Stamp>>): Fields {
  return Object.fromEntries(Object.keys(fields).map((name) => [name, stampedValue(row, name)]));
}

function put(row: Row, record: object, stamp: Stamp): Row {
  const { stamps } = row;
  if (stamp <= stamps.put) return row;
  if (stamp < stamps.deleted) return withRecord(row, null, { ...stamps, put: stamp });
  const fields = fieldsAbove(stamps.fields, stamp);
  return withRecord(
    row,
    { ...record, ...valuesOf(row, fields) },
    { put: stamp, deleted: stamps.deleted, fields, waiting: NO_STAMPS.waiting },
  );
}

function patch(row: Row, values: Fields, stamp: Stamp): Row {
  const { stamps } = row;
  if (stamp < stamps.put || stamp < stamps.deleted) return row;
  const names = Object.keys(values).filter((name) => stamp > (stamps.fields[name] ?? NEVER));
  if (names.length === 0) return row;
  const changed = Object.fromEntries(names.map((name) => [name, values[name]]));
  const fields = { ...stamps.fields, ...Object.fromEntries(names.map((name) => [name, stamp])) };
  if (row.record !== null) return withRecord(row, { ...row.record, ...changed }, { ...stamps, fields });
  return withRecord(row, null, { ...stamps, fields, waiting: { ...stamps.waiting, ...changed } });
}

function remove(row: Row, stamp: Stamp): Row {
  const { stamps } = row;
  if (stamp <= stamps.deleted) return row;
  if (stamp < stamps.put) return withRecord(row, row.record as Fields | null, { ...stamps, deleted: stamp });
  const fields = fieldsAbove(stamps.fields, stamp);
  return withRecord(row, null, { put: stamps.put, deleted: stamp, fields, waiting: valuesOf(row, fields) });
}
