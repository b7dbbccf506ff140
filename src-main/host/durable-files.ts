import { randomBytes } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errnoOf } from './disk-error.ts';
import type { FileSystem } from './file-system.ts';

/** Ending of files that are being written; left behind only by a crash, and then worth nothing. */
export const TEMPORARY_SUFFIX = '.part';

/** Writes all bytes at `position`, however many calls the system takes for it. */
export async function writeFully(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
    if (bytesWritten === 0) throw Object.assign(new Error('nothing could be written'), { code: 'ENOSPC' });
    done += bytesWritten;
  }
}

/** Makes the entries of a folder (new, renamed, removed files) durable; Windows does that by itself and allows no fsync of folders. */
export async function syncFolder(files: FileSystem, folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await files.open(folder, 'r');
  try {
    await handle.sync();
  } catch (thrown) {
    // Some network file systems know no fsync of a folder.
    if (!['EINVAL', 'ENOTSUP', 'EISDIR'].includes(errnoOf(thrown))) throw thrown;
  } finally {
    await handle.close();
  }
}

/** Makes a folder and what is missing above it, durably. */
export async function makeFolder(files: FileSystem, folder: string): Promise<void> {
  const first = await files.mkdir(folder, { recursive: true });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) {
    await syncFolder(files, dirname(made));
  }
}

/** A fresh name beside nothing else, for a file that is being written. */
export function temporaryName(name: string): string {
  return `${name}.${randomBytes(6).toString('hex')}${TEMPORARY_SUFFIX}`;
}

/** Writes a temporary file with its bytes on the disk; nothing is left of it where that fails. */
export async function writeTemporary(files: FileSystem, path: string, bytes: Uint8Array): Promise<void> {
  const handle = await files.open(path, 'wx');
  try {
    try {
      await writeFully(handle, bytes, 0);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (thrown) {
    await files.rm(path, { force: true }).catch(() => undefined);
    throw thrown;
  }
}

/** Puts bytes in a file's place: after a crash it holds the former bytes or the new ones, never a mixture. */
export async function replaceFile(
  files: FileSystem,
  path: string,
  bytes: Uint8Array,
  syncParent = true,
): Promise<void> {
  const temporary = temporaryName(path);
  await writeTemporary(files, temporary, bytes);
  try {
    await files.rename(temporary, path);
  } catch (thrown) {
    await files.rm(temporary, { force: true }).catch(() => undefined);
    throw thrown;
  }
  if (syncParent) await syncFolder(files, dirname(path));
}

/** The bytes of a file, or null where there is none. */
export async function readIfPresent(files: FileSystem, path: string): Promise<Uint8Array | null> {
  try {
    return await files.readFile(path);
  } catch (thrown) {
    if (errnoOf(thrown) === 'ENOENT') return null;
    throw thrown;
  }
}

/** Names in a folder, sorted; none where there is no such folder. */
export async function namesIn(files: FileSystem, folder: string): Promise<readonly string[]> {
  try {
    return (await files.readdir(folder)).sort();
  } catch (thrown) {
    if (errnoOf(thrown) === 'ENOENT' || errnoOf(thrown) === 'ENOTDIR') return [];
    throw thrown;
  }
}

/** Size of a file in bytes, or null where there is none. */
export async function sizeOf(files: FileSystem, path: string): Promise<number | null> {
  try {
    return (await files.stat(path)).size;
  } catch (thrown) {
    if (errnoOf(thrown) === 'ENOENT') return null;
    throw thrown;
  }
}

/** Removes what crashes left half-written in a folder. */
export async function removeTemporaries(files: FileSystem, folder: string): Promise<void> {
  for (const name of await namesIn(files, folder)) {
    if (name.endsWith(TEMPORARY_SUFFIX)) await files.rm(join(folder, name), { force: true });
  }
}
