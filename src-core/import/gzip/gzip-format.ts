import type { ImportFormat } from '../import-format.ts';
import { importPacked } from '../packed/import-packed.ts';
import { gunzip } from './gunzip.ts';

/** A packed file: a web archive whose records are packed each by itself, or any other file, packed whole. */
export const gzipFormat: ImportFormat = {
  name: 'gzip',
  inParts: true,
  looksLike: ({ bytes }) => bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8,
  read: (input, context) => importPacked(input, context, gunzip, /\.t?gz$/iu),
};
