import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SearchIndex } from '../../../src-core/search/search-index.ts';
import type { Explanation, FormKind } from '../../../src-core/search/search-types.ts';
import { article, ask, documentOf, queryText } from './index-samples.ts';

const SEED = 20_261_122;
const key = fc.integer({ min: 0, max: 30 }).map((number) => `article:${number}`);
const KINDS: readonly FormKind[] = ['stem', 'spelling', 'related', 'compound', 'typo', 'pattern'];

function indexOf(...bodies: readonly string[]): SearchIndex {
  const index = SearchIndex.create();
  bodies.forEach((body, number) => {
    index.apply({ put: [article(`article:${number}`, body)], remove: [], position: {} });
    index.settle();
  });
  return index;
}

function explained(index: SearchIndex, name: string, query: string): Explanation {
  const explanation = index.explain(name, query);
  if (explanation === null) throw new Error(`${name} is no hit of ${query}`);
  return explanation;
}

/** "word kind" of all words of all parts. */
function wordsOf({ parts }: Explanation): string[] {
  return parts.flatMap(({ words }) => words.map(({ word, kind }) => `${word} ${kind}`)).sort();
}

const word = fc.constantFrom('soldat', 'haus', 'minister', 'kritik', 'dog', 'run', 'der');
/** Parts that depend on where words stand, how they are written, or on no word at all. */
const placedText = fc.oneof(
  fc.tuple(word, fc.integer({ min: 1, max: 9 }), word).map(([a, n, b]) => `${a} NEAR/${n} ${b}`),
  fc.tuple(word, word, word).map(([a, b, c]) => `"${a} ${b}"~6 OR ${c}`),
  word.map((a) => `match-case:${a} haus`),
  word.map((a) => `/${a.slice(0, 3)}.*/ lang:de`),
);

describe('an explanation', () => {
  test(`adds up to the hit's score exactly, and exists for hits only (seed ${SEED})`, () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(documentOf(key), { maxLength: 8 }), { minLength: 1, maxLength: 4 }),
        fc.array(
          fc.oneof(
            queryText,
            queryText.map((query) => `${query} dig~1`),
            placedText,
          ),
          { minLength: 4, maxLength: 4 },
        ),
        fc.boolean(),
        fc.subarray([...KINDS]),
        (batches, queries, anyWord, without) => {
          const index = SearchIndex.create();
          for (const put of batches) {
            index.apply({ put, remove: [], position: {} });
            index.settle();
          }
          const keys = new Set(batches.flat().map((document) => document.key));
          for (const query of queries) {
            const { hits } = ask(index, query, { anyWord, without });
            const scores = new Map(hits.map((hit) => [hit.key, hit.score]));
            for (const name of keys) {
              const explanation = index.explain(name, query, { anyWord, without });
              expect(explanation?.score).toBe(scores.get(name));
              if (explanation === null) continue;
              const sum = explanation.parts.reduce((total, { score }) => total + score, 0);
              expect(sum + explanation.proximity).toBe(explanation.score);
              for (const part of explanation.parts)
                if (part.score > 0) expect(part.words.length).toBeGreaterThan(0);
              for (const { words } of explanation.parts)
                for (const { kind } of words) expect(without).not.toContain(kind);
            }
          }
        },
      ),
      { seed: SEED, numRuns: 70 },
    );
  });

  test('names each word by what it matched by, and counts it by field', () => {
    const index = SearchIndex.create();
    index.apply({
      put: [
        article('article:1', 'Der Minister und die Ministers. Häuser, Hauses und Haus.', {
          title: 'Minister',
        }),
        article('article:2', 'Außen Außenminister'),
      ],
      remove: [],
      position: {},
    });
    const explanation = explained(index, 'article:1', 'minister Häuser');
    expect(explanation.parts.map(({ part }) => part).sort()).toEqual(['Häuser', 'minister']);
    expect(explanation.parts.find(({ part }) => part === 'minister')?.words).toEqual([
      { word: 'minister', kind: 'exact', fields: { title: 1, body: 1 } },
      { word: 'ministers', kind: 'stem', fields: { body: 1 } },
    ]);
    expect(wordsOf(explained(index, 'article:2', 'minister'))).toEqual([
      'außenminister compound'.replace('ß', 'ss'),
    ]);
  });

  test.each([
    ['Praesident', 'Präsident', 'präsident spelling'],
    ['Soldat', 'Soldatinnen', 'soldatinnen related'],
    ['sold*', 'Soldat', 'soldat pattern'],
    ['s?ldat', 'Soldat', 'soldat pattern'],
    ['Sodlat~2', 'Soldat', 'soldat typo'],
    ['"soldat im haus"', 'Soldat im Haus', 'soldat im haus exact'],
    ['nord-korea', 'Nordes Korea', 'nordes korea stem'],
  ])('of %s in "%s" says "%s"', (query, text, expected) => {
    expect(wordsOf(explained(indexOf(text, 'anderes'), 'article:0', query))).toEqual([expected]);
  });

  test('gives nothing for an unknown key, a record that is no hit, and an empty query', () => {
    const index = indexOf('Soldat', 'Haus');
    expect(index.explain('article:7', 'soldat')).toBeNull();
    expect(index.explain('article:1', 'soldat')).toBeNull();
    expect(index.explain('article:1', '')).toBeNull();
    index.apply({ put: [], remove: ['article:0'], position: {} });
    expect(index.explain('article:0', 'soldat')).toBeNull();
  });

  test('of a row for an article and its notes is that of the best of them', () => {
    const plain = article('article:1', 'minister und vieles andere mehr, das hier noch steht');
    const text = { ...plain, values: { ...plain.values, articleId: '1' } };
    const note = {
      ...text,
      key: 'annotation:1',
      kind: 'annotation' as const,
      runs: [{ field: 'note' as const, text: 'minister minister', language: 'de', start: 0 }],
    };
    const index = SearchIndex.create();
    index.apply({ put: [text, note], remove: [], position: {} });
    const [row] = ask(index, 'minister', { groupByArticle: true }).hits;
    expect(row).toMatchObject({ key: 'article:1', best: 'annotation:1' });
    expect(explained(index, row?.best ?? '', 'minister').score).toBe(row?.score);
    expect(explained(index, 'article:1', 'minister').score).not.toBe(row?.score);
    expect(ask(index, 'minister').hits.some((hit) => 'best' in hit)).toBe(false);
  });
});
