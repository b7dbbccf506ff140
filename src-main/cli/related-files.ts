import { realpath, readFile, stat } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import type { RelatedFiles } from '../../src-core/import/imported-article.ts';

/** What lies beside a file is read up to so many bytes. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Files in the folder of the file named and below it, or anywhere below `root`; links that lead out of it are not followed. */
export function filesBeside(path: string, root = dirname(path)): RelatedFiles {
  return async (relative) => {
    try {
      const folder = await realpath(root);
      const file = await realpath(join(await realpath(dirname(path)), relative));
      if (!file.startsWith(folder + sep)) return null;
      const info = await stat(file);
      return info.isFile() && info.size <= MOST_BYTES ? await readFile(file) : null;
    } catch {
      return null;
    }
  };
}
