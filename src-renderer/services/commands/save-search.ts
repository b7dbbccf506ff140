import { asId } from '../../../src-core/base/id.ts';
import type { QueryId } from '../../../src-core/base/id.ts';
import { success } from '../../../src-core/base/result.ts';
import type { SavedQuery } from '../../../src-core/model/session.ts';
import { put } from './command.ts';
import type { Command } from './command.ts';
import { checkedName } from './saved-search-name.ts';

/** Keeps a search under a name; refuses a name that is taken. */
export function saveSearch(
  input: string,
  { text, options }: Pick<SavedQuery, 'text' | 'options'>,
): Command<SavedQuery> {
  return {
    name: 'save search',
    plan: async ({ lookup, newId, now }) => {
      const name = await checkedName(lookup, input, null);
      if (!name.ok) return name;
      const saved: SavedQuery = { id: asId<QueryId>(newId()), name: name.value, text, created: now, options };
      return success({ ops: [put('query', saved)], value: saved });
    },
  };
}
