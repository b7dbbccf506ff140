import { expect, test } from 'vitest';
import { success } from '../../../src-core/base/result.ts';
import { createFileExport } from '../../../src-renderer/services/file-export.ts';

test('files that are saved within one second have names of their own', async () => {
  const saved: string[] = [];
  const save = createFileExport(
    {
      saveFiles: ({ files }) => {
        saved.push(...files.map(({ path }) => path));
        return Promise.resolve(success({ folder: '/exports', written: files.length }));
      },
    },
    'My notebook',
    () => Date.UTC(2026, 10, 22, 10, 11, 12, 345),
  );
  for (const name of ['Import report.csv', 'Import report.csv', 'Import report.csv', 'Results.csv'])
    expect(await save(name, 'File\r\n')).toMatchObject({ ok: true });
  expect(saved).toEqual([
    'Import report 2026-11-22 10.11.12.csv',
    'Import report 2026-11-22 10.11.12 2.csv',
    'Import report 2026-11-22 10.11.12 3.csv',
    'Results 2026-11-22 10.11.12.csv',
  ]);
});
