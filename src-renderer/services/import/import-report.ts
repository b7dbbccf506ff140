import type { ImportProgress, ImportReportRow } from './importing.ts';
import { createLiveValue } from '../live-value.ts';
import type { LiveValue } from '../live-value.ts';
import { createImportMeter } from './import-meter.ts';
import { rowsOf } from './source-entry.ts';
import type { SourceEntry } from './source-entry.ts';

/** Milliseconds between two reports to the window. */
const PAUSE = 200;

/** Counts what became of the sources and tells the window a few times a second. */
export interface ImportReport {
  readonly live: LiveValue<ImportProgress>;
  readonly cancel: () => void;
  readonly pause: () => void;
  readonly continue: () => void;
  /** One article became durable: a new one, or a new version of one that was there. */
  readonly imported: (as: 'imported' | 'versions') => void;
  /** So many annotations came onto articles that were there. */
  readonly annotated: (annotations: number) => void;
  /** So many bytes of the source are done. */
  readonly reached: (entry: SourceEntry, bytesDone: number) => void;
  /** The row of a source that needs no entry of its own. */
  readonly row: (row: ImportReportRow) => void;
  /** The source is through: its row, and a row for each of its parts. */
  readonly finished: (entry: SourceEntry) => void;
  /** Sources that are through. */
  readonly done: () => number;
  readonly finish: () => ImportProgress;
}

/** A report on so many sources of so many bytes together. */
export function createImportReport(total: number, bytesTotal: number, now: () => number): ImportReport {
  let meter = createImportMeter(now);
  const rows: ImportReportRow[] = [];
  const counts = { done: 0, imported: 0, versions: 0, failed: 0, duplicates: 0, annotations: 0, bytes: 0 };
  const items = (): number => counts.imported + counts.versions + counts.failed + counts.duplicates;
  let phase: ImportProgress['phase'] = 'reading';
  let cancelled = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const snapshot = (): ImportProgress => ({
    phase,
    done: counts.done,
    total,
    bytesDone: counts.bytes,
    bytesTotal,
    imported: counts.imported,
    versions: counts.versions,
    failed: counts.failed,
    duplicates: counts.duplicates,
    ...(counts.annotations === 0 ? {} : { annotations: counts.annotations }),
    rate: phase === 'paused' ? 0 : meter.rate(),
    secondsLeft:
      phase === 'done'
        ? 0
        : phase === 'paused'
          ? null
          : meter.secondsFor(Math.max(0, bytesTotal - counts.bytes)),
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
    meter.note(items(), counts.bytes);
    timer ??= setTimeout(tellNow, PAUSE);
  };
  const change = (next: ImportProgress['phase']): void => {
    phase = next;
    tellNow();
  };
  const row = (next: ImportReportRow): void => {
    rows.push(next);
    counts.done += 1;
    if (next.outcome === 'failed') counts.failed += 1;
    if (next.outcome === 'duplicate') counts.duplicates += 1;
    tell();
  };
  const reached = (entry: SourceEntry, bytesDone: number): void => {
    const gained = Math.max(0, Math.min(entry.bytes, bytesDone) - entry.bytesDone);
    entry.bytesDone += gained;
    counts.bytes += gained;
    if (phase === 'reading') phase = 'running';
    tell();
  };

  return {
    live,
    row,
    reached,
    cancel: () => {
      cancelled = true;
      change('cancelling');
    },
    pause: () => change('paused'),
    continue: () => {
      // What was not read while it stood still is no measure of its speed.
      meter = createImportMeter(now, { items: items(), bytes: counts.bytes });
      change('running');
    },
    imported: (as) => {
      counts[as] += 1;
      tell();
    },
    annotated: (annotations) => {
      counts.annotations += annotations;
      tell();
    },
    finished: (entry) => {
      entry.reported = true;
      rows.push(...rowsOf(entry));
      counts.done += 1;
      counts.duplicates += entry.counts.duplicates;
      counts.failed += entry.counts.failed + (entry.error === null ? 0 : 1);
      reached(entry, entry.bytes);
    },
    done: () => counts.done,
    finish: () => {
      change('done');
      return tellNow();
    },
  };
}
