import { appError } from '../../base/error-code.ts';
import { failure } from '../../base/result.ts';
import type { ByteSource } from '../byte-source.ts';
import type { ImportFormat } from '../import-format.ts';

/** Directory entries that are looked through, 128 bytes each. */
const ENTRIES = 64;
const ENTRY = 128;

/**
 * Compound files ([MS-CFB]): documents of Office 97–2003, which nobody reads here, and newer ones under a password, which
 * lie in such a file as one encrypted stream ([MS-OFFCRYPTO]).
 */
export const compoundFileFormat: ImportFormat = {
  name: 'compound-file',
  looksLike: ({ ascii }) => ascii.startsWith('\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1'),
  read: async function* ({ name: file, source }) {
    yield failure(
      (await isLocked(source))
        ? appError('file-encrypted', { file })
        : appError('file-binary', { file, kind: 'Microsoft Office 97–2003' }),
    );
  },
};

async function isLocked(source: ByteSource): Promise<boolean> {
  const header = await source.read(0, 512);
  if (header.length < 512) return false;
  const view = new DataView(header.buffer, header.byteOffset, header.length);
  const sectorBytes = 2 ** Math.min(16, view.getUint16(30, true));
  const directory = (view.getUint32(48, true) + 1) * sectorBytes;
  const entries = await source.read(directory, directory + Math.min(ENTRIES * ENTRY, sectorBytes));
  for (let at = 0; at + ENTRY <= entries.length; at += ENTRY) {
    let name = '';
    for (let unit = at; unit < at + 64 && entries[unit] !== 0; unit += 2)
      name += String.fromCharCode(entries[unit] as number);
    if (name === 'EncryptedPackage') return true;
  }
  return false;
}
