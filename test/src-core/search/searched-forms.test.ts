import { describe, expect, test } from 'vitest';
import { SearchIndex } from '../../../src-core/search/search-index.ts';
import type { FormKind } from '../../../src-core/search/search-types.ts';
import { article, ask } from './index-samples.ts';

const TEXT =
  'Der Soldat traf die Soldaten, eine Soldatin und den Präsidenten auf dem Soldatenfriedhof; Praesident, Friedhof, Häuser, Haus.';
const index = SearchIndex.create();
index.apply({ put: [article('article:1', TEXT)], remove: [], position: {} });
const runs = [{ field: 'body' as const, text: TEXT, language: 'de', start: 0 }];

function formsOf(query: string, without: readonly FormKind[] = []): Record<string, readonly string[]> {
  const { forms = [] } = ask(index, query, { without, forms: true });
  return Object.fromEntries(
    forms.map(({ part, kind, words, off }) => [`${part} ${kind}${off ? ' off' : ''}`, words]),
  );
}

function marked(query: string, without: readonly FormKind[]): string[] {
  return index.hitRanges(query, runs, { without }).map(({ start, end }) => TEXT.slice(start, end));
}

describe('the forms that were searched', () => {
  test('are named by part and kind, the words themselves left out', () => {
    expect(formsOf('Soldat')).toEqual({
      'Soldat stem': ['soldaten'],
      'Soldat related': ['soldatin'],
      'Soldat compound': ['soldatenfriedhof'],
    });
    expect(formsOf('Praesident')).toEqual({ 'Praesident spelling': ['präsident'] });
    expect(formsOf('Haus')).toEqual({ 'Haus stem': ['häuser'] });
    expect(formsOf('sold* sodlat~2')).toMatchObject({
      'sold* pattern': ['soldat', 'soldaten', 'soldatenfriedhof', 'soldatin'],
      'sodlat~2 typo': ['soldat'],
    });
    expect(ask(index, '"soldat"', { forms: true }).forms).toBeUndefined();
    expect(ask(index, 'Soldat').forms).toBeUndefined();
    expect(ask(index, '', { forms: true }).forms).toBeUndefined();
  });

  test('are still named where they are switched off', () => {
    expect(formsOf('Soldat', ['compound', 'stem'])).toMatchObject({
      'Soldat stem off': ['soldaten'],
      'Soldat compound off': ['soldatenfriedhof'],
    });
  });
});

describe('a kind of forms that is switched off', () => {
  test.each<[string, FormKind[], string[]]>([
    ['Soldat', [], ['Soldat', 'Soldaten', 'Soldatin', 'Soldatenfriedhof']],
    ['Soldat', ['stem'], ['Soldat', 'Soldatin', 'Soldatenfriedhof']],
    ['Soldat', ['related'], ['Soldat', 'Soldaten', 'Soldatenfriedhof']],
    ['Soldat', ['compound'], ['Soldat', 'Soldaten', 'Soldatin']],
    ['Soldat', ['stem', 'related', 'compound'], ['Soldat']],
    ['Praesident', [], ['Präsidenten', 'Praesident']],
    ['Praesident', ['spelling'], ['Praesident']],
    ['Sodlat~2', [], ['Soldat']],
    ['Sodlat~2', ['typo'], []],
    ['sold*', ['pattern'], []],
    ['soldat*', ['pattern'], ['Soldat']],
    ['?riedhof', ['pattern'], []],
    ['der-Soldaten', ['stem'], []],
    ['die-Soldat', [], ['die Soldaten']],
    ['die-Soldat', ['stem'], []],
  ])('leaves hits, marks and snippets of %s without %j: %j', (query, without, expected) => {
    expect(marked(query, without)).toEqual(expected);
    expect(ask(index, query, { without }).total).toBe(expected.length > 0 ? 1 : 0);
    const [snippet] = index.snippets(query, runs, 1, { without });
    expect(snippet?.marks.map(({ start, end }) => snippet.text.slice(start, end))).toEqual(expected);
  });

  test('keeps two words apart that are one by their stem', () => {
    expect(ask(index, 'Häusern Haus').total).toBe(1);
    expect(ask(index, 'Häusern Haus', { without: ['stem'] }).total).toBe(0);
  });
});
