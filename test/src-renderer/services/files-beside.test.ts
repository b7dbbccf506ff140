import { describe, expect, test } from 'vitest';
import type { ImportSource } from '../../../src-renderer/services/app-services.ts';
import { filesBeside } from '../../../src-renderer/services/import/files-beside.ts';

function chosen(...paths: readonly string[]): ImportSource[] {
  return paths.map((path) => ({ type: 'file', file: new File(['x'], path.split('/').at(-1)!), path }));
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
    const { sources, relatedTo } = filesBeside(all);
    expect(paths(sources)).toEqual(['web/Seite.html', 'web/other.htm', 'web/lonely_files/page.html']);
    expect(relatedTo(all[0]!).map(({ path }) => path)).toEqual([
      'Seite-Dateien/bild.png',
      'Seite-Dateien/rahmen.html',
    ]);
    expect(relatedTo(all[3]!).map(({ path }) => path)).toEqual(['other_files/a.css']);
  });

  test('pictures beside a page go along, other pages do not', () => {
    const all = chosen('site/page.html', 'site/img/photo.jpg', 'site/other.html', 'elsewhere/photo.jpg');
    expect(
      filesBeside(all)
        .relatedTo(all[0]!)
        .map(({ path }) => path),
    ).toEqual(['img/photo.jpg']);
  });

  test('attachments below a library go along with it, and come in with it alone', () => {
    const all = chosen('lib/library.rdf', 'lib/files/1/paper.pdf', 'notes.txt');
    const { sources, relatedTo } = filesBeside(all);
    expect(paths(sources)).toEqual(['lib/library.rdf', 'notes.txt']);
    expect(relatedTo(all[0]!).map(({ path }) => path)).toEqual(['files/1/paper.pdf']);
    expect(relatedTo(all[2]!)).toEqual([]);
  });
});
