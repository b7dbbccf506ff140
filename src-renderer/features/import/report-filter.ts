import type { ImportReportRow } from '../../services/import/importing.ts';
import { reasonsOf } from './report-reasons.ts';

/** Warnings that say what was done, and leave nothing in doubt. */
const NO_DOUBTS: ReadonlySet<string> = new Set(['new-version', 'annotations-added']);

const isDoubtful = ({ warnings }: ImportReportRow): boolean => warnings.some((code) => !NO_DOUBTS.has(code));

/** A file that has parts stands above them; what became of it is told by their rows, save that nothing came of it at all. */
const isHeading = ({ parts, outcome }: ImportReportRow): boolean => parts !== null && outcome !== 'failed';

/** Which rows of a report are shown. */
export interface ReportFilter {
  readonly outcome: 'all' | 'imported' | 'version' | 'failed' | 'duplicate' | 'warning';
  /** Code of a reason; null = any. */
  readonly reason: string | null;
  /** Null = any. */
  readonly format: string | null;
}

/** Whether a row passes all parts of the filter. */
export function passesFilter(row: ImportReportRow, { outcome, reason, format }: ReportFilter): boolean {
  if (format !== null && row.format !== format) return false;
  if (reason !== null && !reasonsOf(row).includes(reason)) return false;
  if (outcome === 'all') return true;
  if (isHeading(row)) return false;
  return outcome === 'warning' ? isDoubtful(row) : row.outcome === outcome;
}

/** What there is to choose from: values with the number of rows that have them, the most frequent first. */
export type Counted = readonly { readonly value: string; readonly count: number }[];

/** How many rows have which outcome, reason and format. */
export function countReport(rows: readonly ImportReportRow[]): {
  readonly outcomes: Readonly<Record<ReportFilter['outcome'], number>>;
  readonly reasons: Counted;
  readonly formats: Counted;
} {
  const outcomes = { all: rows.length, imported: 0, version: 0, failed: 0, duplicate: 0, warning: 0 };
  const reasons = new Map<string, number>();
  const formats = new Map<string, number>();
  for (const row of rows) {
    if (!isHeading(row)) outcomes[row.outcome] += 1;
    if (isDoubtful(row)) outcomes.warning += 1;
    for (const reason of reasonsOf(row)) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    formats.set(row.format, (formats.get(row.format) ?? 0) + 1);
  }
  const sorted = (counts: ReadonlyMap<string, number>): Counted =>
    [...counts]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return { outcomes, reasons: sorted(reasons), formats: sorted(formats) };
}
