import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createImportBatcher } from '../../../src-main/cli/import-batcher.ts';
import { openSession, readJournal } from '../../../src-main/cli/notebook-session.ts';
import { sha256Of } from '../../../src-main/host/originals-store.ts';
import { importBytes } from '../../src-core/import/import-bytes.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'florilegium-batch-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('an import batch', () => {
  it('is one transaction of up to a hundred articles, even where an archive’s bytes alone would fill it', async () => {
    const opened = await openSession(join(folder, 'notebook'));
    if (!opened.ok) throw new Error(opened.error.code);
    const session = opened.value;
    const sizes: number[] = [];
    const batcher = createImportBatcher(session, (articles) =>
      Promise.resolve(void sizes.push(articles.length)),
    );
    const bytes = new Uint8Array(20 << 20);
    const file = { name: 'archive.jsonl', bytes, sha256: sha256Of(bytes) };
    const rows = Array.from({ length: 205 }, (_, i) =>
      JSON.stringify({ _id: `r${i}`, text: `Row number ${i} tells something.` }),
    );
    const known = batcher.known(file.sha256);
    for (const item of await importBytes('archive.jsonl', new TextEncoder().encode(rows.join('\n'))))
      if (item.ok) await batcher.add(file, item.value, known);
    await batcher.flush();
    // The first article already fills a batch with the archive's own bytes; after that only texts count.
    expect(sizes).toEqual([1, 100, 100, 4]);
    let transactions = 0;
    await readJournal(session.host, {}, () => (transactions += 1));
    expect(transactions).toBe(4);
    await session.close();
  });
});
