import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareFingerprints, textFingerprint } from '../../../../src-core/import/fingerprint/fingerprint.ts';
import { NearDuplicates } from '../../../../src-core/import/fingerprint/near-duplicates.ts';

const SEED = 99;
const vocabulary = Array.from(
  { length: 400 },
  (_, number) => `w${String.fromCharCode(98 + (number % 20))}o${number}rt`,
);
const text = fc
  .array(fc.constantFrom(...vocabulary), { minLength: 20, maxLength: 60 })
  .map((words) => words.join(' '));
/** A text and versions of it that leave some of its words out. */
const family = fc
  .tuple(text, fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 4 }))
  .map(([base, gaps]) => [
    base,
    ...gaps.map((gap) =>
      base
        .split(' ')
        .filter((_, index) => index % 10 !== gap)
        .join(' '),
    ),
  ]);

const always = (): boolean => true;

describe('near-duplicates', () => {
  test(`are found where a comparison with every text finds them (seed ${SEED})`, () => {
    fc.assert(
      fc.property(fc.array(family, { minLength: 2, maxLength: 8 }), (families) => {
        const prints = families.flat().map(textFingerprint);
        const near = new NearDuplicates();
        prints.forEach((print, index) => near.add(String(index), print));
        for (const print of prints) {
          const found = new Set(near.near(print, always).map(({ id }) => id));
          prints.forEach((other, index) => {
            if (compareFingerprints(print, other).words >= 0.6) expect(found).toContain(String(index));
          });
        }
      }),
      { seed: SEED, numRuns: 25 },
    );
  });

  test('come likest first, each once', () => {
    const near = new NearDuplicates();
    const words = Array.from({ length: 40 }, (_, number) => `wort${number}`);
    near.add('most', textFingerprint(words.slice(0, 30).join(' ')));
    near.add('all', textFingerprint(words.join(' ')));
    expect(near.near(textFingerprint(words.join(' ')), always).map(({ id }) => id)).toEqual(['all', 'most']);
  });

  test('are not found any more once removed, and by their new text once replaced', () => {
    const near = new NearDuplicates();
    const first = textFingerprint('Ein Hund beißt in Berlin einen Mann am Bahnhof');
    const second = textFingerprint('Wissenschaftler entdecken neuen Planeten hinter Neptun');
    near.add('a', first);
    near.add('b', first);
    near.remove('b');
    near.add('a', second);
    expect(near.near(first, always)).toEqual([]);
    expect(near.near(second, always).map(({ id }) => id)).toEqual(['a']);
    expect(near.size).toBe(1);
    expect(near.printOf('a')).toEqual(second);
    expect(near.printOf('b')).toBeNull();
  });

  test('are found among thousands', () => {
    const near = new NearDuplicates();
    for (let number = 0; number < 3000; number += 1)
      near.add(
        String(number),
        textFingerprint(`text${number} von${number * 7} haus${number * 13} baum${number * 17}`),
      );
    const wanted = textFingerprint('text1234 von8638 haus16042 baum20978');
    expect(near.near(wanted, ({ words }) => words > 0.9).map(({ id }) => id)).toEqual(['1234']);
  });
});
