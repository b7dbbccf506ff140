import { crc32 } from '../../../src-core/base/crc32.ts';
import type { AppError } from '../../../src-core/base/error-code.ts';
import { appError } from '../../../src-core/base/error-code.ts';
import { failure, success } from '../../../src-core/base/result.ts';
import type { Result } from '../../../src-core/base/result.ts';
import { decodeManifest } from '../../../src-core/search/index-manifest.ts';
import { SearchIndex } from '../../../src-core/search/search-index.ts';
import type { IndexHost, IndexNews, OpenedIndex } from './protocol.ts';

/** The index and its files in the notebook folder, which other windows may write, too. */
export interface StoredIndex {
  readonly current: () => SearchIndex;
  /** Asks the index; what it lacks is read, what cannot be read is told and left out. */
  readonly ask: <Value>(question: (index: SearchIndex) => Value) => Promise<Value>;
  readonly open: () => Promise<OpenedIndex>;
  /** Begins an empty index; the one on disk stays until the next flush. */
  readonly clear: () => Promise<void>;
  /** Takes the index on disk where another window has written it; tells so. */
  readonly follow: () => Promise<void>;
  readonly flush: () => Promise<Result<null, AppError>>;
}

type FileHost = Pick<IndexHost, 'readIndexManifest' | 'readSegment' | 'writeIndex'>;

const NOTHING: OpenedIndex = { position: {}, reports: [] };

/** An index that is not opened yet. */
export function createStoredIndex(host: FileHost, tell: (news: IndexNews) => void): StoredIndex {
  let index = SearchIndex.create();
  /** Segment files in the folder that belong to no index any more. */
  let stray: readonly string[] = [];
  /** Checksum of the manifest that the index goes by; what is written replaces no other. Null = there is none. */
  let base: number | null = null;
  let last: Promise<unknown> = Promise.resolve();

  /** Reading and writing the files happens one after the other. */
  const inTurn = <Value>(task: () => Promise<Value>): Promise<Value> => {
    const result = last.then(task, task);
    last = result.catch(() => undefined);
    return result;
  };

  const readSegment = async (name: string, start: number, end: number): Promise<Uint8Array> => {
    const read = await host.readSegment({ name, start, end });
    if (!read.ok) throw new Error(read.error.code);
    return read.value.bytes;
  };

  const tryOpen = async (manifest: Uint8Array): Promise<Result<SearchIndex, AppError>> => {
    try {
      return await SearchIndex.openLazily(manifest, readSegment);
    } catch (error) {
      // An older version wrote what this one cannot take apart.
      return failure(
        appError('index-damaged', { reason: error instanceof Error ? error.message : String(error) }),
      );
    }
  };

  /** Opens what is on disk, where it is not what the index goes by already; `known` undefined = in any case. */
  const openDisk = async (known: number | null | undefined): Promise<OpenedIndex | null> => {
    const found = await host.readIndexManifest({});
    if (!found.ok) return { position: {}, reports: [found.error] };
    const { manifest, files } = found.value;
    const sum = manifest === null ? null : crc32(manifest);
    if (sum === known) return null;
    base = sum;
    stray = files.map(({ name }) => name);
    if (manifest === null) return NOTHING;
    const opened = await tryOpen(manifest);
    if (!opened.ok) return { position: {}, reports: [opened.error] };
    // Nobody writes a half-built index; one that holds nothing is of no use to a window that has more.
    if (known !== undefined && Object.keys(opened.value.position).length === 0) return NOTHING;
    const used = new Set(decodeManifest(manifest)?.segments.map(({ name }) => name));
    stray = stray.filter((name) => !used.has(name));
    index = opened.value;
    return { position: index.position, reports: [] };
  };

  /** True where the index of another window took the place of the own one. */
  const takeOver = async (): Promise<boolean> => {
    const before = index;
    const opened = await openDisk(base);
    if (opened === null || index === before) return false;
    tell({ type: 'moved', position: opened.position });
    return true;
  };

  const write = async (again: boolean): Promise<Result<null, AppError>> => {
    // half-built, it would only take the place of one that can be used
    if (Object.keys(index.position).length === 0) return success(null);
    const flush = index.flush();
    if (flush === null) return success(null);
    const writer = index;
    const kept = new Set(flush.segments.map(({ name }) => name));
    const removed = stray.filter((name) => !kept.has(name));
    const written = await host.writeIndex({ ...flush, remove: [...flush.remove, ...removed], base });
    if (!written.ok) {
      writer.flushFailed(flush);
      if (written.error.code !== 'index-moved') return written;
      // what is on disk is either another window's, or of no use and can be replaced
      if (await takeOver()) return success(null);
      return again ? write(false) : written;
    }
    base = crc32(flush.manifest);
    writer.flushDone(flush, readSegment);
    stray = stray.filter((name) => !removed.includes(name) && !kept.has(name));
    tell({ type: 'written' });
    return success(null);
  };

  return {
    current: () => index,
    ask: async (question) => {
      for (;;) {
        const asked = index;
        const answer = await asked.ask(() => question(asked));
        if (answer.ok) return answer.value;
        const { error } = answer;
        await inTurn(async () => {
          // The file may be gone because another window has merged it into a new one.
          if (index === asked && !(await takeOver()) && index === asked) tell({ type: 'damaged', error });
        });
      }
    },
    open: () => inTurn(async () => (await openDisk(undefined)) ?? NOTHING),
    clear: () =>
      inTurn(async () => {
        index = SearchIndex.create();
        const found = await host.readIndexManifest({});
        if (!found.ok) return;
        stray = found.value.files.map(({ name }) => name);
        base = found.value.manifest === null ? null : crc32(found.value.manifest);
      }),
    follow: () => inTurn(async () => void (await takeOver())),
    flush: () => inTurn(() => write(true)),
  };
}
