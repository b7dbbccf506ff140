import { appError } from '../../../src-core/base/error-code.ts';
import { asId } from '../../../src-core/base/id.ts';
import type { QueryId } from '../../../src-core/base/id.ts';
import { failure } from '../../../src-core/base/result.ts';
import type { AppServices, CommandResult, SavedSearch } from '../../../src-renderer/services/app-services.ts';
import { done } from './fake-memory.ts';
import type { FakeMemory } from './fake-memory.ts';

/** Searches that are kept, and those that were made last. */
export function fakeSearches(memory: FakeMemory): Pick<AppServices, 'savedSearches' | 'history'> {
  const { live, commit, newId, changed } = memory;
  const patchSearch = (id: QueryId, fields: Partial<SavedSearch>): CommandResult => {
    commit('change search', {
      ...memory.state,
      searches: memory.state.searches.map((each) => (each.id === id ? { ...each, ...fields } : each)),
    });
    return done(null);
  };
  return {
    savedSearches: {
      list: () => live(() => [...memory.state.searches].sort((a, b) => a.name.localeCompare(b.name, 'de'))),
      save: (name, question) => {
        if (memory.state.searches.some((each) => each.name === name))
          return Promise.resolve(failure(appError('search-name-taken', { name })));
        const saved: SavedSearch = { id: asId<QueryId>(newId()), name, question };
        commit('save search', { ...memory.state, searches: [...memory.state.searches, saved] });
        return done(saved);
      },
      rename: (id, name) => patchSearch(id, { name }),
      change: (id, question) => patchSearch(id, { question }),
      remove: (id) => {
        commit('delete search', {
          ...memory.state,
          searches: memory.state.searches.filter((each) => each.id !== id),
        });
        return done(null);
      },
    },
    history: {
      list: () => live(() => memory.state.history),
      add: (query) => {
        memory.state = {
          ...memory.state,
          history: [query, ...memory.state.history.filter((each) => each !== query)],
        };
        changed();
      },
      clear: () => {
        commit('clear history', { ...memory.state, history: [] });
        return done(null);
      },
    },
  };
}
