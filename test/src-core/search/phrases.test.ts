import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SearchIndex } from '../../../src-core/search/search-index.ts';
import { article, ask } from './index-samples.ts';

const SEED = 1_517;
/** Few words, so that phrases are frequent; "häuser" and "runs" have another stem in the other language. */
const WORDS = ['der', 'haus', 'häuser', 'runs', 'running', 'nord'];
const word = fc.constantFrom(...WORDS);
const texts = fc.record({
  title: fc.array(word, { maxLength: 3 }),
  body: fc.array(word, { maxLength: 60 }),
  language: fc.constantFrom('de', 'en'),
});

function holds(text: readonly string[], phrase: readonly string[]): boolean {
  return text.some((_, start) => phrase.every((wanted, step) => text[start + step] === wanted));
}

function indexOf(
  documents: readonly { title: readonly string[]; body: readonly string[]; language: string }[],
): SearchIndex {
  const index = SearchIndex.create();
  const put = documents.map(({ title, body, language }, number) =>
    article(`article:${number}`, body.join(' '), { title: title.join(' '), language }),
  );
  index.apply({ put, remove: [], position: {} });
  return index;
}

describe('phrases', () => {
  test(`stand where reading every record finds them: up to seven words, words twice, titles, two languages (seed ${SEED})`, () => {
    fc.assert(
      fc.property(
        fc.array(texts, { minLength: 150, maxLength: 400 }),
        fc.array(fc.array(word, { minLength: 2, maxLength: 7 }), { minLength: 8, maxLength: 8 }),
        (documents, phrases) => {
          const index = indexOf(documents);
          for (const phrase of phrases) {
            for (const field of ['', 'title:']) {
              const expected = documents.flatMap(({ title, body }, number) =>
                holds(title, phrase) || (field === '' && holds(body, phrase)) ? [`article:${number}`] : [],
              );
              const { hits, total } = ask(index, `${field}"${phrase.join(' ')}"`);
              expect([field, phrase, hits.map(({ key }) => key).sort()]).toEqual([
                field,
                phrase,
                expected.sort(),
              ]);
              expect(total).toBe(expected.length);
            }
          }
        },
      ),
      { seed: SEED, numRuns: 12, endOnFailure: true },
    );
  });

  test.each([3, 255, 256, 257, 300, 700])(
    'of %i words are found, be they different ones or one again and again',
    (count) => {
      const words = Array.from(
        { length: count },
        (_, at) => `wort${String.fromCharCode(97 + (at % 26), 97 + Math.floor(at / 26))}`,
      );
      const index = SearchIndex.create();
      const same = (times: number): string => Array<string>(times).fill('haus').join(' ');
      index.apply({
        put: [
          article('article:1', `vorne ${words.join(' ')} hinten ${same(count)}`, { language: 'de' }),
          article('article:2', `${words.slice(1).join(' ')} ${same(count - 1)}`, { language: 'de' }),
        ],
        remove: [],
        position: {},
      });
      const found = (phrase: string): string[] => ask(index, `"${phrase}"`).hits.map(({ key }) => key);
      expect(found(words.join(' '))).toEqual(['article:1']);
      expect(found(same(count))).toEqual(['article:1']);
      expect(found(same(count + 1))).toEqual([]);
    },
  );

  test('are found far behind in long texts, and each occurrence weighs', () => {
    const filler = (count: number): string[] =>
      Array.from({ length: count }, (_, number) => `w${number % 50}`);
    const long = (times: number): string[] =>
      Array.from({ length: times }, () => [...filler(40_000), 'der', 'minister', 'geht']).flat();
    const documents = [1, 3, 2].map((times) => ({
      title: [],
      // all equally long
      body: [...long(times), ...filler(40_003 * (3 - times)), 'minister', 'der'],
      language: 'de',
    }));
    const index = indexOf(documents);
    for (const query of ['"der minister"', '"minister geht"', '"der minister geht"'])
      expect(ask(index, query).hits.map(({ key }) => key)).toEqual(['article:1', 'article:2', 'article:0']);
    expect(ask(index, '"geht minister"').hits.map(({ key }) => key)).toEqual(['article:1']);
    expect(ask(index, '"minister der"').total).toBe(3);
  });

  test('of a hundred words of two stems each end at once where one of them is nowhere', () => {
    const index = indexOf([
      { title: [], body: ['dogs', 'running'], language: 'de' },
      { title: [], body: ['dogs', 'running'], language: 'en' },
    ]);
    expect(ask(index, `${'running-'.repeat(100)}nowhere`).total).toBe(0);
  });
});
