import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openNotebookHost } from '../../../src-main/host/open-notebook-host.ts';
import type { NotebookHost, NotebookHostOptions } from '../../../src-main/host/open-notebook-host.ts';
import { valueOf } from '../../src-core/contract/host-conformance.ts';

/** Room for one notebook and this machine's state, gone after the test. */
export interface TemporaryNotebook {
  readonly root: string;
  readonly folder: string;
  readonly stateFolder: string;
  open(options?: Partial<NotebookHostOptions>): Promise<NotebookHost>;
  remove(): Promise<void>;
}

export async function temporaryNotebook(): Promise<TemporaryNotebook> {
  const root = await mkdtemp(join(tmpdir(), 'florilegium-test-'));
  const folder = join(root, 'Mein Notizbuch');
  const stateFolder = join(root, 'state');
  return {
    root,
    folder,
    stateFolder,
    open: async (options = {}) => valueOf(await openNotebookHost({ folder, stateFolder, ...options })),
    remove: () => rm(root, { recursive: true, force: true }),
  };
}
