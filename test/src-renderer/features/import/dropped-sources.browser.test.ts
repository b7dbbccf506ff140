import { describe, expect, it } from 'vitest';
import {
  droppedEntries,
  entrySources,
  pastedSources,
  pickedSources,
} from '../../../../src-renderer/features/import/dropped-sources.ts';

const file = (name: string): FileSystemEntry =>
  ({
    isFile: true,
    isDirectory: false,
    name: name.split('/').at(-1),
    fullPath: `/${name}`,
    file: (resolve: (file: File) => void) => resolve(new File(['x'], name)),
  }) as unknown as FileSystemEntry;

const brokenFile = (name: string): FileSystemEntry =>
  ({
    ...file(name),
    file: (_: unknown, reject: (error: Error) => void) => reject(new DOMException('gone', 'NotFoundError')),
  }) as unknown as FileSystemEntry;

const folder = (name: string, entries: readonly FileSystemEntry[]): FileSystemEntry =>
  ({
    isFile: false,
    isDirectory: true,
    name: name.split('/').at(-1),
    fullPath: `/${name}`,
    createReader: () => {
      let at = 0;
      return {
        readEntries: (resolve: (some: readonly FileSystemEntry[]) => void) => {
          // As the browser does: at most 100 at a time.
          const some = entries.slice(at, at + 100);
          at += some.length;
          resolve(some);
        },
      };
    },
  }) as unknown as FileSystemEntry;

const paths = (sources: readonly { readonly type: string; readonly path?: string }[]): string[] =>
  sources.map((source) => `${source.type} ${source.path ?? ''}`);

describe('what is dropped', () => {
  it('is walked to the bottom, in name order, past the 100 entries a reader gives at a time', async () => {
    const many = Array.from({ length: 250 }, (_, index) =>
      file(`dir/sub/${String(index).padStart(3, '0')}.txt`),
    );
    const sources = await entrySources([
      folder('dir', [folder('dir/sub', many.toReversed()), file('dir/a.html')]),
    ]);
    expect(sources).toHaveLength(251);
    expect(paths(sources).slice(0, 2)).toEqual(['file dir/a.html', 'file dir/sub/000.txt']);
    expect(paths(sources).at(-1)).toBe('file dir/sub/249.txt');
  });

  it('names an entry that cannot be read and goes on', async () => {
    const sources = await entrySources([folder('dir', [brokenFile('dir/link.txt'), file('dir/ok.txt')])]);
    expect(paths(sources)).toEqual(['unreadable dir/link.txt', 'file dir/ok.txt']);
  });

  it('names a link to nothing, of which the browser makes a file but no entry', async () => {
    const gone = new File([], 'link.txt');
    Object.defineProperty(gone, 'arrayBuffer', {
      value: () => Promise.reject(new DOMException('gone', 'NotFoundError')),
    });
    const items = [gone, new File(['x'], 'there.txt')].map((each) => ({
      kind: 'file',
      webkitGetAsEntry: () => null,
      getAsFile: () => each,
    }));
    const sources = await entrySources(droppedEntries({ items } as unknown as DataTransfer));
    expect(sources).toEqual([
      { type: 'unreadable', path: 'link.txt', reason: 'file-link-broken' },
      expect.objectContaining({ type: 'file', path: 'there.txt' }),
    ]);
  });

  it('leaves out what systems leave in folders', async () => {
    const sources = await entrySources([
      folder('dir', [file('dir/.DS_Store'), file('dir/Thumbs.db'), file('dir/a.txt')]),
    ]);
    expect(paths(sources)).toEqual(['file dir/a.txt']);
  });

  it('keeps names in one Unicode form', () => {
    expect(paths(pickedSources([new File(['x'], 'u\u0308ber.txt')]))).toEqual(['file über.txt']);
  });
});

describe('what is pasted', () => {
  it('is text with its markup, or the files that were copied, or nothing', () => {
    const data = new DataTransfer();
    expect(pastedSources(data)).toBeNull();
    data.setData('text/plain', 'words');
    data.setData('text/html', '<p>words</p>');
    expect(pastedSources(data)).toEqual([{ type: 'pasted', text: 'words', html: '<p>words</p>' }]);
    data.items.add(new File(['x'], 'a.txt'));
    expect(paths(pastedSources(data) ?? [])).toEqual(['file a.txt']);
  });
});
