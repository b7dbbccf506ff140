import { describe, expect, test } from 'vitest';
import { SearchIndex } from '../../../src-core/search/search-index.ts';
import type { IndexDocument, SearchableKind } from '../../../src-core/search/search-types.ts';

function entry(kind: SearchableKind, id: string, articleId = id): IndexDocument {
  return {
    key: `${kind}:${id}`,
    kind,
    runs: [{ field: 'body', text: `Bericht ${id}`, language: 'de', start: 0 }],
    values: { title: id, language: 'de', site: '', publishedDay: null, added: 1, length: 2, articleId },
  };
}

function keysOf(index: SearchIndex, query: string): string[] {
  const request = {
    query,
    offset: 0,
    limit: 50,
    sort: 'title' as const,
    kinds: ['article', 'annotation', 'topic'] as const,
    anyWord: false,
  };
  return index
    .search(request)
    .hits.map(({ key }) => key)
    .sort();
}

function filled(): SearchIndex {
  const index = SearchIndex.create();
  const position = { device: { file: 1, offset: 1 } };
  const articles = ['01A', '01B', '01C', '01D', '01E'].map((id) => entry('article', id));
  index.apply({ put: articles.slice(0, 3), remove: [], position });
  index.settle();
  index.apply({ put: [...articles.slice(3), entry('annotation', 'n1', '01B')], remove: [], position });
  index.setTopics(
    [],
    [
      ['01A', '01B'],
      ['01D', '01E'],
    ],
  );
  return index;
}

describe('story:', () => {
  test('finds the articles of a story by any of them, with their annotations', () => {
    const index = filled();
    expect(keysOf(index, 'story:01A')).toEqual(['annotation:n1', 'article:01A', 'article:01B']);
    expect(keysOf(index, 'story:01b')).toEqual(keysOf(index, 'story:01A'));
    expect(keysOf(index, 'bericht -story:01D in:article')).toEqual([
      'article:01A',
      'article:01B',
      'article:01C',
    ]);
  });

  test('finds nothing for an article without a story, and all of them for "any"', () => {
    const index = filled();
    expect(keysOf(index, 'story:01C')).toEqual([]);
    expect(keysOf(index, 'story:any in:article')).toEqual([
      'article:01A',
      'article:01B',
      'article:01D',
      'article:01E',
    ]);
  });

  test('follows what is told of stories', () => {
    const index = filled();
    expect(keysOf(index, 'story:01C')).toEqual([]);
    index.setTopics([], [['01C', '01A']]);
    expect(keysOf(index, 'story:01C')).toEqual(['article:01A', 'article:01C']);
    expect(keysOf(index, 'story:01D')).toEqual([]);
  });
});
