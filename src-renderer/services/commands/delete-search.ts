import { appError } from '../../../src-core/base/error-code.ts';
import type { QueryId } from '../../../src-core/base/id.ts';
import { failure, success } from '../../../src-core/base/result.ts';
import { remove } from './command.ts';
import type { Command } from './command.ts';

/** Forgets a saved search. */
export function deleteSearch(id: QueryId): Command {
  return {
    name: 'delete search',
    plan: async ({ lookup }) =>
      (await lookup.get('query', id)) === undefined
        ? failure(appError('record-missing'))
        : success({ ops: [remove('query', id)], value: null }),
  };
}
