import { mkdir, mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { realFolder } from '../../../src-main/shell/real-folder.ts';
import { defaultNotebookFolder, notebookStateFolder } from '../../../src-main/shell/standard-folders.ts';
import { defaultStateFolder } from '../../../src-main/host/state-folder.ts';

it('the default notebook lies in Documents', () => {
  expect(defaultNotebookFolder('/home/a')).toBe(join('/home/a', 'Documents', 'Florilegium'));
});

it('FLORILEGIUM_STATE puts the state elsewhere', () => {
  expect(defaultStateFolder('linux', { FLORILEGIUM_STATE: '/s' })).toBe('/s');
  expect(defaultStateFolder('win32', { FLORILEGIUM_STATE: '/s' })).toBe('/s');
  expect(defaultStateFolder('linux', {}, '/home/x')).toBe('/home/x/.local/state/florilegium');
});

it('each notebook folder has a state of its own, whatever links lead to it and before it exists', async () => {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'florilegium-folders-')));
  try {
    await mkdir(join(folder, 'a'));
    await symlink(join(folder, 'a'), join(folder, 'link'));
    expect(realFolder(join(folder, 'link', 'new', 'notebook'))).toBe(join(folder, 'a', 'new', 'notebook'));
    const state = (name: string) => notebookStateFolder('/s', realFolder(join(folder, name)));
    expect(state('link')).toBe(state('a'));
    expect(state('a')).not.toBe(state('b'));
  } finally {
    await rm(folder, { recursive: true });
  }
});
