import { createHash } from 'node:crypto';
import { join } from 'node:path';

/** Where a notebook lives when the user names none. */
export function defaultNotebookFolder(home: string): string {
  return join(home, 'Documents', 'Florilegium');
}

/**
 * State of one notebook folder. It hangs on the real path, not on the notebook's id: a copied notebook has the
 * same id, and two copies that grew apart must not share one projection.
 */
export function notebookStateFolder(state: string, realNotebookFolder: string): string {
  return join(state, createHash('sha256').update(realNotebookFolder).digest('hex').slice(0, 16));
}
