import { appError } from '../../../src-core/base/error-code.ts';
import { failure, success } from '../../../src-core/base/result.ts';
import type { RecordKind, RecordOfKind } from '../../../src-core/model/records.ts';
import { patch } from './command.ts';
import type { Command } from './command.ts';

/**
 * A command that changes fields of one record: `change` answers the fields from the record as it is,
 * or null where there is nothing to change.
 */
export function patchRecord<Kind extends RecordKind>(
  name: string,
  kind: Kind,
  id: string,
  change: (record: RecordOfKind[Kind], now: string) => Partial<RecordOfKind[Kind]> | null,
): Command {
  return {
    name,
    plan: async ({ lookup, now }) => {
      const record = await lookup.get(kind, id);
      if (record === undefined) return failure(appError('record-missing'));
      const fields = change(record, now);
      return success({ ops: fields === null ? [] : [patch(kind, id, fields)], value: null });
    },
  };
}
