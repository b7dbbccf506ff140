import type { ByteSource } from './byte-source.ts';

/** Pieces that a source is divided into for telling how much of it was read. */
const PIECES = 1024;

/** A source, and how much of it was read so far. */
export interface MeasuredSource {
  readonly source: ByteSource;
  /** Bytes that were read at least once: what is read again, as when an archive's list of contents lies at its end, does not count twice. */
  readonly bytesRead: () => number;
  /** The same with bytes that were only looked ahead at: grows as long as anything new is read. */
  readonly bytesTouched: () => number;
}

/** Watches which parts of a source are read, to a thousandth of its size. */
export function measuredSource(source: ByteSource): MeasuredSource {
  const piece = Math.max(1, Math.ceil(source.size / PIECES));
  const seen = new Uint8Array(Math.ceil(source.size / piece));
  let count = 0;
  let ahead = 0;
  return {
    source: {
      size: source.size,
      read: (start, end) => {
        const last = Math.min(seen.length, Math.ceil(Math.min(end, source.size) / piece));
        for (let at = Math.floor(start / piece); at < last; at += 1) {
          count += 1 - seen[at]!;
          seen[at] = 1;
        }
        return source.read(start, end);
      },
      lookAhead: (start, end) => {
        ahead += Math.max(0, Math.min(end, source.size) - start);
        return source.read(start, end);
      },
    },
    bytesRead: () => Math.min(source.size, count * piece),
    bytesTouched: () => Math.min(source.size, count * piece) + ahead,
  };
}
