import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lastWindowShape, rememberWindowShape } from '../../../src-main/shell/window-shape.ts';

const FIRST = { width: 1280, height: 860, maximized: false };
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'florilegium-shape-'));
});

afterEach(() => rm(folder, { recursive: true }));

it('a window comes back as it was left', () => {
  const file = join(folder, 'new', 'window.json');
  rememberWindowShape(file, { width: 900, height: 700, maximized: true });
  expect(lastWindowShape(file)).toEqual({ width: 900, height: 700, maximized: true });
});

it('a file that is missing, broken or absurd gives the first shape, and one that cannot be written disturbs nobody', async () => {
  const file = join(folder, 'window.json');
  expect(lastWindowShape(file)).toEqual(FIRST);
  for (const text of [
    '',
    '{',
    'null',
    '{"width":1e9,"height":700}',
    '{"width":"900","height":700}',
    '{"width":0,"height":0}',
  ]) {
    await writeFile(file, text);
    expect(lastWindowShape(file)).toEqual(FIRST);
  }
  expect(() => rememberWindowShape(join(file, 'below-a-file'), FIRST)).not.toThrow();
});
