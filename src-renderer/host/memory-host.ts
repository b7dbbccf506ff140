import type { AppError } from '../../src-core/base/error-code.ts';
import { crc32 } from '../../src-core/base/crc32.ts';
import { appError } from '../../src-core/base/error-code.ts';
import { CLOCK_ZERO, tick } from '../../src-core/base/hybrid-clock.ts';
import type { DeviceId, NotebookId, Sha256 } from '../../src-core/base/id.ts';
import { failure, success } from '../../src-core/base/result.ts';
import type { Result } from '../../src-core/base/result.ts';
import { encodeUtf8 } from '../../src-core/base/text-codec.ts';
import { guardHost } from '../../src-core/contract/guard-host.ts';
import type { HostApi, HostRequest, HostValue } from '../../src-core/contract/host-api.ts';
import type { Operation } from '../../src-core/journal/operation.ts';
import type { Transaction } from '../../src-core/journal/transaction.ts';
import { encodeTransactionLine } from '../../src-core/journal/transaction-line.ts';
import type { DocumentLocation } from '../../src-core/model/article.ts';

interface StoredLine {
  readonly transaction: Transaction;
  readonly start: number;
  readonly end: number;
}

/** A notebook in memory: what a notebook folder is to the Node host. Several hosts may be opened on it one after the other. */
export interface MemoryNotebook {
  readonly lines: StoredLine[];
  /** By offset in the one imagined document file. */
  readonly documents: Map<number, string>;
  documentsEnd: number;
  clock: string;
  readonly originals: Map<string, Uint8Array>;
  readonly segments: Map<string, Uint8Array>;
  manifest: Uint8Array | null;
  /** What was saved, by "folder/path". */
  readonly saved: Map<string, string>;
  /** Originals that were saved, by "folder/name". */
  readonly savedOriginals: Map<string, Uint8Array>;
  readonly watched: MemoryWatch;
}

/** The watched folder of a notebook in memory. */
interface MemoryWatch {
  on: boolean;
  /** Its files, by path. */
  readonly files: Map<string, Uint8Array>;
  /** Paths whose files were taken. */
  readonly settled: Set<string>;
}

/** An empty notebook in memory. */
export function createMemoryNotebook(): MemoryNotebook {
  return {
    lines: [],
    documents: new Map(),
    documentsEnd: 0,
    clock: CLOCK_ZERO,
    originals: new Map(),
    segments: new Map(),
    manifest: null,
    saved: new Map(),
    savedOriginals: new Map(),
    watched: { on: false, files: new Map(), settled: new Set() },
  };
}

/** The one device of a notebook in memory. */
const DEVICE = '01MEM0RYD000000000000000DV' as DeviceId;
const NOTEBOOK = '01MEM0RYN000000000000000NB' as NotebookId;
const FILE = 1;

/** HostApi without a disk, for tests and for working on components: the same behaviour, gone when the notebook object is. */
export function createMemoryHost(
  notebook: MemoryNotebook = createMemoryNotebook(),
  now: () => number = Date.now,
): HostApi {
  const end = (): number => notebook.lines.at(-1)?.end ?? 0;
  // One append after the other, as on a disk: hashing is asynchronous here.
  let last: Promise<unknown> = Promise.resolve();

  return guardHost({
    describe: async () =>
      success({
        notebookId: NOTEBOOK,
        name: 'Memory',
        folder: 'memory',
        deviceId: DEVICE,
        capabilities: { saveFiles: 'fixed-folder', revealFolder: false, watchFolder: 'fixed-folder' },
        position: { [DEVICE]: { file: FILE, offset: end() } },
        reports: [],
        version: '0.0.0',
      }),
    readJournal: async ({ from, limit }) => {
      const stranger = Object.entries(from).find(([device, at]) => device !== DEVICE && at.offset > 0);
      const { file, offset } = from[DEVICE] ?? { file: FILE, offset: 0 };
      const isPlace = offset === end() || notebook.lines.some(({ start }) => start === offset);
      if (stranger !== undefined || file !== FILE || !isPlace) {
        return failure(appError('journal-shortened', { device: DEVICE }));
      }
      const lines = notebook.lines.filter(({ start }) => start >= offset).slice(0, limit);
      const readTo = lines.at(-1)?.end ?? offset;
      return success({
        transactions: lines.map(({ transaction }) => transaction),
        position: { ...from, [DEVICE]: { file: FILE, offset: readTo } },
        done: readTo === end(),
        reports: [],
      });
    },
    append: (request) => {
      const turn = last.then(() => append(notebook, request, now()));
      last = turn;
      return turn;
    },
    readDocuments: async ({ locations }) => readDocuments(notebook, locations),
    readOriginal: async ({ sha256 }) => {
      const bytes = notebook.originals.get(sha256);
      return bytes === undefined
        ? failure(appError('original-missing', { name: sha256 }))
        : success({ bytes: bytes.slice() });
    },
    readIndexManifest: async () =>
      success({
        manifest: notebook.manifest?.slice() ?? null,
        files: [...notebook.segments]
          .map(([name, bytes]) => ({ name, bytes: bytes.length }))
          .toSorted(byName),
      }),
    readSegment: async ({ name, start, end: stop }) => {
      const bytes = notebook.segments.get(name);
      if (bytes === undefined || Math.max(start, stop) > bytes.length) {
        return failure(appError('index-damaged', { file: name }));
      }
      return success({ bytes: bytes.slice(start, stop === -1 ? bytes.length : stop) });
    },
    writeIndex: async ({ segments, manifest, remove, base }) => {
      if ([...segments.map(({ name }) => name), ...remove].some(isReserved)) {
        return failure(
          appError('request-invalid', { method: 'writeIndex', reason: 'a segment has a reserved name' }),
        );
      }
      const before = notebook.manifest === null ? null : crc32(notebook.manifest);
      if (base !== undefined && base !== before) return failure(appError('index-moved'));
      for (const { name, bytes } of segments) notebook.segments.set(name, bytes.slice());
      notebook.manifest = manifest.slice();
      for (const name of remove) notebook.segments.delete(name);
      return success({});
    },
    saveFiles: async ({ folderName, files }) => {
      for (const { path, text } of files) notebook.saved.set(`${folderName}/${path}`, text);
      return success({ folder: folderName, written: files.length });
    },
    saveOriginal: async ({ folderName, name, sha256 }) => {
      const bytes = notebook.originals.get(sha256);
      if (bytes === undefined) return failure(appError('original-missing', { name: sha256 }));
      notebook.savedOriginals.set(`${folderName}/${name}`, bytes.slice());
      return success({ folder: folderName, written: 1 });
    },
    ...watchMethods(notebook.watched),
    revealFolder: async () =>
      failure(
        appError('request-invalid', { method: 'revealFolder', reason: 'this host cannot show folders' }),
      ),
  });
}

/** The number of a file in the order it came is what this host calls it. */
function watchMethods(
  watched: MemoryWatch,
): Pick<HostApi, 'watchFolder' | 'takeWatched' | 'readWatched' | 'settleWatched'> {
  const pathOf = (file: string): string | undefined => [...watched.files.keys()][Number(file)];
  const folder = (): string | null => (watched.on ? 'Watched' : null);
  return {
    watchFolder: async ({ on }) => {
      watched.on = on;
      return success({ folder: folder() });
    },
    takeWatched: async ({ limit }) => {
      const files = [...watched.files].map(([path, bytes], index) => ({
        file: String(index),
        path,
        bytes: bytes.length,
      }));
      const open = watched.on ? files.filter(({ path }) => !watched.settled.has(path)) : [];
      return success({ folder: folder(), there: true, files: open.slice(0, limit) });
    },
    readWatched: async ({ file, start, end }) => {
      const bytes = watched.files.get(pathOf(file) ?? '');
      return bytes === undefined
        ? failure(appError('file-vanished', { file: pathOf(file) ?? file }))
        : success({ bytes: bytes.slice(start, end) });
    },
    settleWatched: async ({ files }) => {
      for (const path of files.map(pathOf)) if (path !== undefined) watched.settled.add(path);
      return success({});
    },
  };
}

const isReserved = (name: string): boolean => name === 'manifest' || name.endsWith('.part');
const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
  a.name < b.name ? -1 : 1;

async function append(
  notebook: MemoryNotebook,
  { draft, documents, originals }: HostRequest<'append'>,
  nowMs: number,
): Promise<Result<HostValue<'append'>, AppError>> {
  const refuse = (reason: string): Result<never, AppError> =>
    failure(appError('request-invalid', { method: 'append', reason }));
  const given = new Map(documents.map(({ id, json }) => [id as string, json]));
  const put = new Set(
    draft.ops.filter(({ op, kind }) => op === 'put' && kind === 'document').map(({ id }) => id),
  );
  if (given.size !== documents.length) return refuse('a document is given twice');
  for (const [id, json] of given) {
    if (!put.has(id)) return refuse(`document ${id} is put by no operation`);
    if (!isJsonObject(json)) return refuse(`document ${id} is no JSON object`);
  }
  for (const { sha256, bytes } of originals) {
    if ((await sha256Of(bytes)) !== sha256) return refuse(`original ${sha256} has other bytes`);
  }
  const ops: Operation[] = [];
  let { documentsEnd } = notebook;
  const stored = new Map<number, string>();
  for (const operation of draft.ops) {
    if (operation.op !== 'put' || operation.kind !== 'document') {
      ops.push(operation);
      continue;
    }
    const json = given.get(operation.id);
    if (json === undefined) {
      if (operation.record.location === null) return refuse(`document ${operation.id} has no content`);
      ops.push(operation);
      continue;
    }
    const bytes = encodeUtf8(json);
    const sha256 = await sha256Of(bytes);
    const location = { device: DEVICE, file: FILE, offset: documentsEnd, length: bytes.length, sha256 };
    stored.set(documentsEnd, json);
    documentsEnd += bytes.length + 1;
    ops.push({ ...operation, record: { ...operation.record, location } });
  }

  notebook.clock = tick(notebook.clock, nowMs, DEVICE);
  const at = new Date(nowMs).toISOString();
  const transaction: Transaction = { ...draft, ops, device: DEVICE, hlc: notebook.clock, at };
  const line = encodeTransactionLine({ transaction, documents: { file: FILE, offset: documentsEnd } });
  const start = notebook.lines.at(-1)?.end ?? 0;
  for (const [offset, json] of stored) notebook.documents.set(offset, json);
  for (const { sha256, bytes } of originals) notebook.originals.set(sha256, bytes.slice());
  notebook.documentsEnd = documentsEnd;
  notebook.lines.push({ transaction, start, end: start + line.length });
  return success({
    transaction,
    position: { [DEVICE]: { file: FILE, offset: start + line.length } },
    previous: { file: FILE, offset: start },
  });
}

async function readDocuments(
  notebook: MemoryNotebook,
  locations: readonly DocumentLocation[],
): Promise<Result<HostValue<'readDocuments'>, AppError>> {
  const documents: string[] = [];
  for (const { device, file, offset, length, sha256 } of locations) {
    const json = device === DEVICE && file === FILE ? notebook.documents.get(offset) : undefined;
    const bytes = encodeUtf8(json ?? '');
    if (json === undefined || bytes.length !== length || (await sha256Of(bytes)) !== sha256) {
      return failure(
        appError('document-damaged', {
          file: `documents/${device}/${String(file).padStart(6, '0')}.jsonl`,
          offset: String(offset),
          index: String(documents.length),
        }),
      );
    }
    documents.push(json);
  }
  return success({ documents });
}

async function sha256Of(bytes: Uint8Array): Promise<Sha256> {
  const digest = await crypto.subtle.digest('SHA-256', bytes.slice());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('') as Sha256;
}

function isJsonObject(json: string): boolean {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
