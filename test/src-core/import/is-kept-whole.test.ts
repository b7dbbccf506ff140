import { gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { bytesSource } from '../../../src-core/import/byte-source.ts';
import { importArticles } from '../../../src-core/import/import-articles.ts';
import { DEFAULT_IMPORT_LIMITS } from '../../../src-core/import/import-limits.ts';
import { isKeptWhole } from '../../../src-core/import/is-kept-whole.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
/** What is tiny here is tens of megabytes in earnest. */
const LIMITS = { ...DEFAULT_IMPORT_LIMITS, rowsBytes: 100, wholeBytes: 100_000 };
const WORDS = 'Some words of an article that are long enough to be read as one.';
const MAIL = `From: a@b.c\nTo: d@e.f\nSubject: A mail\nDate: Mon, 1 Jan 2024 10:00:00 +0000\n\n${WORDS}\n`;
const FROM = 'From a@b.c Mon Jan  1 10:00:00 2024\n';
const PAGE = `<!DOCTYPE html><html><head><title>A page</title></head><body><p>${WORDS}</p></body></html>`;
const RESPONSE = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${PAGE}`;
const WARC = `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/\r\nWARC-Date: 2024-01-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${RESPONSE.length}\r\n\r\n${RESPONSE}\r\n\r\n`;
const JSONL = `${JSON.stringify({ _id: '1', title: 'A row', text: WORDS })}\n`.repeat(3);
const ENML = `<![CDATA[<?xml version="1.0" encoding="UTF-8"?><en-note><div>${WORDS}</div></en-note>]]>`;

const IN_PARTS: readonly (readonly [string, Uint8Array])[] = [
  ['rows.jsonl', bytesOf(JSONL)],
  ['rows.csv', bytesOf(`title,text\n${`A row,"${WORDS}"\n`.repeat(3)}`)],
  [
    'rows.json',
    bytesOf(JSON.stringify(Array.from({ length: 600 }, () => ({ title: 'A row', text: WORDS })))),
  ],
  [
    'wire.sgm',
    bytesOf(`<DOC>\n<DOCNO> 1 </DOCNO>\n<TITLE>A wire</TITLE>\n<TEXT>\n${WORDS}\n</TEXT>\n</DOC>\n`),
  ],
  [
    'notes.enex',
    bytesOf(
      `<?xml version="1.0" encoding="UTF-8"?><en-export><note><title>A note</title><content>${ENML}</content></note></en-export>`,
    ),
  ],
  ['mails.mbox', bytesOf(`${FROM}${MAIL}\n${FROM}${MAIL.replace('A mail', 'Another')}\n`)],
  ['pages.warc', bytesOf(WARC)],
  ['rows.jsonl.gz', gzipSync(bytesOf(JSONL))],
  ['rows.jsonl.zst', zstdCompressSync(bytesOf(JSONL))],
];

describe('a file between the two limits', () => {
  test.each(IN_PARTS)(
    'is not held where all of its articles have their own originals: %s',
    async (name, bytes) => {
      const limits = { ...LIMITS, rowsBytes: Math.min(100, bytes.length - 1), documentBytes: 30_000 };
      const source = bytesSource(bytes);
      expect(await isKeptWhole(source, name, limits)).toBe(false);
      let articles = 0;
      for await (const item of importArticles({ name, source, pasted: false }, limits)) {
        expect(item).toMatchObject({ ok: true, value: { part: { name: expect.any(String) as string } } });
        articles += 1;
      }
      expect(articles).toBeGreaterThan(0);
    },
  );

  test.each([
    ['page.html', PAGE.repeat(2)],
    ['mail.eml', MAIL],
    ['text.txt', WORDS.repeat(9)],
    ['paper.pdf', `%PDF-1.7\n${WORDS.repeat(9)}`],
    ['book.epub', `PK\u0003\u0004${WORDS.repeat(9)}`],
  ])('is held where it is the original itself: %s', async (name, text) => {
    expect(await isKeptWhole(bytesSource(bytesOf(text)), name, LIMITS)).toBe(true);
  });

  test('is told by its beginning alone; a smaller one is held, a larger one is not, whatever they are', async () => {
    const rows = bytesOf(JSONL);
    const read = (start: number, end: number): Promise<Uint8Array> => {
      expect(end).toBeLessThanOrEqual(64 * 1024);
      return bytesSource(rows).read(start, end);
    };
    expect(await isKeptWhole({ size: 90_000, read }, 'rows.jsonl', LIMITS)).toBe(false);
    expect(await isKeptWhole({ size: 100, read }, 'rows.jsonl', LIMITS)).toBe(true);
    expect(await isKeptWhole({ size: 100_001, read }, 'paper.pdf', LIMITS)).toBe(false);
  });
});
