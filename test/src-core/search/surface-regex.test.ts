import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRegex, regexAutomaton } from '../../../src-core/search/surface-regex.ts';
import { ROW_BITS, type WordAutomaton } from '../../../src-core/search/word-automaton.ts';

const SEED = 1_414;

/** The set behind a text. */
function behind(automaton: WordAutomaton, text: string): number {
  let set = automaton.start;
  for (let at = 0; at < text.length; at += 1) set = automaton.next(set, text.charCodeAt(at));
  return set;
}

/** Words of a list, in order, that the expression takes. */
function matching(source: string, words: readonly string[]): string[] {
  const automaton = regexAutomaton(source);
  return words
    .toSorted()
    .filter(
      (word) =>
        automaton.accepting[behind(automaton, word) >>> ROW_BITS] === 1 && word.startsWith(automaton.prefix),
    );
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
      const automaton = regexAutomaton(expr);
      behind(automaton, 'a'.repeat(4000));
      expect(automaton.isExhausted).toBe(false);
    },
  );

  test('need not remember where it was before any text could follow: few sets are worked out', () => {
    const automaton = regexAutomaton('(.*a){9}');
    behind(automaton, 'banana'.repeat(100));
    expect(automaton.spent).toBeLessThan(1000);
  });

  test('whose sets of states are without number stops, and tells', () => {
    const automaton = regexAutomaton('.*a.{14}b');
    let state = 1;
    for (let round = 0; round < 400 && !automaton.isExhausted; round += 1) {
      let text = '';
      for (let at = 0; at < 200; at += 1) {
        state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
        text += (state >>> 16) & 1 ? 'b' : 'a';
      }
      behind(automaton, text);
    }
    expect(automaton.isExhausted).toBe(true);
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
