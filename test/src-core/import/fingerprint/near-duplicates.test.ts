import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareFingerprints,
  FINGERPRINT_BYTES,
  FIRST_WORD_SLOT,
  textFingerprint,
} from '../../../../src-core/import/fingerprint/fingerprint.ts';
import { NearDuplicates } from '../../../../src-core/import/fingerprint/near-duplicates.ts';
import { isSameStory } from '../../../../src-core/import/fingerprint/is-same-story.ts';
import { seededRandom } from '../../../bench/random.ts';
import { sharedData } from '../../../shared-data.ts';

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

  test('are found in real news of many languages as a comparison with every text finds them', async () => {
    const file = sharedData('wmt-news', 'dev', 'docs.jsonl');
    if (file === null) return;
    const texts = (await readFile(file, 'utf8')).split('\n').slice(0, 400);
    const prints = texts.map((line) => textFingerprint((JSON.parse(line) as { readonly text: string }).text));
    const near = new NearDuplicates();
    prints.forEach((print, index) => near.add(String(index), print));
    let [wanted, found] = [0, 0];
    prints.forEach((print, index) => {
      const met = new Set(
        near.nearBefore(String(index), (likeness) => isSameStory(likeness)).map(({ id }) => id),
      );
      for (let other = 0; other < index; other += 1) {
        if (!isSameStory(compareFingerprints(print, prints[other] as Uint8Array))) continue;
        wanted += 1;
        if (met.has(String(other))) found += 1;
      }
    });
    expect(wanted).toBeGreaterThan(150);
    expect(found / wanted).toBeGreaterThan(0.995);
  });

  test('are found among thousands of one form, whether they came early or late (seed 99)', () => {
    // half of the slots of each are those of every other: in each band hundreds agree
    const random = seededRandom(SEED);
    const someOf = (print: Uint8Array, share: number): Uint8Array =>
      print.map((byte, at) => (at < FIRST_WORD_SLOT || random() < share ? byte : Math.floor(random() * 256)));
    const form = new Uint8Array(FINGERPRINT_BYTES).fill(80);
    const prints = Array.from({ length: 3_000 }, () => someOf(form, 0.5));
    const near = new NearDuplicates();
    for (const [number, print] of prints.entries()) near.add(String(number), print);
    for (let number = 0; number < prints.length; number += 30) {
      let looked = 0;
      const found = near.near(someOf(prints[number] as Uint8Array, 0.65), (likeness) => {
        looked += 1;
        return isSameStory(likeness);
      });
      expect(found.map(({ id }) => id)).toContain(String(number));
      expect(looked).toBeLessThan(prints.length);
    }
  });

  test('of which there are thousands take no question through all of them, and the first is found by each', () => {
    const print = textFingerprint('Bitte melden Sie sich an, um diesen Artikel aus unserem Archiv zu lesen');
    const near = new NearDuplicates(2);
    for (let number = 0; number < 3_000; number += 1) near.add(`n${number}`, print);
    let looked = 0;
    const found = near.nearBefore('n2999', () => (looked += 1) > 0);
    expect(looked).toBeLessThan(2_000);
    expect(found.map(({ id }) => id)).toContain('n0');
    // what came first may go
    for (let number = 0; number < 1_500; number += 1) near.remove(`n${number}`);
    expect(near.near(print, always).length).toBeGreaterThan(100);
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
