import { describe, expect, test } from 'vitest';
import type { ImportSource } from '../../../src-renderer/services/import/importing.ts';
import { filesBeside } from '../../../src-renderer/services/import/files-beside.ts';

function chosen(...paths: readonly string[]): ImportSource[] {
  return paths.map((path) => ({ type: 'file', file: new File(['x'], path.split('/').at(-1)!), path }));
}

/** Which of the files a source may have. */
function found(all: readonly ImportSource[], of: ImportSource): string[] {
  const { besideOf } = filesBeside(all);
  const find = besideOf(of);
  const folder = of.type === 'file' ? of.path.slice(0, of.path.lastIndexOf('/') + 1) : '';
  return paths(all).filter(
    (path) => path.startsWith(folder) && find?.(path.slice(folder.length)) instanceof File,
  );
}

const paths = (sources: readonly ImportSource[]): string[] =>
  sources.map((source) => (source.type === 'pasted' ? '' : source.path));

describe('files that were saved with a page', () => {
  test('are no sources of their own, and go along with their page', () => {
    const all = chosen(
      'web/Seite.html',
      'web/Seite-Dateien/bild.png',
      'web/Seite-Dateien/rahmen.html',
      'web/other.htm',
      'web/other_files/a.css',
      'web/lonely_files/page.html',
    );
    const { sources } = filesBeside(all);
    expect(paths(sources)).toEqual(['web/Seite.html', 'web/other.htm', 'web/lonely_files/page.html']);
    expect(found(all, all[0]!)).toEqual(['web/Seite-Dateien/bild.png', 'web/Seite-Dateien/rahmen.html']);
    expect(found(all, all[3]!)).toEqual(['web/other_files/a.css']);
  });

  test('pictures beside a page go along, other pages do not', () => {
    const all = chosen('site/page.html', 'site/img/photo.jpg', 'site/other.html', 'elsewhere/photo.jpg');
    expect(found(all, all[0]!)).toEqual(['site/img/photo.jpg']);
    expect(filesBeside(all).besideOf(all[0]!)?.('../elsewhere/photo.jpg')).toBeNull();
  });

  test('attachments below a library go along with it, and come in with it alone', () => {
    const all = chosen('lib/library.rdf', 'lib/files/1/paper.pdf', 'notes.txt');
    const { sources, besideOf } = filesBeside(all);
    expect(paths(sources)).toEqual(['lib/library.rdf', 'notes.txt']);
    expect(found(all, all[0]!)).toEqual(['lib/files/1/paper.pdf']);
    expect(besideOf(all[2]!)).toBeNull();
  });

  test('pictures of a note go along from anywhere in what was chosen', () => {
    const all = chosen('vault/a/note.md', 'vault/a/b.png', 'vault/attachments/c.png', 'vault/d.md');
    const { sources, besideOf } = filesBeside(all);
    expect(paths(sources)).toEqual(['vault/a/note.md', 'vault/d.md']);
    const find = besideOf(all[0]!)!;
    expect([find('b.png'), find('../attachments/c.png')].every((file) => file instanceof File)).toBe(true);
    expect([find('../d.md'), find('../../../vault/a/b.png'), find('no.png')]).toEqual([null, null, null]);
  });

  test('nothing is asked for where nothing but pages was chosen', () => {
    const all = chosen('site/one.html', 'site/two.html');
    expect(filesBeside(all).besideOf(all[0]!)).toBeNull();
  });
});
