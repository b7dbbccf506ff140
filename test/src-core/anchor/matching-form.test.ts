import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lettersOf, matchingForm } from '../../../src-core/anchor/matching-form.ts';

const SEED = 18;
/** Among them a letter that becomes eighteen, one that becomes none, and one beyond U+FFFF. */
const text = fc
  .array(fc.constantFrom('a', 'É', 'ß', 'ﬃ', 'ﷺ', ' ', '\u00AD', '„', '—', '😀', '漢', 'e\u0301'))
  .map((parts) => parts.join(''));

test(`each unit of a form names the characters that it was made of (seed ${String(SEED)})`, () => {
  fc.assert(
    fc.property(text, (written) => {
      for (const form of [matchingForm(written), lettersOf(matchingForm(written))]) {
        for (let at = 0; at < form.text.length; at += 1) {
          const own = written.slice(form.starts[at], form.ends[at]);
          expect(matchingForm(own).text).toContain(form.text[at]);
          expect(form.starts[at]).toBeGreaterThanOrEqual(form.starts[at - 1] ?? 0);
        }
        expect(form.starts[form.text.length]).toBe(written.length);
      }
    }),
    { seed: SEED },
  );
});
