import { appError } from '../../../src-core/base/error-code.ts';
import type { AppError } from '../../../src-core/base/error-code.ts';
import { failure, success } from '../../../src-core/base/result.ts';
import type { Result } from '../../../src-core/base/result.ts';
import { hitPassages, openingPassages } from '../../../src-core/search/hit-passages.ts';
import { decodeManifest } from '../../../src-core/search/index-manifest.ts';
import { SearchIndex } from '../../../src-core/search/search-index.ts';
import { createDocumentSource } from './document-source.ts';
import { entryOf, takeIn } from './index-entries.ts';
import type { IndexHost, OpenedIndex, SearchApi } from './protocol.ts';

/** Milliseconds after a change until the index is written, when nothing asks for it before. */
const FLUSH_AFTER = 5_000;
/** Milliseconds between two slices of merging, in which requests are answered. */
const MERGE_PAUSE = 2;
const SNIPPETS = 3;

/** The search worker without the worker: the index, kept on disk through the host, merged while nothing else is to do. */
export function createSearchSession(host: IndexHost): SearchApi {
  const documents = createDocumentSource(host);
  let index = SearchIndex.create();
  /** Segment files in the folder that belong to no index any more. */
  let stray: readonly string[] = [];
  let merging: ReturnType<typeof setTimeout> | null = null;
  let flushing: Promise<Result<null, AppError>> | null = null;
  let flushTimer: ReturnType<typeof setTimeout> | null = null;

  const readSegment = async (name: string, start: number, end: number): Promise<Uint8Array> => {
    const read = await host.readSegment({ name, start, end });
    if (!read.ok) throw new Error(read.error.code);
    return read.value.bytes;
  };

  const tryOpen = async (manifest: Uint8Array): Promise<Result<SearchIndex, AppError>> => {
    try {
      return await SearchIndex.open(manifest, readSegment);
    } catch (error) {
      // A file is gone, or an older version wrote what this one cannot take apart.
      return failure(
        appError('index-damaged', { reason: error instanceof Error ? error.message : String(error) }),
      );
    }
  };

  const open = async (): Promise<OpenedIndex> => {
    const found = await host.readIndexManifest({});
    if (!found.ok) return { position: {}, reports: [found.error] };
    const { manifest, files } = found.value;
    const names = files.map(({ name }) => name);
    stray = names;
    if (manifest === null) return { position: {}, reports: [] };
    const opened = await tryOpen(manifest);
    if (!opened.ok) return { position: {}, reports: [opened.error] };
    const used = new Set(decodeManifest(manifest)?.segments.map(({ name }) => name));
    stray = names.filter((name) => !used.has(name));
    index = opened.value;
    return { position: index.position, reports: [] };
  };

  const flushNow = async (): Promise<Result<null, AppError>> => {
    const flush = index.flush();
    if (flush === null) return success(null);
    const writer = index;
    const kept = new Set(flush.segments.map(({ name }) => name));
    const removed = stray.filter((name) => !kept.has(name));
    const written = await host.writeIndex({ ...flush, remove: [...flush.remove, ...removed] });
    if (!written.ok) {
      writer.flushFailed(flush);
      return written;
    }
    stray = stray.filter((name) => !removed.includes(name) && !kept.has(name));
    return success(null);
  };

  const flush = (): Promise<Result<null, AppError>> => {
    if (flushTimer !== null) clearTimeout(flushTimer);
    flushTimer = null;
    const before = flushing ?? Promise.resolve(success(null));
    flushing = before.then(flushNow, flushNow);
    return flushing;
  };

  const flushSoon = (): void => {
    flushTimer ??= setTimeout(() => void flush(), FLUSH_AFTER);
  };

  const mergeInIdleTime = (): void => {
    merging ??= setTimeout(() => {
      merging = null;
      if (index.mergeStep()) mergeInIdleTime();
      else flushSoon();
    }, MERGE_PAUSE);
  };

  return {
    open,
    clear: async () => {
      const found = await host.readIndexManifest({});
      if (found.ok) stray = found.value.files.map(({ name }) => name);
      index = SearchIndex.create();
      return null;
    },
    apply: async (inputs) => {
      await takeIn(documents, () => index, inputs);
      flushSoon();
      mergeInIdleTime();
      return null;
    },
    search: async (request) => index.search(request),
    complete: async ({ query, caret }) => index.complete(query, caret),
    snippets: async ({ query, record }) =>
      index.snippets(query, (await entryOf(documents, record)).runs, SNIPPETS),
    hits: async ({ query, record }) => index.hitRanges(query, (await entryOf(documents, record)).runs),
    explain: async ({ key, query, options }) => index.explain(key, query, options),
    passages: async ({ query, record, context, options }) => {
      const hits = index.hitRanges(query, (await entryOf(documents, record)).runs, options);
      const document = await documents.read(record);
      return hits.length > 0
        ? hitPassages(document, hits, context)
        : openingPassages(document, record.article.shownBlocks);
    },
    flush,
  };
}
