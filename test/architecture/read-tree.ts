import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SourceTree } from './check-layers.ts';

/** The project's root folder. */
export const PROJECT_ROOT = fileURLToPath(new URL('../..', import.meta.url));

const SKIPPED = new Set(['node_modules', 'out', '.cache', '.git', 'test-results', 'fixtures']);

/** All source files of the project, by path relative to its root. */
export function readTree(): SourceTree {
  const tree = new Map<string, string>();
  const walk = (folder: string): void => {
    for (const entry of readdirSync(join(PROJECT_ROOT, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (SKIPPED.has(entry.name)) continue;
      if (entry.isDirectory()) walk(path);
      else if (/\.(ts|tsx|mts|cts|mjs|cjs|js)$/.test(entry.name))
        tree.set(path, readFileSync(join(PROJECT_ROOT, path), 'utf8'));
    }
  };
  walk('');
  return tree;
}
