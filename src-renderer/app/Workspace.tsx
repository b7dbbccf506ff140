import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useHashLocation } from 'wouter/use-hash-location';
import type { AppError } from '../../src-core/base/error-code.ts';
import { errorSentences } from '../../src-core/base/error-sentences.ts';
import { asId } from '../../src-core/base/id.ts';
import type { AnnotationId, ArticleId, TopicId } from '../../src-core/base/id.ts';
import { indexKey, parseIndexKey } from '../../src-core/search/index-key.ts';
import type { SearchSort, Snippet } from '../../src-core/search/search-types.ts';
import { DropArea } from '../features/import/DropArea.tsx';
import { EmptyNotebook } from '../features/import/EmptyNotebook.tsx';
import { FilePickers } from '../features/import/FilePickers.tsx';
import type { FilePickersHandle } from '../features/import/FilePickers.tsx';
import { ImportBar } from '../features/import/ImportBar.tsx';
import { ImportReport } from '../features/import/ImportReport.tsx';
import { PasteSheet } from '../features/import/PasteSheet.tsx';
import { ResultList } from '../features/library/ResultList.tsx';
import type { ResultListHandle } from '../features/library/ResultList.tsx';
import type { ResultItem } from '../features/library/use-results.ts';
import { SettingsSheet } from '../features/settings/SettingsSheet.tsx';
import { TopicPage } from '../features/topics/TopicPage.tsx';
import { TopicsPanel } from '../features/topics/TopicsPanel.tsx';
import { useText } from '../i18n/text.ts';
import type { AppServices, ImportSource } from '../services/app-services.ts';
import { firstValue } from '../services/first-value.ts';
import { useToasts } from '../ui/toasts.tsx';
import { useLive } from '../ui/use-live.ts';
import { appCommands } from './app-commands.ts';
import { ArticleRoom } from './ArticleRoom.tsx';
import type { ArticleRoomHandle } from './ArticleRoom.tsx';
import { Broken } from './Broken.tsx';
import { CommandPalette } from './CommandPalette.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import type { Jump } from './jump.ts';
import { KeySheet } from './KeySheet.tsx';
import { NothingOpen } from './NothingOpen.tsx';
import { focusInArticle, focusNextPane } from './panes.ts';
import { Rail } from './Rail.tsx';
import { importSample } from './sample-notebook.ts';
import { formatRoute, parseRoute } from './route.ts';
import { MOD_NAME } from './shortcut.ts';
import { TopBar } from './TopBar.tsx';
import { useArticleCount } from './use-article-count.ts';
import { useKeys } from './use-keys.ts';
import { useStoredFlag } from './use-stored-flag.ts';
import { useUndo } from './use-undo.ts';
import { useExport } from './use-export.ts';
import styles from './Workspace.module.css';

type SheetName = 'palette' | 'keys' | 'settings' | 'paste' | 'report';

/** The three panes, the bar over them, and everything that concerns the whole window. */
export function Workspace({ services }: { readonly services: AppServices }) {
  const { t, language } = useText();
  const toasts = useToasts();
  const restored = useMemo(() => services.session.restored(), [services]);
  const [path, navigate] = useHashLocation();
  const route = useMemo(() => parseRoute(path), [path]);
  const [query, setQuery] = useState(restored?.queryText ?? '');
  const [listSort, setListSort] = useState<SearchSort>('added');
  const [searchSort, setSearchSort] = useState<SearchSort>('relevance');
  const [railShown, setRailShown] = useStoredFlag('rail', window.innerWidth >= 960);
  const [listShown, setListShown] = useStoredFlag('list', true);
  const [sheet, setSheet] = useState<SheetName | null>(null);
  const [jump, setJump] = useState<Jump | null>(null);
  const [openAnnotation, setOpenAnnotation] = useState<AnnotationId | null>(null);
  const [openKey, setOpenKey] = useState<string | null>(null);
  const offsets = useRef(new Map<ArticleId, number>());
  const serial = useRef(0);
  const room = useRef<ArticleRoomHandle>(null);
  const list = useRef<ResultListHandle>(null);
  const search = useRef<HTMLInputElement>(null);
  const pickers = useRef<FilePickersHandle>(null);

  const progressLive = useMemo(() => services.importing.progress(), [services]);
  const progress = useLive(progressLive) ?? null;
  const count = useArticleCount(services);

  const onError = useCallback(
    (error: AppError) => {
      const { what, todo } = errorSentences(error, language);
      toasts.show({ text: what, detail: todo, tone: 'error' });
    },
    [toasts, language],
  );
  const undo = useUndo(services.undo, onError);
  const exportAs = useExport(services.exporting, onError);

  // Once: back to where the last session ended, unless the address already says where.
  useEffect(() => {
    if (restored === null || restored.openArticleId === null || route.articleId !== null) return;
    offsets.current.set(restored.openArticleId, restored.readingOffset);
    navigate(formatRoute({ topicId: null, articleId: restored.openArticleId }), { replace: true });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- at the start only
  }, []);
  useEffect(() => {
    services.session.remember({
      openArticleId: route.articleId,
      room: route.topicId === null ? 'library' : 'topics',
    });
  }, [services, route]);

  const ask = useCallback(
    (text: string) => {
      setQuery(text);
      services.session.remember({ queryText: text });
      // A search leaves the topic page; the article stays open.
      if (text !== '')
        navigate(formatRoute({ topicId: null, articleId: parseRoute(location.hash.slice(1)).articleId }));
    },
    [services, navigate],
  );
  const openArticle = useCallback(
    (id: ArticleId, place: Omit<Jump, 'serial'> | null) => {
      serial.current += 1;
      setJump({ range: null, hold: false, ...place, serial: serial.current });
      setOpenAnnotation(null);
      setOpenKey(null);
      const now = parseRoute(location.hash.slice(1));
      navigate(formatRoute({ ...now, articleId: id }));
    },
    [navigate],
  );
  const openTopic = useCallback(
    (id: TopicId) => {
      setListShown(true);
      navigate(formatRoute({ topicId: id, articleId: parseRoute(location.hash.slice(1)).articleId }));
    },
    [navigate, setListShown],
  );
  const openPassage = async (articleId: ArticleId, annotationId: AnnotationId): Promise<void> => {
    const live = services.annotations.ofArticle(articleId);
    const found = await firstValue(live);
    const item = found.find(({ annotation }) => annotation.id === annotationId);
    openArticle(articleId, item === undefined ? null : { range: item.annotation.position, hold: true });
    setOpenAnnotation(annotationId);
    setOpenKey(indexKey('annotation', annotationId));
  };
  const openItem = (item: ResultItem, snippet: Snippet | null): void => {
    const { hit } = item;
    const { id } = parseIndexKey(hit.key);
    if (hit.kind === 'topic') openTopic(asId<TopicId>(id));
    else if (hit.kind === 'annotation')
      void openPassage(asId<ArticleId>(hit.articleId), asId<AnnotationId>(id));
    else {
      const at = query.trim() === '' || snippet === null || snippet.position < 0 ? null : snippet.position;
      openArticle(
        asId<ArticleId>(hit.articleId),
        at === null ? null : { range: { start: at, end: at + 1 }, hold: false },
      );
    }
  };
  const runImport = useCallback(
    (sources: readonly ImportSource[]) => {
      void services.importing.run(sources).then((done) => {
        const [only] = done.report.length === 1 ? done.report : [];
        const [first] = only?.articleIds ?? [];
        // One thing dropped or pasted is meant to be read now.
        if (first !== undefined) openArticle(first, null);
      });
    },
    [services, openArticle],
  );
  const onNothingPasted = useCallback(() => toasts.show({ text: t('import.nothingToPaste') }), [toasts, t]);
  const removeArticle = (id: ArticleId, title: string): void => {
    void services.library.remove(id).then((result) => {
      if (!result.ok) return onError(result.error);
      navigate(formatRoute({ ...route, articleId: null }));
      toasts.show({
        text: t('article.removed', { title: title === '' ? t('list.untitled') : title }),
        action: { label: t('app.undo'), run: undo.undo },
      });
      return undefined;
    });
  };
  const backToList = (): boolean => {
    if (listShown && focusInArticle()) {
      list.current?.focus();
      if (window.innerWidth > 720) return true;
    }
    if (route.articleId === null || window.innerWidth > 720) return false;
    navigate(formatRoute({ ...route, articleId: null }));
    return true;
  };

  const commands = appCommands({
    room,
    inArticle: focusInArticle,
    moveRow: (by) => {
      if (list.current === null) return false;
      list.current.focus();
      list.current.move(by);
      return true;
    },
    openRow: () => {
      list.current?.openActive();
      return list.current !== null;
    },
    focusSearch: () => {
      search.current?.focus();
      search.current?.select();
    },
    nextPane: focusNextPane,
    backToList,
    library: () => {
      setListShown(true);
      ask('');
      navigate(formatRoute({ topicId: null, articleId: route.articleId }));
      setTimeout(() => list.current?.focus(), 0);
    },
    foldRail: () => setRailShown(!railShown),
    foldList: () => setListShown(!listShown),
    show: setSheet,
    undo: undo.undo,
    redo: undo.redo,
    pickFiles: () => pickers.current?.files(),
    pickFolder: () => pickers.current?.folder(),
    exportAs: (scope) => {
      if (scope === 'everything') exportAs({ type: 'everything' });
      else if (scope === 'article' && route.articleId !== null)
        exportAs({ type: 'article', id: route.articleId });
      else if (scope === 'topic' && route.topicId !== null) exportAs({ type: 'topic', id: route.topicId });
      else return false;
      return true;
    },
    articleOpen: route.articleId !== null,
    topicOpen: route.topicId !== null,
  });
  useKeys(commands);
  const runCommand = (id: string): void => void commands.find((command) => command.id === id)?.run();

  const onVisible = useCallback(
    (id: ArticleId, offset: number) => {
      offsets.current.set(id, offset);
      services.session.remember({ openArticleId: id, readingOffset: offset });
    },
    [services],
  );
  const broken = (again: () => void) => <Broken onAgain={again} />;
  const empty = count === 0 && query.trim() === '' && route.articleId === null && route.topicId === null;

  return (
    <div
      className={styles.window}
      data-rail={railShown || undefined}
      data-list={listShown || undefined}
      data-open={route.articleId !== null || undefined}
    >
      <TopBar
        searchRef={search}
        query={query}
        onQuery={ask}
        onLeaveSearch={() => {
          setListShown(true);
          list.current?.focus();
        }}
        railShown={railShown}
        undoable={undo.names}
        onCommand={runCommand}
      />
      <div className={styles.panes}>
        {railShown ? (
          <Rail
            inLibrary={route.topicId === null}
            notebookName={services.notebook.name}
            onLibrary={() => runCommand('library')}
            topics={
              <ErrorBoundary fallback={broken}>
                <TopicsPanel
                  topics={services.topics}
                  openId={route.topicId}
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
            onFiles={() => runCommand('import-files')}
            onFolder={() => runCommand('import-folder')}
            onPaste={() => setSheet('paste')}
            onSample={() => void importSample(services).then((first) => first !== null && openArticle(first, null))}
            onKeys={() => setSheet('keys')}
          />
        ) : (
          <>
            {listShown ? (
              <section aria-label={t('pane.list')} className={styles.middle}>
                <ErrorBoundary key={route.topicId} fallback={broken}>
                  {route.topicId === null ? (
                    <ResultList
                      ref={list}
                      services={services}
                      query={query}
                      sort={query.trim() === '' ? listSort : searchSort}
                      onSort={query.trim() === '' ? setListSort : setSearchSort}
                      onClearQuery={() => ask('')}
                      openKey={
                        openKey ?? (route.articleId === null ? null : indexKey('article', route.articleId))
                      }
                      onOpen={openItem}
                    />
                  ) : (
                    <TopicPage
                      topics={services.topics}
                      id={route.topicId}
                      openAnnotation={openAnnotation}
                      onOpenPassage={({ annotation, article }) => void openPassage(article.id, annotation.id)}
                      onExport={() => runCommand('export-topic')}
                      onError={onError}
                    />
                  )}
                </ErrorBoundary>
              </section>
            ) : null}
            <main className={styles.right}>
              <ErrorBoundary key={route.articleId} fallback={broken}>
                {route.articleId === null ? (
                  <NothingOpen />
                ) : (
                  <ArticleRoom
                    key={route.articleId}
                    ref={room}
                    services={services}
                    id={route.articleId}
                    query={route.topicId === null ? query : ''}
                    jump={jump}
                    annotationId={openAnnotation}
                    initialOffset={offsets.current.get(route.articleId) ?? 0}
                    onVisible={onVisible}
                    onBack={() => navigate(formatRoute({ ...route, articleId: null }))}
                    onOpenTopic={openTopic}
                    onExport={() => runCommand('export-article')}
                    onRemove={(title) => route.articleId !== null && removeArticle(route.articleId, title)}
                    onUndo={undo.undo}
                    onError={onError}
                  />
                )}
              </ErrorBoundary>
            </main>
          </>
        )}
      </div>
      {progress === null ? null : (
        <ImportBar
          progress={progress}
          onCancel={services.importing.cancel}
          onReport={() => setSheet('report')}
          onDismiss={services.importing.dismiss}
        />
      )}
      <DropArea onSources={runImport} onNothing={onNothingPasted} />
      <FilePickers ref={pickers} onSources={runImport} />
      {sheet === 'palette' ? <CommandPalette commands={commands} onClose={() => setSheet(null)} /> : null}
      {sheet === 'keys' ? <KeySheet onClose={() => setSheet(null)} /> : null}
      {sheet === 'settings' ? (
        <SettingsSheet notebook={services.notebook} onClose={() => setSheet(null)} />
      ) : null}
      {sheet === 'paste' ? <PasteSheet onClose={() => setSheet(null)} onSources={runImport} /> : null}
      {sheet === 'report' && progress !== null ? (
        <ImportReport
          progress={progress}
          onClose={() => setSheet(null)}
          onOpen={(id) => {
            setSheet(null);
            openArticle(id, null);
          }}
        />
      ) : null}
    </div>
  );
}
