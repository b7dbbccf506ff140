import { asId } from '../../src-core/base/id.ts';
import type { EventId } from '../../src-core/base/id.ts';
import type { LogEvent } from '../../src-core/model/session.ts';
import type { SearchHistory } from './app-services.ts';
import type { CommandRunner } from './command-runner.ts';
import { put } from './commands/command.ts';
import { clearHistory } from './commands/clear-history.ts';
import type { LiveCache } from './live-cache.ts';

/** Distinct queries that are offered again. */
const OFFERED = 100;
/** Events looked at for them: the same query may have been used often. */
const LOOKED_AT = 400;

/**
 * What was searched: one event in the journal for each search that was used, about 150 bytes. The same query twice
 * in a row is one; the search box offers the last hundred different ones.
 */
export function createSearchHistory(
  lives: LiveCache,
  runner: Pick<CommandRunner, 'run' | 'append'>,
  newId: () => string,
  now: () => number,
): SearchHistory {
  let latest = '';
  return {
    list: () =>
      lives.live('search-history', async (lookup) => {
        const events = await lookup.latestEvents(LOOKED_AT);
        const texts = events.flatMap(({ type, values }) =>
          type === 'searched' ? (values['query'] ?? []) : [],
        );
        return [...new Set(texts)].slice(0, OFFERED);
      }),
    add: (query, hits) => {
      const text = query.replace(/\s+/gu, ' ').trim();
      if (!/[\p{L}\p{N}]/u.test(text) || text === latest) return;
      latest = text;
      const event: LogEvent = {
        id: asId<EventId>(newId()),
        type: 'searched',
        at: new Date(now()).toISOString(),
        values: { query: text, ...(hits === null ? {} : { hits: String(hits) }) },
      };
      // Not awaited: a query that could not be kept is no reason to disturb anybody.
      void runner.append('searched', [put('event', event)]);
    },
    clear: async () => {
      latest = '';
      return runner.run(clearHistory());
    },
  };
}
