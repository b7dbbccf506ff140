import type { AppError } from '../../src-core/base/error-code.ts';
import { success } from '../../src-core/base/result.ts';
import type { Result } from '../../src-core/base/result.ts';
import type { HostApi, NotebookDescription } from '../../src-core/contract/host-api.ts';
import { MARKDOWN_LABELS } from '../../src-core/export/markdown/export-markdown.ts';
import { DEFAULT_IMPORT_LIMITS } from '../../src-core/import/import-limits.ts';
import { createAnnotationService } from '../services/annotation-service.ts';
import type { AppServices, IndexState } from '../services/app-services.ts';
import { createCommandRunner } from '../services/command-runner.ts';
import { createDocumentReader } from '../services/document-reader.ts';
import { createExportService } from '../services/export-service.ts';
import { createImportService } from '../services/import/import-service.ts';
import { createLibraryService } from '../services/library-service.ts';
import { createLiveCache } from '../services/live-cache.ts';
import { createLiveValue } from '../services/live-value.ts';
import { newId } from '../services/new-id.ts';
import { createProvisionalSearch } from '../services/provisional-search.ts';
import { createSessionService, sessionIdOf } from '../services/session-service.ts';
import { createTopicService } from '../services/topic-service.ts';
import { createUndoService } from '../services/undo-service.ts';
import { createLivePace } from '../store/live-pace.ts';
import { openProjection } from '../store/projection.ts';
import type { Projection } from '../store/projection.ts';
import { createImportPool, startImportWorker } from '../workers/import/client.ts';

/** Milliseconds a worker may take for one file, or for one piece of an archive. */
const PARSE_LIMIT = 30_000;

/** How far opening a notebook is: bytes of journal done and to do; `total` is 0 while that is not known. */
export interface OpeningProgress {
  readonly done: number;
  readonly total: number;
}

async function openTables(
  host: HostApi,
  notebook: NotebookDescription,
  onProgress: (progress: OpeningProgress) => void,
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
  });
}

/** Opens the notebook of a host and builds everything the features may call. */
export async function createServices(
  host: HostApi,
  onProgress: (progress: OpeningProgress) => void,
): Promise<Result<AppServices, AppError>> {
  onProgress({ done: 0, total: 0 });
  const described = await host.describe({});
  if (!described.ok) return described;
  const opened = await openTables(host, described.value, onProgress);
  if (!opened.ok) return opened;
  const projection = opened.value;
  const notebook = { ...described.value, reports: [...described.value.reports, ...projection.reports()] };
  const { language } = navigator;

  const pace = createLivePace();
  const lives = createLiveCache(projection, pace);
  const documents = createDocumentReader(host);
  const index = createLiveValue<IndexState>({ ready: true, done: 0, total: 0, generation: 0 });
  const runner = createCommandRunner({
    host,
    read: projection.read,
    applied: async (appended) => {
      await projection.apply(appended);
      const { generation = 0 } = index.current() ?? {};
      index.set({ ready: true, done: 0, total: 0, generation: generation + 1 });
    },
    newId,
    now: () => Date.now(),
  });
  const restored = await projection.read((lookup) => lookup.get('session', sessionIdOf(notebook.deviceId)));
  const session = createSessionService(runner, notebook.deviceId, restored ?? null, () => Date.now());
  if (typeof window !== 'undefined') window.addEventListener('pagehide', () => void session.flush());
  const importing = createImportService({
    pool: createImportPool({
      size: Math.max(1, navigator.hardwareConcurrency - 1),
      limits: DEFAULT_IMPORT_LIMITS,
      timeLimit: PARSE_LIMIT,
      start: startImportWorker,
    }),
    limits: DEFAULT_IMPORT_LIMITS,
    articlesFrom: (sha256) => projection.read((lookup) => lookup.articlesFrom(sha256)),
    runner,
    searchable: () => Promise.resolve(),
    flushIndex: () => Promise.resolve(),
    pace,
    newId,
    now: () => Date.now(),
  });

  return success({
    notebook,
    library: createLibraryService(projection, lives, runner, documents),
    annotations: createAnnotationService(projection, lives, runner, documents),
    topics: createTopicService(lives, runner, language),
    search: createProvisionalSearch(projection, index),
    importing,
    exporting: createExportService(
      host,
      projection,
      documents,
      MARKDOWN_LABELS[language.startsWith('de') ? 'de' : 'en'],
      notebook.name,
    ),
    undo: createUndoService(runner),
    session,
  });
}
