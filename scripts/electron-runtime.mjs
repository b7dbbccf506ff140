import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './project.mjs';

/**
 * Path of Electron's program, or null when its runtime is absent. Looks only at files: `require('electron')` would
 * start to fetch it from outside the npm registry.
 */
export function electronRuntime(root = projectRoot) {
  const folder = join(root, 'node_modules', 'electron');
  const note = join(folder, 'path.txt');
  if (!existsSync(note)) return null;
  const program = join(folder, 'dist', readFileSync(note, 'utf8').trim());
  return existsSync(program) ? program : null;
}
