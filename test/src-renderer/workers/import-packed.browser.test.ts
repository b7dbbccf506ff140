import { expect, test } from 'vitest';
import { DEFAULT_IMPORT_LIMITS } from '../../../src-core/import/import-limits.ts';
import { createImportPool, startImportWorker } from '../../../src-renderer/workers/import/client.ts';

/** A short page ("Packed by the server") as node:zlib packs it. */
const PACKED = {
  br: 'G8kAAERPlurXFf1TklBsbIKNQCcXsPb9GFALw8BbwH1jU19IiUiUXEgQuiKNFUNQVQmfpZa1VbDV2adVwInDM+8zofTMag3n5S+aoqzPlCFyRm75xHt2EBmHSQE=',
  zstd: 'KLUv/SDKLQQAAkkbGYC3bQBostfoKR4RokiTRyWAbGUQ4rrDTGnIqlEph0c5gaZEzlZLFWDOs21CfguamFFOifnqt1Rkk+LGuq6ms3pOx0jW+aICj0MCEeiw6TLlyrE9sEW+qN/MdQ0nB7jcqQ8195BVo+/R+iwFXAcA9zBrzq2quC1Q1dgUbvk5iGQFDA==',
};

test('the import worker reads pages of a web archive that servers packed by brotli or Zstandard', async () => {
  const parts = Object.entries(PACKED).flatMap(([encoding, data]) => {
    const body = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
    const head = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: ${encoding}\r\n\r\n`;
    const record = [
      'WARC/1.1',
      'WARC-Type: response',
      `WARC-Target-URI: https://a.example/${encoding}`,
      'WARC-Date: 2024-05-06T07:08:09Z',
      'Content-Type: application/http; msgtype=response',
      `Content-Length: ${head.length + body.length}`,
    ];
    return [`${record.join('\r\n')}\r\n\r\n${head}`, body, '\r\n\r\n'];
  });
  const pool = createImportPool({
    size: 1,
    limits: DEFAULT_IMPORT_LIMITS,
    timeLimit: 30_000,
    start: startImportWorker,
  });
  const found: string[] = [];
  await pool.parse(
    { name: 'a.warc', file: new File(parts, 'a.warc'), pasted: false, beside: null },
    {
      wanted: () => Promise.resolve(true),
      take: (rows) => {
        for (const row of rows)
          found.push(
            row.type === 'article'
              ? row.records.article.title
              : `${row.error.code} ${row.error.values['reason'] ?? ''}`,
          );
        return Promise.resolve(true);
      },
    },
  );
  pool.stop();
  expect(found).toEqual(['Packed by the server', 'Packed by the server']);
});
