import { success } from '../../../src-core/base/result.ts';
import { remove } from './command.ts';
import type { Command } from './command.ts';

/** Forgets what was searched; saved searches stay. */
export function clearHistory(): Command {
  return {
    name: 'clear history',
    plan: async ({ lookup }) => {
      const events = await lookup.latestEvents(Infinity);
      return success({
        ops: events.filter(({ type }) => type === 'searched').map(({ id }) => remove('event', id)),
        value: null,
      });
    },
  };
}
