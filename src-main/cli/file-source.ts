import { open } from 'node:fs/promises';
import type { ByteSource } from '../../src-core/import/byte-source.ts';

/** An open file that is read piece by piece. */
export interface FileSource extends ByteSource {
  readonly close: () => Promise<void>;
}

/** Opens a file for reading; rejects as node:fs does. */
export async function openFileSource(path: string): Promise<FileSource> {
  const file = await open(path, 'r');
  const { size } = await file.stat();
  return {
    size,
    read: async (start, end) => {
      const wanted = Math.max(0, Math.min(end, size) - start);
      const bytes = new Uint8Array(wanted);
      let filled = 0;
      while (filled < wanted) {
        const { bytesRead } = await file.read(bytes, filled, wanted - filled, start + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return bytes.subarray(0, filled);
    },
    close: () => file.close(),
  };
}
