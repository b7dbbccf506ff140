import { describe, expect, test } from 'vitest';
import { SearchIndex } from '../../../src-core/search/search-index.ts';
import type { FieldRun, IndexDocument } from '../../../src-core/search/search-types.ts';
import { article, ask } from './index-samples.ts';

function withUrl(key: string, body: string, url: string): IndexDocument {
  const made = article(key, body);
  const run: FieldRun = { field: 'url', text: url, language: 'url', start: -1 };
  return { ...made, runs: [...made.runs, run] };
}

const put = [
  withUrl('article:1', 'kim soldaten', 'www.spiegel.de politik nordkorea-truppen.html'),
  withUrl('article:2', 'spiegel', 'example.org soldat'),
  article('article:3', 'truppen'),
];
const index = SearchIndex.create();
for (const document of put) {
  index.apply({ put: [document], remove: [], position: {} });
  index.settle();
}

describe('words of an address', () => {
  test.each([
    ['url:spiegel', ['1']],
    ['url:spiegel.de', ['1']],
    ['url:"spiegel de"', ['1']],
    ['url:"spiegel politik"', []],
    ['url:spieg*', ['1']],
    ['url:s?iegel', ['1']],
    ['url:soldta~1', []],
    ['url:solda~1', ['2']],
    ['url:soldaten', []],
    ['url:www.sp*', ['1']],
    ['-url:spiegel', ['2', '3']],
    // and nothing of it elsewhere
    ['spiegel', ['2']],
    ['spieg*', ['2']],
    ['s?iegel', ['2']],
    ['"spiegel"', ['2']],
    ['soldat', ['1']],
    ['soldat~2', ['1']],
    ['truppen', ['3']],
    ['"www"', []],
    ['title:spiegel', []],
    ['a~1', []],
    ['url:a~1', []],
  ])('are found by url: alone: %s', (query, keys) => {
    for (const without of [[], ['stem']] as const) {
      if (without.length > 0 && query === 'soldat') continue;
      const answer = ask(index, query, { without });
      expect(answer.hits.map(({ key }) => key.split(':')[1]).sort()).toEqual(keys);
    }
  });

  test('are marked in the address only', () => {
    const { runs } = put[0] as IndexDocument;
    const marked = (query: string) =>
      index.snippets(query, runs, 3, {}).flatMap(({ field, marks }) => (marks.length > 0 ? [field] : []));
    expect(marked('url:spiegel')).toEqual(['url']);
    expect(marked('url:"spiegel de"')).toEqual(['url']);
    expect(marked('url:spieg*')).toEqual(['url']);
    expect(marked('spiegel')).toEqual([]);
    expect(marked('"spiegel de"')).toEqual([]);
  });

  test('do not make a text longer', () => {
    const plain = SearchIndex.create();
    plain.apply({
      put: put.map(({ key }, at) =>
        article(key, at === 0 ? 'kim soldaten' : at === 1 ? 'spiegel' : 'truppen'),
      ),
      remove: [],
      position: {},
    });
    expect(ask(plain, 'spiegel').hits).toEqual(ask(index, 'spiegel').hits);
  });

  test('survive a merge', () => {
    while (index.mergeStep());
    expect(ask(index, 'url:spiegel').total).toBe(1);
    expect(ask(index, 'spiegel').total).toBe(1);
  });
});
