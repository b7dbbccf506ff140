import type { FileHandle } from 'node:fs/promises';
import { REAL_FILES } from '../../../src-main/host/file-system.ts';
import type { FileSystem } from '../../../src-main/host/file-system.ts';

/** The real disk, until it is told to fail. */
export interface FailingDisk {
  readonly files: FileSystem;
  /** Bytes that may still be written before the disk is full; writes stop in the middle, as real ones do. */
  room: number;
  /** Errno that every change of the disk fails with, or null. */
  broken: string | null;
  /** Flushes to the disk so far. */
  flushes: number;
  /** The disk breaks (EIO) at the flush with this number, before anything is flushed. */
  breaksAtFlush: number;
}

/** A disk with limited room. */
export function failingDisk(): FailingDisk {
  const disk: FailingDisk = {
    files: {
      ...REAL_FILES,
      open: async (path, flags, mode) => {
        if (flags !== undefined && flags !== 'r') change();
        return limited(await REAL_FILES.open(path, flags, mode));
      },
      rename: (from, to) => REAL_FILES.rename(from, to).then(change),
      rm: async (path, options) => {
        change();
        const freed = await REAL_FILES.stat(path).then(
          ({ size }) => size,
          () => 0,
        );
        await REAL_FILES.rm(path, options);
        disk.room += freed;
      },
      link: async (from, to) => {
        change();
        return REAL_FILES.link(from, to);
      },
    },
    room: Number.POSITIVE_INFINITY,
    broken: null,
    flushes: 0,
    breaksAtFlush: Number.POSITIVE_INFINITY,
  };

  function change(): void {
    if (disk.broken !== null) throw failed(disk.broken);
  }

  function limited(handle: FileHandle): FileHandle {
    return new Proxy(handle, {
      get(target, name) {
        if (name === 'write') {
          return async (bytes: Uint8Array, from: number, length: number, position: number) => {
            change();
            const fits = Math.min(length, disk.room);
            if (fits <= 0 && length > 0) throw failed('ENOSPC');
            disk.room -= fits;
            return target.write(bytes, from, fits, position);
          };
        }
        if (name === 'sync' || name === 'datasync') {
          return async () => {
            disk.flushes += 1;
            if (disk.flushes >= disk.breaksAtFlush) disk.broken = 'EIO';
            change();
            return target[name]();
          };
        }
        if (name === 'truncate') {
          return async (length: number) => {
            change();
            const { size } = await target.stat();
            await target.truncate(length);
            disk.room += size - length;
          };
        }
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? (value as (...args: unknown[]) => unknown).bind(target) : value;
      },
    });
  }

  return disk;
}

function failed(errno: string): Error {
  return Object.assign(new Error(`${errno}: the test's disk`), { code: errno });
}
