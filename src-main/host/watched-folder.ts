import { basename, join, relative, sep } from 'node:path';
import type { FSWatcher } from 'chokidar';
import type { AppError } from '../../src-core/base/error-code.ts';
import { appError } from '../../src-core/base/error-code.ts';
import { failure, success } from '../../src-core/base/result.ts';
import type { Result } from '../../src-core/base/result.ts';
import type { HostValue } from '../../src-core/contract/host-api.ts';
import { errnoOf } from './disk-error.ts';
import { makeFolder } from './durable-files.ts';
import type { FileSystem } from './file-system.ts';
import { freshId } from './fresh-id.ts';
import { readWatchState, writeWatchState } from './watch-state.ts';

/** What watching takes. */
export interface WatchedFolderParts {
  readonly files: FileSystem;
  readonly stateFile: string;
  /** Never watched, even where it lies within. */
  readonly notebookFolder: string;
  /** The one folder that may be watched, where the user is not asked for one; else null. */
  readonly fixed: string | null;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Milliseconds for which a file must have kept its size and time: then nobody is writing it any more. */
const STILL = 1_500;
/** Milliseconds for which files that were given out are not given out again. */
const LEASE = 10 * 60_000;
/** Files that are looked at in one call. */
const LOOKED_AT = 2_000;
/** Hidden files, what systems leave in folders, and what is still being downloaded. */
const LEFT_OUT =
  /^(?:\.|~\$|Thumbs\.db$|desktop\.ini$|__MACOSX$)|\.(?:part|partial|crdownload|download|tmp)$/iu;

/** A file that may be given out. */
interface Candidate {
  readonly id: string;
  /** Size and time when it was last looked at, and since when they are the same. */
  look: string;
  since: number;
  /** How it looked when it was given out last. */
  given: string;
  /** Until when somebody has it. */
  leased: number;
}

/** The folder that is watched, off until it is asked for; what was taken is remembered over restarts. */
export class WatchedFolder {
  readonly #parts: WatchedFolderParts;
  #folder: string | null = null;
  #watcher: FSWatcher | null = null;
  /** What was watched before is looked up when somebody first asks for files: most uses of a notebook never do. */
  #resumed = false;
  #settled = new Map<string, string>();
  /** By path below the folder. */
  readonly #candidates = new Map<string, Candidate>();
  readonly #paths = new Map<string, string>();

  constructor(parts: WatchedFolderParts) {
    this.#parts = parts;
  }

  /** The folder's own name; null while nothing is watched. */
  get name(): string | null {
    return this.#folder === null ? null : basename(this.#folder);
  }

  async #resume(): Promise<void> {
    this.#resumed = true;
    const state = await readWatchState(this.#parts.files, this.#parts.stateFile).catch(() => null);
    if (state === null) return;
    const folder = this.#parts.fixed ?? state.folder;
    // Another folder has other files under the same names.
    this.#settled = new Map(folder === state.folder ? Object.entries(state.settled) : []);
    await this.#watch(folder);
  }

  /** Watches a folder from now on, made where it does not exist. Everything in it is given out once. */
  async begin(folder: string): Promise<void> {
    await this.close();
    this.#resumed = true;
    await makeFolder(this.#parts.files, folder);
    this.#settled = new Map();
    await this.#watch(folder);
    await this.#remember();
  }

  /** Watches nothing any more, and forgets what was. */
  async end(): Promise<void> {
    await this.close();
    this.#resumed = true;
    this.#folder = null;
    this.#settled = new Map();
    await this.#remember();
  }

  /** Ends watching until the next start. */
  async close(): Promise<void> {
    const watcher = this.#watcher;
    this.#watcher = null;
    this.#candidates.clear();
    this.#paths.clear();
    await watcher?.close();
  }

  /** Files that stand still, and that nobody has. */
  async take(limit: number): Promise<HostValue<'takeWatched'>> {
    if (!this.#resumed) await this.#resume();
    const folder = this.#folder;
    if (folder === null) return { folder: null, there: true, files: [] };
    const { files } = this.#parts;
    const there = await files.stat(folder).then(
      (stats) => stats.isDirectory(),
      () => false,
    );
    const taken: { file: string; path: string; bytes: number }[] = [];
    let looked = 0;
    for (const [path, candidate] of there ? [...this.#candidates] : []) {
      if (taken.length === limit || looked === LOOKED_AT) break;
      if (candidate.leased > this.#parts.now()) continue;
      looked += 1;
      const bytes = await this.#look(path, candidate);
      if (bytes === null) continue;
      candidate.leased = this.#parts.now() + LEASE;
      candidate.given = candidate.look;
      taken.push({ file: candidate.id, path: path.normalize('NFC'), bytes });
    }
    return { folder: basename(folder), there, files: taken };
  }

  /** Where a file that was given out lies, for whoever may read there itself; null where it is known no more. */
  pathOf(id: string): string | null {
    const path = this.#paths.get(id);
    return path === undefined || this.#folder === null ? null : join(this.#folder, path);
  }

  /** Bytes [start, end) of a file that was given out. */
  async read(id: string, start: number, end: number): Promise<Result<Uint8Array, AppError>> {
    const path = this.#paths.get(id);
    const folder = this.#folder;
    if (path === undefined || folder === null) return failure(appError('file-vanished', { file: id }));
    const file = basename(path);
    const { files } = this.#parts;
    try {
      const root = await files.realpath(folder);
      const real = await files.realpath(join(folder, path));
      // Something was put in the file's place that leads elsewhere.
      if (real !== join(root, path)) return failure(appError('file-unreadable', { file }));
      const handle = await files.open(real, 'r');
      try {
        const buffer = new Uint8Array(end - start);
        let filled = 0;
        while (filled < buffer.length) {
          const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, start + filled);
          if (bytesRead === 0) break;
          filled += bytesRead;
        }
        return success(buffer.subarray(0, filled));
      } finally {
        await handle.close();
      }
    } catch (thrown) {
      return failure(appError(errnoOf(thrown) === 'ENOENT' ? 'file-vanished' : 'file-unreadable', { file }));
    }
  }

  /** Remembers that files were taken, as they were when they were given out. */
  async settle(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      const path = this.#paths.get(id);
      const candidate = path === undefined ? undefined : this.#candidates.get(path);
      if (path === undefined || candidate === undefined) continue;
      this.#settled.set(path, candidate.given);
      // What has changed since is given out once more.
      if (candidate.look === candidate.given) this.#forget(path);
    }
    await this.#remember();
  }

  /** Bytes of a file that has stood still for long enough and was not settled as it is; else null. */
  async #look(path: string, candidate: Candidate): Promise<number | null> {
    const { files, now } = this.#parts;
    try {
      const stats = await files.lstat(join(this.#folder ?? '', path));
      const look = `${stats.size} ${Math.round(stats.mtimeMs)}`;
      if (!stats.isFile() || this.#settled.get(path) === look) {
        this.#forget(path);
        return null;
      }
      if (look !== candidate.look) {
        candidate.look = look;
        candidate.since = now();
        return null;
      }
      return now() - candidate.since >= STILL ? stats.size : null;
    } catch {
      this.#forget(path);
      return null;
    }
  }

  #forget(path: string): void {
    const candidate = this.#candidates.get(path);
    if (candidate !== undefined) this.#paths.delete(candidate.id);
    this.#candidates.delete(path);
  }

  #note(path: string, look: string): void {
    if (this.#settled.get(path) === look) return;
    const now = this.#parts.now();
    const known = this.#candidates.get(path);
    if (known !== undefined) {
      // What changed while somebody had it is given out once more.
      if (known.look !== look) Object.assign(known, { look, since: now, leased: 0 });
      return;
    }
    const id = freshId(now);
    this.#candidates.set(path, { id, look, since: now, given: '', leased: 0 });
    this.#paths.set(id, path);
  }

  async #watch(folder: string): Promise<void> {
    this.#folder = folder;
    // Loaded only where something is watched.
    const { watch } = await import('chokidar');
    const notebook = this.#parts.notebookFolder;
    const watcher = watch(folder, {
      followSymlinks: false,
      alwaysStat: true,
      ignorePermissionErrors: true,
      ignored: (path) =>
        path === notebook ||
        path.startsWith(`${notebook}${sep}`) ||
        (path !== folder && LEFT_OUT.test(basename(path))),
    });
    const seen = (path: string, stats?: { readonly size: number; readonly mtimeMs: number }): void => {
      if (stats === undefined) return;
      const below = relative(folder, path).split(sep).join('/');
      this.#note(below, `${stats.size} ${Math.round(stats.mtimeMs)}`);
    };
    watcher.on('add', seen).on('change', seen);
    watcher.on('unlink', (path) => this.#forget(relative(folder, path).split(sep).join('/')));
    // A folder that cannot be watched shows as one that is not there.
    watcher.on('error', () => undefined);
    this.#watcher = watcher;
  }

  async #remember(): Promise<void> {
    const { files, stateFile } = this.#parts;
    const folder = this.#folder;
    const state = folder === null ? null : { folder, settled: Object.fromEntries(this.#settled) };
    await writeWatchState(files, stateFile, state);
  }
}
