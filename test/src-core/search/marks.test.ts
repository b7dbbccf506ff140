import { describe, expect, test } from 'vitest';
import { SearchIndex } from '../../../src-core/search/search-index.ts';
import type { FieldRun, SearchField } from '../../../src-core/search/search-types.ts';
import { article } from './index-samples.ts';

function run(
  text: string,
  options: { field?: SearchField; language?: string; start?: number } = {},
): FieldRun {
  return {
    field: options.field ?? 'body',
    text,
    language: options.language ?? 'de',
    start: options.start ?? 0,
  };
}

/** An index that knows articles in these languages, so that queries are stemmed in them. */
function indexIn(...languages: readonly string[]): SearchIndex {
  const index = SearchIndex.create();
  const put = languages.map((language) => article(`article:${language}`, 'x', { language }));
  index.apply({ put, remove: [], position: {} });
  return index;
}

function marked(query: string, ...runs: readonly FieldRun[]): string[] {
  const text = runs.map(({ text: part }) => part).join('\n');
  return indexIn('de', 'en')
    .hitRanges(query, runs)
    .map(({ start, end }) => text.slice(start, end));
}

describe('hit ranges', () => {
  test.each([
    ['soldat', 'Die Soldaten des Soldaten.', ['Soldaten', 'Soldaten']],
    ['"soldaten"', 'Soldat, Soldaten', ['Soldaten']],
    ['strasse', 'Straße STRASSE', ['Straße', 'STRASSE']],
    ['"schön"', 'scho\u0308n, schon', ['scho\u0308n']],
    ['"schon lange"', 'schon lange, lange schon', ['schon lange']],
    ['lang*', 'lange Länge langsam', ['lange', 'langsam']],
    ['nord-korea', 'Nord und Korea, Nord-Korea', ['Nord-Korea']],
    ['haus -garten', 'Haus Garten', ['Haus']],
    ['(haus OR hof) baum', 'Hof und Baum', ['Hof', 'Baum']],
    ['title:haus', 'Haus', []],
    ['haus', '😀 Haus 😀', ['Haus']],
    ['中国', '我爱中国。', ['中国']],
    ['', 'Haus', []],
    ['"haus hof" hof', 'Haus Hof', ['Haus Hof']],
  ])('of %j in %j are %j', (query, text, expected) => {
    expect(marked(query, run(text))).toEqual(expected);
  });

  test('count in the canonical text, and leave out what is not part of it', () => {
    const runs = [
      run('Haus', { field: 'title', start: -1 }),
      run('ein Haus', { start: 100 }),
      run('Haus', { start: 200 }),
    ];
    expect(indexIn('de').hitRanges('haus', runs)).toEqual([
      { start: 104, end: 108 },
      { start: 200, end: 204 },
    ]);
  });

  test('of a phrase do not reach from one block into the next', () => {
    expect(indexIn('de').hitRanges('"haus hof"', [run('das Haus'), run('Hof', { start: 9 })])).toEqual([]);
  });

  test('use the stemmer of each run', () => {
    const runs = [run('running', { language: 'en' }), run('running', { language: 'de', start: 50 })];
    expect(indexIn('en').hitRanges('run', runs)).toEqual([{ start: 0, end: 7 }]);
  });
});

describe('snippets', () => {
  const index = indexIn('de');
  const long = `${'Anfang ohne Belang. '.repeat(30)}Hier steht der Minister mit Soldaten. ${'Ende ohne Belang. '.repeat(30)}`;

  test('show the hits in about 220 units, cut at words, with "…" where there is more', () => {
    const [snippet, ...more] = index.snippets('minister soldat', [run(long, { start: 1000 })], 3);
    expect(more).toEqual([]);
    expect(snippet?.text).toMatch(/^…\S.*Minister mit Soldaten\..*\S…$/u);
    expect(snippet?.text.length).toBeLessThan(300);
    expect(snippet?.marks.map(({ start, end }) => snippet.text.slice(start, end))).toEqual([
      'Minister',
      'Soldaten',
    ]);
    expect(snippet?.position).toBe(1000 + long.indexOf('Minister'));
  });

  test('prefer a passage with all the words to one with more of the same', () => {
    const runs = [run('soldat soldat soldat soldat'), run('minister und soldat', { start: 500 })];
    expect(index.snippets('minister soldat', runs, 1)[0]?.position).toBe(500);
  });

  test('come in reading order, at most as many as asked for', () => {
    const runs = Array.from({ length: 9 }, (_, number) => run(`soldat ${number}`, { start: number * 100 }));
    expect(index.snippets('soldat', runs, 3).map(({ position }) => position)).toEqual([0, 100, 200]);
  });

  test('are the beginning of the text where the query is empty or hits only what the list shows anyway', () => {
    const runs = [run('Der Titel', { field: 'title', start: -1 }), run(long)];
    expect(index.snippets('', runs, 3)[0]).toMatchObject({ field: 'body', marks: [], position: 0 });
    expect(index.snippets('titel', runs, 3)[0]).toMatchObject({ field: 'title', position: -1 });
    expect(index.snippets('', [], 3)).toEqual([]);
  });

  test('never cut an emoji in two', () => {
    const [snippet] = index.snippets('soldat', [run(`${'😀'.repeat(200)} soldat ${'😀'.repeat(200)}`)], 1);
    expect(snippet?.text).not.toMatch(/\p{Surrogate}/u);
    expect(snippet?.marks.map(({ start, end }) => snippet.text.slice(start, end))).toEqual(['soldat']);
  });
});
