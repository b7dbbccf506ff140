import { decodeUtf8 } from '../../base/text-codec.ts';
import { failure } from '../../base/result.ts';
import type { AppError } from '../../base/error-code.ts';
import type { ZipDocumentReader } from '../zip/zip-documents.ts';
import type { OpenZip } from '../zip/open-zip.ts';
import { gunzip } from '../gzip/gunzip.ts';
import { beginsZstd, unzstd } from '../packed/unzstd.ts';
import { bytesSource } from '../byte-source.ts';
import { joined } from './byte-stream.ts';
import { importWebArchive, type ListedPage } from './import-web-archive.ts';
import type { RecordFile } from './record-stream.ts';

const PAGE_LIST_BYTES = 64 * 1024 * 1024;

/** A WACZ file (Webrecorder, 1.1.1): a zip of WARC files and lists of the pages that were meant. */
export const importWacz: ZipDocumentReader = async function* (zip, input, context) {
  const files: RecordFile[] = [];
  const problems: AppError[] = [];
  for (const entry of zip.entries) {
    if (!/^archive\/.+\.warc(?:\.gz|\.zst)?$/iu.test(entry.name)) continue;
    const source = await entry.source();
    if (!source.ok) {
      problems.push(source.error);
      continue;
    }
    const head = await source.value.read(0, 4);
    const unpack = head[0] === 0x1f && head[1] === 0x8b ? gunzip : beginsZstd(head) ? unzstd : null;
    files.push({ name: entry.name, source: source.value, kind: 'warc', unpack });
  }
  for (const problem of problems) yield failure(problem);
  yield* importWebArchive(files, input.name, context, await listedPages(zip));
};

/** Pages by address; lists that cannot be read name none. */
async function listedPages(zip: OpenZip): Promise<ReadonlyMap<string, ListedPage>> {
  const pages = new Map<string, ListedPage>();
  for (const entry of zip.entries) {
    if (!/^pages\/[^/]+\.jsonl(?:\.gz)?$/u.test(entry.name) || entry.size > PAGE_LIST_BYTES) continue;
    const read = await entry.read();
    if (!read.ok) continue;
    const lines = entry.name.endsWith('.gz') ? await unpacked(read.value) : decodeUtf8(read.value);
    for (const line of lines.split('\n')) {
      const page = listedPage(line);
      if (page !== null && !pages.has(page.url)) pages.set(page.url, { title: page.title });
    }
  }
  return pages;
}

async function unpacked(bytes: Uint8Array): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const piece of gunzip(bytesSource(bytes))) {
    if ('damage' in piece || length > PAGE_LIST_BYTES) break;
    parts.push(piece.bytes.slice());
    length += piece.bytes.length;
  }
  return decodeUtf8(joined(parts, length));
}

function listedPage(line: string): { readonly url: string; readonly title: string } | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || !('url' in value) || typeof value.url !== 'string')
    return null;
  const title = 'title' in value && typeof value.title === 'string' ? value.title.trim() : '';
  // Crawlers put the address there when a page has no title.
  return { url: value.url, title: /^https?:/iu.test(title) ? '' : title };
}
