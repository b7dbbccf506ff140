import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MissingPages } from '../../../src-core/search/paged-bytes.ts';
import { SearchIndex } from '../../../src-core/search/search-index.ts';
import type { SearchSort } from '../../../src-core/search/search-types.ts';
import { article, ask, documentOf, queryText } from './index-samples.ts';
import { tinyPagesDisk, type TinyPagesDisk } from './tiny-pages.ts';

const SEED = 20_250_607;
const key = fc.integer({ min: 0, max: 40 }).map((number) => `article:${number}`);

function write(batches: readonly Parameters<SearchIndex['apply']>[0]['put'][], remove: readonly string[]) {
  const index = SearchIndex.create();
  for (const put of batches) {
    index.apply({ put, remove: [], position: {} });
    index.settle();
  }
  index.apply({ put: [], remove, position: {} });
  const flush = index.flush();
  if (flush === null) throw new Error('nothing to write');
  return { index, disk: tinyPagesDisk(flush) };
}

async function openLazily(disk: TinyPagesDisk, budget = 1e9): Promise<SearchIndex> {
  const opened = await SearchIndex.openLazily(disk.manifest, disk.read, { budget, firstBytes: 64 });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
}

async function value<Value>(
  index: SearchIndex,
  question: () => Value,
): Promise<Value | { readonly error: string }> {
  const answer = await index.ask(question);
  return answer.ok ? answer.value : { error: answer.error.code };
}

describe('an index that is read in pages', () => {
  test(`answers as one that is read whole, whatever may stay in memory, merging or not (seed ${SEED})`, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(documentOf(key), { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 10 }),
        fc.array(key, { maxLength: 4 }),
        fc.array(queryText, { minLength: 6, maxLength: 6 }),
        fc.constantFrom<SearchSort>('published', 'added', 'title', 'length'),
        fc.constantFrom(0, 300, 1e9),
        fc.nat(12),
        async (batches, remove, queries, sort, budget, merges) => {
          const { index: whole, disk } = write(batches, remove);
          const index = await openLazily(disk, budget);
          let left = merges;
          for (const query of queries) {
            for (const options of [{}, { sort }, { anyWord: true }])
              expect(await value(index, () => ask(index, query, options))).toEqual(
                ask(whole, query, options),
              );
            if (left > 0) await index.ask(() => index.mergeStep());
            left -= 1;
          }
          expect(await value(index, () => ask(index, '', { sort }))).toEqual(ask(whole, '', { sort }));
        },
      ),
      { seed: SEED, numRuns: 120 },
    );
  });

  test('counts nothing twice when a question breaks off in the middle', async () => {
    const put = Array.from({ length: 400 }, (_, number) => article(`article:${number}`, 'aaaa aaab aaac'));
    const { index: whole, disk } = write([put], []);
    const index = await openLazily(disk);
    for (const query of ['aaaa', 'aaa*', '"aaab aaac"', 'aaab OR aaac'])
      expect(await value(index, () => ask(index, query))).toEqual(ask(whole, query));
  });

  test('merges to the same files as one that is read whole', async () => {
    const batches = Array.from({ length: 8 }, (_, batch) =>
      Array.from({ length: 3 }, (_, number) =>
        article(`article:${batch}-${number}`, `soldat ${'haus '.repeat(batch)} wort${number}`, {
          title: `Titel ${batch}`,
        }),
      ),
    );
    const { index: whole, disk } = write(batches, ['article:2-1']);
    const index = await openLazily(disk);
    while (whole.mergeStep());
    while ((await value(index, () => index.mergeStep())) === true);
    expect(index.size.segments).toBe(1);
    expect(index.flush()?.segments).toEqual(whole.flush()?.segments);
  });

  test('reads only the pages of the words asked for, those of a question in few requests, and none twice', async () => {
    const body = Array.from({ length: 3000 }, (_, number) => `wort${number % 700}`).join(' ');
    const put = Array.from({ length: 200 }, (_, number) =>
      article(`article:${number}`, `${body} selten${number} soldat haus garten`),
    );
    const { disk } = write([put], []);
    const index = await openLazily(disk);
    const opened = disk.reads.length;
    expect((await value(index, () => ask(index, 'selten7'))) as object).toMatchObject({ total: 1 });
    const bytes = disk.reads.slice(opened).reduce((sum, { start, end }) => sum + end - start, 0);
    expect(bytes).toBeLessThanOrEqual(2 * 64);
    const before = disk.reads.length;
    expect(await value(index, () => ask(index, '"soldat haus" OR garten'))).toMatchObject({ total: 200 });
    expect(disk.reads.length - before).toBeLessThanOrEqual(5);
    const after = disk.reads.length;
    await index.ask(() => ask(index, '"soldat haus" selten7'));
    expect(disk.reads.length).toBe(after);
  });

  test('never takes what is not loaded for nothing: a question that is not asked through `ask` throws', async () => {
    const { disk } = write([[article('article:1', `soldat ${'haus '.repeat(90_000)}`)]], []);
    const index = await openLazily(disk);
    expect(() => ask(index, 'soldat')).toThrow(MissingPages);
    expect(await value(index, () => ask(index, 'soldat'))).toMatchObject({ total: 1 });
    expect(ask(index, 'soldat').total).toBe(1);
  });

  test('forgets pages beyond its budget, and reads them again', async () => {
    const words = Array.from({ length: 60_000 }, (_, number) => `wort${number}`).join(' ');
    const { disk } = write([[article('article:1', words), article('article:2', words)]], []);
    const index = await openLazily(disk, 500);
    for (const word of ['wort1', 'wort5000', 'wort9999', 'wort1'])
      expect(await value(index, () => ask(index, `"${word}"`))).toMatchObject({ total: 2 });
    expect(index.loadedBytes).toBeLessThanOrEqual(500);
  });

  test('that was built in memory gives its bytes back when they are on disk', async () => {
    const index = SearchIndex.create();
    const put = Array.from({ length: 40 }, (_, number) => article(`article:${number}`, 'soldat haus garten'));
    index.apply({ put, remove: [], position: {} });
    const flush = index.flush();
    if (flush === null) throw new Error('nothing to write');
    const files = new Map(flush.segments.map(({ name, bytes }) => [name, bytes]));
    expect(index.loadedBytes).toBeGreaterThan(0);
    index.flushDone(
      flush,
      async (name, start, end) => files.get(name)?.slice(start, end) ?? new Uint8Array(),
      0,
    );
    expect(index.loadedBytes).toBe(0);
    expect(await value(index, () => ask(index, '"haus garten"'))).toMatchObject({ total: 40 });
  });

  test('says so and goes on with the rest when a segment turns out to be damaged: whichever byte is flipped, no answer is wrong', async () => {
    const put = Array.from({ length: 14 }, (_, number) =>
      article(`article:${number}`, `wort ${'soldat haus '.repeat(number)} straße ${number}`, {
        title: `Titel ${number}`,
      }),
    );
    const { index: whole, disk } = write([put, [article('article:sound', 'soldat')]], []);
    const [name, sound] = [...disk.files][0] as [string, Uint8Array];
    const questions = [
      () => ({ query: '"soldat haus"' }),
      () => ({ query: 'wort', sort: 'title' as const }),
      () => ({ query: 'straße OR 7' }),
    ];
    let late = 0;
    for (let at = 0; at < sound.length; at += 1) {
      const bad = Uint8Array.from(sound);
      bad[at] = (bad[at] as number) ^ (1 << (at % 8));
      disk.files.set(name, bad);
      const opened = await SearchIndex.openLazily(disk.manifest, disk.read, { firstBytes: 64 });
      if (!opened.ok) {
        expect(opened.error.code).toBe('index-damaged');
        continue;
      }
      const index = opened.value;
      for (const question of questions) {
        const { query, ...options } = question();
        const answer = await value(index, () => ask(index, query, options));
        if ('error' in answer) {
          late += 1;
          expect(answer.error).toBe('index-damaged');
          expect(index.position).toEqual({});
          expect(await value(index, () => ask(index, 'soldat'))).toMatchObject({ total: 1 });
          break;
        }
        expect([at, answer]).toEqual([at, ask(whole, query, options)]);
      }
    }
    expect(late).toBeGreaterThan(100);
  });
});
