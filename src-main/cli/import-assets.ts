import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ImportAssets } from '../../src-core/import/import-format.ts';

/** Character maps and fonts where the package manager put them. */
export const importAssets: ImportAssets = async (path) => {
  if (!/^(?:cmaps|standard_fonts)\/[\w-]+\.\w+$/u.test(path)) return null;
  const folder = dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json')));
  try {
    return new Uint8Array(await readFile(join(folder, path)));
  } catch {
    return null;
  }
};
