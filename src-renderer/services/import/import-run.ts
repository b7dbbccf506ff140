import { appError } from '../../../src-core/base/error-code.ts';
import type { AppError } from '../../../src-core/base/error-code.ts';
import type { AnnotationId, ArticleId, NewId, Sha256 } from '../../../src-core/base/id.ts';
import { failure } from '../../../src-core/base/result.ts';
import type { Operation } from '../../../src-core/journal/operation.ts';
import type { ImportLimits } from '../../../src-core/import/import-limits.ts';
import type { Article } from '../../../src-core/model/article.ts';
import type { ImportPool } from '../../workers/import/client.ts';
import { createGate } from '../../store/gate.ts';
import type { ImportProgress, ImportSource } from './importing.ts';
import { filesBeside } from './files-beside.ts';
import { createTwinFinder } from '../../../src-core/import/find-twins.ts';
import { createBatcher } from './import-batch.ts';
import type { AppendBatch } from './import-batch.ts';
import { createImportReport } from './import-report.ts';
import type { ImportReport } from './import-report.ts';
import { importSource } from './import-source.ts';
import type { SourceContext } from './import-source.ts';
import { landRow } from './land-row.ts';
import { pathOf, sizeOf } from './read-source.ts';
import { createSameBytes } from './same-bytes.ts';
import { failedRow } from './source-entry.ts';
import { createTakenArticles } from './taken-articles.ts';
import type { Handling, WatchedHands } from './watched-hands.ts';
import type { TwinSource } from '../../../src-core/import/find-twins.ts';

/** What an import works with. */
export interface ImportParts {
  readonly pool: ImportPool;
  readonly limits: ImportLimits;
  /** Articles in the notebook that came from these bytes. */
  readonly articlesFrom: (sha256: Sha256) => Promise<readonly Article[]>;
  /** Articles of the notebook that may be the same as what comes. */
  readonly twins: TwinSource;
  readonly append: AppendBatch;
  readonly hands: WatchedHands;
  /** The user chose the sources now: a file that was chosen itself is read even where it ended the program. */
  readonly chosen: boolean;
  /** Whether an article that became durable may tell what another one does. */
  readonly isAlike: (id: ArticleId) => boolean;
  readonly newId: NewId;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** How an import ended, and what it brought. */
export interface ImportOutcome {
  readonly progress: ImportProgress;
  readonly articles: readonly ArticleId[];
  /** Annotations that articles of the notebook got. */
  readonly annotations: readonly AnnotationId[];
  /** What takes back the new versions that articles of the notebook got. */
  readonly undoVersions: readonly Operation[];
  /** The notebook could not be written to: some of it is still to be done. */
  readonly unwritten: boolean;
}

/** An import under way. */
export interface ImportRun {
  readonly report: ImportReport;
  /** Begins no other source, gives up what is being parsed, and keeps what was gathered. */
  readonly cancel: () => void;
  /** Reads nothing more until it is continued; what was gathered becomes durable. */
  readonly pause: () => void;
  readonly continue: () => void;
  /** Settles when everything is durable or reported. */
  readonly done: Promise<ImportOutcome>;
}

/** Starts importing sources: as many at once as there are workers. `run` names the import in the log. */
export function startImport(chosen: readonly ImportSource[], run: string, parts: ImportParts): ImportRun {
  const { sources, besideOf } = filesBeside(chosen);
  const { pool, newId, now } = parts;
  const bytes = sources.reduce((sum, each) => sum + sizeOf(each), 0);
  const report = createImportReport(sources.length, bytes, now);
  const articles: ArticleId[] = [];
  const undoVersions: Operation[] = [];
  const annotations: AnnotationId[] = [];
  let cancelled = false;
  let fatal: AppError | null = null;
  const reading = createGate();
  reading.open();

  // A batch that could not be written takes the import with it: the next ones would meet the same full disk,
  // and an article whose original lay in that batch must not become durable without it.
  const append: AppendBatch = async (...batch) => {
    if (fatal !== null) return { result: failure(fatal), ready: Promise.resolve() };
    const appended = await parts.append(...batch);
    if (!appended.result.ok) fatal = appended.result.error;
    return appended;
  };

  const batcher = createBatcher(
    append,
    newId,
    () => new Date(now()).toISOString(),
    () => ({
      run,
      files: sources.length,
      done: report.done(),
    }),
  );
  const context: SourceContext = {
    pool,
    limits: parts.limits,
    besideOf,
    articlesFrom: parts.articlesFrom,
    batcher,
    report,
    hands: parts.hands,
    sameBytes: createSameBytes(),
    taken: createTakenArticles(),
    isAlike: parts.isAlike,
    twins: createTwinFinder(parts.twins, batcher.flush),
    land: (page, records) =>
      landRow({ ...parts.twins, articlesFrom: parts.articlesFrom }, page, records, newId),
    annotated: (ids) => {
      for (const id of ids) annotations.push(id);
      report.annotated(ids.length);
    },
    mayGoOn: reading.passed,
    stopped: () => cancelled || fatal !== null,
    fatal: () => fatal,
    imported: (article, undo) => {
      if (undo === undefined) articles.push(article.id);
      // the last one goes first: each leads back to what was there before it
      else undoVersions.unshift(...undo);
      report.imported(undo === undefined ? 'imported' : 'versions');
    },
  };

  const reportFailed = (source: ImportSource, error: AppError): void =>
    report.row(failedRow(pathOf(source), error));

  const handlingOf = (source: ImportSource): Handling =>
    source.type === 'file'
      ? parts.hands.handling(source.file, parts.chosen && !source.path.includes('/'))
      : 'freely';

  const lane = async (queue: Iterable<ImportSource>): Promise<void> => {
    for (const source of queue) {
      await context.mayGoOn();
      if (cancelled) return;
      if (fatal === null) {
        try {
          await importSource(context, source);
        } catch (error) {
          // A fault of ours costs this source, not the batch.
          reportFailed(source, appError('internal', { reason: String(error) }));
        }
      } else reportFailed(source, fatal);
    }
  };

  const importAll = async (): Promise<ImportOutcome> => {
    const handled: Record<Handling, ImportSource[]> = { freely: [], alone: [], never: [] };
    for (const source of sources) handled[handlingOf(source)].push(source);
    for (const source of handled.never) reportFailed(source, appError('file-ended-program'));
    const freely = handled.freely.values();
    // One more than there are workers: the next file is read while the others are parsed.
    await Promise.all(Array.from({ length: pool.size + 1 }, () => lane(freely)));
    // Last, when all others are durable, and with nothing beside it: whoever ends the program now is known.
    for (const source of handled.alone) {
      await batcher.flush();
      await lane([source]);
    }
    await context.batcher.end();
    return { progress: report.finish(), articles, undoVersions, annotations, unwritten: fatal !== null };
  };

  return {
    report,
    cancel: () => {
      if (cancelled) return;
      cancelled = true;
      report.cancel();
      pool.stop();
      reading.open();
    },
    pause: () => {
      if (cancelled || !reading.isOpen()) return;
      reading.close();
      report.pause();
      void context.batcher.flush();
    },
    continue: () => {
      if (reading.isOpen()) return;
      reading.open();
      report.continue();
    },
    done: importAll(),
  };
}
