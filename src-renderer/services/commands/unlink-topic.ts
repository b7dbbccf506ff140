import { appError } from '../../../src-core/base/error-code.ts';
import type { LinkId } from '../../../src-core/base/id.ts';
import { failure, success } from '../../../src-core/base/result.ts';
import { remove } from './command.ts';
import type { Command } from './command.ts';

/** Takes a topic off a passage; both stay. */
export function unlinkTopic(id: LinkId): Command {
  return {
    name: 'unlink topic',
    plan: async ({ lookup }) =>
      (await lookup.get('link', id)) === undefined
        ? failure(appError('record-missing'))
        : success({ ops: [remove('link', id)], value: null }),
  };
}
