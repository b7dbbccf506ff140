import { appError } from '../../../src-core/base/error-code.ts';
import type { QueryId } from '../../../src-core/base/id.ts';
import { failure, success } from '../../../src-core/base/result.ts';
import type { SavedQuery } from '../../../src-core/model/session.ts';
import { put } from './command.ts';
import type { Command } from './command.ts';
import { checkedName } from './saved-search-name.ts';

/** Gives a saved search another name, another question, or both. */
export function changeSearch(
  id: QueryId,
  fields: Partial<Pick<SavedQuery, 'name' | 'text' | 'options'>>,
): Command {
  return {
    name: 'change search',
    plan: async ({ lookup }) => {
      const saved = await lookup.get('query', id);
      if (saved === undefined) return failure(appError('record-missing'));
      const name = await checkedName(lookup, fields.name ?? saved.name, id);
      if (!name.ok) return name;
      const next: SavedQuery = { ...saved, ...fields, name: name.value };
      const same = JSON.stringify(next) === JSON.stringify(saved);
      // A whole record: one of the first version has no options that a patch could be undone to.
      return success({ ops: same ? [] : [put('query', next)], value: null });
    },
  };
}
