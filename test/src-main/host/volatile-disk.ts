import type { FileHandle } from 'node:fs/promises';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { REAL_FILES } from '../../../src-main/host/file-system.ts';
import type { FileSystem } from '../../../src-main/host/file-system.ts';

/**
 * A disk that remembers what has been flushed: bytes of a file by fsync of the file, names in a folder by fsync of
 * the folder. At a power cut everything else is gone, the strictest behaviour POSIX allows.
 */
export interface VolatileDisk {
  readonly files: FileSystem;
  /** Writes into `target` what a power cut at this moment would leave of `source`. */
  cutPower(source: string, target: string): Promise<void>;
}

export function volatileDisk(): VolatileDisk {
  /** Flushed bytes by inode. */
  const bytesOf = new Map<number, Uint8Array>();
  /** Flushed entries of folders by path: name → inode, or null for a folder. */
  const entriesOf = new Map<string, ReadonlyMap<string, number | null>>();

  async function flushed(handle: FileHandle, path: string): Promise<void> {
    const status = await handle.stat();
    if (!status.isDirectory()) {
      bytesOf.set(status.ino, await readFile(path));
      return;
    }
    const entries = new Map<string, number | null>();
    for (const entry of await readdir(path, { withFileTypes: true })) {
      entries.set(entry.name, entry.isDirectory() ? null : (await stat(join(path, entry.name))).ino);
    }
    entriesOf.set(path, entries);
  }

  async function cutPower(source: string, target: string): Promise<void> {
    await mkdir(target, { recursive: true });
    for (const [name, inode] of entriesOf.get(source) ?? []) {
      if (inode === null) await cutPower(join(source, name), join(target, name));
      else await writeFile(join(target, name), bytesOf.get(inode) ?? new Uint8Array());
    }
  }

  return {
    cutPower,
    files: {
      ...REAL_FILES,
      open: async (path, flags, mode) => {
        const handle = await REAL_FILES.open(path, flags, mode);
        return new Proxy(handle, {
          get(target, name) {
            if (name === 'sync' || name === 'datasync') {
              return async () => {
                await target.sync();
                await flushed(target, String(path));
              };
            }
            const value: unknown = Reflect.get(target, name, target);
            return typeof value === 'function'
              ? (value as (...args: unknown[]) => unknown).bind(target)
              : value;
          },
        });
      },
    },
  };
}
