import { join } from 'node:path';
import type { AppError } from '../../src-core/base/error-code.ts';
import { appError } from '../../src-core/base/error-code.ts';
import { CLOCK_ZERO, receive } from '../../src-core/base/hybrid-clock.ts';
import { failure, success } from '../../src-core/base/result.ts';
import type { Result } from '../../src-core/base/result.ts';
import { scanLines } from '../../src-core/journal/decode-lines.ts';
import type { LineScan } from '../../src-core/journal/decode-lines.ts';
import { CURRENT_FORMAT } from '../../src-core/journal/migrations.ts';
import type { DevicePosition } from '../../src-core/journal/transaction.ts';
import { decodeTransactionLine } from '../../src-core/journal/transaction-line.ts';
import type { JournalLine } from '../../src-core/journal/transaction-line.ts';
import { makeFolder, replaceFile, sizeOf } from './durable-files.ts';
import type { FileSystem } from './file-system.ts';
import { damagedLineError, journalFileLabel, journalFolder } from './journal-folders.ts';
import { fileNumbers, numberedFile } from './numbered-files.ts';

/** What looking through one device's journal found. */
export interface JournalCheck {
  /** Latest reading of the device's clock, or CLOCK_ZERO. */
  readonly clock: string;
  /** Where its last line says the device's document files end. */
  readonly documents: DevicePosition;
  readonly reports: readonly AppError[];
  /** Torn end of the last file: where it begins, and its bytes. */
  readonly torn: { readonly number: number; readonly at: number; readonly bytes: Uint8Array } | null;
  /** Damaged lines in the middle, with their bytes. */
  readonly damaged: readonly { readonly number: number; readonly at: number; readonly bytes: Uint8Array }[];
  readonly transactions: number;
  readonly bytes: number;
}

/** Reads through a device's journal by checksum, changing nothing; fails with 'notebook-newer' on lines from the future. */
export async function checkJournal(
  files: FileSystem,
  notebookFolder: string,
  device: string,
): Promise<Result<JournalCheck, AppError>> {
  const folder = journalFolder(notebookFolder, device);
  const numbers = await fileNumbers(files, folder);
  const reports: AppError[] = [];
  const damaged: JournalCheck['damaged'][number][] = [];
  let last: JournalLine | null = null;
  let torn: JournalCheck['torn'] = null;
  let transactions = 0;
  let total = 0;
  for (const [index, number] of numbers.entries()) {
    const expected = (numbers[index - 1] ?? 0) + 1;
    if (number !== expected) reports.push(damagedLineError(device, expected, 1));
    const bytes = await files.readFile(numberedFile(folder, number));
    const scan = scanLines(bytes);
    if (scan.version > CURRENT_FORMAT) {
      return failure(appError('notebook-newer', { folder: notebookFolder, version: String(scan.version) }));
    }
    transactions += scan.sound.length;
    total += bytes.length;
    for (const { line, start, end } of scan.damaged) {
      reports.push(damagedLineError(device, number, line));
      damaged.push({ number, at: start, bytes: bytes.subarray(start, end) });
    }
    if (scan.tornAt < bytes.length) {
      const rest = bytes.subarray(scan.tornAt);
      if (index === numbers.length - 1) torn = { number, at: scan.tornAt, bytes: rest };
      else {
        // Nothing is torn where writing went on: this end was sound once.
        reports.push(damagedLineError(device, number, scan.sound.length + scan.damaged.length + 1));
        damaged.push({ number, at: scan.tornAt, bytes: rest });
      }
    }
    last = lastLine(bytes, scan) ?? last;
  }
  return success({
    clock: last === null ? CLOCK_ZERO : receive(CLOCK_ZERO, last.transaction.hlc),
    documents: last?.documents ?? { file: 1, offset: 0 },
    reports,
    torn,
    damaged,
    transactions,
    bytes: total,
  });
}

function lastLine(bytes: Uint8Array, scan: LineScan): JournalLine | null {
  for (const { start, end } of scan.sound.toReversed()) {
    const line = decodeTransactionLine(bytes.subarray(start, end - 1));
    if (typeof line !== 'string') return line;
  }
  return null;
}

/**
 * Mends this device's own journal after a check: damaged lines are copied to quarantine/ (and stay where they are,
 * so that no position changes its meaning), a torn end is copied there too and cut off. Returns the reports.
 */
export async function mendJournal(
  files: FileSystem,
  notebookFolder: string,
  device: string,
  check: JournalCheck,
): Promise<readonly AppError[]> {
  const folder = journalFolder(notebookFolder, device);
  for (const { number, at, bytes } of check.damaged) await quarantine(files, folder, number, at, bytes);
  if (check.torn === null) return check.reports;
  const { number, at, bytes } = check.torn;
  await quarantine(files, folder, number, at, bytes);
  await cutFile(files, numberedFile(folder, number), at);
  return [...check.reports, appError('journal-torn', { file: journalFileLabel(device, number) })];
}

async function quarantine(
  files: FileSystem,
  folder: string,
  number: number,
  at: number,
  bytes: Uint8Array,
): Promise<void> {
  const place = join(folder, 'quarantine');
  const path = join(place, `${String(number).padStart(6, '0')}-${at}.txt`);
  if ((await sizeOf(files, path)) === bytes.length) return;
  await makeFolder(files, place);
  await replaceFile(files, path, bytes);
}

/** Cuts a file to a length, durably. */
export async function cutFile(files: FileSystem, path: string, length: number): Promise<void> {
  const handle = await files.open(path, 'r+');
  try {
    await handle.truncate(length);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
