import { checkTransactionLine, decodeTransactionLine, NEWLINE } from './transaction-line.ts';
import type { JournalLine, LineDamage } from './transaction-line.ts';

/** Bytes [start, end) of a journal file, newline included. */
export interface LineRange {
  /** Number of the line in the bytes given, from 1. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

export interface DamagedLine extends LineRange {
  readonly damage: LineDamage;
}

/** Which lines of a journal file are sound, which are damaged, and where a torn tail begins. */
export interface LineScan {
  readonly sound: readonly LineRange[];
  /** Damaged lines with a sound one behind them. */
  readonly damaged: readonly DamagedLine[];
  /**
   * Where the torn tail begins: whatever stands behind the last sound line (an unfinished line, or lines with
   * bad checksums, as a crash leaves them). Equals the number of bytes when nothing is torn.
   */
  readonly tornAt: number;
  /** Highest format version that a sound line says it has; 0 when there is none. */
  readonly version: number;
}

/** Looks at every line of a journal file by checksum alone, without reading what it says. */
export function scanLines(bytes: Uint8Array): LineScan {
  const sound: LineRange[] = [];
  const damaged: DamagedLine[] = [];
  let line = 1;
  let start = 0;
  let tornAt = 0;
  let damagedBeforeTail = 0;
  let version = 0;
  for (let newline = bytes.indexOf(NEWLINE); newline >= 0; newline = bytes.indexOf(NEWLINE, start)) {
    const range = { line, start, end: newline + 1 };
    const stated = checkTransactionLine(bytes.subarray(start, newline));
    if (stated === null) {
      damaged.push({ ...range, damage: 'checksum' });
    } else {
      sound.push(range);
      version = Math.max(version, stated);
      tornAt = range.end;
      damagedBeforeTail = damaged.length;
    }
    line += 1;
    start = newline + 1;
  }
  return { sound, damaged: damaged.slice(0, damagedBeforeTail), tornAt, version };
}

/** A sound line as it stands in the bytes. */
export interface DecodedLine extends LineRange, JournalLine {}

export interface DecodedLines {
  readonly lines: readonly DecodedLine[];
  readonly damaged: readonly DamagedLine[];
  /** Bytes used up: complete lines only; an unfinished last line is left for the next time. */
  readonly end: number;
}

/** Decodes the complete lines in `bytes`, at most `limit` of them; damaged ones are listed and passed over. */
export function decodeLines(bytes: Uint8Array, limit = Number.POSITIVE_INFINITY): DecodedLines {
  const lines: DecodedLine[] = [];
  const damaged: DamagedLine[] = [];
  let line = 1;
  let start = 0;
  while (lines.length < limit) {
    const newline = bytes.indexOf(NEWLINE, start);
    if (newline < 0) break;
    const range = { line, start, end: newline + 1 };
    const decoded = decodeTransactionLine(bytes.subarray(start, newline));
    if (typeof decoded === 'string') damaged.push({ ...range, damage: decoded });
    else lines.push({ ...range, ...decoded });
    line += 1;
    start = newline + 1;
  }
  return { lines, damaged, end: start };
}
