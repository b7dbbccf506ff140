import type { DeviceId, TransactionId } from '../base/id.ts';
import type { Operation } from './operation.ts';

/** What a command asks the host to make durable; the host adds device, clock and document locations. */
export interface TransactionDraft {
  readonly tx: TransactionId;
  /** The command's name, e.g. "annotate", "import", "undo annotate". */
  readonly command: string;
  readonly ops: readonly Operation[];
}

/** Operations that take effect together: one line of a journal. */
export interface Transaction extends TransactionDraft {
  readonly device: DeviceId;
  /** Hybrid logical clock, a string that sorts as the clock does (see base/hybrid-clock.ts). */
  readonly hlc: string;
  /** Wall clock of the host, ISO 8601 UTC; for people, never for order. */
  readonly at: string;
}

/** How far a device's journal has been read: the next unread byte of a file. */
export interface DevicePosition {
  /** Number of the file below journal/<device>/, from 1. */
  readonly file: number;
  /** Bytes from the start of that file. */
  readonly offset: number;
}

/** Device id → position; a device that is missing has not been read at all. */
export type JournalPosition = Readonly<Record<string, DevicePosition>>;
