import { expect, test } from 'vitest';
import { bytesSource } from '../../../src-core/import/byte-source.ts';
import { measuredSource } from '../../../src-core/import/measured-source.ts';
import { importArticles } from '../../../src-core/import/import-articles.ts';
import { DEFAULT_IMPORT_LIMITS } from '../../../src-core/import/import-limits.ts';

test('an archive of plain ASCII is measured by the rows that came, not by the search for its encoding', async () => {
  const line = `${JSON.stringify({ title: 'A day', text: 'The council met on Tuesday and built a bridge. '.repeat(40) })}\n`;
  const bytes = new TextEncoder().encode(line.repeat(3_000));
  const { source, bytesRead, bytesTouched } = measuredSource(bytesSource(bytes));
  const items = importArticles(
    { name: 'news.jsonl', source, pasted: false },
    DEFAULT_IMPORT_LIMITS,
    undefined,
  );
  const first = await items.next();
  expect(first.done).toBe(false);
  expect(bytesRead()).toBeLessThan(bytes.length / 2);
  expect(bytesTouched()).toBeGreaterThan(bytes.length);
  await items.return();
});
