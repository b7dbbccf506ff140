import type { AppError } from '../base/error-code.ts';
import type { Result } from '../base/result.ts';
import type { DeviceId, DocumentId, NotebookId, Sha256 } from '../base/id.ts';
import type {
  DevicePosition,
  JournalPosition,
  Transaction,
  TransactionDraft,
} from '../journal/transaction.ts';
import type { DocumentLocation } from '../model/article.ts';

/** What a host can do beyond the table's common part; the interface hides what is absent. */
export interface HostCapabilities {
  /** Where saved files go: the host asks the user for a folder, or writes into a fixed one it names. */
  readonly saveFiles: 'dialog' | 'fixed-folder';
  /** The host can show the notebook folder in the system's file manager. */
  readonly revealFolder: boolean;
  /** Which folder can be watched: one the host asks the user for, or a fixed one it names. */
  readonly watchFolder: 'dialog' | 'fixed-folder';
}

/** A file of the watched folder that stands still and was not taken before. */
export interface WatchedFile {
  /** Names the file to the host and to nobody else. */
  readonly file: string;
  /** Below the watched folder, with "/"; for showing only. */
  readonly path: string;
  readonly bytes: number;
}

export interface NotebookDescription {
  readonly notebookId: NotebookId;
  readonly name: string;
  /** The folder as the user knows it; for showing only, never sent back. */
  readonly folder: string;
  readonly deviceId: DeviceId;
  readonly capabilities: HostCapabilities;
  /** End of all journals at this moment. */
  readonly position: JournalPosition;
  /** What opening found damaged or cut off, e.g. journal-torn. */
  readonly reports: readonly AppError[];
  /** Version of the program. */
  readonly version: string;
}

/** An article document to be stored: its JSON text names no location, the host finds one. */
export interface DocumentToStore {
  readonly id: DocumentId;
  /** JSON of an ArticleDocument. */
  readonly json: string;
}

export interface OriginalToStore {
  readonly sha256: Sha256;
  readonly bytes: Uint8Array;
  /** Lower-case extension without the dot, letters and digits only, or "bin". */
  readonly extension: string;
}

export interface SegmentFile {
  /** Letters, digits, dot and hyphen only. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface FileToSave {
  /** Relative path with "/"; every part is a plain file name. */
  readonly path: string;
  readonly text: string;
}

/** Requests and answers of every host method: the one contract. Bytes travel as Uint8Array. */
export interface HostMethods {
  describe: { request: Record<string, never>; value: NotebookDescription };
  /**
   * Transactions after `from`, in journal order per device; at most `limit`, and fewer where lines are long;
   * `done` when nothing is left. Fails with 'journal-shortened' when `from` is no place in the journals (a
   * damaged end was cut off, an older copy was put back): the caller forgets what it has and reads from {}.
   */
  readJournal: {
    request: { readonly from: JournalPosition; readonly limit: number };
    value: {
      readonly transactions: readonly Transaction[];
      readonly position: JournalPosition;
      readonly done: boolean;
      readonly reports: readonly AppError[];
    };
  };
  /**
   * Makes a transaction durable: originals and documents are written and fsynced first, then the journal line.
   * `put document` operations get the location of the document of the same id. Answers only when durable.
   * `position` names this device alone: the end of the transaction's line; merge it into what was applied.
   * `previous` is where this device's journal ended before: when that is what the caller has applied,
   * nothing else came in between; otherwise it reads the journal.
   */
  append: {
    request: {
      readonly draft: TransactionDraft;
      readonly documents: readonly DocumentToStore[];
      readonly originals: readonly OriginalToStore[];
    };
    value: {
      readonly transaction: Transaction;
      readonly position: JournalPosition;
      readonly previous: DevicePosition;
    };
  };
  /** JSON texts of article documents, in the order asked for; each is checked against its SHA-256. */
  readDocuments: {
    request: { readonly locations: readonly DocumentLocation[] };
    value: { readonly documents: readonly string[] };
  };
  readOriginal: { request: { readonly sha256: Sha256 }; value: { readonly bytes: Uint8Array } };
  /** The manifest's bytes (null = no index yet) and the segment files that exist. */
  readIndexManifest: {
    request: Record<string, never>;
    value: {
      readonly manifest: Uint8Array | null;
      readonly files: readonly { readonly name: string; readonly bytes: number }[];
    };
  };
  /** Bytes [start, end) of a segment file; the whole file when `end` is -1. */
  readSegment: {
    request: { readonly name: string; readonly start: number; readonly end: number };
    value: { readonly bytes: Uint8Array };
  };
  /**
   * Writes segment files, then replaces the manifest atomically, then removes the files named. With `base` only where the
   * CRC-32 of the manifest on disk is that (null = there is none), else nothing is done: 'index-moved'.
   */
  writeIndex: {
    request: {
      readonly base?: number | null;
      readonly segments: readonly SegmentFile[];
      readonly manifest: Uint8Array;
      readonly remove: readonly string[];
    };
    value: Record<string, never>;
  };
  /** Writes files where the user keeps exports; existing files of the same name are replaced atomically. */
  saveFiles: {
    request: { readonly folderName: string; readonly files: readonly FileToSave[] };
    value: { readonly folder: string; readonly written: number };
  };
  /** Writes an untouched original where the user keeps exports, under a name of its own. */
  saveOriginal: {
    request: { readonly folderName: string; readonly name: string; readonly sha256: Sha256 };
    value: { readonly folder: string; readonly written: number };
  };
  /**
   * Begins to watch a folder, also after the next start, or ends it. The folder is the user's choice ('cancelled' where
   * there was none) or a fixed one; its name is told, never its path.
   */
  watchFolder: { request: { readonly on: boolean }; value: { readonly folder: string | null } };
  /**
   * Files of the watched folder to be imported, at most `limit`; whoever gets them has them for some minutes, then they are
   * given out again unless they are settled. `there` is false while the folder cannot be found.
   */
  takeWatched: {
    request: { readonly limit: number };
    value: {
      readonly folder: string | null;
      readonly there: boolean;
      readonly files: readonly WatchedFile[];
    };
  };
  /** Bytes [start, end) of a watched file, fewer where it ends before; 'file-vanished' or 'file-unreadable'. */
  readWatched: {
    request: { readonly file: string; readonly start: number; readonly end: number };
    value: { readonly bytes: Uint8Array };
  };
  /** Never gives these files out again, unless they change. */
  settleWatched: { request: { readonly files: readonly string[] }; value: Record<string, never> };
  /** Shows the notebook folder in the file manager, where the capability says so. */
  revealFolder: { request: Record<string, never>; value: Record<string, never> };
}

export type HostMethod = keyof HostMethods;
export type HostRequest<Method extends HostMethod> = HostMethods[Method]['request'];
export type HostValue<Method extends HostMethod> = HostMethods[Method]['value'];

/** The table every host implements: leaving a method out is a compile error. */
export type HostApi = {
  readonly [Method in HostMethod]: (
    request: HostRequest<Method>,
  ) => Promise<Result<HostValue<Method>, AppError>>;
};
