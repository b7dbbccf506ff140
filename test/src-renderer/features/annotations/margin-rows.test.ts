import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LINE, marginRows } from '../../../../src-renderer/features/annotations/margin-rows.ts';

const SEED = 12;
const NONE: ReadonlySet<number> = new Set();

describe('marginRows', () => {
  it('gives each note its card where there is room for all', () => {
    expect(marginRows([0, 200, 900], [98, 98, 98], NONE)).toEqual([
      { kind: 'card', first: 0 },
      { kind: 'card', first: 1 },
      { kind: 'card', first: 2 },
    ]);
  });

  it('gives a crowded stretch lines, and leaves the stretches around it as they are', () => {
    const crowded = Array.from({ length: 12 }, (_, index) => index * 50);
    const rows = marginRows([...crowded, 700], Array(13).fill(98), NONE);
    expect(rows.map(({ kind }) => kind)).toEqual([...Array(12).fill('line'), 'card']);
  });

  it('lets notes share a line where even their lines would drift away from their passages', () => {
    const wishes = Array.from({ length: 100 }, (_, index) => index * 6);
    const rows = marginRows(wishes, Array(100).fill(98), NONE);
    expect(rows.some(({ kind }) => kind === 'bundle')).toBe(true);
    expect(rows.length * LINE).toBeLessThanOrEqual(640);
  });

  it('keeps the card of the note in hand wherever it is', () => {
    const wishes = Array.from({ length: 100 }, (_, index) => index * 6);
    expect(marginRows(wishes, Array(100).fill(98), new Set([41]))).toContainEqual({
      kind: 'card',
      first: 41,
    });
  });

  it(`draws each note exactly once, in order, those in hand as cards (seed ${String(SEED)})`, () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(4_000), { maxLength: 300, size: 'max' }),
        fc.array(fc.nat(300), { maxLength: 100, size: 'max' }),
        (list, inHand) => {
          const wishes = list.toSorted((a, b) => a - b);
          const rows = marginRows(wishes, Array(wishes.length).fill(98), new Set(inHand));
          const drawn = rows.flatMap((row) =>
            row.kind === 'bundle'
              ? Array.from({ length: row.count }, (_, index) => row.first + index)
              : [row.first],
          );
          expect(drawn).toEqual(wishes.map((_, index) => index));
          const cards = rows.flatMap(({ kind, first }) => (kind === 'card' ? [first] : []));
          expect(cards).toEqual(expect.arrayContaining(inHand.filter((hand) => hand < wishes.length)));
        },
      ),
      { seed: SEED },
    );
  });
});
