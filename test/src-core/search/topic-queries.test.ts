import { describe, expect, test } from 'vitest';
import { SearchIndex } from '../../../src-core/search/search-index.ts';
import type { IndexDocument, SearchRequest, TopicNames } from '../../../src-core/search/search-types.ts';
import { article, ask } from './index-samples.ts';

const TOPICS: readonly TopicNames[] = [
  { id: 'dprk', parentId: null, path: 'Nordkorea', names: ['Nordkorea', 'DVRK', 'North Korea'] },
  { id: 'army', parentId: 'dprk', path: 'Nordkorea/Streitkräfte', names: ['Streitkräfte', 'Armee'] },
  { id: 'city', parentId: 'dprk', path: 'Nordkorea/Pjöngjang', names: ['Pjöngjang', 'Pyongyang', '평양'] },
];

function text(id: string, body: string): IndexDocument {
  const made = article(`article:${id}`, body);
  return { ...made, values: { ...made.values, articleId: id } };
}

function coded(id: string, articleId: string, ...topics: readonly string[]): IndexDocument {
  return {
    key: `annotation:${id}`,
    kind: 'annotation',
    runs: [{ field: 'quote', text: 'zitat', language: 'de', start: 0 }],
    values: { ...article('', '').values, articleId, topics },
  };
}

function indexOf(...put: readonly IndexDocument[]): SearchIndex {
  const index = SearchIndex.create();
  index.apply({ put, remove: [], position: {} });
  index.setTopics(TOPICS);
  return index;
}

const index = indexOf(
  text('1', 'manöver im meer'),
  text('2', 'truppen der dvrk dvrk dvrk'),
  text('3', 'the capital of north korea is pyongyang'),
  text('4', 'korea liegt nicht north'),
  text('5', 'besuch in pjöngjang'),
  coded('1', '1', 'army'),
  coded('2', '5', 'dprk'),
);

function found(query: string, options: Partial<SearchRequest> = {}): string[] {
  return ask(index, query, options).hits.map(({ key }) => key);
}

describe('topic:', () => {
  test('finds what is coded with the topic or one below it, then what names it in words', () => {
    const keys = found('topic:Nordkorea');
    expect(keys.slice(0, 4).sort()).toEqual(['annotation:1', 'annotation:2', 'article:1', 'article:5']);
    expect(keys.slice(4).sort()).toEqual(['article:2', 'article:3']);
    expect(found('topic:dvrk').sort()).toEqual(keys.slice().sort());
    expect(found('topic:nordkorea/streitkräfte').sort()).toEqual(['annotation:1', 'article:1']);
  });

  test('finds what is coded alone where aliases are switched off, and in quotes', () => {
    const alone = ['annotation:1', 'annotation:2', 'article:1', 'article:5'];
    expect(found('topic:Nordkorea', { without: ['alias'] }).sort()).toEqual(alone);
    expect(found('topic:"Nordkorea"').sort()).toEqual(alone);
    expect(found('topic:"north korea"').sort()).toEqual(alone);
    expect(found('topic:"Nordkorea"', { aliases: true })).toHaveLength(6);
    expect(found('topic:"Nordkorea"', { aliases: true, without: ['alias'] }).sort()).toEqual(alone);
  });

  test('says which names it searched, and which it would', () => {
    const formsOf = (query: string, options: Partial<SearchRequest> = {}): unknown =>
      ask(index, query, { forms: true, ...options }).forms?.map(({ part, kind, words, off }) => [
        part,
        kind,
        [...words].sort(),
        off,
      ]);
    const names = ['dvrk', 'nordkorea', 'north korea'];
    expect(formsOf('topic:Nordkorea')).toEqual([['topic:Nordkorea', 'alias', names, false]]);
    expect(formsOf('topic:"Nordkorea"')).toEqual([['topic:"Nordkorea"', 'alias', names, true]]);
    expect(formsOf('topic:Nordkorea', { without: ['alias'] })).toEqual([
      ['topic:Nordkorea', 'alias', names, true],
    ]);
  });

  test('searches the words of topics where none is called so', () => {
    const named = indexOf({
      ...coded('3', '1', 'army'),
      runs: [{ field: 'topic', text: 'Schwere Artillerie', language: 'de', start: -1 }],
    });
    expect(ask(named, 'topic:Artillerie').total).toBe(1);
    expect(ask(named, 'topic:Kavallerie').total).toBe(0);
    expect(ask(named, '-topic:Kavallerie').total).toBe(1);
  });

  test('marks the names where they stand', () => {
    const runs = [{ field: 'body', text: 'die dvrk und north korea', language: 'de', start: 10 }] as const;
    expect(index.hitRanges('topic:Nordkorea', runs)).toEqual([
      { start: 14, end: 18 },
      { start: 23, end: 34 },
    ]);
    expect(index.hitRanges('topic:"Nordkorea"', runs)).toEqual([]);
  });
});

describe('a word that names a topic', () => {
  test('finds its aliases where that is asked for', () => {
    expect(found('pyongyang')).toEqual(['article:3']);
    expect(found('pyongyang', { aliases: true }).sort()).toEqual(['article:3', 'article:5']);
    expect(found('pyongyang', { aliases: true, without: ['alias'] })).toEqual(['article:3']);
    expect(found('dvrk', { aliases: true }).sort()).toEqual(['article:2', 'article:3']);
    expect(found('title:dvrk', { aliases: true })).toEqual([]);
    expect(found('-pyongyang', { aliases: true, kinds: ['article'] }).sort()).toEqual([
      'article:1',
      'article:2',
      'article:4',
    ]);
  });

  test('may be of several words', () => {
    expect(found('north korea').sort()).toEqual(['article:3', 'article:4']);
    expect(found('north korea', { aliases: true }).sort()).toEqual(['article:2', 'article:3', 'article:4']);
    expect(found('dvrk north korea', { aliases: true })).toEqual(['article:2', 'article:3']);
    expect(found('truppen north korea', { aliases: true })).toEqual(['article:2']);
    expect(ask(index, 'truppen north korea', { forms: true }).forms).toContainEqual({
      part: 'north korea',
      kind: 'alias',
      words: ['dvrk', 'nordkorea'],
      off: true,
    });
  });

  test('is told with its aliases, whether they are searched or not', () => {
    const aliasOf = (options: Partial<SearchRequest>): unknown =>
      ask(index, 'dvrk meer', { forms: true, ...options })
        .forms?.filter(({ kind }) => kind === 'alias')
        .map(({ part, words, off }) => [part, [...words].sort(), off]);
    expect(aliasOf({})).toEqual([['dvrk', ['nordkorea', 'north korea'], true]]);
    expect(aliasOf({ aliases: true })).toEqual([['dvrk', ['nordkorea', 'north korea'], false]]);
    expect(aliasOf({ aliases: true, without: ['alias'] })).toEqual([
      ['dvrk', ['nordkorea', 'north korea'], true],
    ]);
  });

  test('is explained by the alias that was found', () => {
    const explained = index.explain('article:3', 'dvrk', { aliases: true });
    expect(explained?.parts[0]?.words.map(({ word, kind }) => [word, kind])).toEqual([
      ['north korea', 'alias'],
    ]);
    const [hit] = ask(index, 'topic:nordkorea', { kinds: ['article'] }).hits;
    expect(index.explain(hit?.key ?? '', 'topic:nordkorea')?.score).toBeCloseTo(hit?.score ?? 0, 6);
  });
});

describe('topics', () => {
  test('that are renamed, moved or gone count at once, with what is coded with them', () => {
    const changing = indexOf(text('1', 'x'), coded('1', '1', 'army'));
    expect(ask(changing, 'topic:"Nordkorea"').total).toBe(2);
    changing.setTopics([{ id: 'army', parentId: null, path: 'Heer', names: ['Heer'] }]);
    expect(ask(changing, 'topic:"Nordkorea"').total).toBe(0);
    expect(ask(changing, 'topic:"heer"').total).toBe(2);
    const facets = ask(changing, '', { facets: true }).facets;
    expect(facets?.counts.topic).toEqual([{ value: 'Heer', count: 2 }]);
    changing.setTopics([]);
    expect(ask(changing, 'is:coded').total).toBe(2);
    expect(ask(changing, '', { facets: true }).facets?.counts.topic).toEqual([]);
  });
});
