import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printQuery } from '../../../src-core/search/print-query.ts';
import { filtersOf, withFilter, withoutFilter } from '../../../src-core/search/query-edit.ts';
import { parseQuery } from '../../../src-core/search/query-grammar.ts';

const SEED = 31_415;

function ran(text: string): string {
  return printQuery(parseQuery(text).node);
}

/** Anything that may stand in the box, half-typed queries with it. */
const typed = fc.oneof(
  fc
    .array(
      fc.constantFrom(
        'kim',
        '"nord korea"',
        '"',
        '(',
        ')',
        ' OR ',
        ' ',
        'NOT ',
        '-',
        'title:',
        'title:(',
        'in:title',
        'in:',
        'lang:',
        'color:red',
        'topic:DVRK/Truppen',
        'date:2024-13',
        'truppen*',
        'a~1',
        'AND',
        'OR',
        ' NEAR/5 ',
        '/a+/',
        'match-case:',
        "'title:x",
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 20 }),
);
const edit = fc.constantFrom<[string, string]>(
  ['site', 'Der Spiegel'],
  ['site', 'A "B" C'],
  ['author', 'Anna Kurz'],
  ['type', 'plain-text'],
  ['status', 'done'],
  ['date', '2024-10..2024-12'],
  ['date', '..2023'],
  ['saved', '2024-02-29'],
  ['age', '<2w'],
  ['is', 'starred'],
  ['has', 'note'],
  ['topic', 'Ärzte ohne Grenzen'],
  ['lang', 'de'],
);

describe('editing the conditions of a query', () => {
  test.each([
    ['', 'lang', 'de', 'lang:de'],
    ['kim', 'lang', 'German', 'kim lang:de'],
    ['kim OR soldat', 'lang', 'de', 'kim OR soldat lang:de'],
    ['kim lang:de', 'lang', 'de', 'kim lang:de'],
    ['kim lang:de jong', 'lang', 'en', 'kim lang:(de OR en) jong'],
    ['site:("A" OR "B")', 'site', 'C', 'site:("A" OR "B" OR "C")'],
    ['-lang:de', 'lang', 'en', '-lang:de lang:en'],
    ['kim date:2023 jong', 'date', '2024-10..2024-12', 'kim date:2024-10..2024-12 jong'],
    ['after:2020 before:2024', 'date', '2022', 'date:2022'],
    ['is:starred', 'is', 'unread', 'is:starred is:unread'],
    ['kim OR', 'lang', 'de', 'lang:de kim OR'],
    ['"open end', 'lang', 'de', 'lang:de "open end'],
    ['(kim', 'lang', 'de', 'lang:de (kim'],
    ['OR "open', 'lang', 'de', 'lang:de or "open"'],
    ['kim', 'color', 'beige', 'kim'],
    ['kim', 'title', 'x', 'kim'],
    ['kim in:title', 'lang', 'de', 'kim in:title lang:de'],
  ])('%j with %s %j is %j', (text, field, value, expected) => {
    expect(withFilter(text, field, value)).toBe(expected);
  });

  test.each([
    ['kim lang:de', 'lang', 'de', 'kim'],
    ['kim   language:deutsch  jong', 'lang', 'de', 'kim jong'],
    ['kim lang:(de OR en)', 'lang', 'de', 'kim lang:en'],
    ['kim -lang:de', 'lang', 'de', 'kim'],
    ['lang:de OR kim', 'lang', 'de', 'lang:de OR kim'],
    ['published:2024 kim', 'date', undefined, 'kim'],
    ['lang:de lang:en kim', 'lang', undefined, 'kim'],
    ['kim in:title lang:de', 'lang', 'de', 'kim in:title'],
    ['lang:de in:title', 'lang', 'de', 'in:title'],
  ])('%j without %s %j is %j', (text, field, value, expected) => {
    expect(withoutFilter(text, field, value)).toBe(expected);
  });

  test('lists the conditions that hold for the whole query, with their places', () => {
    expect(filtersOf('kim -color:rot site:("A" OR "B") (lang:de OR kim) after:2024-09 age:<2w')).toEqual([
      { field: 'color', value: 'red', from: 4, to: 14, negated: true },
      { field: 'site', value: 'A', from: 15, to: 32, negated: false },
      { field: 'site', value: 'B', from: 15, to: 32, negated: false },
      { field: 'date', value: '2024-10..', from: 50, to: 63, negated: false },
      { field: 'age', value: '<2w', from: 64, to: 71, negated: false },
    ]);
  });

  test(`an added condition is one of the whole query, whatever was typed before (seed ${SEED})`, () => {
    fc.assert(
      fc.property(typed, edit, (text, [field, value]) => {
        const narrowed = withFilter(text, field, value);
        const [added] = filtersOf(withFilter('', field, value));
        const found = filtersOf(narrowed).filter(
          (filter) => filter.field === added?.field && !filter.negated,
        );
        expect(found.map((filter) => filter.value)).toContain(added?.value);
      }),
      { seed: SEED, numRuns: 5000 },
    );
  });

  test(`taking a condition back that was not there before gives what was meant before (seed ${SEED})`, () => {
    fc.assert(
      fc.property(typed, edit, (text, [field, value]) => {
        fc.pre(!filtersOf(text).some((filter) => filter.field === field));
        expect(ran(withoutFilter(withFilter(text, field, value), field, value))).toBe(ran(text));
      }),
      { seed: SEED, numRuns: 5000 },
    );
  });

  test(`a second value and its removal leave the first (seed ${SEED})`, () => {
    fc.assert(
      fc.property(typed, (text) => {
        const one = withFilter(text, 'author', 'Anna');
        const both = withFilter(one, 'author', 'Bert "B."');
        expect(ran(withoutFilter(both, 'author', 'Bert B.'))).toBe(ran(one));
        expect(ran(withoutFilter(both, 'author'))).toBe(ran(text));
      }),
      { seed: SEED, numRuns: 2000 },
    );
  });
});
