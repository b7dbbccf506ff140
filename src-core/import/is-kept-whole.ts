import type { ByteSource } from './byte-source.ts';
import { IMPORT_FORMATS } from './import-formats.ts';
import type { ImportLimits } from './import-limits.ts';
import { isRows } from './import-text.ts';
import { readHead } from './read-head.ts';

/**
 * Whether a file is read and kept whole, as the original of what comes of it. Not where it is too large, nor where it is a
 * large archive whose articles have originals of their own: it is read piece by piece, and has no hash.
 */
export async function isKeptWhole(source: ByteSource, name: string, limits: ImportLimits): Promise<boolean> {
  if (source.size <= limits.rowsBytes) return true;
  if (source.size > limits.wholeBytes) return false;
  const head = await readHead(source, name);
  const format = IMPORT_FORMATS.find(({ looksLike }) => looksLike(head));
  return format === undefined ? !isRows(head) : format.inParts !== true;
}
