import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** A page as it was saved. */
export interface SavedPage {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const SETS = ['article-extraction', 'trafilatura-eval', 'htmldate'];
const HALF = 'dev';

/** Real pages of three sets of the shared data, `count` of them spread over all; empty where the data is not there. */
export function savedPages(dataDir: string, count: number): readonly SavedPage[] {
  const files = SETS.flatMap((set) => {
    const folder = join(dataDir, set, HALF, 'html');
    return existsSync(folder)
      ? readdirSync(folder)
          .toSorted()
          .map((name) => join(folder, name))
      : [];
  });
  const step = Math.max(1, files.length / count);
  return Array.from({ length: Math.min(count, files.length) }, (_, index) => {
    const path = files[Math.floor(index * step)]!;
    const name = path.slice(path.lastIndexOf('/') + 1);
    const bytes = readFileSync(path);
    return name.endsWith('.gz') ? { name: name.slice(0, -3), bytes: gunzipSync(bytes) } : { name, bytes };
  });
}
