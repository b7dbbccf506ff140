import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alignWords } from '../../../src-core/anchor/align-words.ts';

const SEED = 1981;
const words = fc.array(fc.constantFrom('der', 'Rat', 'tagte', 'am', 'Abend'), {
  minLength: 1,
  maxLength: 12,
});

test(`words are paired with equal words, in order, and all of a run that stands in both (seed ${String(SEED)})`, () => {
  fc.assert(
    fc.property(words, words, words, (run, before, behind) => {
      const all = [...before.map((word) => `${word}-`), ...run, ...behind.map((word) => `${word}+`)];
      const partners = [...alignWords(run, all)];
      expect(partners).toEqual(run.map((_, at) => before.length + at));
      const found = [...alignWords(before, behind)].flatMap((partner, at) =>
        partner < 0 ? [] : [[at, partner]],
      );
      for (const [index, [at = 0, partner = 0]] of found.entries()) {
        expect(before[at]).toBe(behind[partner]);
        expect(partner).toBeGreaterThan(found[index - 1]?.[1] ?? -1);
      }
    }),
    { seed: SEED },
  );
});
