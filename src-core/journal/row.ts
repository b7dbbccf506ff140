import type { RecordKind, RecordOfKind } from '../model/records.ts';
import type { Stamp } from './stamp.ts';

/**
 * All that must be remembered of a record's history to apply any further operation correctly, in any order.
 * Small: a record that was only ever put has one stamp.
 */
export interface RowStamps {
  /** The latest put, or NEVER. */
  readonly put: Stamp;
  /** The latest delete, or NEVER. */
  readonly deleted: Stamp;
  /** Stamps of fields that were patched later than both. */
  readonly fields: Readonly<Record<string, Stamp>>;
  /** Values of those fields while the record is not visible (its put has not arrived, or it is deleted). */
  readonly waiting: Readonly<Record<string, unknown>>;
}

/**
 * One record with its stamps: what a projection stores for each record. `record` is null while it is not
 * visible; such a row must be kept, since it is what makes a late operation lose.
 */
export type RowOf<Kind extends RecordKind> = {
  readonly kind: Kind;
  readonly id: string;
  readonly record: RecordOfKind[Kind] | null;
  readonly stamps: RowStamps;
};

export type Row = { readonly [Kind in RecordKind]: RowOf<Kind> }[RecordKind];
