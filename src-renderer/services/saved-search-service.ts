import type { SavedQuery, SavedQueryOptions } from '../../src-core/model/session.ts';
import type { SavedSearch, SavedSearchService } from './app-services.ts';
import type { CommandRunner } from './command-runner.ts';
import { changeSearch } from './commands/change-search.ts';
import { deleteSearch } from './commands/delete-search.ts';
import { saveSearch } from './commands/save-search.ts';
import type { LiveCache } from './live-cache.ts';
import { NO_QUESTION, optionsOf } from './search-question.ts';
import type { SearchQuestion } from './search-question.ts';

function recordOf(
  question: SearchQuestion,
): Pick<SavedQuery, 'text'> & { readonly options: SavedQueryOptions } {
  return { text: question.text, options: optionsOf(question) };
}

function savedSearch({ id, name, text, options }: SavedQuery): SavedSearch {
  return { id, name, question: { ...NO_QUESTION, text, ...options } };
}

/** Searches kept under a name. They are sorted as `language` (BCP 47) has it, numbers by value. */
export function createSavedSearchService(
  lives: LiveCache,
  runner: Pick<CommandRunner, 'run'>,
  language: string,
): SavedSearchService {
  const names = new Intl.Collator(language, { numeric: true });
  return {
    list: () =>
      lives.live('saved-searches', async (lookup) =>
        (await lookup.queries())
          .map(savedSearch)
          .sort((a, b) => names.compare(a.name, b.name) || (a.id < b.id ? -1 : 1)),
      ),
    save: async (name, question) => {
      const saved = await runner.run(saveSearch(name, recordOf(question)));
      return saved.ok ? { ok: true, value: savedSearch(saved.value) } : saved;
    },
    rename: (id, name) => runner.run(changeSearch(id, { name })),
    change: (id, question) => runner.run(changeSearch(id, recordOf(question))),
    remove: (id) => runner.run(deleteSearch(id)),
  };
}
