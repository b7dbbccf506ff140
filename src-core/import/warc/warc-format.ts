import type { ImportFormat } from '../import-format.ts';
import { importWebArchive } from './import-web-archive.ts';
import type { WebArchiveKind } from './web-record.ts';

/** Tells a web archive by its unpacked beginning. */
export function webArchiveKind(ascii: string): WebArchiveKind | null {
  if (/^\s{0,8}WARC\/\d+\.\d+\r?\n/u.test(ascii)) return 'warc';
  return /^\s{0,8}filedesc:\/\/\S+ \S+ \d+ /u.test(ascii) ? 'arc' : null;
}

/** Web archives that are not packed: WARC and ARC. */
export const webArchiveFormat: ImportFormat = {
  name: 'web-archive',
  inParts: true,
  looksLike: ({ ascii }) => webArchiveKind(ascii.slice(0, 4096)) !== null,
  read: async function* ({ name, source }, context) {
    const head = String.fromCharCode(...(await source.read(0, 4096)));
    const kind = webArchiveKind(head) ?? 'warc';
    yield* importWebArchive([{ name, source, kind, unpack: null }], name, context, new Map());
  },
};
