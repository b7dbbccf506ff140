import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter, type ZipWriterAddDataOptions } from '@zip.js/zip.js';
import { encodeUtf8 } from '../../../../src-core/base/text-codec.ts';

/** A file for a zip made in a test. */
export interface FileForZip {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly options?: ZipWriterAddDataOptions;
}

/** Bytes of a zip with these files, in this order. */
export async function makeZip(files: readonly FileForZip[]): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  for (const { name, content, options } of files) {
    const bytes = typeof content === 'string' ? encodeUtf8(content) : content;
    await writer.add(name, new Uint8ArrayReader(bytes), { extendedTimestamp: false, ...options });
  }
  return writer.close();
}
