import type { ByteSource } from './byte-source.ts';
import type { InputHead } from './import-format.ts';

/** Bytes from which the format is told. */
const HEAD = 64 * 1024;

/** Reads the beginning of an input. */
export async function readHead(source: ByteSource, name: string): Promise<InputHead> {
  const bytes = await source.read(0, HEAD);
  let ascii = '';
  // Not spread: that would ask the array for each byte by its iterator.
  for (let at = 0; at < bytes.length; at += 8192)
    ascii += String.fromCharCode.apply(null, bytes.subarray(at, at + 8192) as unknown as number[]);
  return { bytes, ascii, name, size: source.size };
}
