import { ID_SHAPE } from '../base/id.ts';
import { complaintOf, z } from '../model/guard.ts';
import { PATCH_GUARDS, RECORD_GUARDS } from '../model/record-guard.ts';
import { RECORD_KINDS } from '../model/records.ts';
import type { RecordKind } from '../model/records.ts';

const identifier = z.string().regex(ID_SHAPE);
const kind = z.enum(RECORD_KINDS as readonly [RecordKind, ...RecordKind[]]);

// Records and fields are looked at as they came, in the second step: what zod hands on is a copy without a key
// named __proto__, and the original is what gets used.
const shape = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('put'), kind, id: identifier, record: z.unknown() }),
  z.strictObject({ op: z.literal('patch'), kind, id: identifier, fields: z.unknown() }),
  z.strictObject({ op: z.literal('delete'), kind, id: identifier }),
]);

/** One operation of a journal line or a request; the record or the fields fit its kind, and the ids agree. */
export const operationGuard = shape.superRefine((operation, context) => {
  if (operation.op === 'delete') return;
  const part = operation.op === 'put' ? operation.record : operation.fields;
  const guard = operation.op === 'put' ? RECORD_GUARDS[operation.kind] : PATCH_GUARDS[operation.kind];
  const checked = guard.safeParse(part);
  if (!checked.success) {
    context.addIssue(`${operation.op} ${operation.kind}: ${complaintOf(checked.error)}`);
  } else if (operation.op === 'put' && (part as { readonly id: unknown }).id !== operation.id) {
    context.addIssue(`put ${operation.kind}: the record has another id than the operation`);
  }
});

/** What a command asks to be made durable. */
export const draftGuard = z.strictObject({
  tx: identifier,
  command: z.string().min(1).max(200),
  ops: z.array(operationGuard).min(1).max(1_000_000),
});
