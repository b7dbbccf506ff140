import { realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** Real path of a folder that may not exist yet: links are followed as far as there is something. */
export function realFolder(folder: string): string {
  const absolute = resolve(folder);
  try {
    return realpathSync(absolute);
  } catch {
    const parent = dirname(absolute);
    return parent === absolute ? absolute : join(realFolder(parent), basename(absolute));
  }
}
