import { describe, expect, test } from 'vitest';
import { SearchIndex } from '../../../src-core/search/search-index.ts';
import type { IndexDocument } from '../../../src-core/search/search-types.ts';
import { tinyPagesDisk } from './tiny-pages.ts';

const POSITION = { device: { file: 1, offset: 1 } };

function entry(kind: 'article' | 'annotation', id: string, print?: readonly number[]): IndexDocument {
  return {
    key: `${kind}:${id}`,
    kind,
    runs: [{ field: 'body', text: `wort${id} und mehr`, language: 'de', start: 0 }],
    values: { title: id, language: 'de', site: '', publishedDay: null, added: 1, length: 3, articleId: id },
    ...(print === undefined ? {} : { print: Uint8Array.from(print) }),
  };
}

function printsOf(index: SearchIndex): Record<string, readonly number[]> {
  const prints: Record<string, readonly number[]> = {};
  index.eachPrint((id, print) => (prints[id] = [...print]));
  return prints;
}

function filled(): SearchIndex {
  const index = SearchIndex.create();
  const put = (documents: readonly IndexDocument[], remove: readonly string[] = []): void =>
    index.apply({ put: documents, remove, position: POSITION });
  put([entry('article', 'a', [1, 2]), entry('annotation', 'n'), entry('article', 'b', [3, 4])]);
  index.settle();
  put([entry('article', 'c', [5, 6]), entry('article', 'd'), entry('article', 'b', [7, 8])], ['article:a']);
  return index;
}

const EXPECTED = { b: [7, 8], c: [5, 6] };

describe('prints of articles', () => {
  test('are told for every article that can be found and has one, by its latest text', () => {
    expect(printsOf(filled())).toEqual(EXPECTED);
  });

  test('outlive merging', () => {
    const index = filled();
    while (index.mergeStep());
    for (let round = 0; round < 12; round += 1) {
      index.apply({ put: [entry('article', `x${round}`, [9, round])], remove: [], position: POSITION });
      index.settle();
      while (index.mergeStep());
    }
    const prints = printsOf(index);
    expect(prints).toMatchObject(EXPECTED);
    expect(prints['x7']).toEqual([9, 7]);
    expect(Object.keys(prints)).toHaveLength(14);
  });

  test('are read from the disk when they are asked for', async () => {
    const flush = filled().flush();
    if (flush === null) throw new Error('nothing written');
    const disk = tinyPagesDisk(flush);
    const opened = await SearchIndex.openLazily(disk.manifest, disk.read);
    if (!opened.ok) throw new Error(opened.error.code);
    const asked = await opened.value.ask(() => printsOf(opened.value));
    expect(asked).toEqual({ ok: true, value: EXPECTED });
  });
});
