import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { electronRuntime } from '../../scripts/electron-runtime.mjs';
import { whyInstall } from '../../scripts/ensure-installed.mjs';

const PACKAGES = {
  '': { name: 'p' },
  'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
  'node_modules/other-platform': { version: '1.0.0', integrity: 'sha512-o', optional: true },
};

let root: string;
let node: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'florilegium-install-'));
  node = join(root, 'node');
  await mkdir(join(root, 'node_modules'));
  await writeFile(node, '');
  await writeLock('package-lock.json', PACKAGES);
  await writeLock('node_modules/.package-lock.json', { 'node_modules/a': PACKAGES['node_modules/a'] });
});

afterEach(() => rm(root, { recursive: true }));

function writeLock(path: string, packages: object): Promise<void> {
  return writeFile(join(root, path), JSON.stringify({ packages }));
}

it('leaves alone what the lockfile describes, optional packages of other platforms aside', () => {
  expect(whyInstall(root, node)).toBeNull();
});

it('installs when nothing is there, an install was cut short, or the own Node is missing', async () => {
  await rm(node);
  expect(whyInstall(root, node)).toBe('The packages are not installed yet.');
  await writeFile(node, '');
  await writeFile(join(root, 'node_modules/.package-lock.json'), '{"packages": {"node_mod');
  expect(whyInstall(root, node)).toBe('The packages are not installed yet.');
  await rm(join(root, 'node_modules'), { recursive: true });
  expect(whyInstall(root, node)).toBe('The packages are not installed yet.');
});

it('installs when the lockfile names another version, other bytes, or one package more', async () => {
  for (const change of [
    { 'node_modules/a': { version: '1.0.1', integrity: 'sha512-a' } },
    { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-b' } },
    { ...PACKAGES, 'node_modules/b': { version: '1.0.0', integrity: 'sha512-b' } },
  ]) {
    await writeLock('package-lock.json', change);
    expect(whyInstall(root, node)).toBe('package-lock.json has changed.');
  }
});

it("finds Electron's runtime by its files only, and not when one of them is missing", async () => {
  const electron = join(root, 'node_modules', 'electron');
  await mkdir(join(electron, 'dist'), { recursive: true });
  expect(electronRuntime(root)).toBeNull();
  await writeFile(join(electron, 'path.txt'), 'electron\n');
  expect(electronRuntime(root)).toBeNull();
  await writeFile(join(electron, 'dist', 'electron'), '');
  expect(electronRuntime(root)).toBe(join(electron, 'dist', 'electron'));
});
