import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { defaultStateFolder } from '../host/state-folder.ts';

/** Where a notebook lives when the user names none. */
export function defaultNotebookFolder(home: string): string {
  return join(home, 'Documents', 'Florilegium');
}

/**
 * Folder for what the program keeps beside notebooks: device ids, browser profiles, the remembered port.
 * FLORILEGIUM_STATE puts it elsewhere.
 */
export function stateFolder(environment: NodeJS.ProcessEnv = process.env): string {
  return environment['FLORILEGIUM_STATE'] || defaultStateFolder();
}

/**
 * State of one notebook folder. It hangs on the real path, not on the notebook's id: a copied notebook has the
 * same id, and two copies that grew apart must not share one projection.
 */
export function notebookStateFolder(state: string, realNotebookFolder: string): string {
  return join(state, createHash('sha256').update(realNotebookFolder).digest('hex').slice(0, 16));
}
