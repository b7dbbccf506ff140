import { useCallback, useRef, useState } from 'react';
import type { AppError } from '../../src-core/base/error-code.ts';
import { errorSentences } from '../../src-core/base/error-sentences.ts';
import { DropArea } from '../features/import/DropArea.tsx';
import { EmptyNotebook } from '../features/import/EmptyNotebook.tsx';
import { FilePickers } from '../features/import/FilePickers.tsx';
import type { FilePickersHandle } from '../features/import/FilePickers.tsx';
import { AboutAnswer } from '../features/search/AboutAnswer.tsx';
import { SavedSearches } from '../features/search/SavedSearches.tsx';
import { SearchBox } from '../features/search/SearchBox.tsx';
import type { SearchBoxHandle } from '../features/search/SearchBox.tsx';
import { TopicPage } from '../features/topics/TopicPage.tsx';
import { TopicsPanel } from '../features/topics/TopicsPanel.tsx';
import { useText } from '../i18n/text.ts';
import type { AppServices } from '../services/app-services.ts';
import { NO_QUESTION } from '../services/search-question.ts';
import { useToasts } from '../ui/toasts.tsx';
import { appCommands } from './app-commands.ts';
import type { ArticleRoomHandle } from './article-room-handle.ts';
import { Broken } from './Broken.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { ImportFoot } from './ImportFoot.tsx';
import { LiveFacets } from './LiveFacets.tsx';
import { findInArticle, focusFacets, focusInArticle, focusNextPane } from './panes.ts';
import { Rail } from './Rail.tsx';
import { ReadingPane } from './ReadingPane.tsx';
import { ResultsRoom } from './ResultsRoom.tsx';
import type { ResultsRoomHandle } from './ResultsRoom.tsx';
import { importSample } from './sample-notebook.ts';
import { MOD_NAME } from './shortcut.ts';
import { TopBar } from './TopBar.tsx';
import { useEmptyNotebook } from './use-empty-notebook.ts';
import { useExport } from './use-export.ts';
import { useHistoryButtons } from './use-history-buttons.ts';
import { useImporting } from './use-importing.ts';
import { useKeys } from './use-keys.ts';
import { useLook } from './use-look.ts';
import { useOpening } from './use-opening.ts';
import { useTablesBehind } from './use-tables-behind.ts';
import { useOpeningReports } from './use-opening-reports.ts';
import { SearchSheets } from './SearchSheets.tsx';
import { useRail } from './use-rail.ts';
import { useRecentTopics } from './use-recent-topics.ts';
import { useReviewing } from './use-reviewing.ts';
import { useSearching } from './use-searching.ts';
import { useStoredFlag } from './use-stored-flag.ts';
import { useColourMeanings } from './use-colour-meanings.ts';
import { useUndo } from './use-undo.ts';
import { WindowSheets } from './WindowSheets.tsx';
import type { SheetName } from './WindowSheets.tsx';
import styles from './Workspace.module.css';

/** CSS pixels up to which the window shows one pane at a time; as in Workspace.module.css. */
const ONE_PANE_UP_TO = 720;

/** The three panes, the bar over them, and everything that concerns the whole window. */
export function Workspace({ services }: { readonly services: AppServices }) {
  const { t, language } = useText();
  const toasts = useToasts();
  const open = useOpening(services);
  const { topicId, articleId } = open.route;
  const rail = useRail(open.route.besideId !== null);
  const [listShown, setListShown] = useStoredFlag('list', true);
  const [facetsShown, setFacetsShown] = useStoredFlag('facets', false);
  const [sheet, setSheet] = useState<SheetName | null>(null);
  const recent = useRecentTopics();
  const reviewing = useReviewing(services, open);
  const rooms = { main: useRef<ArticleRoomHandle>(null), beside: useRef<ArticleRoomHandle>(null) };
  const room = rooms[open.side];
  const list = useRef<ResultsRoomHandle>(null);
  const search = useRef<SearchBoxHandle>(null);
  const searching = useSearching(services, open, () => search.current?.focus());
  const { question, asking, ask } = searching;
  const looking = useLook(open, question.text);
  const pickers = useRef<FilePickersHandle>(null);
  const noArticles = useEmptyNotebook(services);

  const onError = useCallback(
    (error: AppError) => {
      const { what, todo } = errorSentences(error, language);
      toasts.show({ text: what, detail: todo, tone: 'error' });
    },
    [toasts, language],
  );
  useOpeningReports(services.notebook.reports);
  useTablesBehind(services.tablesBehind, onError);
  useColourMeanings(services.colours);
  const undo = useUndo(services, open, onError);
  const { exportAs, saveFile } = useExport(services.exporting, onError);

  const openArticle = open.article;
  const importing = useImporting(services, openArticle);
  const toggleFacets = (): void => {
    const next = !facetsShown;
    setFacetsShown(next);
    if (next) setListShown(true);
    // The panel takes the focus when it comes and gives it back when it goes.
    setTimeout(() => (next ? focusFacets() : list.current?.focus()), 0);
  };
  const backToList = (): boolean => {
    const onePane = window.innerWidth <= ONE_PANE_UP_TO;
    if (onePane && articleId !== null) {
      open.closeArticle();
      return true;
    }
    if (!listShown || !focusInArticle()) return false;
    list.current?.focus();
    return true;
  };
  const showResults = (how: 'down' | 'enter'): void => {
    if (how === 'enter' && question.scope?.type === 'article' && room.current?.stepHit(1) === true) {
      findInArticle('[data-reading-text]')?.focus({ preventScroll: true });
      return;
    }
    setListShown(true);
    open.list();
    // In a narrow window the results stand where the article does.
    if (window.innerWidth <= ONE_PANE_UP_TO && articleId !== null) open.closeArticle();
    // At once, so that the next key is the list's; and again when the list had to be drawn first.
    list.current?.focus();
    setTimeout(() => list.current?.focus(), 0);
  };
  // What had the focus may have gone with its article.
  const focusKept = (): void => {
    setTimeout(() => document.activeElement === document.body && list.current?.focus(), 60);
  };
  const openTopic: typeof open.topic = (id) => {
    rail.leave();
    setListShown(true);
    open.topic(id);
  };

  // oxlint-disable-next-line react/refs -- the commands look at them when they run
  const commands = appCommands({
    room: () => room.current,
    inArticle: focusInArticle,
    moveRow: (by) => {
      list.current?.focus();
      list.current?.move(by);
      return list.current !== null;
    },
    openRow: () => {
      if (document.activeElement !== document.body) return false;
      list.current?.openActive();
      return list.current !== null;
    },
    searching: searching.commands,
    nextPane: focusNextPane,
    backToList,
    closePreview: looking.close,
    back: () => {
      history.back();
      focusKept();
    },
    forward: () => {
      history.forward();
      focusKept();
    },
    toggleBeside: () => open.toggleBeside(),
    openRowBeside: () => open.beside(() => list.current?.openActive()),
    toggleFacets: () => toggleFacets(),
    codeResults: () => list.current?.code(),
    exportResults: () => list.current?.exportResults(),
    library: () => {
      rail.leave();
      setListShown(true);
      ask(NO_QUESTION);
      open.list();
      setTimeout(() => list.current?.focus(), 0);
    },
    foldRail: () => rail.show(!rail.shown),
    foldList: () => setListShown(!listShown),
    show: setSheet,
    undo: undo.undo,
    redo: undo.redo,
    pickFiles: () => pickers.current?.files(),
    importing: importing.commands,
    pickFolder: () => pickers.current?.folder(),
    exportAs: (scope, format) => {
      if (scope === 'everything') exportAs({ type: 'everything' }, format);
      else if (scope === 'article' && articleId !== null)
        exportAs({ type: 'article', id: articleId }, format);
      else if (scope === 'topic' && topicId !== null) exportAs({ type: 'topic', id: topicId }, format);
    },
    review: reviewing.start,
    print: () => {
      if ((room.current?.pages() ?? null) === null) window.print();
      else toasts.show({ text: t('pages.notPrinted'), detail: t('pages.notPrintedTodo') });
    },
    articleOpen: articleId !== null,
    topicOpen: topicId !== null,
  });
  useKeys(commands);
  useHistoryButtons();
  const runCommand = (id: string): void => void commands.find((command) => command.id === id)?.run();

  const broken = (again: () => void) => <Broken onAgain={again} />;
  const empty = noArticles && !asking && articleId === null && topicId === null;

  const middle = (
    <section aria-label={t('pane.list')} className={styles.middle}>
      <ErrorBoundary key={topicId} fallback={broken}>
        {topicId === null ? (
          <ResultsRoom
            ref={list}
            services={services}
            question={question}
            ask={ask}
            openKey={open.openKey}
            onLook={looking.onLook}
            recent={recent}
            onPreview={looking.toggle}
            onFacets={toggleFacets}
            onUndo={undo.undo}
            onError={onError}
            onOpen={(item, snippet) => {
              searching.log.opened();
              open.item(item, snippet);
            }}
            about={(answer) => (
              <AboutAnswer
                answer={answer}
                question={question}
                onQuestion={ask}
                onAnswer={searching.log.answered}
              />
            )}
          />
        ) : (
          <TopicPage
            topics={services.topics}
            id={topicId}
            openAnnotation={open.annotationId}
            onOpenPassage={({ annotation, article }) => void open.passage(article.id, annotation.id)}
            onExport={() => exportAs({ type: 'topic', id: topicId })}
            onSearch={() => searching.searchIn({ type: 'topic', id: topicId })}
            onError={onError}
          />
        )}
      </ErrorBoundary>
    </section>
  );
  const facets = (
    <ErrorBoundary fallback={broken}>
      <LiveFacets
        search={services.search}
        question={question}
        onText={(text) => ask({ text })}
        onClose={toggleFacets}
        onLeave={() => list.current?.focus()}
      />
    </ErrorBoundary>
  );
  const right = (
    <ReadingPane
      rooms={rooms}
      services={services}
      open={open}
      look={looking.look}
      question={question}
      ask={ask}
      recent={recent}
      reviewing={reviewing}
      onOpenTopic={openTopic}
      onExport={exportAs}
      onUndo={undo.undo}
      onError={onError}
    />
  );

  return (
    <div className={styles.window} data-open={articleId !== null || undefined}>
      <TopBar
        search={
          <SearchBox
            ref={search}
            {...searching.box}
            search={services.search}
            history={services.history}
            onLeave={showResults}
          />
        }
        railShown={rail.shown}
        undoable={undo.names}
        onCommand={runCommand}
      />
      <div className={styles.panes}>
        {rail.shown ? (
          <Rail
            inLibrary={topicId === null}
            notebookName={services.notebook.name}
            onLibrary={() => runCommand('library')}
            onStories={() => runCommand('stories')}
            review={reviewing}
            searches={
              <ErrorBoundary fallback={broken}>
                <SavedSearches
                  services={services}
                  question={question}
                  openId={searching.savedId}
                  onOpen={(saved) => {
                    rail.leave();
                    setListShown(true);
                    searching.openSaved(saved);
                  }}
                  onUndo={undo.undo}
                  onError={onError}
                />
              </ErrorBoundary>
            }
            topics={
              <ErrorBoundary fallback={broken}>
                <TopicsPanel
                  topics={services.topics}
                  openId={topicId}
                  onOpen={openTopic}
                  onExport={(id) => exportAs({ type: 'topic', id })}
                  onUndo={undo.undo}
                  onError={onError}
                />
              </ErrorBoundary>
            }
          />
        ) : null}
        {empty ? (
          <EmptyNotebook
            folder={services.notebook.folder}
            modifier={MOD_NAME}
            onFiles={() => pickers.current?.files()}
            onFolder={() => pickers.current?.folder()}
            onPaste={() => setSheet('paste')}
            onSample={() => void importSample(services).then((first) => first !== null && openArticle(first))}
            onKeys={() => setSheet('keys')}
          />
        ) : (
          <>
            {facetsShown && topicId === null && listShown ? facets : null}
            {listShown ? middle : null}
            {right}
          </>
        )}
      </div>
      <ImportFoot
        importing={services.importing}
        onFolder={() => pickers.current?.folder()}
        onFiles={() => pickers.current?.files()}
        onReport={() => setSheet('report')}
      />
      <DropArea onSources={importing.run} onNothing={importing.nothingPasted} />
      <FilePickers ref={pickers} onSources={importing.run} onNoFolder={importing.noFolder} />
      <SearchSheets
        shown={searching.sheet}
        savedSearches={services.savedSearches}
        question={question}
        onTry={searching.tryExample}
        onClose={() => searching.setSheet(null)}
        onUndo={undo.undo}
        onError={onError}
      />
      <WindowSheets
        shown={sheet}
        onClose={() => setSheet(null)}
        commands={commands}
        services={services}
        onError={onError}
        onSources={importing.run}
        onOpenArticle={open.article}
        onSearch={(text) => {
          setListShown(true);
          open.list();
          ask({ text });
        }}
        onUndo={undo.undo}
        onStories={() => setSheet('stories')}
        onSaveFile={saveFile}
      />
    </div>
  );
}
