import { describe, expect, it } from 'vitest';
import { asId } from '../../../src-core/base/id.ts';
import type { ArticleId } from '../../../src-core/base/id.ts';
import { createStoryLedger } from '../../../src-renderer/services/story-ledger.ts';

const PAIR = { a: asId<ArticleId>('a'), b: asId<ArticleId>('b'), words: 1, shingles: 1, size: 1 };

/** A ledger over an index of three portions; how often they were asked for, and what the texts are called. */
function ledger() {
  const index = { texts: 'first', asked: 0, change: (): void => undefined };
  const api = {
    textsNow: async () => index.texts,
    alike: async ({ from }: { readonly from: number }) => {
      index.asked += 1;
      index.change();
      return { pairs: from === 1 ? [PAIR] : [], next: from === 2 ? null : from + 1, total: 3 };
    },
  };
  const service = createStoryLedger(null as never, null as never, api);
  const compare = async (signal = new AbortController().signal) => {
    const before = index.asked;
    const pairs = await service.alike(() => undefined, signal);
    return { pairs, asked: index.asked - before };
  };
  return { index, compare };
}

describe('what was compared', () => {
  it('is at hand the next time, as a list of its own, until a text changes', async () => {
    const { index, compare } = ledger();
    const first = await compare();
    expect(first).toEqual({ pairs: [PAIR], asked: 3 });
    const second = await compare();
    expect(second).toEqual({ pairs: [PAIR], asked: 0 });
    expect(second.pairs).not.toBe(first.pairs);
    expect((await compare()).pairs).not.toBe(second.pairs);
    index.texts = 'second';
    expect((await compare()).asked).toBe(3);
    expect((await compare()).asked).toBe(0);
  });

  it('is compared again where a text changed, or the sheet was closed, meanwhile', async () => {
    const { index, compare } = ledger();
    index.change = () => {
      index.texts = 'changed';
    };
    expect((await compare()).asked).toBe(3);
    index.change = () => undefined;
    expect((await compare()).asked).toBe(3);
    index.texts = 'changed again';
    const ending = new AbortController();
    index.change = () => ending.abort();
    expect(await compare(ending.signal)).toEqual({ pairs: null, asked: 1 });
    index.change = () => undefined;
    expect((await compare()).asked).toBe(3);
  });
});
