import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FacetCount } from '../../../../src-core/search/search-types.ts';
import {
  dateAsked,
  dateValue,
  dayBuckets,
  isWithin,
  timeBuckets,
} from '../../../../src-renderer/features/results/time-buckets.ts';

const SEED = 20241122;
const months = (...names: readonly string[]): FacetCount[] =>
  names.map((value, index) => ({ value, count: index + 1 }));

describe('bars of a histogram', () => {
  it('are months where these are few, those without hits among them', () => {
    expect(timeBuckets(months('2024-11', '2025-02'), 40)).toEqual([
      { from: '2024-11', to: '2024-11', count: 1 },
      { from: '2024-12', to: '2024-12', count: 0 },
      { from: '2025-01', to: '2025-01', count: 0 },
      { from: '2025-02', to: '2025-02', count: 2 },
    ]);
  });

  it('are years, or as many years as people count in, where months would be too many', () => {
    expect(
      timeBuckets(months('2019-01', '2019-05', '2024-12'), 40).map(({ from, count }) => [from, count]),
    ).toEqual([
      ['2019', 3],
      ['2020', 0],
      ['2021', 0],
      ['2022', 0],
      ['2023', 0],
      ['2024', 3],
    ]);
    const centuries = timeBuckets(months('1788-01', '2024-12'), 40);
    expect(centuries[0]).toEqual({ from: '1780', to: '1789', count: 1 });
    expect(centuries.at(-1)).toEqual({ from: '2020', to: '2029', count: 2 });
  });

  it('are the days of the months, or of what is asked for', () => {
    const days = [{ value: '2024-02-03', count: 4 }];
    expect(dayBuckets(days, null)).toHaveLength(29);
    expect(dayBuckets(days, '2024-02-02..2024-02-04').map(({ count }) => count)).toEqual([0, 4, 0]);
    expect(dayBuckets([], null)).toEqual([]);
  });

  it('are named as the query language writes them, whichever way they are dragged over', () => {
    const [a, b] = [
      { from: '2024-10', to: '2024-10', count: 1 },
      { from: '2024-12', to: '2024-12', count: 1 },
    ];
    expect(dateValue(a, a)).toBe('2024-10');
    expect(dateValue(b, a)).toBe('2024-10..2024-12');
    expect(dateValue({ from: '1780', to: '1789', count: 0 }, { from: '1790', to: '1799', count: 0 })).toBe(
      '1780..1799',
    );
    expect(dateAsked('truppen date:2024-10..2024-12')).toBe('2024-10..2024-12');
    expect(dateAsked('truppen -date:2024')).toBeNull();
    expect(isWithin(a, '2024-10-31..')).toBe(true);
    expect(isWithin(a, '2024-11..')).toBe(false);
  });

  it(`hold every hit once, are no more than asked for, and touch each other (seed ${String(SEED)})`, () => {
    const month = fc.tuple(fc.integer({ min: 1500, max: 2100 }), fc.integer({ min: 1, max: 12 }));
    fc.assert(
      fc.property(
        fc.uniqueArray(month, { minLength: 1, maxLength: 30, selector: String }),
        fc.integer({ min: 8, max: 60 }),
        (found, most) => {
          const names = found
            .map(([year, number]) => `${String(year)}-${String(number).padStart(2, '0')}`)
            .sort();
          const counted = months(...names);
          const buckets = timeBuckets(counted, most);
          expect(buckets.length).toBeLessThanOrEqual(most);
          expect(buckets.reduce((sum, { count }) => sum + count, 0)).toBe(
            counted.reduce((sum, { count }) => sum + count, 0),
          );
          const value = dateValue(buckets[0] as never, buckets.at(-1) as never);
          for (const bucket of buckets) expect(isWithin(bucket, value)).toBe(true);
          for (const name of names) {
            const holding = buckets.filter(
              ({ from, to }) => from <= name.slice(0, from.length) && name.slice(0, to.length) <= to,
            );
            expect(holding).toHaveLength(1);
          }
        },
      ),
      { seed: SEED },
    );
  });
});
