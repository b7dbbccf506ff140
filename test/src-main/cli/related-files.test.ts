import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesBeside } from '../../../src-main/cli/related-files.ts';

test('files beside a file lie in its own folder, those of a note anywhere in the folder that was chosen, never outside', async () => {
  const root = await mkdtemp(join(tmpdir(), 'beside-'));
  try {
    const vault = join(root, 'vault');
    await mkdir(join(vault, 'a/b'), { recursive: true });
    for (const file of ['vault/map.png', 'vault/a/b/own.png', 'secret.png'])
      await writeFile(join(root, file), file);
    const note = join(vault, 'a/b/note.md');
    const found = async (path: string, chosen?: string): Promise<boolean> =>
      (await filesBeside(note, chosen)(path)) !== null;
    expect(await found('own.png')).toBe(true);
    expect(await found('../../map.png')).toBe(false);
    expect(await found('../../map.png', vault)).toBe(true);
    expect(await found('../../../secret.png', vault)).toBe(false);
  } finally {
    await rm(root, { recursive: true });
  }
});
