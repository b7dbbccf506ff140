import { useMemo, useState } from 'react';
import type { ComponentProps } from 'react';
import { asId } from '../../src-core/base/id.ts';
import type { ArticleId, QueryId } from '../../src-core/base/id.ts';
import type { SearchBox } from '../features/search/SearchBox.tsx';
import type { AppServices, SavedSearch } from '../services/app-services.ts';
import { isAsking } from '../services/search-question.ts';
import type { SearchQuestion } from '../services/search-question.ts';
import { useLive } from '../ui/use-live.ts';
import { focusInArticle, focusInSearch } from './panes.ts';
import type { SearchCommandPlaces } from './search-commands.ts';
import type { SearchSheetName } from './SearchSheets.tsx';
import type { Opening } from './use-opening.ts';
import { useQuestion } from './use-question.ts';
import { useScope } from './use-scope.ts';
import { useSearchLog } from './use-search-log.ts';

/** Everything about the window's search that is not on screen by itself. */
interface Searching {
  readonly question: SearchQuestion;
  readonly asking: boolean;
  readonly ask: (change: Partial<SearchQuestion>) => void;
  /** What the search box shows and does. */
  readonly box: Pick<
    ComponentProps<typeof SearchBox>,
    'text' | 'onText' | 'scope' | 'onLeaveScope' | 'onSave' | 'onHelp'
  >;
  /** Puts an example of the help into the box, behind what is there. */
  readonly tryExample: (example: string) => void;
  /** Looks for something in the topic, or the article. */
  readonly searchIn: (scope: NonNullable<SearchQuestion['scope']>) => void;
  readonly log: ReturnType<typeof useSearchLog>;
  readonly sheet: SearchSheetName | null;
  readonly setSheet: (sheet: SearchSheetName | null) => void;
  /** The saved search in the box. */
  readonly savedId: QueryId | null;
  readonly openSaved: (saved: SavedSearch) => void;
  readonly commands: SearchCommandPlaces;
}

/** The question, its scope, its history, what is saved, and the dialogs about it. */
export function useSearching(services: AppServices, open: Opening, focusBox: () => void): Searching {
  // A search takes the topic page's place.
  const { question, asking, ask } = useQuestion(services.session, open.list);
  const scope = useScope(services.topics, open.route, question, ask);
  const log = useSearchLog(services.history, question.text);
  const [sheet, setSheet] = useState<SearchSheetName | null>(null);
  const [opened, setOpened] = useState<SavedSearch | null>(null);
  const savedLive = useMemo(() => services.savedSearches.list(), [services]);
  const saved = useLive(savedLive) ?? [];
  const pastLive = useMemo(() => services.history.list(), [services]);
  const past = useLive(pastLive) ?? [];

  const openSaved = (each: SavedSearch): void => {
    setOpened(each);
    const { scope: where } = each.question;
    if (where?.type === 'article') open.article(asId<ArticleId>(where.id));
    ask(each.question);
  };
  const searchIn = (where: NonNullable<SearchQuestion['scope']>): void => {
    ask({ scope: where });
    focusBox();
  };
  const canSave = isAsking(question) && question.text.trim() !== '';
  return {
    question,
    asking,
    ask,
    box: {
      text: question.text,
      onText: (text) => ask({ text }),
      scope: scope.label,
      onLeaveScope: () => ask({ scope: null }),
      onSave: canSave ? () => setSheet('save') : null,
      onHelp: () => setSheet('help'),
    },
    tryExample: (example) => {
      setSheet(null);
      ask({ text: question.text.trim() === '' ? example : `${question.text.trimEnd()} ${example}` });
      setTimeout(focusBox, 0);
    },
    searchIn,
    log,
    sheet,
    setSheet,
    savedId: opened !== null && opened.question.text === question.text ? opened.id : null,
    openSaved,
    commands: {
      focusSearch: focusBox,
      searchHere: (byKey = false) => {
        const here = scope.here(focusInArticle());
        if (here === null || (byKey && here.type === 'article' && !focusInSearch())) return false;
        searchIn(here);
        return true;
      },
      help: () => setSheet('help'),
      save: () => {
        if (canSave) setSheet('save');
        return canSave;
      },
      saved: saved.map((each) => ({ id: each.id, name: each.name, open: () => openSaved(each) })),
      past,
      askAgain: (text) => ask({ text }),
      forget: () => void services.history.clear(),
    },
  };
}
