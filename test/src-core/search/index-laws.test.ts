import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IndexFlush } from '../../../src-core/search/index-change.ts';
import { SearchIndex } from '../../../src-core/search/search-index.ts';
import type { IndexDocument, SearchableKind, SearchSort } from '../../../src-core/search/search-types.ts';
import { article, ask, documentOf, queryText } from './index-samples.ts';

const SEED = 20_241_102;
const key = fc.integer({ min: 0, max: 30 }).map((number) => `article:${number}`);

type Step =
  | {
      readonly type: 'apply';
      readonly put: readonly IndexDocument[];
      readonly remove: readonly string[];
      /** Whether the batch becomes a segment of its own. */
      readonly settle: boolean;
    }
  | { readonly type: 'merge'; readonly steps: number }
  | { readonly type: 'reopen' };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('apply' as const),
      put: fc.array(documentOf(key), { maxLength: 5 }),
      remove: fc.array(key, { maxLength: 3 }),
      settle: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ type: fc.constant('merge' as const), steps: fc.integer({ min: 1, max: 8 }) }),
  },
  { weight: 1, arbitrary: fc.constant({ type: 'reopen' as const }) },
);

/** A disk that holds just what flushes wrote and did not remove. */
class Disk {
  readonly files = new Map<string, Uint8Array>();
  manifest = new Uint8Array();

  write(flush: IndexFlush | null): void {
    if (flush === null) return;
    for (const { name, bytes } of flush.segments) this.files.set(name, Uint8Array.from(bytes));
    this.manifest = Uint8Array.from(flush.manifest);
    for (const name of flush.remove) this.files.delete(name);
  }

  async open(): Promise<SearchIndex> {
    const opened = await SearchIndex.open(this.manifest, (name) => {
      const bytes = this.files.get(name);
      return bytes === undefined ? Promise.reject(new Error(`${name} is missing`)) : Promise.resolve(bytes);
    });
    if (!opened.ok) throw new Error(JSON.stringify(opened.error));
    return opened.value;
  }
}

describe('the index', () => {
  test(`answers alike whatever the order, batching, merging and reopening: same hits, order, scores (seed ${SEED})`, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 25 }),
        fc.array(queryText, { minLength: 8, maxLength: 8 }),
        fc.constantFrom<SearchSort>('published', 'added', 'title'),
        fc.constantFrom<SearchableKind[]>(
          ['article'],
          ['annotation', 'topic'],
          ['article', 'annotation', 'topic'],
        ),
        async (steps, queries, sort, kinds) => {
          const disk = new Disk();
          let index = SearchIndex.create();
          const records = new Map<string, IndexDocument>();
          for (const [number, one] of steps.entries()) {
            if (one.type === 'apply') {
              index.apply({
                put: one.put,
                remove: one.remove,
                position: { device: { file: 1, offset: number } },
              });
              if (one.settle) index.settle();
              for (const name of one.remove) records.delete(name);
              for (const document of one.put) records.set(document.key, document);
            } else if (one.type === 'merge')
              for (let left = one.steps; left > 0; left -= 1) index.mergeStep();
            else {
              disk.write(index.flush());
              if (disk.manifest.length > 0) index = await disk.open();
            }
          }
          const atOnce = SearchIndex.create();
          atOnce.apply({ put: [...records.values()].reverse(), remove: [], position: {} });
          expect(index.documentCount).toBe(records.size);
          for (const query of queries) {
            expect(ask(index, query)).toEqual(ask(atOnce, query));
            expect(ask(index, query, { sort, kinds })).toEqual(ask(atOnce, query, { sort, kinds }));
            expect(ask(index, query, { anyWord: true, kinds, limit: 3 })).toEqual(
              ask(atOnce, query, { anyWord: true, kinds, limit: 3 }),
            );
          }
          expect(ask(index, '', { sort, kinds })).toEqual(ask(atOnce, '', { sort, kinds }));
        },
      ),
      { seed: SEED, numRuns: 150 },
    );
  });

  test(`gives pages of the same list: limit and offset only cut (seed ${SEED})`, () => {
    fc.assert(
      fc.property(
        fc.array(documentOf(key), { minLength: 1, maxLength: 30 }),
        queryText,
        fc.nat(20),
        fc.nat(20),
        fc.constantFrom<SearchSort>('relevance', 'published', 'added', 'title', 'length'),
        (put, query, offset, limit, sort) => {
          const index = SearchIndex.create();
          index.apply({ put, remove: [], position: {} });
          const whole = ask(index, query, { sort });
          const page = ask(index, query, { sort, offset, limit });
          expect(page.total).toBe(whole.total);
          expect(page.hits).toEqual(whole.hits.slice(offset, offset + limit));
        },
      ),
      { seed: SEED, numRuns: 200 },
    );
  });

  test('takes in nothing of a batch in which one text cannot be read, and everything of the next', () => {
    const index = SearchIndex.create();
    index.apply({ put: [article('article:1', 'soldat')], remove: [], position: {} });
    const broken = { ...article('article:3', 'haus'), runs: [{ field: 'body', language: 'de', start: 0 }] };
    const put = [article('article:2', 'soldat'), broken as unknown as IndexDocument];
    expect(() => index.apply({ put, remove: ['article:1'], position: {} })).toThrow(TypeError);
    expect(ask(index, 'soldat').hits.map((hit) => hit.key)).toEqual(['article:1']);
    index.apply({ put: put.slice(0, 1), remove: ['article:1'], position: {} });
    expect(ask(index, 'soldat').hits.map((hit) => hit.key)).toEqual(['article:2']);
  });

  test('remembers how far the journals are in it', async () => {
    const index = SearchIndex.create();
    const position = { laptop: { file: 2, offset: 711 }, desk: { file: 1, offset: 9 } };
    index.apply({ put: [], remove: [], position });
    const disk = new Disk();
    disk.write(index.flush());
    expect((await disk.open()).position).toEqual(position);
    expect(index.flush()).toBeNull();
  });
});
