import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalText } from '../../../../src-core/text/canonical-text.ts';
import { findInText } from '../../../../src-core/text/find/find-in-text.ts';
import type { FindQuery } from '../../../../src-core/text/find/find-in-text.ts';

const SEED = 20261;
const PLAIN: Omit<FindQuery, 'text'> = {
  matchCase: false,
  wholeWord: false,
  exactLetters: false,
  regex: false,
};

/** The words that are found, and where the first begins. */
function found(text: string, query: string, rules: Partial<FindQuery> = {}): readonly string[] {
  const result = findInText(text, { ...PLAIN, text: query, ...rules }, 1000);
  if (!result.ok) throw new Error(result.error.reason);
  const { places } = result.value;
  return places.flatMap((start, index) => (index % 2 === 0 ? [text.slice(start, places[index + 1])] : []));
}

const SPELLED: Readonly<Record<string, string>> = { ä: 'ae', ß: 'ss', ﬁ: 'fi', Ä: 'Ae' };

/** All ways to read a text letter by letter, slowly: accents left out, or the letter spelled out. */
function readings(text: string, { matchCase, exactLetters }: FindQuery): ReadonlySet<string> {
  const cased = (part: string): string => (matchCase ? part : part.toLowerCase());
  let all = [''];
  for (const letter of text.replace(/\s+/gu, ' ')) {
    const bare = exactLetters
      ? letter
      : letter
          .normalize('NFD')
          .replace(/[\u0300-\u036f]/gu, '')
          .replace('’', "'");
    const ways = [cased(bare)];
    const long = exactLetters ? undefined : SPELLED[letter];
    if (long !== undefined) ways.push(cased(long));
    all = all.flatMap((start) => ways.map((way) => start + way));
  }
  return new Set(all);
}

/** Every place from left to right whose text reads like the query, the longest of those that begin there. */
function slowly(text: string, query: FindQuery): readonly number[] {
  const wanted = readings(query.text, query);
  const places: number[] = [];
  for (let start = 0; start < text.length; start += 1) {
    if (
      /^[\u0300-\u036f\uDC00-\uDFFF]/.test(text.slice(start)) &&
      !(query.exactLetters && /^\p{M}/u.test(query.text))
    )
      continue;
    for (let end = text.length; end > start; end -= 1) {
      if (/^\p{M}/u.test(text.slice(end))) continue;
      if (/\s$/.test(text.slice(0, end)) && /^\s/.test(text.slice(end))) continue;
      if (![...readings(text.slice(start, end), query)].some((reading) => wanted.has(reading))) continue;
      places.push(start, end);
      start = end - 1;
      break;
    }
  }
  return places;
}

const LETTERS = [
  'a',
  'e',
  'ä',
  'A',
  'Ä',
  's',
  'ß',
  'é',
  'x\u0302',
  'e\u0302',
  ' ',
  '\n',
  '’',
  "'",
  '𝒳',
  '中',
  'ﬁ',
  'f',
  'i',
];
const written = (longest: number) =>
  fc
    .array(fc.constantFrom(...LETTERS), { minLength: 1, maxLength: longest })
    .map((parts) => canonicalText(parts.join('')));

describe('finding in a text', () => {
  it(`finds what a slow comparison of all readings at all places finds, with the same offsets (seed ${String(SEED)})`, () => {
    fc.assert(
      fc.property(
        written(12),
        written(4),
        fc.boolean(),
        fc.boolean(),
        (text, words, matchCase, exactLetters) => {
          fc.pre(words.trim() !== '');
          const query = { ...PLAIN, text: words, matchCase, exactLetters };
          const result = findInText(text, query, 1000);
          expect(result.ok && result.value.places).toEqual(slowly(text, query));
        },
      ),
      { seed: SEED, numRuns: 3000 },
    );
  });

  it('finds ä by ä, ae and a, but ae and a are not the same', () => {
    expect(found('Manöver, Manoever, Manover', 'Manöver')).toEqual(['Manöver', 'Manoever', 'Manover']);
    expect(found('Manöver, Manoever, Manover', 'manoever')).toEqual(['Manöver', 'Manoever']);
    expect(found('Manöver, Manoever, Manover', 'manover')).toEqual(['Manöver', 'Manover']);
    expect(found('Manöver, Manoever', 'Manöver', { exactLetters: true })).toEqual(['Manöver']);
    expect(found('Außenminister, Aussenminister', 'aussen')).toEqual(['Außen', 'Aussen']);
    expect(found('Poet, Pot', 'Pot')).toEqual(['Pot']);
  });

  it('takes quotes, dashes and white space of every kind for one, unless letters must be exact', () => {
    expect(found('er sagte: „Gut“\n– und ging', '"gut" - und')).toEqual(['„Gut“\n– und']);
    expect(found('er sagte: „Gut“', '"gut"', { exactLetters: true })).toEqual([]);
    expect(found('the end\nof  it', 'end of it')).toEqual(['end\nof  it']);
    expect(found('soft', 'so\u00ADft')).toEqual(['soft']);
  });

  it('finds nothing for no words, and never half a sign', () => {
    expect(found('a b', ' ')).toEqual([]);
    expect(found('a b', '')).toEqual([]);
    expect(found('naïve x\u0302 x', 'x')).toEqual(['x\u0302', 'x']);
    expect(found('naïve x\u0302 x', 'x', { exactLetters: true })).toEqual(['x']);
    expect(found('𝒳𝒴', '𝒴')).toEqual(['𝒴']);
    expect(found('Straße', 's')).toEqual(['S']);
  });

  it('knows whole words with umlauts, apostrophes, marks and without spaces', () => {
    const whole = { wholeWord: true };
    expect(found('über überall darüber Über', 'über', whole)).toEqual(['über', 'Über']);
    expect(found('Öl Ölpreis Heizöl', 'öl', whole)).toEqual(['Öl']);
    expect(found('don’t don', 'don', whole)).toEqual(['don']);
    expect(found('Putin’s Putin', 'Putin', whole)).toHaveLength(2);
    expect(found('Putin’s s, he’ll ll', 's', whole)).toEqual(['s']);
    expect(found('Putin’s s, he’ll ll', 'll', whole)).toEqual(['ll']);
    expect(found("l'Allemagne, d’Allemagne", 'Allemagne', whole)).toHaveLength(2);
    expect(found('O’Brien, Brien', 'Brien', whole)).toEqual(['Brien']);
    expect(found('它是研究生命科学的', '生命', whole)).toEqual(['生命']);
    expect(found('他是研究生', '究生', whole)).toEqual([]);
    expect(found('x2 x', 'x', whole)).toEqual(['x']);
    expect(found('Nord-Korea', 'korea', whole)).toEqual(['Korea']);
  });

  it('reads a regular expression with the letters of every script in \\w and \\b, line by line', () => {
    const regex = { regex: true };
    expect(found('Öl, Größe\nÄrger', '\\b\\w+\\b', regex)).toEqual(['Öl', 'Größe', 'Ärger']);
    expect(found('Öl, Größe\nÄrger', '^ä\\w*$', regex)).toEqual(['Ärger']);
    expect(found('a1 b22', '[\\w]{3}', regex)).toEqual(['b22']);
    expect(found('aaa', 'b*', regex)).toEqual([]);
    expect(found('über Überall', 'über', { regex: true, wholeWord: true })).toEqual(['über']);
    expect(found('2024, 1999', '(?<year>\\d{4})', regex)).toEqual(['2024', '1999']);
  });

  it('says what is wrong with a regular expression', () => {
    const result = findInText('text', { ...PLAIN, text: '(a', regex: true }, 10);
    expect(!result.ok && result.error.reason).toContain('Unterminated group');
  });

  it('stops at the limit and says that there are more', () => {
    for (const regex of [true, false]) {
      const result = findInText('a a a', { ...PLAIN, text: 'a', regex }, 2);
      expect(result).toEqual({ ok: true, value: { places: [0, 1, 2, 3], more: true } });
      expect(findInText('a a a', { ...PLAIN, text: 'a', regex }, 3)).toMatchObject({
        value: { more: false },
      });
    }
  });
});
