import type { AppError } from '../../../src-core/base/error-code.ts';
import type { ArticleId } from '../../../src-core/base/id.ts';
import type { InterruptedImport } from '../../../src-core/import/import-batch.ts';
import type { CommandResult, Live } from '../app-services.ts';

/** Something to import, as the window got it: a dropped or picked file, or pasted text. */
export type ImportSource =
  | {
      readonly type: 'file';
      readonly file: File;
      /** Opens a PDF that is locked; kept in memory only. */
      readonly password?: string;
      /** Path below the dropped folder, or the name. */ readonly path: string;
    }
  | { readonly type: 'pasted'; readonly text: string; readonly html: string | null }
  /** Something dropped that could not be read at all. */
  | {
      readonly type: 'unreadable';
      readonly path: string;
      readonly reason: 'file-unreadable' | 'file-link-broken';
    };

/** How an import differs from one that the user began. */
export interface ImportOptions {
  /** The files and folders that all sources come from: with them the import can be gone on with after a crash. */
  readonly handles?: readonly FileSystemHandle[];
  /** It began by itself and leaves the offer to go on with an interrupted one alone. */
  readonly byItself?: boolean;
}

/** An import that a crash ended, and whether what it was given is still known. */
export interface InterruptedRun extends InterruptedImport {
  readonly canGoOn: boolean;
}

/** What came of going on; where it did not begin, the files are to be chosen again. */
export type GoingOn = 'begun' | 'refused' | 'gone';

/** How many articles of a file became what. */
export interface ImportCounts {
  /** New articles. */
  readonly imported: number;
  /** New captures of articles that were there. */
  readonly versions: number;
  readonly duplicates: number;
  readonly failed: number;
  /** Annotations that came onto articles that were there; absent = none, or not counted. */
  readonly annotations?: number;
}

/** What became of one file, or of one part of an archive. */
export interface ImportReportRow {
  readonly path: string;
  /** The part of the file that the row is about; "" = the file as a whole. */
  readonly part: string;
  /** Importer that read it ("html", "eml"); where none did, the extension of its name; "" = not known. */
  readonly format: string;
  /** Of a file that has parts; each of them has a row below, up to a limit. */
  readonly parts: ImportCounts | null;
  readonly outcome: 'imported' | 'version' | 'duplicate' | 'failed';
  readonly articleIds: readonly ArticleId[];
  readonly title: string;
  readonly warnings: readonly string[];
  readonly error: AppError | null;
}

export interface ImportProgress {
  readonly phase: 'reading' | 'running' | 'paused' | 'cancelling' | 'done';
  /** Files. */
  readonly done: number;
  readonly total: number;
  /** Bytes of the files, also of those that are under way. */
  readonly bytesDone: number;
  readonly bytesTotal: number;
  readonly imported: number;
  readonly versions: number;
  readonly failed: number;
  readonly duplicates: number;
  readonly annotations?: number;
  /** Articles per second over the last seconds, those that failed or were there already among them. */
  readonly rate: number;
  /** Seconds, or null while unknown. */
  readonly secondsLeft: number | null;
  readonly cancelled: boolean;
  /** In order of completion: one row a file, and below it one for each part of an archive. */
  readonly report: readonly ImportReportRow[];
}

export interface ImportService {
  /** The running or last import; null before the first. */
  progress(): Live<ImportProgress | null>;
  /** Resolves when all is durable and searchable, or cancelled. Sources that come while one runs are queued behind it. */
  run(sources: readonly ImportSource[], options?: ImportOptions): Promise<ImportProgress>;
  /** Imports a locked file of the last import with its password; its row in the report changes, the others stay. */
  unlock(path: string, password: string): Promise<void>;
  cancel(): void;
  /** Reads nothing more until it is continued; what was read so far becomes durable. */
  pause(): void;
  continue(): void;
  /** The last import, where a crash ended it; null where it came to its end, or was put away. */
  interrupted(): Live<InterruptedRun | null>;
  /** Imports again what the interrupted import was given; asks for leave to read it, so only just after a key or a click. */
  goOn(): Promise<GoingOn>;
  /** Says that it is not to be gone on with. */
  dismissInterrupted(): Promise<void>;
  /** Forgets a finished report. */
  dismiss(): void;
}

/** The folder whose files are imported as they appear. */
export interface WatchState {
  /** Its name; null while nothing is watched. */
  readonly folder: string | null;
  /** False while it cannot be found: a drive that was taken out. */
  readonly there: boolean;
  /** Articles that came from it since the window was opened or watching began. */
  readonly imported: number;
}

export interface WatchService {
  state(): Live<WatchState>;
  /** Begins (the host may ask for a folder; 'cancelled' where none was chosen) or ends watching, also after a restart. */
  set(on: boolean): CommandResult;
}
