import type { AppError } from '../../../src-core/base/error-code.ts';
import type { ArticleId } from '../../../src-core/base/id.ts';
import type { ImportProgress, ImportReportRow } from '../app-services.ts';
import { createLiveValue } from '../live-value.ts';
import type { LiveValue } from '../live-value.ts';
import { createImportMeter } from './import-meter.ts';

/** Milliseconds between two reports to the window. */
const PAUSE = 200;
/** Rows of one archive that are reported one by one; the rest is only counted. */
const FAILED_ROWS_LISTED = 1_000;

/** What is known about one source while it goes through. */
export interface SourceEntry {
  readonly path: string;
  readonly bytes: number;
  readonly articleIds: ArticleId[];
  readonly warnings: Set<string>;
  readonly errors: AppError[];
  title: string;
  /** Articles parsed but not durable yet. */
  open: number;
  parsed: boolean;
  /** Bytes of it that are done, as far as can be told. */
  bytesDone: number;
  reported: boolean;
}

/** A source nothing is known about yet. */
export function newEntry(path: string, bytes: number): SourceEntry {
  return {
    path,
    bytes,
    articleIds: [],
    warnings: new Set(),
    errors: [],
    title: '',
    open: 0,
    parsed: false,
    bytesDone: 0,
    reported: false,
  };
}

/** Counts what became of the sources and tells the window a few times a second. */
export interface ImportReport {
  readonly live: LiveValue<ImportProgress>;
  readonly cancel: () => void;
  /** One article became durable. */
  readonly imported: () => void;
  /** A part of a source was parsed. */
  readonly advance: (entry: SourceEntry, bytes: number) => void;
  readonly row: (row: ImportReportRow) => void;
  /** The source is through: its row, and a row for each of its parts that failed. */
  readonly finished: (entry: SourceEntry) => void;
  readonly finish: () => ImportProgress;
}

/** Errors name their file as the report does. */
export function named(error: AppError, path: string): AppError {
  return { code: error.code, values: { ...error.values, file: path } };
}

/** The row of a source that is through. */
function rowOf({ path, articleIds, title, warnings, errors }: SourceEntry): ImportReportRow {
  const [error] = errors;
  return {
    path,
    outcome: articleIds.length > 0 ? 'imported' : 'failed',
    articleIds,
    title,
    warnings: [...warnings],
    error: articleIds.length > 0 || error === undefined ? null : named(error, path),
  };
}

/** A report on so many sources of so many bytes together. */
export function createImportReport(total: number, totalBytes: number, now: () => number): ImportReport {
  const meter = createImportMeter(now);
  const rows: ImportReportRow[] = [];
  const counts = { done: 0, imported: 0, failed: 0, duplicates: 0, bytes: 0 };
  let phase: ImportProgress['phase'] = 'reading';
  let cancelled = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const snapshot = (): ImportProgress => ({
    phase,
    done: counts.done,
    total,
    imported: counts.imported,
    failed: counts.failed,
    duplicates: counts.duplicates,
    rate: meter.rate(),
    secondsLeft: phase === 'done' ? 0 : meter.secondsFor(Math.max(0, totalBytes - counts.bytes)),
    cancelled,
    report: [...rows],
  });
  const live = createLiveValue(snapshot());
  const tellNow = (): ImportProgress => {
    clearTimeout(timer);
    timer = undefined;
    const told = snapshot();
    live.set(told);
    return told;
  };
  const tell = (): void => {
    meter.note(counts.done, counts.bytes);
    timer ??= setTimeout(tellNow, PAUSE);
  };
  const row = (next: ImportReportRow): void => {
    rows.push(next);
    if (next.outcome === 'failed') counts.failed += 1;
    if (next.outcome === 'duplicate') counts.duplicates += 1;
    tell();
  };
  const advance = (entry: SourceEntry, bytes: number): void => {
    const gained = Math.min(entry.bytes - entry.bytesDone, bytes);
    entry.bytesDone += gained;
    if (phase === 'reading') phase = 'running';
    counts.bytes += gained;
    tell();
  };

  return {
    live,
    row: (next) => {
      counts.done += 1;
      row(next);
    },
    advance,
    cancel: () => {
      cancelled = true;
      phase = 'cancelling';
      tellNow();
    },
    imported: () => {
      counts.imported += 1;
      tell();
    },
    finished: (entry) => {
      entry.reported = true;
      counts.done += 1;
      advance(entry, entry.bytes);
      row(rowOf(entry));
      const parts = entry.articleIds.length > 0 ? entry.errors : entry.errors.slice(1);
      for (const error of parts.slice(0, FAILED_ROWS_LISTED)) {
        row({
          path: entry.path,
          outcome: 'failed',
          articleIds: [],
          title: '',
          warnings: [],
          error: named(error, entry.path),
        });
      }
      counts.failed += Math.max(0, parts.length - FAILED_ROWS_LISTED);
    },
    finish: () => {
      phase = 'done';
      return tellNow();
    },
  };
}
