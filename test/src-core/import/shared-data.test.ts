import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ImportedArticle } from '../../../src-core/import/imported-article.ts';
import { documentProblems } from '../text/document-problems.ts';
import { importBytes } from './import-bytes.ts';
import { sharedData } from '../../shared-data.ts';

const seed = sharedData('seed', 'seed-article.txt');
const pages = sharedData('article-extraction', 'dev', 'html');

async function importOne(name: string, bytes: Uint8Array, pasted: boolean): Promise<ImportedArticle> {
  const [item] = await importBytes(name, bytes, { pasted });
  if (item === undefined || !item.ok) throw new Error(`${name}: ${JSON.stringify(item)}`);
  return item.value;
}

describe.skipIf(seed === null)('the seed article', () => {
  for (const pasted of [false, true]) {
    const how = pasted ? 'pasted' : 'as a file';
    test(`${how}: is German, its broken lines are joined, its leftovers folded, nothing is lost`, async () => {
      const bytes = readFileSync(seed!);
      const { document, metadata } = await importOne('seed-article.txt', bytes, pasted);
      const texts = document.blocks.map((block) => document.text.slice(block.start, block.end));
      const withRole = (role: string): string[] =>
        texts.filter((_, index) => document.blocks[index]!.role === role);
      expect(documentProblems(document)).toEqual([]);
      expect(document.language).toBe('de');
      expect(document.text.replace(/\s/gu, '')).toBe(
        bytes.toString('utf8').normalize('NFC').replace(/\s/gu, ''),
      );
      expect(texts.find((text) => text.startsWith('Offiziell'))).toMatch(/zusammenzuarbeiten\.$/u);
      expect(texts.find((text) => text.startsWith('Wir haben'))).toMatch(
        /geschehen wird fügte Herr Blinken .* im Fronteinsatz\. Sie wären/u,
      );
      expect(withRole('caption-button')).toEqual(['Im Vollbildmodus öffnen', 'Im Vollbildmodus öffnen']);
      expect(withRole('credit')).toEqual(['Foto: afp via getty images / SAUL LOEB', 'Foto: Reuters / KCNA']);
      expect(withRole('related-links')).toEqual(['Related News :']);
      const typed = (type: string): string[] =>
        texts.filter((_, index) => document.blocks[index]!.type === type);
      expect(typed('heading')).toEqual([
        'Die Ukraine trifft Russland tief',
        'Seoul plant, Truppen in die Ukraine zu entsenden',
      ]);
      expect(typed('caption').map((text) => text.slice(0, 20))).toEqual([
        'US-Außenminister Ant',
        'Auf diesem von der K',
      ]);
      expect(document.blocks).toHaveLength(25);
      expect(metadata.sources['title']).toBe(pasted ? 'first-sentence' : 'file-name');
      if (pasted)
        expect(metadata.title).toMatch(/^Die Präsenz von rund 10\.000 nordkoreanischen Soldaten .*…$/u);
    });
  }
});

describe.skipIf(pages === null)('the 92 news pages', () => {
  test('each gives an article with text, title and language, and a sound document', async () => {
    const names = readdirSync(pages!);
    expect(names.length).toBeGreaterThanOrEqual(92);
    for (const name of names) {
      const { document, metadata } = await importOne('page.html', readFileSync(join(pages!, name)), false);
      expect(documentProblems(document), name).toEqual([]);
      expect(document.text.length, name).toBeGreaterThan(100);
      expect(metadata.title, name).not.toBe('');
      expect(metadata.language, name).toMatch(/^[a-z]{2,3}$/u);
    }
  });
});
