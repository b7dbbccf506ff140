import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(fileURLToPath(new URL('..', import.meta.url)));

/** Folder of test material that others wrote; lies beside the project, never in it. */
export const SHARED_DATA = process.env['FLORILEGIUM_DATA'] ?? resolve(root, '../shared/data');

/** Absolute path of something in the shared data, or null (with one printed line) where it is missing. */
export function sharedData(...parts: string[]): string | null {
  const path = join(SHARED_DATA, ...parts);
  if (existsSync(path)) return path;
  console.log(`skipped: shared test data ${parts.join('/')} is not beside the project`);
  return null;
}
