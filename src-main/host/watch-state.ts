import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { encodeUtf8 } from '../../src-core/base/text-codec.ts';
import { z } from '../../src-core/model/guard.ts';
import { makeFolder, readIfPresent, replaceFile } from './durable-files.ts';
import type { FileSystem } from './file-system.ts';

/** Which folder a notebook watches on this machine, and what of it was taken. */
export interface WatchState {
  /** Absolute path. */
  readonly folder: string;
  /** By path below the folder, with "/": size and time of the file when it was taken. */
  readonly settled: Readonly<Record<string, string>>;
}

const guard = z.object({ folder: z.string().min(1), settled: z.record(z.string(), z.string()) });

/** Path of what this machine watches for this notebook at this place. */
export function watchStateFile(stateFolder: string, notebookId: string, notebookFolder: string): string {
  const key = createHash('sha256').update([hostname(), notebookId, notebookFolder].join('\0')).digest('hex');
  return join(stateFolder, 'watched', `${key.slice(0, 32)}.json`);
}

/** The remembered state, or null where nothing is watched. */
export async function readWatchState(files: FileSystem, path: string): Promise<WatchState | null> {
  const bytes = await readIfPresent(files, path);
  if (bytes === null) return null;
  try {
    return guard.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch {
    return null;
  }
}

/** Remembers the state; null = nothing is watched. */
export async function writeWatchState(
  files: FileSystem,
  path: string,
  state: WatchState | null,
): Promise<void> {
  if (state === null) return files.rm(path, { force: true });
  await makeFolder(files, dirname(path));
  await replaceFile(files, path, encodeUtf8(JSON.stringify(state)));
}
