import type { ByteSource } from './byte-source.ts';

/** Bytes behind the place that was read last that are kept. */
const KEPT = 4 * 1024 * 1024;
/** Reading from the beginning again costs all that lies before: a format that needs it often is better unpacked. */
const MOST_RESTARTS = 16;

/**
 * A source over bytes that only come from front to back, as out of packed data. Reading on is cheap, a step back further than
 * some MiB begins anew; reads must not overlap in time. Rejects where that happens too often.
 */
export function forwardSource(size: number, open: () => AsyncIterable<Uint8Array>): ByteSource {
  let coming = open()[Symbol.asyncIterator]();
  let restarts = 0;
  /** Pieces from `first` to `last`. */
  let pieces: Uint8Array[] = [];
  let first = 0;
  let last = 0;

  const restart = (): void => {
    restarts += 1;
    if (restarts > MOST_RESTARTS)
      throw new Error('it is too large to be read in any other order than its own');
    coming = open()[Symbol.asyncIterator]();
    pieces = [];
    first = 0;
    last = 0;
  };

  return {
    size,
    read: async (from, to) => {
      const start = Math.min(from, size);
      const end = Math.max(start, Math.min(to, size));
      if (start < first) restart();
      while (last < end) {
        const next = await coming.next();
        if (next.done === true) break;
        pieces.push(next.value.slice());
        last += next.value.length;
        while (pieces.length > 1 && first + pieces[0]!.length < start - KEPT) first += pieces.shift()!.length;
      }
      const bytes = new Uint8Array(Math.max(0, Math.min(end, last) - start));
      let at = first;
      for (const piece of pieces) {
        const skip = Math.max(0, start - at);
        if (at < end && skip < piece.length)
          bytes.set(piece.subarray(skip, Math.min(piece.length, end - at)), at + skip - start);
        at += piece.length;
      }
      return bytes;
    },
  };
}
