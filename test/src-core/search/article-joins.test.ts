import { describe, expect, test } from 'vitest';
import { ByteTable } from '../../../src-core/search/byte-table.ts';
import { unitsOf } from '../../../src-core/search/byte-writer.ts';
import { SearchIndex } from '../../../src-core/search/search-index.ts';
import type { IndexDocument } from '../../../src-core/search/search-types.ts';
import { article, ask } from './index-samples.ts';

function noted(number: number, articleNumber: number): IndexDocument {
  return {
    key: `annotation:${number}`,
    kind: 'annotation',
    runs: [{ field: 'quote', text: 'kim', language: 'de', start: 0 }],
    values: {
      ...article('', '').values,
      articleId: `ä${articleNumber}`,
      colour: articleNumber % 2 === 0 ? 'red' : 'blue',
    },
  };
}

function articles(from: number, to: number): IndexDocument[] {
  return Array.from({ length: to - from }, (_, index) => {
    const made = article(`article:ä${from + index}`, 'haus');
    return { ...made, values: { ...made.values, articleId: `ä${from + index}` } };
  });
}

describe('articles of annotations', () => {
  test('are found in segments much larger and much smaller than those of the annotations', () => {
    const index = SearchIndex.create();
    const put = (documents: readonly IndexDocument[]): void => {
      index.apply({ put: documents, remove: [], position: {} });
      index.settle();
    };
    put(articles(0, 1000));
    put([noted(0, 999)]);
    put(Array.from({ length: 300 }, (_, number) => noted(number + 1, 900 + number)));
    put(articles(1000, 1010));
    put(articles(1010, 1100));
    const keys = ask(index, 'color:red in:article').hits.map(({ key }) => key);
    const wanted = Array.from({ length: 100 }, (_, number) => `article:ä${900 + number * 2}`);
    expect(keys.sort()).toEqual(wanted.sort());
    expect(ask(index, 'has:annotation in:article').total).toBe(200);
  });
});

describe('a table of byte strings', () => {
  test('numbers each string once and finds none that is not in it', () => {
    const table = new ByteTable();
    const texts = Array.from({ length: 1000 }, (_, number) => `${'x'.repeat(number % 7)}${number}`);
    const numbers = texts.map((text) => table.add(unitsOf(text), 0, text.length));
    expect(numbers).toEqual(texts.map((_, number) => number));
    const inside = unitsOf(`ab${texts[500] as string}c`);
    expect(table.find(inside, 2, inside.length - 1)).toBe(500);
    expect(table.find(inside, 2, inside.length)).toBe(-1);
    expect(table.add(inside, 2, inside.length - 1)).toBe(500);
    expect(table.text(999)).toBe(texts[999]);
    expect(table.count).toBe(1000);
  });
});
