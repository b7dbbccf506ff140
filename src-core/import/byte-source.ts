/** Bytes that are read piece by piece: a file of any size, or bytes in memory. */
export interface ByteSource {
  readonly size: number;
  /** Bytes [start, end); fewer where the source ends before. Rejects where the file cannot be read any more. */
  readonly read: (start: number, end: number) => Promise<Uint8Array>;
  /** The same for looking ahead: what is read so will be read again, and is no progress yet. Absent = `read` itself. */
  readonly lookAhead?: (start: number, end: number) => Promise<Uint8Array>;
}

/** Bytes that are in memory already. */
export function bytesSource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read: (start, end) => Promise.resolve(bytes.subarray(start, Math.min(end, bytes.length))),
  };
}
