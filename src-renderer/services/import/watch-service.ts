import { appError } from '../../../src-core/base/error-code.ts';
import type { AppError } from '../../../src-core/base/error-code.ts';
import { failure, success } from '../../../src-core/base/result.ts';
import type { Result } from '../../../src-core/base/result.ts';
import type { HostApi, WatchedFile } from '../../../src-core/contract/host-api.ts';
import type { ImportService, ImportSource, WatchService, WatchState } from './importing.ts';
import { createLiveValue } from '../live-value.ts';

/** Milliseconds between two looks at the folder. */
const INTERVAL = 3_000;
/** Files, and bytes of them, that are taken in one go. */
const FILES = 200;
const BYTES = 256 * 1024 * 1024;
/** Bytes of one call to the host. */
const PIECE = 8 * 1024 * 1024;

/** What watching works with. */
export interface WatchServiceParts {
  readonly host: Pick<HostApi, 'watchFolder' | 'takeWatched' | 'readWatched' | 'settleWatched'>;
  readonly importing: Pick<ImportService, 'run'>;
  /** Calls back after so many milliseconds; answers how to forget it. */
  readonly later: (work: () => void, milliseconds: number) => () => void;
}

/** The service, and how to end it. */
export interface RunningWatch extends WatchService {
  readonly close: () => void;
}

/** Looks at the watched folder every few seconds and imports what appeared in it; each file is settled when it is durable. */
export function createWatchService({ host, importing, later }: WatchServiceParts): RunningWatch {
  const state = createLiveValue<WatchState>({ folder: null, there: true, imported: 0 });
  let closed = false;
  let forget = (): void => undefined;
  /** Taken but not imported yet: what was more than fits into one go. */
  let waiting: readonly WatchedFile[] = [];

  const tell = (change: Partial<WatchState>): void => {
    const now = state.current() ?? { folder: null, there: true, imported: 0 };
    const next = { ...now, ...change };
    if (JSON.stringify(next) !== JSON.stringify(now)) state.set(next);
  };

  const importSome = async (): Promise<boolean> => {
    const given: { readonly file: string; readonly source: ImportSource }[] = [];
    let bytes = 0;
    for (const each of waiting) {
      if (given.length > 0 && bytes + each.bytes > BYTES) break;
      bytes += each.bytes;
      given.push({ file: each.file, source: await sourceOf(host, each) });
    }
    waiting = waiting.slice(given.length);
    const progress = await importing.run(
      given.map(({ source }) => source),
      { byItself: true },
    );
    const through = new Set(progress.report.map(({ path }) => path));
    // Pictures that lie beside a page have no row of their own: they went with the page.
    const settled = given.filter(
      ({ source }) => !progress.cancelled || (source.type !== 'pasted' && through.has(source.path)),
    );
    const disk = progress.report.some(({ error }) => error?.code.startsWith('disk-') === true);
    // What a cancelled import or a full disk left comes again.
    if (!disk && settled.length > 0) await host.settleWatched({ files: settled.map(({ file }) => file) });
    tell({ imported: (state.current()?.imported ?? 0) + progress.imported + progress.versions });
    return !closed && !progress.cancelled && !disk;
  };

  const look = async (): Promise<void> => {
    const taken = await host.takeWatched({ limit: FILES });
    if (!taken.ok || closed) return;
    const { folder, there, files } = taken.value;
    tell({ folder, there });
    waiting = files;
    while (waiting.length > 0) if (!(await importSome())) waiting = [];
  };

  let looking = false;
  const lookLater = (): void => {
    forget();
    forget = later(round, INTERVAL);
  };
  const round = (): void => {
    // One look at a time: two would take the same files, and each would ask for a next one.
    if (looking) return;
    looking = true;
    void look()
      .catch(() => undefined)
      .then(() => {
        looking = false;
        // Nothing is asked for while nothing is watched.
        if (!closed && state.current()?.folder !== null) lookLater();
      });
  };
  round();

  return {
    state: () => state,
    set: async (on) => {
      const answer = await host.watchFolder({ on });
      if (!answer.ok) return answer;
      forget();
      tell({ folder: answer.value.folder, there: true, imported: 0 });
      if (on && !closed) lookLater();
      return success(null);
    },
    close: () => {
      closed = true;
      forget();
    },
  };
}

/** The file with its bytes; what cannot be read any more is reported as such. */
async function sourceOf(host: WatchServiceParts['host'], watched: WatchedFile): Promise<ImportSource> {
  const { path } = watched;
  const read = await readWhole(host, watched);
  if (!read.ok) return { type: 'unreadable', path, reason: 'file-unreadable' };
  const name = path.slice(path.lastIndexOf('/') + 1);
  // The host tells no time, and a file keeps its name among those in hand only where the time stays the same.
  return { type: 'file', path, file: new File([...read.value], name, { lastModified: 0 }) };
}

async function readWhole(
  host: WatchServiceParts['host'],
  { file, bytes }: WatchedFile,
): Promise<Result<readonly Blob[], AppError>> {
  const pieces: Blob[] = [];
  for (let start = 0; start < bytes; start += PIECE) {
    const end = Math.min(bytes, start + PIECE);
    const piece = await host.readWatched({ file, start, end });
    if (!piece.ok) return piece;
    if (piece.value.bytes.length < end - start) return failure(appError('file-vanished'));
    // A blob's bytes lie with the browser, not in this program's memory.
    pieces.push(new Blob([piece.value.bytes as Uint8Array<ArrayBuffer>]));
  }
  return success(pieces);
}
