import { expect, it } from 'vitest';
import { asId } from '../../../src-core/base/id.ts';
import type { NotebookId } from '../../../src-core/base/id.ts';
import { handleSources, mayRead } from '../../../src-renderer/services/import/handle-sources.ts';
import { openKeptHandles } from '../../../src-renderer/store/kept-handles.ts';

async function write(folder: FileSystemDirectoryHandle, name: string): Promise<void> {
  const file = await (await folder.getFileHandle(name, { create: true })).createWritable();
  await file.write(`text of ${name}`);
  await file.close();
}

it('handles of folders that were kept are read again by another window, in name order', async () => {
  const id = asId<NotebookId>(`kept-${String(Date.now())}`);
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle('Artikel', { create: true });
  const below = await folder.getDirectoryHandle('b', { create: true });
  for (const name of ['c.txt', 'a.txt', '.hidden']) await write(folder, name);
  await write(below, 'd.txt');

  await openKeptHandles(id).keep({ run: 'first', files: 3, handles: [folder] });
  await openKeptHandles(id).keep({ run: 'second', files: 1, handles: [await folder.getFileHandle('a.txt')] });
  const kept = openKeptHandles(id);
  const all = await kept.all();
  expect(all.map(({ run, files }) => [run, files])).toEqual([
    ['second', 1],
    ['first', 3],
  ]);
  const handles = all.flatMap((each) => each.handles);
  expect(await mayRead(handles)).toBe(true);
  const sources = await handleSources(handles);
  const paths = sources.map((source) => (source.type === 'file' ? source.path : source.type));
  expect(paths).toEqual(['a.txt', 'Artikel/a.txt', 'Artikel/b/d.txt', 'Artikel/c.txt']);
  const texts = sources.map(async (source) => (source.type === 'file' ? source.file.text() : ''));
  expect((await Promise.all(texts))[2]).toBe('text of d.txt');
  await kept.forget(['first']);
  expect((await kept.all()).map(({ run }) => run)).toEqual(['second']);
  await root.removeEntry('Artikel', { recursive: true });
  expect(await handleSources((await kept.all())[0]?.handles ?? [])).toMatchObject([{ type: 'unreadable' }]);
});
