import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { walkFiles } from '../../../src-main/cli/walk-files.ts';

test('pictures of notes and attachments of libraries are no files of their own; a file named itself is', async () => {
  const root = await mkdtemp(join(tmpdir(), 'walk-'));
  const files = [
    'a/photo.png',
    'lib/files/12/paper.pdf',
    'lib/library.ris',
    'vault/2024/attachments/map.png',
    'vault/2024/attachments/paper.pdf',
    'vault/note.md',
    'vault/sea.jpg',
  ];
  for (const file of files) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), 'x');
  }
  const found = async (path: string): Promise<string[]> => {
    const paths: string[] = [];
    for await (const file of walkFiles(path)) if (file.ok) paths.push(relative(root, file.value.path));
    return paths;
  };
  try {
    expect(await found(root)).toEqual([
      'a/photo.png',
      'lib/library.ris',
      'vault/2024/attachments/paper.pdf',
      'vault/note.md',
    ]);
    expect(await found(join(root, 'vault/sea.jpg'))).toEqual(['vault/sea.jpg']);
  } finally {
    await rm(root, { recursive: true });
  }
});
