import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editPattern, fewestEdits } from '../../../src-core/anchor/approximate-match.ts';

const SEED = 1999;

/** Rows of the table of edits, the way it is taught: the last one has the edits to text[0, j). */
function lastRow(pattern: string, text: string): readonly number[] {
  let row = Array.from({ length: text.length + 1 }, (_, index) => index);
  for (let i = 1; i <= pattern.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= text.length; j += 1)
      next.push(
        Math.min(
          (row[j] as number) + 1,
          (next[j - 1] as number) + 1,
          (row[j - 1] as number) + (pattern[i - 1] === text[j - 1] ? 0 : 1),
        ),
      );
    row = next;
  }
  return row;
}

const few = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'ü', '😀'), maxLength: 90 });

describe('counting edits 32 rows at a time', () => {
  test(`gives what the table of edits gives, for patterns of any number of blocks (seed ${SEED})`, () => {
    fc.assert(
      fc.property(few, few, (pattern, text) => {
        const ready = editPattern(pattern);
        const row = lastRow(pattern, text);
        expect(fewestEdits(ready, text, 0, text.length, 'whole')).toBe(row.at(-1));
        expect(fewestEdits(ready, text, 0, text.length, 'begun')).toBe(Math.min(...row));
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  test('reads backwards the same as the text turned round', () => {
    const [pattern, text] = ['negibeb', 'ein Regen, der bebt'];
    const turned = [...text].toReversed().join('');
    expect(fewestEdits(editPattern(pattern), text, text.length, 0, 'begun')).toBe(
      fewestEdits(editPattern(pattern), turned, 0, turned.length, 'begun'),
    );
  });

  test('takes as many steps as the pattern has blocks, for each unit of the text', () => {
    const work = { steps: 0 };
    fewestEdits(editPattern('x'.repeat(65)), 'y'.repeat(1000), 100, 900, 'begun', work);
    expect(work.steps).toBe(3 * 800);
  });
});
