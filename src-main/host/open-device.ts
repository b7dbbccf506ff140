import type { AppError } from '../../src-core/base/error-code.ts';
import { appError } from '../../src-core/base/error-code.ts';
import { CLOCK_ZERO, receive } from '../../src-core/base/hybrid-clock.ts';
import type { DeviceId, NotebookId } from '../../src-core/base/id.ts';
import { failure, success } from '../../src-core/base/result.ts';
import type { Result } from '../../src-core/base/result.ts';
import type { DevicePosition } from '../../src-core/journal/transaction.ts';
import { AppendLog } from './append-log.ts';
import { deviceStateFile, readDeviceState, writeDeviceState } from './device-state.ts';
import { sizeOf } from './durable-files.ts';
import { documentsFolder } from './documents-store.ts';
import type { FileSystem } from './file-system.ts';
import { freshId } from './fresh-id.ts';
import { journalDevices, journalFolder } from './journal-folders.ts';
import { fileNumbers, numberedFile } from './numbered-files.ts';
import { checkJournal, cutFile, mendJournal } from './recover-journal.ts';
import type { JournalCheck } from './recover-journal.ts';

/** What opening this machine's journals takes. */
export interface OpenDeviceOptions {
  readonly files: FileSystem;
  readonly folder: string;
  readonly stateFolder: string;
  readonly notebookId: NotebookId;
  readonly nowMs: number;
  readonly journalFileBytes: number;
  readonly documentFileBytes: number;
}

/** This machine as a writer of the notebook, with every journal looked through and its own mended. */
export interface OpenDevice {
  readonly deviceId: DeviceId;
  readonly journal: AppendLog;
  readonly documents: AppendLog;
  /** Latest clock reading in any journal. */
  readonly clock: string;
  readonly reports: readonly AppError[];
  /** Remembers how far the journal has come, to notice later when an older copy is put in its place. */
  readonly remember: () => Promise<void>;
}

/** Finds or makes this machine's device, checks all journals, and repairs what a crash left in its own files. */
export async function openDevice(options: OpenDeviceOptions): Promise<Result<OpenDevice, AppError>> {
  const { files, folder } = options;
  const stateFile = deviceStateFile(options.stateFolder, options.notebookId, folder);
  const state = await readDeviceState(files, stateFile);
  const reports: AppError[] = [];
  let deviceId = state?.deviceId ?? null;
  if (state !== null && !(await reaches(files, folder, state.deviceId, state.end))) {
    // An older copy stands in the folder's place: going on in the same journal would give its positions a second meaning.
    reports.push(appError('journal-shortened', { device: state.deviceId }));
    deviceId = null;
  }
  const own = deviceId ?? (freshId(options.nowMs) as DeviceId);

  let clock = CLOCK_ZERO;
  let ownCheck: JournalCheck | null = null;
  for (const device of new Set([...(await journalDevices(files, folder)), own])) {
    const check = await checkJournal(files, folder, device);
    if (!check.ok) return failure(check.error);
    clock = receive(clock, check.value.clock);
    if (device === own) ownCheck = check.value;
    else reports.push(...check.value.reports);
  }

  if (ownCheck !== null) reports.push(...(await mendJournal(files, folder, own, ownCheck)));
  const torn = ownCheck?.torn ?? null;
  if (ownCheck !== null && torn === null) await sweepDocuments(files, folder, own, ownCheck.documents);
  const journal = await AppendLog.open(files, journalFolder(folder, own), options.journalFileBytes);
  const documents = await AppendLog.open(files, documentsFolder(folder, own), options.documentFileBytes);
  if (torn !== null) {
    // A cut line may have been acknowledged once (a bad sector looks like a crash), and others may know its
    // position: nothing is written there again, and the documents it named are kept.
    await journal.startNewFile();
    await documents.startNewFile();
  }

  const remember = (): Promise<void> =>
    writeDeviceState(files, stateFile, { deviceId: own, end: journal.end }, folder);
  await remember();
  return success({ deviceId: own, journal, documents, clock, reports, remember });
}

/** Whether a journal is at least as long as it once was. */
async function reaches(
  files: FileSystem,
  folder: string,
  device: string,
  { file, offset }: DevicePosition,
): Promise<boolean> {
  const place = journalFolder(folder, device);
  if ((await fileNumbers(files, place)).some((number) => number > file)) return true;
  return ((await sizeOf(files, numberedFile(place, file))) ?? 0) >= offset;
}

/**
 * Cuts off document bytes that no journal line names: a crash came between writing them and writing the line.
 * Only the last file can hold such bytes.
 */
async function sweepDocuments(
  files: FileSystem,
  folder: string,
  device: string,
  named: DevicePosition,
): Promise<void> {
  const place = documentsFolder(folder, device);
  const last = (await fileNumbers(files, place)).at(-1);
  if (last === undefined) return;
  const path = numberedFile(place, last);
  const keep = last > named.file ? 0 : last === named.file ? named.offset : Number.POSITIVE_INFINITY;
  if (((await sizeOf(files, path)) ?? 0) > keep) await cutFile(files, path, keep);
}
