import type { FindQuery } from '../../src-core/text/find/find-in-text.ts';

const KEY = 'florilegium.find';

/** What was looked for last in an article on this computer; an empty one where nothing was. */
export function lastFindQuery(): FindQuery {
  let kept: Partial<Record<keyof FindQuery, unknown>> = {};
  try {
    kept = (JSON.parse(localStorage.getItem(KEY) ?? '{}') as typeof kept | null) ?? {};
  } catch {
    // somebody else's value: as if there was none
  }
  return {
    text: typeof kept.text === 'string' ? kept.text : '',
    matchCase: kept.matchCase === true,
    wholeWord: kept.wholeWord === true,
    exactLetters: kept.exactLetters === true,
    regex: kept.regex === true,
  };
}

/** Remembers it. */
export function keepFindQuery(query: FindQuery): void {
  localStorage.setItem(KEY, JSON.stringify(query));
}
