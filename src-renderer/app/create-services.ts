import { appError } from '../../src-core/base/error-code.ts';
import type { AppError } from '../../src-core/base/error-code.ts';
import { success } from '../../src-core/base/result.ts';
import type { Result } from '../../src-core/base/result.ts';
import type { HostApi, NotebookDescription } from '../../src-core/contract/host-api.ts';
import { RESULT_LABELS } from '../../src-core/export/results/exported-result.ts';
import { MARKDOWN_LABELS } from '../../src-core/export/markdown/export-markdown.ts';
import { DEFAULT_IMPORT_LIMITS } from '../../src-core/import/import-limits.ts';
import type { JournalPosition } from '../../src-core/journal/transaction.ts';
import { createAnnotationService } from '../services/annotation-service.ts';
import { createArticleAnnotations } from '../services/article-annotations.ts';
import { createChangeFeed } from '../services/change-feed.ts';
import type { AppServices } from '../services/app-services.ts';
import { colourMeanings, createColourService } from '../services/colour-service.ts';
import { createCommandRunner } from '../services/command-runner.ts';
import { createDocumentReader } from '../services/document-reader.ts';
import { createAnnotationExporting } from '../services/annotation-exporting.ts';
import { createFindService } from '../services/find-service.ts';
import { createExportService } from '../services/export-service.ts';
import { createFileExport } from '../services/file-export.ts';
import { runGuard } from '../services/import/run-guard.ts';
import { createImportService } from '../services/import/import-service.ts';
import { createTwinSource } from '../services/import/twin-source.ts';
import { createWatchService } from '../services/import/watch-service.ts';
import { createLiveValue } from '../services/live-value.ts';
import { createLibraryService } from '../services/library-service.ts';
import { createLiveCache } from '../services/live-cache.ts';
import { newId } from '../services/new-id.ts';
import { createIndexKeeper } from '../services/search/index-keeper.ts';
import { openOtherWindows } from '../services/search/other-windows.ts';
import { followRecords } from '../services/search/follow-records.ts';
import { startSearchEngine } from '../services/search/search-engine.ts';
import { createResultsExport } from '../services/results-export.ts';
import { createSearchService } from '../services/search/search-service.ts';
import { createPageService } from '../services/page-service.ts';
import { createRelatedService } from '../services/related-service.ts';
import { createPictureService } from '../services/picture-service.ts';
import { createSavedSearchService } from '../services/saved-search-service.ts';
import { createSearchHistory } from '../services/search-history.ts';
import { createSessionService, sessionIdOf } from '../services/session-service.ts';
import { createStoryService } from '../services/story-service.ts';
import { createTopicService } from '../services/topic-service.ts';
import { createUndoService } from '../services/undo-service.ts';
import { createProvenanceService } from '../services/provenance-service.ts';
import { createReviewService } from '../services/review-service.ts';
import { createWholePage } from '../services/whole-page.ts';
import { createVersionService } from '../services/version-service.ts';
import { openInHandStore } from '../store/in-hand-store.ts';
import { openKeptHandles } from '../store/kept-handles.ts';
import { createLivePace } from '../store/live-pace.ts';
import { openProjection } from '../store/projection.ts';
import type { Projection } from '../store/projection.ts';
import { findAgainIn, startAnchorWorker } from '../workers/anchor/client.ts';
import type { AnchorWorker } from '../workers/anchor/client.ts';
import { createImportPool, startImportWorker } from '../workers/import/client.ts';
import type { ImportWorker } from '../workers/import/client.ts';
import { startPainterWorker } from '../workers/pages/client.ts';
import type { PainterWorker } from '../workers/pages/client.ts';
import { startSearchWorker } from '../workers/search/client.ts';
import type { SearchWorker } from '../workers/search/client.ts';

/** How far opening a notebook is: bytes of journal done and to do; `total` is 0 while that is not known. */
export interface OpeningProgress {
  readonly done: number;
  readonly total: number;
}

/** What the services take from the browser; tests give their own. */
export interface ServiceSurroundings {
  readonly startImportWorker: () => ImportWorker;
  readonly startSearchWorker: () => SearchWorker;
  readonly startAnchorWorker: () => AnchorWorker;
  readonly startPainterWorker: () => PainterWorker;
  /** Files that are parsed at once. */
  readonly importWorkers: number;
  /** Milliseconds a worker may take for one file, or for one piece of an archive. */
  readonly parseLimit: number;
  /** Milliseconds that opening waits for the records; if they are being read anew, searching begins without them. */
  readonly patience: number;
  /** BCP 47. */
  readonly language: string;
}

/** The app's own workers: one processor is left to the window. */
export function browserSurroundings(): ServiceSurroundings {
  return {
    startImportWorker,
    startSearchWorker,
    startAnchorWorker,
    startPainterWorker,
    importWorkers: Math.max(1, navigator.hardwareConcurrency - 1),
    parseLimit: 30_000,
    patience: 2_000,
    language: navigator.language,
  };
}

/** Services, and how to end them. */
export interface RunningServices extends AppServices {
  /** Writes what is not written yet and ends the workers. */
  readonly close: () => Promise<void>;
}

function openTables(
  host: HostApi,
  notebook: NotebookDescription,
  onProgress: (progress: OpeningProgress) => void,
  patience: number,
): Promise<Result<Projection, AppError>> {
  return openProjection({
    notebookId: notebook.notebookId,
    folder: notebook.folder,
    end: async () => {
      const described = await host.describe({});
      return described.ok ? success(described.value.position) : described;
    },
    readJournal: (from, limit) => host.readJournal({ from, limit }),
    onProgress: (done, total) => onProgress({ done, total }),
    patience,
  });
}

/** Host and journal may both tell of the same damage. */
function unrepeated(reports: readonly AppError[]): readonly AppError[] {
  return [...new Map(reports.map((report) => [JSON.stringify(report), report])).values()];
}

/** Opens the notebook of a host and builds everything the features may call. Searching may start before the index is complete. */
export async function createServices(
  host: HostApi,
  onProgress: (progress: OpeningProgress) => void,
  surroundings: ServiceSurroundings = browserSurroundings(),
): Promise<Result<RunningServices, AppError>> {
  onProgress({ done: 0, total: 0 });
  const described = await host.describe({});
  if (!described.ok) return described;
  const engine = startSearchEngine(surroundings.startSearchWorker, host);
  const openIndex = engine.api
    .open(null)
    .catch(() => ({ position: {}, reports: [appError('index-damaged')] }));
  let filling: OpeningProgress = { done: 0, total: 0 };
  const tell = (progress: OpeningProgress): void => {
    filling = progress;
    onProgress(progress);
  };
  const openRecords = openTables(host, described.value, tell, surroundings.patience);
  const [opened, index] = await Promise.all([openRecords, openIndex]);
  if (!opened.ok) {
    engine.stop();
    return opened;
  }
  const projection = opened.value;
  const feed = createChangeFeed();
  const tablesBehind = createLiveValue(projection.isBehind());
  projection.onRefilled(() => {
    tablesBehind.set(projection.isBehind());
    feed.tell(null);
  });
  const reports = unrepeated([...described.value.reports, ...projection.reports(), ...index.reports]);
  const notebook = { ...described.value, reports };
  const { language } = surroundings;
  const now = (): number => Date.now();

  const keeper = createIndexKeeper({
    api: engine.api,
    read: projection.read,
    readJournal: (from, limit) => host.readJournal({ from, limit }),
    position: projection.position,
  });
  // A worker that dies while it catches up is started again, and then starts over.
  const restart = async (position: JournalPosition, followed = false): Promise<void> => {
    await projection.complete;
    if (followed) await projection.follow();
    await keeper.start(position, followed);
  };
  const windows = openOtherWindows(notebook.notebookId, {
    changed: async () => {
      await projection.follow();
      feed.tell(null);
      await keeper.followed();
    },
    written: async () => {
      await engine.api.follow(null);
    },
  });
  engine.listen({
    restarted: ({ position }) => void restart(position).catch(() => undefined),
    stopped: keeper.ailing,
    news: (news) => {
      if (news.type === 'written') windows.tell('written');
      else if (news.type === 'moved') void restart(news.position, true).catch(() => undefined);
      else {
        keeper.ailing(news.error);
        void restart({}).catch(() => undefined);
      }
    },
  });
  const part = (): number => filling.done / Math.max(1, filling.total);
  // What fails here shows at the search itself: its calls answer with the reason.
  void followRecords(projection, keeper, engine.api, index.position, part).catch(() => undefined);

  const documents = createDocumentReader(host);
  const runner = createCommandRunner({
    host,
    read: projection.read,
    readVersion: createTwinSource(projection.read, documents).read,
    applied: async (appended, { documents }) => {
      const changes = await projection.apply(appended);
      feed.tell(changes);
      windows.tell('changed');
      // Not awaited: a command is done when it is durable and visible; it can be found a moment later. What the index
      // could not take in leaves a gap that it closes from the journal.
      const atHand = new Map(documents.map(({ id, json }) => [id as string, json]));
      void keeper.changed(changes, appended.position, atHand).catch(() => undefined);
    },
    newId,
    now,
  });
  const pace = createLivePace();
  const lives = createLiveCache(projection, pace);
  const restored = await projection.peek((lookup) => lookup.get('session', sessionIdOf(notebook.deviceId)));
  const session = createSessionService(runner, notebook.deviceId, restored ?? null, now);
  const findAgain = findAgainIn(surroundings.startAnchorWorker);
  const pool = createImportPool({
    size: surroundings.importWorkers,
    limits: DEFAULT_IMPORT_LIMITS,
    timeLimit: surroundings.parseLimit,
    start: surroundings.startImportWorker,
  });
  const inHand = openInHandStore(notebook.notebookId);
  const leave = (): void => {
    void session.flush();
    void keeper.flush().catch(() => undefined);
    inHand.leave();
  };
  globalThis.addEventListener?.('pagehide', leave);

  const stories = createStoryService(projection, lives, runner, documents, engine.api);
  const finding = createFindService();
  const search = createSearchService({
    api: engine.api,
    state: keeper.state,
    startAgain: engine.startAgain,
    read: projection.peek,
    now,
  });
  const interfaceLanguage = language.startsWith('de') ? 'de' : 'en';

  const importing = createImportService({
    latestEvents: (limit) => projection.read((lookup) => lookup.latestEvents(limit)),
    guard: runGuard(notebook.notebookId),
    kept: openKeptHandles(notebook.notebookId),
    inHand,
    pool,
    limits: DEFAULT_IMPORT_LIMITS,
    articlesFrom: (sha256) => projection.read((lookup) => lookup.articlesFrom(sha256)),
    twins: createTwinSource(projection.read, documents, findAgain),
    unlocked: async (id, password) => {
      const article = await projection.read((lookup) => lookup.get('article', id));
      if (article !== undefined) pages.remember(article.original, password);
    },
    runner,
    topics: () => projection.read((lookup) => lookup.topics()),
    meanings: () => projection.read(colourMeanings),
    resembling: stories.resembling,
    searchable: keeper.settled,
    flushIndex: keeper.flush,
    pace,
    newId,
    now,
  });
  const watching = createWatchService({
    host,
    importing,
    later: (work, milliseconds) => {
      const timer = setTimeout(work, milliseconds);
      return () => clearTimeout(timer);
    },
  });

  const provenance = createProvenanceService(
    host,
    notebook.name,
    createWholePage({
      host,
      pool,
      source: createTwinSource(projection.read, documents, findAgain),
      runner,
    }),
  );
  const pages = createPageService(provenance, surroundings.startPainterWorker);
  return success({
    notebook,
    library: createLibraryService(projection, lives, runner, documents),
    annotations: createAnnotationService(
      projection,
      createArticleAnnotations(projection, feed),
      runner,
      documents,
      now,
    ),
    topics: createTopicService(lives, runner, language),
    search,
    savedSearches: createSavedSearchService(lives, runner, language),
    history: createSearchHistory(lives, runner, newId, now),
    importing,
    watching,
    exporting: {
      ...createExportService(host, projection, documents, MARKDOWN_LABELS[interfaceLanguage], notebook.name),
      webAnnotations: createAnnotationExporting({
        host,
        projection,
        documents,
        notebookName: notebook.name,
        newId,
        now,
      }),
      file: createFileExport(host, notebook.name, now),
      results: createResultsExport({
        host,
        search,
        read: projection.read,
        labels: RESULT_LABELS[interfaceLanguage],
        notebookName: notebook.name,
        now,
      }),
    },
    tablesBehind,
    undo: createUndoService(runner),
    colours: createColourService(lives, runner),
    session,
    provenance,
    pages,
    versions: createVersionService(projection, lives, runner, documents, findAgain),
    reviews: createReviewService(projection, lives, runner, documents),
    stories,
    pictures: createPictureService(host),
    finding,
    related: createRelatedService({ api: engine.api, state: () => search.state(), read: projection.read }),
    close: async () => {
      watching.close();
      globalThis.removeEventListener?.('pagehide', leave);
      await session.flush();
      await keeper.flush().catch(() => undefined);
      windows.close();
      pool.stop();
      engine.stop();
      finding.stop();
      projection.close();
    },
  });
}
