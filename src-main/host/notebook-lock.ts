import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { AppError } from '../../src-core/base/error-code.ts';
import { appError } from '../../src-core/base/error-code.ts';
import { failure, success } from '../../src-core/base/result.ts';
import type { Result } from '../../src-core/base/result.ts';
import { z } from '../../src-core/model/guard.ts';
import { errnoOf } from './disk-error.ts';
import { temporaryName, writeTemporary } from './durable-files.ts';
import type { FileSystem } from './file-system.ts';

/** Name of the lock file in a notebook folder. */
export const LOCK_NAME = 'LOCK';

const lockGuard = z.object({
  pid: z.int().positive(),
  host: z.string(),
  /** When the process began, in the system's own unit; '' where it does not tell. Tells a reused pid from the holder. */
  processStart: z.string(),
  /** The folder as the holder sees it, and the number of the lock file: both differ in a copy of an open notebook. */
  folder: z.string(),
  inode: z.string(),
  since: z.string(),
});
type LockHolder = z.infer<typeof lockGuard>;

/** A held lock. */
export interface NotebookLock {
  /** Gives it back, unless it was taken away meanwhile. */
  release(): Promise<void>;
}

/** Takes the notebook's lock, also from a process that is gone; 'notebook-locked' names who holds it. */
export async function takeLock(
  files: FileSystem,
  folder: string,
  nowMs: number,
): Promise<Result<NotebookLock, AppError>> {
  const path = join(folder, LOCK_NAME);
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const mine = await createLock(files, path, folder, nowMs);
    if (mine !== null) return success({ release: () => releaseLock(files, path, mine) });
    const present = await readLock(files, path);
    if (present === null) continue;
    if (present.holder === null && attempt < 5) {
      // Perhaps another process is just writing it.
      await new Promise((resolve) => setTimeout(resolve, 40));
      continue;
    }
    if (present.holder !== null && !isStale(present.holder, present.inode, folder)) {
      return failure(appError('notebook-locked', { folder, holder: describeHolder(present.holder) }));
    }
    await removeStale(files, path, present.text);
  }
  return failure(appError('notebook-locked', { folder, holder: LOCK_NAME }));
}

/** Creates the lock with its text in one step (a hard link fails where the name exists); null when there is one. */
async function createLock(
  files: FileSystem,
  path: string,
  folder: string,
  nowMs: number,
): Promise<string | null> {
  const temporary = temporaryName(path);
  await writeTemporary(files, temporary, new Uint8Array());
  try {
    const { ino } = await files.stat(temporary);
    const holder: LockHolder = {
      pid: process.pid,
      host: hostname(),
      processStart: processStart(process.pid),
      folder,
      inode: String(ino),
      since: new Date(nowMs).toISOString(),
    };
    const text = JSON.stringify(holder);
    const handle = await files.open(temporary, 'r+');
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    try {
      await files.link(temporary, path);
      return text;
    } catch (thrown) {
      if (errnoOf(thrown) === 'EEXIST') return null;
      return await createExclusively(files, path, text);
    }
  } finally {
    await files.rm(temporary, { force: true });
  }
}

/** For file systems without hard links (FAT): the name is exclusive, but its text comes a moment later. */
async function createExclusively(files: FileSystem, path: string, text: string): Promise<string | null> {
  try {
    const handle = await files.open(path, 'wx');
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    return text;
  } catch (thrown) {
    if (errnoOf(thrown) === 'EEXIST') return null;
    throw thrown;
  }
}

interface PresentLock {
  readonly text: string;
  readonly inode: string;
  /** null = cannot be read as a lock: a crash while it was written. */
  readonly holder: LockHolder | null;
}

async function readLock(files: FileSystem, path: string): Promise<PresentLock | null> {
  try {
    const text = await files.readFile(path, 'utf8');
    const inode = String((await files.stat(path)).ino);
    return { text, inode, holder: parseHolder(text) };
  } catch (thrown) {
    if (errnoOf(thrown) === 'ENOENT') return null;
    throw thrown;
  }
}

function parseHolder(text: string): LockHolder | null {
  try {
    return lockGuard.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Only what this machine can know for certain: its own processes. Another machine's lock is never taken away. */
function isStale(holder: LockHolder, inode: string, folder: string): boolean {
  if (holder.host !== hostname()) return false;
  // The lock came along when somebody copied the folder of an open notebook.
  if (holder.folder !== folder && holder.inode !== inode) return true;
  if (!isAlive(holder.pid)) return true;
  const start = processStart(holder.pid);
  return start !== '' && holder.processStart !== '' && start !== holder.processStart;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return errnoOf(thrown) === 'EPERM';
  }
}

/** Linux: field 22 of /proc/PID/stat, clock ticks since boot; elsewhere ''. */
function processStart(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return (
      stat
        .slice(stat.lastIndexOf(')') + 2)
        .split(' ')
        .at(19) ?? ''
    );
  } catch {
    return '';
  }
}

function describeHolder(holder: LockHolder): string {
  return `process ${holder.pid} on ${holder.host} (since ${holder.since})`;
}

/**
 * Removes a stale lock. Two processes may try at once, so it is moved away first and looked at again: what was
 * not the stale lock goes back.
 */
async function removeStale(files: FileSystem, path: string, staleText: string): Promise<void> {
  const aside = temporaryName(path);
  try {
    await files.rename(path, aside);
  } catch (thrown) {
    if (errnoOf(thrown) === 'ENOENT') return;
    throw thrown;
  }
  try {
    if ((await files.readFile(aside, 'utf8')) !== staleText) await files.link(aside, path);
  } finally {
    await files.rm(aside, { force: true });
  }
}

async function releaseLock(files: FileSystem, path: string, mine: string): Promise<void> {
  const present = await readLock(files, path);
  if (present?.text === mine) await files.rm(path, { force: true });
}
