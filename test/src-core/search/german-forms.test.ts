import { describe, expect, test } from 'vitest';
import { SearchIndex } from '../../../src-core/search/search-index.ts';
import { type GermanPair, OTHER_WORDS, UNWANTED_PAIRS, WANTED_PAIRS } from './german-pairs.ts';
import { article, ask } from './index-samples.ts';

const WANTED_FLOOR = 0.78;

const index = SearchIndex.create();
const words = new Set([...WANTED_PAIRS, ...UNWANTED_PAIRS].flatMap(({ query, text }) => [query, text]));
const put = [...words].map((word) => article(`article:${word}`, word));
put.push(article('article:other words', OTHER_WORDS.join('. ')));
index.apply({ put, remove: [], position: {} });

function found({ query, text }: GermanPair): boolean {
  return ask(index, query).hits.some((hit) => hit.key === `article:${text}`);
}

test('a German word finds its kin: spelling, inflection, feminine, compound, derivation', () => {
  const missed = WANTED_PAIRS.filter((pair) => !found(pair));
  const share = 1 - missed.length / WANTED_PAIRS.length;
  const list = missed.map(({ query, text }) => `${query}/${text}`).join(', ');
  process.stdout.write(
    `German pairs: ${WANTED_PAIRS.length - missed.length} of ${WANTED_PAIRS.length} wanted; missed: ${list}\n`,
  );
  expect(WANTED_PAIRS.length).toBe(70);
  expect(share).toBeGreaterThanOrEqual(WANTED_FLOOR);
});

test('a German word seldom finds what only looks like it', () => {
  const taken = UNWANTED_PAIRS.filter(found);
  const list = taken.map(({ query, text }) => `${query}/${text}`).join(', ');
  process.stdout.write(`German pairs: ${taken.length} of ${UNWANTED_PAIRS.length} unwanted found: ${list}\n`);
  expect(UNWANTED_PAIRS.length).toBe(30);
  expect(taken.length).toBeLessThanOrEqual(UNWANTED_PAIRS.length / 2);
});

test('exact words in quotes find only themselves', () => {
  expect(ask(index, '"Koeln"').hits.map((hit) => hit.key)).toEqual(['article:Koeln']);
  expect(ask(index, '"Minister"').hits.map((hit) => hit.key)).toEqual(['article:Minister']);
});

test('the word itself comes before its variants, a compound after it', () => {
  const keys = ask(index, 'Minister').hits.map((hit) => hit.key);
  expect(keys[0]).toBe('article:Minister');
  expect(keys.slice(1)).toEqual(['article:Außenminister', 'article:Ministerpräsident']);
});

test('what a variant matched is marked in the text and in the snippet', () => {
  const text = 'Gestern kam der Außenminister nach Köln.';
  const runs = [{ field: 'body' as const, text, language: 'de', start: 0 }];
  const marked = (query: string): string[] =>
    index.hitRanges(query, runs).map(({ start, end }) => text.slice(start, end));
  expect(marked('Minister Koeln')).toEqual(['Außenminister', 'Köln']);
  expect(marked('"Minister"')).toEqual([]);
  const [snippet] = index.snippets('Minister', runs, 1);
  expect(snippet?.marks.map(({ start, end }) => snippet.text.slice(start, end))).toEqual(['Außenminister']);
});

test('a word found before a change finds the compounds that the change brought', () => {
  const own = SearchIndex.create();
  own.apply({
    put: [article('article:1', 'Minister'), article('article:2', 'Außen')],
    remove: [],
    position: {},
  });
  expect(ask(own, 'Minister').total).toBe(1);
  own.apply({ put: [article('article:3', 'Außenminister')], remove: [], position: {} });
  expect(ask(own, 'Minister').hits.map((hit) => hit.key)).toEqual(['article:1', 'article:3']);
});

describe('the family of a word', () => {
  const texts = [
    'Außenminister',
    'Aussenminister',
    'Außenministers',
    'Außenministerin',
    'Präsident',
    'Praesident',
    'Präsidenten',
    'Präsidentin',
    'Verteidigungsminister',
    'Bundesverteidigungsminister',
    'Verteidigung',
    'Minister',
    'Bund',
    'Außen',
    'Reisende',
  ];
  const family = SearchIndex.create();
  family.apply({ put: texts.map((text) => article(`article:${text}`, text)), remove: [], position: {} });
  const hits = (query: string): string[] =>
    ask(family, query).hits.map(({ key }) => key.slice('article:'.length));

  test.each([
    [
      ['Aussenminister', 'Außenminister', 'aussenministern'],
      ['Außenminister', 'Außenministers', 'Aussenminister', 'Außenministerin'],
    ],
    [
      ['Praesident', 'Präsident', 'Präsidenten', 'Praesidenten', 'Präsdent~1 OR Präsident'],
      ['Präsident', 'Präsidenten', 'Praesident', 'Präsidentin'],
    ],
  ])('is found by each of %j', (queries, wanted) => {
    for (const query of queries) expect([query, hits(query).sort()]).toEqual([query, [...wanted].sort()]);
  });

  test('is found by what a mistyped word is told to be', () => {
    expect(hits('Aussenministre~2').length).toBe(3);
    const { suggestion = '' } = ask(family, 'Aussenministre', { suggest: true });
    expect(hits(suggestion).length).toBe(4);
  });

  test('is not found by exact words, which find only themselves', () => {
    expect(hits('"Präsident"')).toEqual(['Präsident']);
    expect(hits('"Praesident"')).toEqual(['Praesident']);
    expect(hits('"Außenminister"').sort()).toEqual(['Aussenminister', 'Außenminister']);
  });

  test('has compounds by their first, last and middle part, each after the word itself', () => {
    expect(hits('Minister')[0]).toBe('Minister');
    expect(hits('Minister')).toContain('Bundesverteidigungsminister');
    const found = hits('Verteidigung');
    expect(found).toEqual(['Verteidigung', 'Verteidigungsminister', 'Bundesverteidigungsminister']);
  });
});

test('what looks like a German compound in a text of another language is a word of its own', () => {
  const own = SearchIndex.create();
  const text = 'The opposition met opposite the house.';
  const english = { ...article('article:en', text), runs: [{ ...run(text), language: 'en' }] };
  const german = article('article:de', 'Das Sit und die Oppo. Eine Opposition? Die Oppositsit tagte.');
  own.apply({ put: [german, english], remove: [], position: {} });
  expect(ask(own, 'sit').hits.map(({ key }) => key)).toEqual(['article:de']);
  expect(ask(own, 'sit NEAR/3 (met OR tagte)').hits.map(({ key }) => key)).toEqual(['article:de']);
  expect(own.hitRanges('sit', english.runs)).toEqual([]);
});

function run(text: string): { field: 'body'; text: string; language: string; start: number } {
  return { field: 'body', text, language: 'en', start: 0 };
}
