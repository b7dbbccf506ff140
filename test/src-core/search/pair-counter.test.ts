import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PairCounter } from '../../../src-core/search/pair-counter.ts';

const SEED = 1949;
const FORM_BITS = 2;
/** Behind the values of a side there must be some more, whatever they are. */
const BEHIND = Array.from({ length: 8 }, () => 0x7fffffff);

interface Word {
  readonly places: readonly number[];
  readonly forms: readonly number[];
}

/** Places of one word in one document; two may be equal, as where words are glued together. */
const word = (most: number): fc.Arbitrary<Word> =>
  fc
    .array(fc.tuple(fc.nat(most), fc.nat(3)), { minLength: 1, maxLength: 12 })
    .map((pairs) => [...pairs].sort((a, b) => a[0] - b[0]))
    .map((pairs) => ({ places: pairs.map(([place]) => place), forms: pairs.map(([, form]) => form) }));

const texts = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.tuple(word(20), word(20)) },
    { weight: 1, arbitrary: fc.tuple(word(90_000), word(90_000)) },
  ),
  { minLength: 1, maxLength: 12 },
);
const wantedForms = fc.option(fc.uint8Array({ min: 0, max: 1, minLength: 4, maxLength: 4 }));

describe('two words', () => {
  test(`are counted where one stands so far behind the other, as by comparing all with all (seed ${SEED})`, () => {
    fc.assert(
      fc.property(
        texts,
        wantedForms,
        wantedForms,
        fc.integer({ min: -3, max: 3 }),
        (all, one, two, ahead) => {
          const first = sideOf(all.map(([a]) => a));
          const second = sideOf(all.map(([, b]) => b));
          const counter = new PairCounter(first, one, second, two, ahead);
          let from = 0;
          let secondFrom = 0;
          for (const [a, b] of all) {
            const starts = a.places.filter((_, index) => one?.[a.forms[index] as number] !== 0);
            const expected = b.places.filter(
              (place, index) => two?.[b.forms[index] as number] !== 0 && starts.includes(place - ahead),
            );
            expect(counter.count(from, a.places.length, secondFrom, b.places.length)).toBe(expected.length);
            from += a.places.length;
            secondFrom += b.places.length;
          }
        },
      ),
      { seed: SEED, numRuns: 400 },
    );
  });
});

function sideOf(words: readonly Word[]): { readonly values: Int32Array; readonly formBits: number } {
  const values = words.flatMap(({ places, forms }) =>
    places.map(
      (place, index) => ((place - (places[index - 1] ?? 0)) << FORM_BITS) | (forms[index] as number),
    ),
  );
  return { values: Int32Array.from([...values, ...BEHIND]), formBits: FORM_BITS };
}
