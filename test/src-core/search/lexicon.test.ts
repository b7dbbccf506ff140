import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Lexicon } from '../../../src-core/search/lexicon.ts';
import { LexiconWriter } from '../../../src-core/search/term-writer.ts';

test('words that begin with a prefix are those that reading every word finds, in order, also across blocks (seed 20261122)', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'ö', '中', '𝛼'), minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(
      // a word of several stems stands there several times
      fc.array(fc.tuple(word, fc.nat(3)), { maxLength: 120 }),
      fc.string({ unit: fc.constantFrom('a', 'b', 'ö', '中', '𝛼', 'z'), maxLength: 3 }),
      (words, prefix) => {
        const surfaces = words.flatMap(([text, times]) => Array<string>(times * 6 + 1).fill(text)).sort();
        const writer = new LexiconWriter();
        surfaces.forEach((text, number) => {
          const units = Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
          writer.add(units, 0, units.length, (number * 7) % 50, number, 1);
        });
        const { lexicon, lexiconBlocks } = writer.sections();
        const list = new Lexicon(lexicon, new Uint32Array(lexiconBlocks.slice().buffer), surfaces.length);
        const found: string[] = [];
        list.eachWithPrefix(prefix, Infinity, (term, form) => found.push(`${term} ${form}`));
        expect(found).toEqual(
          surfaces.flatMap((text, number) =>
            text.startsWith(prefix) ? [`${(number * 7) % 50} ${number}`] : [],
          ),
        );
      },
    ),
    { seed: 20261122, numRuns: 300 },
  );
});
