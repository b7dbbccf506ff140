import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalLine, canonicalText, isCanonicalText } from '../../../src-core/text/canonical-text.ts';
import { canonicalWithPositions } from '../../../src-core/text/canonical-positions.ts';

const SEED = 11;
const text = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 4 }),
      fc.constantFrom(
        'e\u0301',
        '\r\n',
        '\u00AD',
        '\uFEFF',
        '\u1100\u1161',
        '\uD800',
        ' ',
        '\t',
        '\u2028',
        '\u0344',
        'ﬁ',
      ),
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''));

describe(`canonical text (fast-check seed ${SEED})`, () => {
  test('what canonicalText gives is canonical, and doing it again changes nothing', () => {
    fc.assert(
      fc.property(text, (raw) => {
        const once = canonicalText(raw);
        expect(isCanonicalText(once)).toBe(true);
        expect(canonicalText(once)).toBe(once);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  test('carrying positions along gives the same text as not carrying any, and keeps their order and bounds', () => {
    fc.assert(
      fc.property(text, fc.boolean(), fc.array(fc.nat(80), { maxLength: 6 }), (raw, collapse, wanted) => {
        const positions = wanted.map((position) => Math.min(position, raw.length)).toSorted((a, b) => a - b);
        const plain = canonicalWithPositions(raw, collapse, []);
        const moved = canonicalWithPositions(raw, collapse, [0, ...positions]);
        expect(moved.text).toBe(plain.text);
        moved.positions.forEach((position, index) => {
          expect(position).toBeGreaterThanOrEqual(index === 0 ? 0 : moved.positions[index - 1]!);
          expect(position).toBeLessThanOrEqual(moved.text.length);
        });
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  test('a mark around a word stays around it when signs before it are composed, dropped or collapsed', () => {
    const raw = 'Gru\u0308\u00ADße   an\r\n  alle';
    const start = raw.indexOf('alle');
    const moved = canonicalWithPositions(raw, true, [start, start + 4]);
    expect(moved.text).toBe('Grüße an\nalle');
    expect(moved.text.slice(moved.positions[0], moved.positions[1])).toBe('alle');
  });

  test('one line has single spaces and none at its ends', () => {
    expect(canonicalLine('\u00A0 a\n\tb\u200B c ')).toBe('a b c');
  });

  test('joiners that words and emoji are spelled with stay', () => {
    expect(canonicalText('می\u200Cخواهم 👩\u200D🚀')).toBe('می\u200Cخواهم 👩\u200D🚀');
  });
});
