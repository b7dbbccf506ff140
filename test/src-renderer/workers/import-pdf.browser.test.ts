import { expect, test } from 'vitest';
import { DEFAULT_IMPORT_LIMITS } from '../../../src-core/import/import-limits.ts';
import { createImportPool, startImportWorker } from '../../../src-renderer/workers/import/client.ts';
import type { ImportedRow } from '../../../src-renderer/workers/import/protocol.ts';
import { column, makePdf } from '../../src-core/import/pdf/make-pdf.ts';

test('the import worker reads a PDF by itself, and nothing but its answers reaches the window', async () => {
  const answers: unknown[] = [];
  const pool = createImportPool({
    size: 1,
    limits: DEFAULT_IMPORT_LIMITS,
    timeLimit: 30_000,
    start: () => {
      const worker = startImportWorker();
      worker.addEventListener('message', ({ data }) => answers.push(data.type));
      return worker;
    },
  });
  const bytes = makePdf({
    pages: [column(['The worker reads this line and finds', 'where it stands on the page.'], 60, 700)],
    info: { Title: 'Read in a worker' },
  });
  const rows: ImportedRow[] = [];
  const file = new File([bytes as Uint8Array<ArrayBuffer>], 'paper.pdf');
  const result = await pool.parse(
    { name: 'paper.pdf', file, pasted: false, beside: null },
    {
      wanted: () => Promise.resolve(true),
      take: (taken) => {
        rows.push(...taken);
        return Promise.resolve(true);
      },
    },
  );
  pool.stop();
  expect(result).toEqual({ ok: true, value: null });
  expect(rows.map((row) => (row.type === 'article' ? row.records.article.title : row.error))).toEqual([
    'Read in a worker',
  ]);
  expect(answers).toEqual(['ready', 'hashed', 'piece']);
});
