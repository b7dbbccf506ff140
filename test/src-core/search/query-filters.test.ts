import { describe, expect, test } from 'vitest';
import { SearchIndex } from '../../../src-core/search/search-index.ts';
import type { IndexDocument } from '../../../src-core/search/search-types.ts';
import { article, ask } from './index-samples.ts';

const DAY = 86_400_000;
const TODAY = 20_000;

function record(key: string, body: string, values: Partial<IndexDocument['values']>): IndexDocument {
  const made = article(key, body);
  return { ...made, values: { ...made.values, ...values } };
}

const index = SearchIndex.create();
index.apply({
  put: [
    record('article:1', 'kim truppen', {
      language: 'de',
      publishedDay: TODAY,
      site: 'Der Spiegel',
      added: (TODAY + 1) * DAY,
    }),
    record('article:2', 'kim', { language: 'en', publishedDay: TODAY - 20, added: TODAY * DAY - 1 }),
    { ...record('annotation:3', 'kim', { language: 'de-AT', publishedDay: null }), kind: 'annotation' },
  ],
  remove: [],
  position: {},
});
index.settle();

describe('a condition', () => {
  test.each([
    ['lang:de', ['1', '3']],
    ['-lang:de', ['2']],
    ['truppen OR lang:en', ['1', '2']],
    ['kim -lang:de', ['2']],
    ['site:"der spiegel"', ['1']],
    ['date:2024-10', ['1']],
    ['before:2024-10', ['2']],
    ['has:date kim', ['1', '2']],
    ['-has:date', ['3']],
    ['age:<2w', ['1']],
    ['age:>2w', ['2']],
    ['saved:2024-10-05', ['1']],
    ['saved:2024-10-03', ['2']],
    ['in:annotation', ['3']],
    ['story:x', []],
    ['-story:x', ['1', '2', '3']],
  ])('%s lists just the records that meet it', (query, keys) => {
    for (const sort of ['relevance', 'published'] as const) {
      const answer = ask(index, query, { sort, today: TODAY });
      expect(answer.hits.map(({ key }) => key.split(':')[1]).sort()).toEqual(keys);
      expect(answer.total).toBe(keys.length);
    }
  });

  test('of age filters nothing where today is not known', () => {
    expect(ask(index, 'age:<2w').total).toBe(3);
  });

  test('adds nothing to the scores', () => {
    const alone = ask(index, 'truppen').hits;
    expect(ask(index, 'truppen lang:de date:2024').hits).toEqual(alone);
  });
});
