import type { Entry, Reader, Writer } from '@zip.js/zip.js/lib/zip-core-native.js';
import { appError, type AppError } from '../../base/error-code.ts';
import { failure, success, type Result } from '../../base/result.ts';
import { bytesSource, type ByteSource } from '../byte-source.ts';
import type { ImportContext } from '../import-format.ts';
import { readableSize } from '../readable-size.ts';
import { DEFLATE64, deflate64Pieces, entrySource } from './entry-data.ts';
import { entryName } from './entry-name.ts';

/** A file inside a zip. */
export interface ZipEntry {
  /** Path inside the zip: "/" between folders, NFC, neither absolute nor with "..". */
  readonly name: string;
  /** Bytes when unpacked, as the directory says; `read` gives no more. */
  readonly size: number;
  /**
   * Unpacks it into memory and checks its checksum. 'file-encrypted', 'file-damaged', 'file-too-large' (over `wholeBytes`) or
   * 'archive-too-large', named by the entry.
   */
  readonly read: () => Promise<Result<Uint8Array, AppError>>;
  /** Its first bytes, unpacked no further than that; null where they cannot be had without the rest. */
  readonly head: (bytes: number) => Promise<Uint8Array | null>;
  /** How many times larger it is than in the zip, as the directory says. */
  readonly ratio: number;
  /** Its bytes piece by piece, of any size; of one that is packed from front to back, without its checksum. */
  readonly source: () => Promise<Result<ByteSource, AppError>>;
}

/** The directory of a zip; nothing of its content is held. */
export interface OpenZip {
  /** Files only, in the directory's order, also several with one name. Links and folders are left out. */
  readonly entries: readonly ZipEntry[];
  /** Entries that were passed over, each with its reason. */
  readonly refused: readonly AppError[];
  /** The entry with exactly this path; of several the last. */
  readonly find: (name: string) => ZipEntry | undefined;
}

const MEBIBYTE = 1024 * 1024;
/** A directory is held in memory: it takes some 50 bytes and the name for each file. */
const DIRECTORY_BYTES = 512 * MEBIBYTE;
/** Text shrinks to a tenth, logs to a fiftieth; what shrinks more than this and is large is made to do harm. */
const HIGHEST_RATIO = 200;
const HARMLESS_BYTES = 64 * MEBIBYTE;
const REFUSED_NAMED = 20;
const NAME_SHOWN = 80;

interface ZipInput {
  readonly name: string;
  readonly source: ByteSource;
}

/** Reads the directory of a zip, whatever kind of document it is. Fails with 'file-damaged' or 'archive-too-many'. */
export async function openZip(
  { name: file, source }: ZipInput,
  context: Pick<ImportContext, 'limits' | 'expand'>,
): Promise<Result<OpenZip, AppError>> {
  const zip = await import('@zip.js/zip.js/lib/zip-core-native.js');
  const reader = sourceReader(zip.Reader, source);
  const unpack = unpacker(zip.Writer, source, context);
  // Its own judgement of names would cost the whole archive; ours costs the entry.
  const directory = new zip.ZipReader(reader, { strictness: 'tolerant', filenameValidation: 'tolerant' });
  const entries: ZipEntry[] = [];
  const byName = new Map<string, ZipEntry>();
  const refused: AppError[] = [];
  let count = 0;
  try {
    for await (const entry of directory.getEntriesGenerator()) {
      count += 1;
      if (count > context.limits.archiveEntries)
        return failure(appError('archive-too-many', { file, limit: String(context.limits.archiveEntries) }));
      if (entry.symlink) continue;
      const name = entryName(entry.filename);
      if (name === null) {
        if (refused.length < REFUSED_NAMED && !entry.directory) refused.push(unsafeName(file, entry));
        continue;
      }
      if (entry.directory) continue;
      const opened: ZipEntry = {
        name,
        size: entry.uncompressedSize,
        ratio: entry.uncompressedSize / Math.max(1, entry.compressedSize),
        head: async (bytes) => {
          const found = await entrySource(source, entry, context.expand).catch(() => null);
          return (await found?.read(0, bytes).catch(() => null)) ?? null;
        },
        read: () => unpack(entry, name),
        source: async () => {
          const large = entry.uncompressedSize > context.limits.wholeBytes && !isBomb(entry);
          const found = await entrySource(source, entry, large ? context.expand : null);
          if (found !== null) return success(found);
          const read = await unpack(entry, name);
          return read.ok ? success(bytesSource(read.value)) : read;
        },
      };
      entries.push(opened);
      byName.set(name, opened);
    }
  } catch (error) {
    return failure(damaged(file, error));
  }
  return success({ entries, refused, find: (name) => byName.get(name) });
}

/** Text shrinks to a tenth, logs to a fiftieth. */
function isBomb({ uncompressedSize, compressedSize }: Entry): boolean {
  return uncompressedSize > HARMLESS_BYTES && uncompressedSize > compressedSize * HIGHEST_RATIO;
}

function unsafeName(file: string, { filename }: Entry): AppError {
  const shown = filename.replace(/\p{Cc}/gu, '�');
  const name = shown.length > NAME_SHOWN ? `${shown.slice(0, NAME_SHOWN)}…` : shown;
  return appError('archive-name-unsafe', { file, name });
}

function damaged(file: string, error: unknown): AppError {
  const reason = error instanceof Error ? error.message : 'unknown';
  return appError('file-damaged', { file, reason: lowerFirst(reason) });
}

function lowerFirst(sentence: string): string {
  return sentence.slice(0, 1).toLowerCase() + sentence.slice(1, 200);
}

function sourceReader(Base: typeof Reader, source: ByteSource): Reader {
  class SourceReader extends Base {
    override size = source.size;
    override async readUint8Array(index: number, length: number): Promise<Uint8Array> {
      if (length > DIRECTORY_BYTES) throw new Error(`directory of ${readableSize(length)}`);
      return source.read(index, Math.min(index + length, source.size));
    }
  }
  return new SourceReader();
}

function unpacker(
  Base: typeof Writer,
  source: ByteSource,
  { limits, expand }: Pick<ImportContext, 'limits' | 'expand'>,
): (entry: Entry, name: string) => Promise<Result<Uint8Array, AppError>> {
  /** What was unpacked once is not charged again: pages of one archive share pictures. */
  const charged = new Set<Entry>();

  class Collector extends Base {
    readonly #chunks: Uint8Array[] = [];
    readonly #limit: number;
    readonly #counted: boolean;
    #length = 0;
    /** The library hands on errors of its own. */
    pastLimit = false;
    constructor(limit: number, counted: boolean) {
      super();
      this.#limit = limit;
      this.#counted = counted;
    }
    override writeUint8Array(chunk: Uint8Array): Promise<void> {
      this.#length += chunk.length;
      this.pastLimit = this.#length > this.#limit || (this.#counted && !expand(chunk.length));
      if (this.pastLimit) return Promise.reject(new Error('past the limit'));
      this.#chunks.push(chunk);
      return Promise.resolve();
    }
    /** Not named getData: the library would call it, too, and it empties the collection. */
    collected(): Uint8Array {
      if (this.#chunks.length === 1) return this.#chunks[0]!;
      const all = new Uint8Array(this.#length);
      let at = 0;
      for (const chunk of this.#chunks.splice(0)) {
        all.set(chunk, at);
        at += chunk.length;
      }
      return all;
    }
  }

  return async (entry, file) => {
    const { uncompressedSize: size } = entry;
    if (entry.encrypted) return failure(appError('file-encrypted', { file }));
    if (isBomb(entry))
      return failure(appError('archive-too-large', { file, limit: readableSize(HARMLESS_BYTES) }));
    if (size > limits.wholeBytes) {
      const values = { file, size: readableSize(size), limit: readableSize(limits.wholeBytes) };
      return failure(appError('file-too-large', values));
    }
    const collector = new Collector(size, !charged.has(entry));
    charged.add(entry);
    try {
      if (entry.compressionMethod === DEFLATE64)
        for await (const piece of deflate64Pieces(source, entry)) await collector.writeUint8Array(piece);
      else
        await entry.getData?.(collector, {
          useWebWorkers: false,
          checkCrc32: true,
          checkOverlappingEntry: true,
        });
      return success(collector.collected());
    } catch (error) {
      return failure(
        collector.pastLimit
          ? appError('archive-too-large', { file, limit: readableSize(limits.expandedBytes) })
          : damaged(file, error),
      );
    }
  };
}
