import { join } from 'node:path';
import type { AppError } from '../../src-core/base/error-code.ts';
import { appError } from '../../src-core/base/error-code.ts';
import { ID_SHAPE } from '../../src-core/base/id.ts';
import { namesIn } from './durable-files.ts';
import type { FileSystem } from './file-system.ts';

/** Folder of a device's journal. */
export function journalFolder(notebookFolder: string, device: string): string {
  return join(notebookFolder, 'journal', device);
}

/** Devices that have a journal in the notebook, sorted. */
export async function journalDevices(files: FileSystem, notebookFolder: string): Promise<readonly string[]> {
  const names = await namesIn(files, join(notebookFolder, 'journal'));
  return names.filter((name) => ID_SHAPE.test(name));
}

/** A journal file as the user finds it in the notebook folder. */
export function journalFileLabel(device: string, number: number): string {
  return `journal/${device}/${String(number).padStart(6, '0')}.jsonl`;
}

/** The error for a line that cannot be used. */
export function damagedLineError(device: string, number: number, line: number): AppError {
  return appError('journal-damaged', { file: journalFileLabel(device, number), line: String(line) });
}
