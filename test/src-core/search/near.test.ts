import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SearchIndex } from '../../../src-core/search/search-index.ts';
import type { FieldRun } from '../../../src-core/search/search-types.ts';
import { article, ask, documentOf } from './index-samples.ts';
import { languagesOf, naiveNear, naiveSloppy } from './naive-search.ts';

const SEED = 1_618;

describe('words that stand near each other', () => {
  test(`are found as by reading every record: NEAR and loose phrases, across merges and deletions (seed ${SEED})`, () => {
    const random = fc.sample(documentOf(fc.constant('x')), { seed: SEED, numRuns: 450 });
    const documents = random.map((document, number) => ({ ...document, key: `article:${number}` }));
    const index = SearchIndex.create();
    for (let at = 0; at < documents.length; at += 60) {
      index.apply({ put: documents.slice(at, at + 60), remove: [], position: {} });
      index.settle();
      while (index.mergeStep());
    }
    const removed = documents.filter((_, number) => number % 7 === 3).map((document) => document.key);
    index.apply({ put: [], remove: removed, position: {} });
    const left = documents.filter((_, number) => number % 7 !== 3);
    const languages = languagesOf(left);
    for (const query of fc.sample(fc.oneof(naiveNear, naiveSloppy), { seed: SEED, numRuns: 120 })) {
      const expected = left
        .filter((document) => query.matches(document, languages))
        .map((document) => document.key);
      const answer = ask(index, query.text);
      expect([query.text, answer.hits.map((hit) => hit.key).sort()]).toEqual([query.text, expected.sort()]);
      expect(answer.total).toBe(expected.length);
      expect(answer.asText).toEqual([]);
      const [best] = answer.hits;
      if (best === undefined) continue;
      // every hit can be shown and explained
      const { runs } = left.find(({ key }) => key === best.key) ?? { runs: [] };
      expect(index.snippets(query.text, runs, 3, {}).some(({ marks }) => marks.length > 0)).toBe(true);
      const explained = index.explain(best.key, query.text, {});
      expect(explained?.score).toBeCloseTo(best.score, 9);
      expect(explained?.parts.every(({ words }) => words.length > 0)).toBe(true);
    }
  });

  const text = 'rot gelb blau rot grün weiß blau schwarz rot';
  const index = SearchIndex.create();
  index.apply({ put: [article('article:1', text)], remove: [], position: {} });
  const run: FieldRun = { field: 'body', text, language: 'de', start: 0 };
  const marked = (query: string) =>
    index.hitRanges(query, [run], {}).map(({ start, end }) => text.slice(start, end));

  test.each([
    ['rot NEAR/0 grün', ['rot', 'grün']],
    ['grün NEAR/0 rot', ['rot', 'grün']],
    ['rot NEAR/0 rot', []],
    ['rot NEAR/2 rot', ['rot', 'rot']],
    ['gelb NEAR/1 rot NEAR/0 schwarz', []],
    ['gelb NEAR/1 rot NEAR/1 grün', ['gelb', 'rot', 'grün']],
    ['weiß NEAR/0 blau NEAR/1 rot', ['weiß', 'blau', 'rot']],
    ['schwarz NEAR/0 (rot OR blau)', ['blau', 'schwarz', 'rot']],
    ['"rot gelb" NEAR/0 blau', ['rot gelb', 'blau']],
    ['ge* NEAR/1 rot', ['rot', 'gelb', 'rot']],
    ['gelb NEAR/0 /b.*/', ['gelb', 'blau']],
    ['"weiß rot"~1', ['rot', 'weiß']],
    ['"weiß rot"~0', []],
    ['"rot blau rot"~0', []],
    ['"rot blau rot"~1', ['rot', 'blau', 'rot']],
  ])('are marked just where they take part: %s', (query, words) => {
    expect(marked(query)).toEqual(words);
  });

  test('are not near across runs of a field, nor across fields', () => {
    const apart = SearchIndex.create();
    const made = article('article:1', 'rot', { title: 'grün' });
    apart.apply({
      put: [{ ...made, runs: [...made.runs, { field: 'body', text: 'blau', language: 'de', start: 5 }] }],
      remove: [],
      position: {},
    });
    expect(ask(apart, 'rot NEAR/50 blau').total).toBe(0);
    expect(ask(apart, '"rot blau"~50').total).toBe(0);
    expect(ask(apart, 'rot NEAR/50 grün').total).toBe(0);
    expect(ask(apart, 'rot blau grün').total).toBe(1);
  });

  test('are not looked for in all records where there are too many of them, and that is told', () => {
    const text = 'ja nein '.repeat(2000);
    const many = SearchIndex.create();
    many.apply({
      put: Array.from({ length: 220 }, (_, number) => article(`article:${number}`, text)),
      remove: [],
      position: {},
    });
    const answer = ask(many, 'ja NEAR/3 nein');
    expect(answer.cut).toEqual(['ja NEAR/3 nein']);
    expect(answer.total).toBe(184);
    expect(ask(many, 'ja NEAR/3 doch').cut).toBeUndefined();
  });

  test('of many forms of words are found as those of few', () => {
    const put = Array.from({ length: 400 }, (_, number) =>
      article(`article:${number}`, `ab${number} ${number % 3 === 0 ? 'x' : 'y z w'} rot`),
    );
    const many = SearchIndex.create();
    many.apply({ put, remove: [], position: {} });
    expect(ask(many, 'ab* NEAR/1 rot').total).toBe(134);
    expect(ask(many, '(ab* OR "q q") NEAR/3 rot').total).toBe(400);
  });
});
