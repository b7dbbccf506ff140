import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { documentProblems } from '../text/document-problems.ts';
import { sharedData } from '../../shared-data.ts';
import { importBytes } from './import-bytes.ts';

interface Folder {
  readonly path: readonly string[];
  /** Which files of it. */
  readonly names: RegExp;
  /** Importers that may answer. */
  readonly importers: readonly string[];
  /** Files that are empty, or no valid ones, with the reason that each gets. */
  readonly refused?: Readonly<Record<string, string>>;
}

const BIBLIOGRAPHY = ['import-formats', 'bibliography'];
const FOLDERS: readonly Folder[] = [
  { path: ['import-formats', 'kindle'], names: /\.txt$/u, importers: ['kindle'] },
  { path: ['import-formats', 'readwise'], names: /\.csv$/u, importers: ['readwise'] },
  {
    path: ['import-formats', 'bookmarks', 'shaarli'],
    names: /\.htm$/u,
    importers: ['bookmarks'],
    refused: { 'empty.htm': 'file-empty' },
  },
  { path: [...BIBLIOGRAPHY, 'zotero-translators', 'RIS'], names: /\.ris$/u, importers: ['ris'] },
  { path: [...BIBLIOGRAPHY, 'zotero-translators', 'BibTeX'], names: /\.bib$/u, importers: ['bibtex'] },
  { path: [...BIBLIOGRAPHY, 'zotero-translators', 'MEDLINEnbib'], names: /\.nbib$/u, importers: ['nbib'] },
  {
    path: [...BIBLIOGRAPHY, 'zotero-translators', 'Endnote_XML'],
    names: /\.xml$/u,
    importers: ['endnote-xml'],
  },
  { path: [...BIBLIOGRAPHY, 'zotero-translators', 'RDF'], names: /\.rdf$/u, importers: ['zotero-rdf'] },
  {
    path: ['import-formats', 'notes-apps', 'obsidian-importer', 'evernote', 'yarle'],
    names: /\.enex$/u,
    importers: ['enex', 'pdf', 'plain-text', 'html', 'markdown', 'bookmarks'],
  },
  {
    path: ['import-formats', 'zotero-app-tests'],
    names: /\.(?:ris|rdf|opml)$/u,
    importers: ['ris', 'zotero-rdf', 'opml'],
  },
];

for (const { path, names, importers, refused = {} } of FOLDERS) {
  const folder = sharedData(...path);
  describe.skipIf(folder === null)(`each file of ${path.slice(1).join('/')}`, () => {
    const files = folder === null ? [] : readdirSync(folder).filter((name) => names.test(name));
    test.each(files)('%s gives articles with text and title, or its reason', async (name) => {
      const items = await importBytes(name, readFileSync(join(folder!, name)));
      const reason = refused[name];
      if (reason !== undefined) {
        expect(items).toMatchObject([{ ok: false, error: { code: reason } }]);
        return;
      }
      const articles = items.flatMap((item) => (item.ok ? [item.value] : []));
      expect(articles.length).toBeGreaterThan(0);
      for (const { document, metadata, importer } of articles) {
        expect(importers).toContain(importer);
        expect(metadata.title).not.toBe('');
        expect(document.text).toMatch(/[\p{L}\p{N}]/u);
        expect(documentProblems(document)).toEqual([]);
      }
    });
  });
}

const mails = sharedData('import-formats', 'eml');
describe.skipIf(mails === null)('each mail', () => {
  const paths =
    mails === null
      ? []
      : readdirSync(mails, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('/'));
  test.each(paths)('%s gives its article, with what is attached to it', async (path) => {
    const [first] = await importBytes(basename(path), readFileSync(join(mails!, path)));
    expect(first?.ok && first.value.importer).toMatch(/^(?:eml|mbox)$/u);
    expect(first?.ok && first.value.metadata.title).not.toBe('');
    expect(first?.ok && first.value.metadata.published).toMatch(/^\d{4}-\d\d-\d\d/u);
  });
});

const reuters = sharedData('reuters21578', 'sgm', 'reut2-017.sgm');
test.skipIf(reuters === null)(
  'a file of Reuters-21578 gives a thousand items with dates, most with topics or places',
  async () => {
    const items = await importBytes('reut2-017.sgm', readFileSync(reuters!));
    const articles = items.flatMap((item) => (item.ok ? [item.value] : []));
    expect(articles).toHaveLength(1000);
    expect(articles.filter(({ metadata }) => metadata.published !== null)).toHaveLength(1000);
    expect(articles.filter(({ metadata }) => (metadata.keywords ?? []).length > 0).length).toBeGreaterThan(
      900,
    );
    expect(new Set(articles.map(({ sourceId }) => sourceId)).size).toBe(1000);
  },
);
