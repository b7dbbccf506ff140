import type { RecordKind, RecordOfKind } from '../model/records.ts';

/**
 * One change of one record. A patch can always be undone by a patch with the former values: the only patched fields that a
 * record may lack are texts, lists and structures that may be null, and those were empty.
 */
export type Operation = {
  readonly [Kind in RecordKind]:
    | { readonly op: 'put'; readonly kind: Kind; readonly id: string; readonly record: RecordOfKind[Kind] }
    | {
        readonly op: 'patch';
        readonly kind: Kind;
        readonly id: string;
        readonly fields: Partial<RecordOfKind[Kind]>;
      }
    | { readonly op: 'delete'; readonly kind: Kind; readonly id: string };
}[RecordKind];
