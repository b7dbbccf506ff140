import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asId } from '../../../../src-core/base/id.ts';
import type { ArticleId } from '../../../../src-core/base/id.ts';
import { offeredStories } from '../../../../src-core/import/fingerprint/offered-stories.ts';
import type { AlikePair } from '../../../../src-core/import/fingerprint/offered-stories.ts';

const SEED = 20_261_122;
const id = (name: string | number): ArticleId => asId<ArticleId>(`a${String(name)}`);
const pair = (a: string | number, b: string | number, words = 0.5): AlikePair => ({
  a: id(a),
  b: id(b),
  words,
  shingles: 0,
  size: 50,
});
const tellings = (...args: Parameters<typeof offeredStories>): readonly string[] =>
  offeredStories(...args).map((offer) => offer.tellings.map((ids) => ids.join('+')).join(' '));

describe('offers of stories', () => {
  it('group what is alike, the likest first, with stories that are there as one telling', () => {
    const pairs = [pair(1, 2, 0.5), pair(1, 3, 0.9), pair(2, 3), pair(7, 8)];
    expect(tellings(pairs, [], [])).toEqual(['a1 a3 a2', 'a7 a8']);
    expect(tellings(pairs, [[id(1), id(3)]], [])).toEqual(['a1+a3 a2', 'a7 a8']);
    expect(tellings(pairs, [[id(1), id(2), id(3)]], [])).toEqual(['a7 a8']);
  });

  it('do not chain: each telling is like the first, and what was told apart is not offered again', () => {
    expect(tellings([pair(1, 2), pair(2, 3), pair(3, 4), pair(4, 5)], [], [])).toEqual(['a2 a1 a3', 'a4 a5']);
    expect(tellings([pair(1, 2), pair(1, 3), pair(2, 3)], [], [[id(3), id(2)]])).toEqual(['a1 a2']);
    expect(tellings([pair(1, 2)], [[id(2), id(9)]], [[id(1), id(9)]])).toEqual([]);
  });

  it(`place each article once, and offer nothing after all are accepted or refused (seed ${String(SEED)})`, () => {
    const number = fc.nat(12);
    const pairs = fc.array(fc.tuple(number, number, fc.double({ min: 0.4, max: 1, noNaN: true })));
    fc.assert(
      fc.property(pairs, fc.boolean(), (drawn, accept) => {
        const all = drawn.filter(([a, b]) => a !== b).map(([a, b, words]) => pair(a, b, words));
        let stories: (readonly ArticleId[])[] = [];
        const apart: [ArticleId, ArticleId][] = [];
        for (let round = 0; round < 40; round += 1) {
          const offers = offeredStories(all, stories, apart);
          if (offers.length === 0) return;
          const placed = offers.flatMap((offer) => offer.tellings.flat());
          expect(new Set(placed).size).toBe(placed.length);
          for (const offer of offers) {
            expect(offer.tellings.length).toBeGreaterThan(1);
            if (accept) {
              const joined = offer.tellings.flat();
              const inOne = new Set<string>(joined);
              stories = [...stories.filter((story) => !story.some((each) => inOne.has(each))), joined];
            } else apart.push(...offer.pairs.map(({ a, b }): [ArticleId, ArticleId] => [a, b]));
          }
        }
        throw new Error('offers never end');
      }),
      { seed: SEED, numRuns: 200 },
    );
  });
});
