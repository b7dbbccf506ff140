import type { FileHandle } from 'node:fs/promises';
import type { AppError } from '../../src-core/base/error-code.ts';
import { appError } from '../../src-core/base/error-code.ts';
import { failure, success } from '../../src-core/base/result.ts';
import type { Result } from '../../src-core/base/result.ts';
import type { HostValue } from '../../src-core/contract/host-api.ts';
import { decodeLines } from '../../src-core/journal/decode-lines.ts';
import type { DevicePosition, JournalPosition, Transaction } from '../../src-core/journal/transaction.ts';
import { NEWLINE } from '../../src-core/journal/transaction-line.ts';
import { sizeOf } from './durable-files.ts';
import type { FileSystem } from './file-system.ts';
import { damagedLineError, journalDevices, journalFolder } from './journal-folders.ts';
import { fileNumbers, numberedFile } from './numbered-files.ts';

/** Bytes read at once, and about how many an answer takes up at most. */
const CHUNK_BYTES = 4 * 2 ** 20;

/** The device this host writes as, and how far its journal may be read: what is being written is not durable yet. */
export interface OwnJournal {
  readonly device: string;
  readonly end: DevicePosition;
}

type JournalPage = HostValue<'readJournal'>;

/** The next transactions of all devices' journals: see `readJournal` of the contract. Throws what the file system throws. */
export async function readJournal(
  files: FileSystem,
  notebookFolder: string,
  own: OwnJournal,
  request: { readonly from: JournalPosition; readonly limit: number },
): Promise<Result<JournalPage, AppError>> {
  const present = await journalDevices(files, notebookFolder);
  // A device that has written nothing yet has no folder, but it has a position.
  const devices = present.includes(own.device) ? present : [...present, own.device];
  for (const [device, { file, offset }] of Object.entries(request.from)) {
    if (!devices.includes(device) && (file > 1 || offset > 0)) return failure(shortened(device));
  }
  const page: Page = { transactions: [], reports: [], room: request.limit, bytes: CHUNK_BYTES };
  const position: Record<string, DevicePosition> = { ...request.from };
  let done = true;
  for (const device of devices) {
    const reader = new DeviceReader(files, notebookFolder, device, device === own.device ? own.end : null);
    const from = request.from[device] ?? { file: 1, offset: 0 };
    const read = await reader.read(from, page);
    if (!read.ok) return read;
    position[device] = read.value.position;
    done &&= read.value.done;
  }
  return success({ transactions: page.transactions, reports: page.reports, position, done });
}

/** Ends of all journals now: complete lines only. */
export async function journalEnds(
  files: FileSystem,
  notebookFolder: string,
  own: OwnJournal,
): Promise<JournalPosition> {
  const ends: Record<string, DevicePosition> = { [own.device]: own.end };
  for (const device of await journalDevices(files, notebookFolder)) {
    if (device === own.device) continue;
    const folder = journalFolder(notebookFolder, device);
    const file = (await fileNumbers(files, folder)).at(-1) ?? 1;
    const path = numberedFile(folder, file);
    const size = (await sizeOf(files, path)) ?? 0;
    ends[device] = { file, offset: size === 0 ? 0 : await lastLineEnd(files, path, size) };
  }
  return ends;
}

/** An answer while it fills up. */
interface Page {
  readonly transactions: Transaction[];
  readonly reports: AppError[];
  room: number;
  bytes: number;
}

interface DeviceRead {
  readonly position: DevicePosition;
  readonly done: boolean;
}

class DeviceReader {
  readonly #files: FileSystem;
  readonly #folder: string;
  readonly #device: string;
  /** Own journal only: how far its bytes are durable. */
  readonly #limit: DevicePosition | null;

  constructor(files: FileSystem, notebookFolder: string, device: string, limit: DevicePosition | null) {
    this.#files = files;
    this.#folder = journalFolder(notebookFolder, device);
    this.#device = device;
    this.#limit = limit;
  }

  async read(from: DevicePosition, page: Page): Promise<Result<DeviceRead, AppError>> {
    const numbers = await fileNumbers(this.#files, this.#folder);
    const ahead = numbers.filter((number) => number >= from.file);
    if (!(await this.#isPlace(from, numbers))) return failure(shortened(this.#device));
    let position = from;
    for (const [index, number] of ahead.entries()) {
      if (number !== position.file) position = { file: number, offset: 0 };
      const size = await this.#sizeOf(number);
      const next = await this.#readFile(position, size, page);
      if (!next.ok) return next;
      position = next.value.position;
      if (!next.value.done) return success({ position, done: false });
      // An unfinished line of another device is still on its way, even where its next file has come already.
      const rest = size - position.offset;
      if (rest > 0 && this.#limit === null && index < ahead.length - 1) break;
    }
    return success({ position, done: true });
  }

  /** Whether a position is the start of a line that is there, or the end. */
  async #isPlace({ file, offset }: DevicePosition, numbers: readonly number[]): Promise<boolean> {
    if (!numbers.includes(file)) return offset === 0 && file <= (numbers.at(-1) ?? 0) + 1;
    if (offset === 0) return true;
    if ((await this.#sizeOf(file)) < offset) return false;
    const handle = await this.#files.open(numberedFile(this.#folder, file), 'r');
    try {
      const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, offset - 1);
      return buffer[0] === NEWLINE;
    } finally {
      await handle.close();
    }
  }

  async #sizeOf(number: number): Promise<number> {
    const size = (await sizeOf(this.#files, numberedFile(this.#folder, number))) ?? 0;
    if (this.#limit === null || number < this.#limit.file) return size;
    return number > this.#limit.file ? 0 : this.#limit.offset;
  }

  async #readFile(from: DevicePosition, size: number, page: Page): Promise<Result<DeviceRead, AppError>> {
    let { offset } = from;
    if (offset >= size) return success({ position: from, done: true });
    const path = numberedFile(this.#folder, from.file);
    const handle = await this.#files.open(path, 'r');
    try {
      let chunk = CHUNK_BYTES;
      while (offset < size) {
        if (page.room <= 0 || page.bytes <= 0) {
          return success({ position: { file: from.file, offset }, done: false });
        }
        const bytes = await readRange(handle, offset, Math.min(size, offset + chunk));
        const { lines, damaged, end } = decodeLines(bytes, page.room);
        for (const line of lines) page.transactions.push(line.transaction);
        page.room -= lines.length;
        page.bytes -= end;
        if (damaged.length > 0) {
          const before = await countLines(handle, offset);
          for (const { line, damage } of damaged) {
            if (damage === 'newer')
              return failure(appError('notebook-newer', { folder: path, version: '?' }));
            page.reports.push(damagedLineError(this.#device, from.file, before + line));
          }
        }
        offset += end;
        if (end > 0) continue;
        // No complete line in the chunk: it is longer, or it has not been finished.
        if (bytes.length < chunk) break;
        chunk *= 2;
      }
      return success({ position: { file: from.file, offset }, done: true });
    } finally {
      await handle.close();
    }
  }
}

function shortened(device: string): AppError {
  return appError('journal-shortened', { device });
}

async function readRange(handle: FileHandle, start: number, end: number): Promise<Buffer> {
  const bytes = Buffer.alloc(end - start);
  let done = 0;
  while (done < bytes.length) {
    const { bytesRead } = await handle.read(bytes, done, bytes.length - done, start + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes.subarray(0, done);
}

async function countLines(handle: FileHandle, end: number): Promise<number> {
  let lines = 0;
  for (let start = 0; start < end; start += CHUNK_BYTES) {
    const bytes = await readRange(handle, start, Math.min(end, start + CHUNK_BYTES));
    for (const byte of bytes) if (byte === NEWLINE) lines += 1;
  }
  return lines;
}

async function lastLineEnd(files: FileSystem, path: string, size: number): Promise<number> {
  const handle = await files.open(path, 'r');
  try {
    for (let end = size; end > 0; end -= Math.min(end, CHUNK_BYTES)) {
      const start = Math.max(0, end - CHUNK_BYTES);
      const newline = (await readRange(handle, start, end)).lastIndexOf(NEWLINE);
      if (newline >= 0) return start + newline + 1;
    }
    return 0;
  } finally {
    await handle.close();
  }
}
