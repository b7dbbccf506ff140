import { describe, expect, test } from 'vitest';
import type { ImportedArticle } from '../../../src-core/import/imported-article.ts';
import { belongsToPage, savedPages } from '../../../src-core/import/page-folder.ts';
import { filePlaces } from '../../../src-core/import/references/file-places.ts';
import { articlesOf } from './articles-of.ts';
import { importBytes } from './import-bytes.ts';
import { makeZip } from './zip/make-zip.ts';

const page = `<html><head><title>Other</title></head><body><article><p>${'The text of the paper stands here, and more of it. '.repeat(6)}</p></article></body></html>`;

/** Files at some paths; "asked" gets every path that was looked for. */
function files(paths: readonly string[], asked: string[] = []): (path: string) => Promise<Uint8Array | null> {
  return (path) => {
    asked.push(path);
    return Promise.resolve(paths.includes(path) ? new TextEncoder().encode(page) : null);
  };
}

const told = ({ importer, metadata, part, warnings }: ImportedArticle): unknown[] => [
  importer,
  metadata.title,
  metadata.authors,
  part?.name ?? null,
  warnings,
];

const entry = (file: string): string =>
  `@article{doe, title = {A title}, author = {Doe, Jane}, year = 2019, abstract = {The abstract.}, note = {Accessed 2020}, file = {${file}}}`;

describe('a file that a bibliography names', () => {
  test.for([
    ['files/12/Doe 2019.html', 'files/12/Doe 2019.html'],
    ['Full Text:files/12/Doe 2019.html:text/html', 'files/12/Doe 2019.html'],
    [':files/12/a\\_b\\;c.html:html;:files/13/x.html:html', 'files/12/a_b;c.html'],
    ['D:C\\:\\\\Users\\\\doe\\\\papers\\\\x.html:HTML', 'papers/x.html'],
    ['/home/doe/papers/x.html', 'papers/x.html'],
    ['~/papers/x.html', 'papers/x.html'],
    [':Users/doe/Papers/Doe{\\_}x.html:html', 'Doe_x.html'],
  ] as const)('in BibTeX as "%s" gives the entry its text', async ([field, place]) => {
    const articles = await articlesOf('library.bib', entry(field), files([place]));
    expect(articles.map(told)).toEqual([['html', 'A title', ['Jane Doe'], place, []]]);
    expect(articles[0]!.metadata.sources).toMatchObject({ title: 'bibtex', authors: 'bibtex' });
    expect(articles[0]!.document.text).toContain('The text of the paper');
  });

  test('in BibTeX is missed in a warning, and the entry keeps what it says itself', async () => {
    const [article] = await articlesOf('library.bib', entry('files/12/x.pdf'), files([]));
    expect(told(article!)).toEqual(['bibtex', 'A title', ['Jane Doe'], null, ['attachment-missing']]);
    expect(article!.document.text).toContain('The abstract.\nAccessed 2020');
  });

  test('in RIS gives the reference its text; addresses of the web are no files', async () => {
    const ris = (lines: string): string => `TY  - JOUR\nTI  - A title\nAU  - Doe, Jane\n${lines}ER  - \n`;
    const asked: string[] = [];
    const at = async (lines: string): Promise<unknown[]> =>
      (
        await articlesOf(
          'library.ris',
          ris(lines),
          files(['files/12/x.html', 'PDF/0123/x.html', 'x y.html'], asked),
        )
      ).map(told);
    expect(await at('L1  - files/12/x.html\n')).toEqual([
      ['html', 'A title', ['Jane Doe'], 'files/12/x.html', []],
    ]);
    expect(await at('L1  - file:///C:/papers/x%20y.html\n')).toEqual([
      ['html', 'A title', ['Jane Doe'], 'x y.html', []],
    ]);
    asked.length = 0;
    expect(await at('L1  - doi:10.1007/978-3\nL2  - https://a.example/x.pdf\nL1  - 10.1000/182\n')).toEqual([
      ['ris', 'A title', ['Jane Doe'], null, []],
    ]);
    expect(asked).toEqual([]);
  });

  test('leaves a note of its own beside its text', async () => {
    const annotated = entry('a.html').replace('note =', 'annote = {My remark on it.}, note =');
    const articles = await articlesOf('library.bib', annotated, files(['a.html']));
    expect(articles.map(({ importer, sourceId }) => [importer, sourceId])).toEqual([
      ['html', null],
      ['bibtex', 'doe#notes'],
    ]);
    expect(articles[1]!.document.text).toContain('My remark on it.');
  });

  test('in a zip comes in once, with its library', async () => {
    const zip = await makeZip([
      { name: 'Export/Export.bib', content: entry('Text:files/12/x.html:text/html') },
      { name: 'Export/files/12/x.html', content: page },
    ]);
    const items = await importBytes('Export.zip', zip);
    expect(items.map((item) => (item.ok ? item.value.metadata.title : item.error.code))).toEqual(['A title']);
  });

  test('is looked for below the folder of the library only', () => {
    expect(filePlaces('../../etc/passwd')).toEqual([]);
    expect(filePlaces('https://a.example/x.pdf')).toEqual([]);
    expect(filePlaces('C:\\a\\b.pdf')).toEqual(['a/b.pdf', 'b.pdf']);
    expect(filePlaces('internal-pdf://0123/x.pdf')).toEqual(['PDF/0123/x.pdf', '0123/x.pdf', 'x.pdf']);
    expect(filePlaces('files/1/x.pdf')).toEqual(['files/1/x.pdf']);
  });

  test.for(['bib', 'ris', 'rdf'])('is part of a library (%s) in the folders that Zotero writes', (kind) => {
    const pages = savedPages([`Export/Export.${kind}`, 'Export/files/12/x.pdf']);
    expect(belongsToPage('Export/files/12/x.pdf', pages)).toBe(true);
    expect(belongsToPage('Export/other/x.pdf', pages)).toBe(false);
  });
});
