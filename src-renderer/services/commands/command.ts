import type { AppError } from '../../../src-core/base/error-code.ts';
import type { NewId } from '../../../src-core/base/id.ts';
import type { Result } from '../../../src-core/base/result.ts';
import type { Operation } from '../../../src-core/journal/operation.ts';
import type { DocumentToStore, OriginalToStore } from '../../../src-core/contract/host-api.ts';
import type { RecordKind, RecordOfKind } from '../../../src-core/model/records.ts';
import type { RecordLookup } from '../../store/record-lookup.ts';

/** What a command may look at; time and identifiers are given, so that its plan depends on nothing else. */
export interface CommandContext {
  readonly lookup: RecordLookup;
  readonly newId: NewId;
  /** ISO 8601 UTC. */
  readonly now: string;
}

/** Bytes that must be durable before the operations that name them. */
export interface Attachments {
  readonly documents: readonly DocumentToStore[];
  readonly originals: readonly OriginalToStore[];
}

/** What a command will change, and what it answers once that is durable. No operations = nothing to do. */
export interface CommandPlan<Value> {
  readonly ops: readonly Operation[];
  readonly value: Value;
  readonly attachments?: Attachments;
}

/** One change the user can ask for, and undo. */
export interface Command<Value = null> {
  /** Its name in the journal and in the undo menu, e.g. "annotate". */
  readonly name: string;
  /** Commands in quick succession with the same words here change the same fields of the same records: undone as one. */
  readonly joins?: string;
  /** Commands right behind each other with the same words here are portions of one change: all of them are undone as one. */
  readonly portionOf?: string;
  readonly plan: (context: CommandContext) => Promise<Result<CommandPlan<Value>, AppError>>;
}

/** Operation that writes a whole record. */
export function put<Kind extends RecordKind>(kind: Kind, record: RecordOfKind[Kind]): Operation {
  return { op: 'put', kind, id: record.id, record } as Operation;
}

/** Operation that changes some fields of a record. */
export function patch<Kind extends RecordKind>(
  kind: Kind,
  id: string,
  fields: Partial<RecordOfKind[Kind]>,
): Operation {
  return { op: 'patch', kind, id, fields } as Operation;
}

/** Operation that deletes a record. */
export function remove(kind: RecordKind, id: string): Operation {
  return { op: 'delete', kind, id };
}
