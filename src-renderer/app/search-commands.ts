import type { QueryId } from '../../src-core/base/id.ts';
import type { AppCommand } from './command.ts';

/** What the commands of the search act on. */
export interface SearchCommandPlaces {
  readonly focusSearch: () => void;
  /** Searches in the open article or topic; false where nothing is open. */
  /** Looks in the open article or topic only. `byKey`: in an open article this key finds words, unless the box has the focus. */
  readonly searchHere: (byKey?: boolean) => boolean;
  readonly help: () => void;
  readonly save: () => boolean;
  readonly saved: readonly { readonly id: QueryId; readonly name: string; readonly open: () => void }[];
  readonly past: readonly string[];
  readonly askAgain: (query: string) => void;
  readonly forget: () => void;
}

/** Searches of before that the palette offers. */
const PAST = 12;

/** Commands of the search, with their keys. */
export function searchCommands(at: SearchCommandPlaces): readonly AppCommand[] {
  return [
    { id: 'search', label: 'keys.search', shortcuts: ['/', 'Mod+Shift+f'], run: at.focusSearch },
    {
      id: 'search-anywhere',
      label: 'keys.search',
      shortcuts: ['Mod+Shift+f'],
      unlisted: true,
      inFields: true,
      run: at.focusSearch,
    },
    { id: 'search-here', label: 'search.here', shortcuts: [], run: at.searchHere },
    {
      id: 'search-here-from-box',
      label: 'search.here',
      shortcuts: ['Mod+f'],
      unlisted: true,
      inFields: true,
      run: () => at.searchHere(true),
    },
    { id: 'search-help', label: 'help.title', shortcuts: ['F1'], inFields: true, run: at.help },
    { id: 'save-search', label: 'saved.save', shortcuts: ['Mod+s'], inFields: true, run: at.save },
    ...at.saved.map(({ id, name, open }): AppCommand => ({
      id: `saved-${id}`,
      label: 'saved.one',
      named: name,
      shortcuts: [],
      run: open,
    })),
    ...at.past.slice(0, PAST).map((query, index): AppCommand => ({
      id: `past-${String(index)}`,
      label: 'history.one',
      named: query,
      shortcuts: [],
      run: () => at.askAgain(query),
    })),
    ...(at.past.length === 0
      ? []
      : [{ id: 'forget-history', label: 'history.clear', shortcuts: [], run: at.forget } as const]),
  ];
}
