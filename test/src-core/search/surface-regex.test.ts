import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { followRegex, isRegex } from '../../../src-core/search/surface-regex.ts';

const SEED = 1_414;

/** Words of a list, in order, that the expression takes. */
function matching(source: string, words: readonly string[]): string[] {
  const { follower } = followRegex(source);
  let last = '';
  return words.toSorted().filter((word) => {
    let shared = 0;
    while (shared < word.length && word[shared] === last[shared]) shared += 1;
    for (let at = 0; at < word.length; at += 1) follower.units[at] = word.charCodeAt(at);
    last = word;
    // a beginning that was given up is not followed any further
    const stopped = follower.follow(0, word.length);
    return stopped < 0 && follower.accepts(word.length) && word.startsWith(follower.prefix);
  });
}

const atom = fc.constantFrom('a', 'b', 'ü', '.', '[ab]', '[^a]', '[a-c]', '\\d', 'ab', '(?:a|bc)', '\\.');
const piece = fc
  .tuple(atom, fc.constantFrom('', '*', '+', '?', '{2}', '{1,2}', '{2,}', '*?'))
  .map(([one, count]) => (one === 'ab' ? `(ab)${count}` : one + count));
const expression = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(''));
const source = fc.oneof(
  expression,
  fc.tuple(expression, expression).map(([a, b]) => `${a}|${b}`),
  fc.tuple(expression, expression).map(([a, b]) => `(${a}|${b})*c?`),
  expression.map((a) => `^${a}$`),
);
const word = fc.array(fc.constantFrom('a', 'b', 'c', 'ü', '1'), { minLength: 1, maxLength: 7 });

describe('a regular expression', () => {
  test(`takes the words that the platform's takes whole (seed ${SEED})`, () => {
    fc.assert(
      fc.property(source, fc.array(word, { minLength: 1, maxLength: 20 }), (expr, list) => {
        const words = list.map((signs) => signs.join(''));
        const expected = new RegExp(`^(?:${expr})$`, 'u');
        expect(matching(expr, words)).toEqual(words.filter((one) => expected.test(one)).toSorted());
      }),
      { seed: SEED, numRuns: 3000 },
    );
  });

  test.each(['(a+)+$', '(x*)*y', '(a|a)*b', '(a?){30}a{30}', '(.*a){9}'])(
    'that would go back without end is followed in one pass: %s',
    (expr) => {
      const { follower, isExhausted } = followRegex(expr);
      for (let at = 0; at < 4000; at += 1) follower.units[at] = 0x61;
      follower.follow(0, 4000);
      expect(isExhausted()).toBe(false);
    },
  );

  test('whose sets of states are without number stops, and tells', () => {
    const { follower, isExhausted } = followRegex('(.*a.{14})+b.*');
    let state = 1;
    for (let round = 0; round < 400 && !isExhausted(); round += 1) {
      for (let at = 0; at < 200; at += 1) {
        state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
        follower.units[at] = 0x61 + ((state >>> 16) & 1);
      }
      follower.follow(0, 200);
    }
    expect(isExhausted()).toBe(true);
  });

  test('is folded as words are', () => {
    expect(matching('Stra(ß|SS)e', ['strasse', 'straße'])).toEqual(['strasse']);
    expect(matching('[A-C]+Ü', ['abü', 'xü'])).toEqual(['abü']);
  });

  test.each([
    '',
    '(',
    ')',
    'a)',
    '[a',
    '*a',
    'a**',
    'a{3,2}',
    '(?=a)',
    '(?<x>a)',
    '\\1',
    '\\p{L}',
    '\\b',
    '^*',
    'a{900}{9}',
    '(a{500}){500}',
    '('.repeat(60),
    'a'.repeat(600),
  ])('is none: %s', (expr) => {
    expect(isRegex(expr)).toBe(false);
  });
});
