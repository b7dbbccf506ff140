import { join } from 'node:path';
import { namesIn } from './durable-files.ts';
import type { FileSystem } from './file-system.ts';

const NAME = /^(\d{6,9})\.jsonl$/;

/** Path of file number `number` (from 1) of a journal or document folder: 000001.jsonl. */
export function numberedFile(folder: string, number: number): string {
  return join(folder, `${String(number).padStart(6, '0')}.jsonl`);
}

/** Numbers of the files in a folder, ascending. */
export async function fileNumbers(files: FileSystem, folder: string): Promise<readonly number[]> {
  const numbers: number[] = [];
  for (const name of await namesIn(files, folder)) {
    const match = NAME.exec(name);
    if (match !== null && Number(match[1]) > 0) numbers.push(Number(match[1]));
  }
  return numbers.sort((a, b) => a - b);
}
