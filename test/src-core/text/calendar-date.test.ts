import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findDate, parseDate } from '../../../src-core/text/calendar-date.ts';

describe('calendar dates', () => {
  test.for([
    ['2019-11-18T12:30:00Z', '2019-11-18T12:30:00Z'],
    ['2019-11-18T12:30:00.123+0100', '2019-11-18T12:30:00+01:00'],
    ['2019-11-18 12:30', '2019-11-18'],
    ['20191118', '2019-11-18'],
    ['18.11.2019', '2019-11-18'],
    ['1. 2. 2019', '2019-02-01'],
    ['31/12/2019', '2019-12-31'],
    ['12/31/2019', '2019-12-31'],
    ['Mon, 18 Nov 2019 12:00:00 GMT', '2019-11-18T12:00:00Z'],
    ['18. November 2019', '2019-11-18'],
    ['2. März 2020, 8:15 Uhr', '2020-03-02'],
    ['Nov. 5th, 2019', '2019-11-05'],
    ['le 1er février 2021', '2021-02-01'],
    ['5 de mayo de 2018', '2018-05-05'],
    ['18 июля 2020 г.', '2020-07-18'],
    ['2020年3月4日', '2020-03-04'],
    ['1573000000', '2019-11-06'],
    ['1573000000000', '2019-11-06'],
  ] as const)('"%s" is read as %s', ([text, iso]) => {
    expect(parseDate(text, 'day-first')).toBe(iso);
  });

  test.for(['31.02.2020', '2019-13-01', '99/99/2019', 'soon', '', '12345', '0000-00-00', 'version 1.2.3'])(
    '"%s" is no date',
    (text) => {
      expect(parseDate(text, 'day-first')).toBeNull();
    },
  );

  test('an ambiguous number is read in the order asked for', () => {
    expect(parseDate('03/04/2024', 'day-first')).toBe('2024-04-03');
    expect(parseDate('03/04/2024', 'month-first')).toBe('2024-03-04');
  });

  test('the place of a date in a text is exact', () => {
    const text = 'Stand: 2. November 2024, gestern';
    const date = findDate(text, 'day-first');
    expect(date?.iso).toBe('2024-11-02');
    expect(text.slice(date?.start, date?.end)).toBe('2. November 2024');
  });

  test('seconds of the Unix epoch come back as their day (fast-check seed 7)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_000_000_000, max: 4_000_000_000 }), (seconds) => {
        expect(parseDate(String(seconds), 'day-first')).toBe(
          new Date(seconds * 1000).toISOString().slice(0, 10),
        );
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});
