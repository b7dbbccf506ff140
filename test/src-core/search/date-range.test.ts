import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printDateRange, readDateRange, readOpenRange } from '../../../src-core/search/date-range.ts';

const SEED = 2718;

function day(iso: string): number {
  return Date.parse(iso) / 86_400_000;
}

describe('a range of dates', () => {
  test.each([
    ['2024', '2024-01-01', '2024-12-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2024-10-05', '2024-10-05', '2024-10-05'],
    ['2024-10..2024-12', '2024-10-01', '2024-12-31'],
    ['2024-12..2024-10', '2024-10-01', '2024-12-31'],
    ['2024-10..2024', '2024-10-01', '2024-12-31'],
    ['2024-10..', '2024-10-01', null],
    ['..2023', null, '2023-12-31'],
    ['5.10.2024', '2024-10-05', '2024-10-05'],
    ['10.2024..11.2024', '2024-10-01', '2024-11-30'],
    ['0001', '0001-01-01', '0001-12-31'],
    ['9999-12', '9999-12-01', '9999-12-31'],
  ])('%j is from %s to %s', (text, from, to) => {
    expect(readDateRange(text)).toEqual({ from: from && day(from), to: to && day(to) });
  });

  test.each([
    '',
    '..',
    '24',
    '2024-13',
    '2024-02-30',
    '2024-10-05-1',
    '2024..2025..2026',
    'heute',
    '0000',
    '2024-1-',
  ])('%j is none', (text) => {
    expect(readDateRange(text)).toBeNull();
  });

  test('after and before leave the period itself out', () => {
    expect(readOpenRange('2024-09', 'after')).toEqual({ from: day('2024-10-01'), to: null });
    expect(readOpenRange('2024', 'before')).toEqual({ from: null, to: day('2023-12-31') });
    expect(readOpenRange('9999', 'after')).toBeNull();
    expect(readOpenRange('0001', 'before')).toBeNull();
    expect(readOpenRange('2023..2024', 'before')).toBeNull();
  });

  test(`is read back as it was printed (seed ${SEED})`, () => {
    const end = fc.option(fc.integer({ min: day('0001-01-01'), max: day('9999-12-31') }));
    fc.assert(
      fc.property(end, end, (a, b) => {
        fc.pre(a !== null || b !== null);
        const [from, to] = a !== null && b !== null && a > b ? [b, a] : [a, b];
        expect(readDateRange(printDateRange({ from, to }))).toEqual({ from, to });
      }),
      { seed: SEED, numRuns: 2000 },
    );
  });
});
