import { describe, expect, it } from 'vitest';
import { appError } from '../../../../src-core/base/error-code.ts';
import { asId } from '../../../../src-core/base/id.ts';
import type { ArticleId } from '../../../../src-core/base/id.ts';
import { countReport, passesFilter } from '../../../../src-renderer/features/import/report-filter.ts';
import { importSummary } from '../../../../src-renderer/features/import/import-summary.ts';
import { reportCsv } from '../../../../src-renderer/features/import/report-csv.ts';
import { en } from '../../../../src-renderer/i18n/en.ts';
import type { Translate } from '../../../../src-renderer/i18n/text.ts';
import type { ImportReportRow } from '../../../../src-renderer/services/import/importing.ts';

const t: Translate = (key, values = {}) =>
  Object.entries(values).reduce(
    (text, [name, value]) => text.replace(`{{${name}}}`, String(value)),
    (en as Record<string, string>)[key] ?? (en as Record<string, string>)[`${key}_one`] ?? key,
  );

const row = (fields: Partial<ImportReportRow>): ImportReportRow => ({
  path: 'a.zip',
  part: '',
  format: 'zip',
  outcome: 'imported',
  articleIds: [asId<ArticleId>('a1')],
  title: 'Meldung',
  warnings: [],
  error: null,
  parts: null,
  ...fields,
});

const ROWS: readonly ImportReportRow[] = [
  row({ parts: { imported: 1, versions: 2, duplicates: 1, failed: 1 }, title: '' }),
  row({ part: 'one.html', format: 'html', warnings: ['extraction-short', 'date-unreadable'] }),
  row({
    part: 'two.html',
    format: 'html',
    outcome: 'duplicate',
    error: appError('file-duplicate', { title: 'Meldung', file: 'a.zip › two.html' }),
  }),
  row({
    part: '=cmd().pdf',
    format: 'pdf',
    outcome: 'failed',
    articleIds: [],
    title: '',
    error: appError('file-encrypted', { file: 'a.zip › =cmd().pdf' }),
  }),
];

describe('the report of an import', () => {
  it('counts new versions apart from new articles, and takes them for no doubt', () => {
    const rows = [row({}), row({ outcome: 'version', warnings: ['new-version'] })];
    expect(countReport(rows).outcomes).toMatchObject({ all: 2, imported: 1, version: 1, warning: 0 });
    expect(
      rows.filter((each) => passesFilter(each, { outcome: 'version', reason: null, format: null })),
    ).toEqual([rows[1]]);
    const counts = { imported: 1, versions: 1, duplicates: 0, failed: 0 };
    expect(importSummary(counts, t, 'en')).toBe('1 imported, 1 new version, 0 already there, 0 failed');
    expect(importSummary({ ...counts, annotations: 1 }, t, 'en')).toBe(
      '1 note put on an article that was there, 1 imported, 1 new version, 0 already there, 0 failed',
    );
    expect(importSummary({ ...counts, versions: 0 }, t, 'en')).toBe('1 imported, 0 already there, 0 failed');
  });

  it('is filtered by outcome, reason and format at once', () => {
    const shown = (
      ...[outcome, reason, format]: [
        Parameters<typeof passesFilter>[1]['outcome'],
        string | null,
        string | null,
      ]
    ): string[] =>
      ROWS.filter((each) => passesFilter(each, { outcome, reason, format })).map(({ part }) => part);
    expect(shown('all', null, null)).toHaveLength(4);
    expect(shown('failed', null, null)).toEqual(['=cmd().pdf']);
    expect(shown('warning', null, null)).toEqual(['one.html']);
    expect(shown('all', null, 'html')).toEqual(['one.html', 'two.html']);
    expect(shown('all', 'date-unreadable', null)).toEqual(['one.html']);
    expect(shown('duplicate', 'file-duplicate', 'html')).toEqual(['two.html']);
    expect(shown('duplicate', 'file-encrypted', null)).toEqual([]);
    expect(countReport(ROWS)).toEqual({
      outcomes: { all: 4, imported: 1, version: 0, failed: 1, duplicate: 1, warning: 1 },
      reasons: ['date-unreadable', 'extraction-short', 'file-duplicate', 'file-encrypted'].map((value) => ({
        value,
        count: 1,
      })),
      formats: [
        { value: 'html', count: 2 },
        { value: 'pdf', count: 1 },
        { value: 'zip', count: 1 },
      ],
    });
  });

  it('is saved as a table with a line and a reason for each file and each part, and no formula in it', () => {
    const lines = reportCsv(ROWS, t, 'en').slice(1).trimEnd().split('\r\n');
    expect(lines).toHaveLength(5);
    expect(lines[0]).toBe(
      'File,Part,Outcome,Format,Title,Imported,New versions,Already there,Failed,Reason,What happened,What to do,Doubts',
    );
    expect(lines[1]).toMatch(/^a\.zip,,imported,ZIP archive,,1,2,1,1,,,,$/);
    expect(lines[2]).toMatch(
      /^a\.zip,one\.html,imported,Web page,Meldung,,,,,Little text; Unreadable date,,,/,
    );
    expect(lines[3]).toMatch(/^a\.zip,two\.html,already there,Web page,Meldung,,,,,Same bytes/);
    expect(lines[4]).toMatch(/^a\.zip,'=cmd\(\)\.pdf,failed,PDF,,,,,,Locked by a password,/);
    expect(reportCsv(ROWS, t, 'de')).toContain('a.zip › two.html');
  });
});
