import type { ImportProgress, ImportReportRow } from './importing.ts';

const COUNTED = {
  imported: 'imported',
  version: 'versions',
  duplicate: 'duplicates',
  failed: 'failed',
} as const satisfies Record<ImportReportRow['outcome'], keyof ImportProgress>;

/** A report in which a file that was tried once more has its new row, counted anew; unchanged where it had none. */
export function withRow(progress: ImportProgress, row: ImportReportRow): ImportProgress {
  const at = progress.report.findIndex(({ path, part }) => path === row.path && part === '');
  const old = progress.report[at];
  if (old === undefined) return progress;
  const counts = { ...progress };
  counts[COUNTED[old.outcome]] -= 1;
  counts[COUNTED[row.outcome]] += 1;
  return { ...counts, report: progress.report.with(at, row) };
}
