import { describe, expect, test } from 'vitest';
import { SearchIndex } from '../../../src-core/search/search-index.ts';
import { article, ask } from './index-samples.ts';

function flushed(): { segment: Uint8Array; manifest: Uint8Array } {
  const index = SearchIndex.create();
  const put = Array.from({ length: 12 }, (_, number) =>
    article(`article:${number}`, `Wort ${'soldat haus '.repeat(number)} straße ${number}`, {
      title: `Titel ${number}`,
    }),
  );
  const told = put.map((document, number) => ({
    ...document,
    values: {
      ...document.values,
      authors: [`Person ${number}`],
      status: number % 2 === 0 ? 'inbox' : 'done',
      topics: number % 3 === 0 ? ['t1'] : [],
    },
  }));
  index.apply({ put: told, remove: [], position: { d: { file: 1, offset: 5 } } });
  index.settle();
  index.apply({ put: [], remove: ['article:3', 'article:7'], position: { d: { file: 1, offset: 9 } } });
  const flush = index.flush();
  if (flush === null || flush.segments[0] === undefined) throw new Error('nothing to write');
  return { segment: flush.segments[0].bytes, manifest: flush.manifest };
}

async function opens(manifest: Uint8Array, segment: Uint8Array): Promise<string> {
  const opened = await SearchIndex.open(manifest, () => Promise.resolve(segment));
  return opened.ok ? 'ok' : opened.error.code;
}

describe('a damaged index', () => {
  const { segment, manifest } = flushed();

  test('opens while it is whole', async () => {
    expect(await opens(manifest, segment)).toBe('ok');
  });

  test('is refused whichever byte of a segment is flipped', async () => {
    for (let at = 0; at < segment.length; at += 1) {
      const bad = Uint8Array.from(segment);
      bad[at] = (bad[at] as number) ^ (1 << (at % 8));
      expect([at, await opens(manifest, bad)]).toEqual([at, 'index-damaged']);
    }
  });

  test('is refused wherever a segment is cut off, and when it is longer', async () => {
    for (let length = 0; length < segment.length; length += 1) {
      expect([length, await opens(manifest, segment.slice(0, length))]).toEqual([length, 'index-damaged']);
    }
    const longer = new Uint8Array(segment.length + 8);
    longer.set(segment);
    expect(await opens(manifest, longer)).toBe('index-damaged');
  });

  test('is refused whichever byte of the manifest is flipped, and wherever it is cut off', async () => {
    for (let at = 0; at < manifest.length; at += 1) {
      const bad = Uint8Array.from(manifest);
      bad[at] = (bad[at] as number) ^ (1 << (at % 8));
      expect([at, await opens(bad, segment)]).toEqual([at, 'index-damaged']);
      expect([at, await opens(manifest.slice(0, at), segment)]).toEqual([at, 'index-damaged']);
    }
  });

  test('is refused when a segment file cannot be read', async () => {
    const opened = await SearchIndex.open(manifest, () => Promise.reject(new Error('gone')));
    expect(opened.ok ? 'ok' : opened.error.code).toBe('index-damaged');
  });

  test('whose flush failed brings the same files again', () => {
    const index = SearchIndex.create();
    index.apply({ put: [article('article:1', 'soldat')], remove: [], position: {} });
    const first = index.flush();
    if (first === null) throw new Error('nothing to write');
    index.flushFailed(first);
    const second = index.flush();
    expect(second?.segments.map(({ name }) => name)).toEqual(first.segments.map(({ name }) => name));
    expect(ask(index, 'soldat').total).toBe(1);
  });
});
