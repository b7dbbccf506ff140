import { describe, expect, test } from 'vitest';
import { SearchIndex } from '../../../src-core/search/search-index.ts';
import { article, ask } from './index-samples.ts';

const GLUED = 'Das soll sie überwachenInstitut für Strategie 2Der Kläger sagt Institut.';
const runs = [{ field: 'body' as const, text: GLUED, language: 'de', start: 0 }];
const index = SearchIndex.create();
index.apply({
  put: [
    article('article:glued', GLUED),
    article('article:apart', 'Sie überwachen Institut für Strategie, der Kläger sagt es'),
    article('article:whole', 'Neues Javascript Buch, JavaScript Buch'),
    article('article:other', 'nichts'),
  ],
  remove: [],
  position: {},
});

function found(query: string): string[] {
  return ask(index, query)
    .hits.map(({ key }) => key.slice('article:'.length))
    .sort();
}

function marked(query: string): string[] {
  return index.hitRanges(query, runs).map(({ start, end }) => GLUED.slice(start, end));
}

describe('glued words', () => {
  test.each([
    ['Institut', ['apart', 'glued'], ['Institut', 'Institut']],
    ['überwachen', ['apart', 'glued'], ['überwachen']],
    ['Kläger', ['apart', 'glued'], ['Kläger']],
    ['überwachenInstitut', ['glued'], ['überwachenInstitut']],
    ['überwacheninst*', ['glued'], ['überwachenInstitut']],
    ['"überwachenInstitut"', ['apart', 'glued'], ['überwachenInstitut']],
    ['"überwachen Institut"', ['apart', 'glued'], ['überwachenInstitut']],
    ['"sie überwachen Institut für"', ['apart', 'glued'], ['sie überwachenInstitut für']],
    ['"sie überwachenInstitut für Strategie"', ['apart', 'glued'], ['sie überwachenInstitut für Strategie']],
    ['"Strategie der Kläger"', ['apart'], []],
    ['"Der Kläger"', ['apart', 'glued'], ['Der Kläger']],
    ['javascript', ['whole'], []],
    ['"JavaScript Buch"', ['whole'], []],
    ['"Javascript Buch"', ['whole'], []],
  ])('are found and marked by %s', (query, keys, marks) => {
    expect(found(query)).toEqual(keys);
    expect(marked(query)).toEqual(marks);
  });

  test('are one hit of their part to an explanation, and merge like others', () => {
    const words = (): unknown => index.explain('article:glued', 'institut')?.parts[0]?.words;
    const before = words();
    expect(before).toEqual([
      { word: 'institut', kind: 'exact', fields: { body: 2 } },
      { word: 'überwacheninstitut', kind: 'compound', fields: { body: 1 } },
    ]);
    index.apply({ put: [article('article:more', 'nochmalGeklebt')], remove: [], position: {} });
    index.settle();
    while (index.mergeStep());
    expect(words()).toEqual(before);
    expect(found('geklebt')).toEqual(['more']);
    expect(found('"überwachen Institut"')).toEqual(['apart', 'glued']);
  });
});
