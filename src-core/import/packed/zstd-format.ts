import type { ImportFormat } from '../import-format.ts';
import { importPacked } from './import-packed.ts';
import { beginsZstd, unzstd } from './unzstd.ts';

/** A file packed by Zstandard: a web archive whose records are packed each by itself, or any other file, packed whole. */
export const zstdFormat: ImportFormat = {
  name: 'zstd',
  inParts: true,
  looksLike: ({ bytes }) => beginsZstd(bytes),
  read: (input, context) => importPacked(input, context, unzstd, /\.t?zst$/iu),
};
