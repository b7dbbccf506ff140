import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentences } from '../../../src-core/text/sentences.ts';

const SEED = 20261122;

function split(text: string, language: string): string[] {
  return sentences(text, language).map(({ start, end }) => text.slice(start, end));
}

describe('sentences', () => {
  it.each([
    [
      'de',
      'Am 3. Oktober sprach sie. Danach war es still.',
      ['Am 3. Oktober sprach sie.', 'Danach war es still.'],
    ],
    [
      'de',
      'Dr. Meier hält z. B. nichts davon. Sein Institut rechnet anders.',
      ['Dr. Meier hält z. B. nichts davon.', 'Sein Institut rechnet anders.'],
    ],
    [
      'de',
      'Im 19. Jahrhundert, d. h. vor der Reform, galt § 3 Abs. 2 noch. Es blieb dabei.',
      ['Im 19. Jahrhundert, d. h. vor der Reform, galt § 3 Abs. 2 noch.', 'Es blieb dabei.'],
    ],
    ['de', '„Halt!“ rief er. „Wer da?“ Niemand kam.', ['„Halt!“ rief er.', '„Wer da?“', 'Niemand kam.']],
    ['de', 'Das war 2024. Danach kam nichts.', ['Das war 2024.', 'Danach kam nichts.']],
    ['de', 'Er kam auf Platz 3. Dann ging er.', ['Er kam auf Platz 3.', 'Dann ging er.']],
    ['de', 'Ludwig XIV. regierte lange. Er starb 1715.', ['Ludwig XIV. regierte lange.', 'Er starb 1715.']],
    ['de', 'Bücher, Briefe usw. lagen da. Mehr nicht.', ['Bücher, Briefe usw. lagen da.', 'Mehr nicht.']],
    [
      'en',
      'Mr. Smith met J. R. Jones in the U.S. The talks failed.',
      ['Mr. Smith met J. R. Jones in the U.S.', 'The talks failed.'],
    ],
    [
      'en',
      'It rose by 14.5 per cent, i.e. a lot. Why? Nobody knows…',
      ['It rose by 14.5 per cent, i.e. a lot.', 'Why?', 'Nobody knows…'],
    ],
    ['en', 'They arrived on May 3. Nobody came.', ['They arrived on May 3.', 'Nobody came.']],
    ['fr', 'M. Dupont est parti. Il reviendra.', ['M. Dupont est parti.', 'Il reviendra.']],
    ['zh', '他来了。我走了！', ['他来了。', '我走了！']],
    ['de', 'Erste Zeile ohne Punkt\nZweite Zeile', ['Erste Zeile ohne Punkt', 'Zweite Zeile']],
    ['de', '', []],
  ])('%s: splits %j where a reader would', (language, text, expected) => {
    expect(split(text, language)).toEqual(expected);
  });

  it(`puts every character that is no white space into exactly one sentence, in order (seed ${String(SEED)})`, () => {
    const piece = fc.constantFrom(
      'Wort',
      'z. B.',
      'Dr.',
      '3.',
      'Der',
      '!',
      '…',
      '“',
      '„',
      ' ',
      '\n',
      '。',
      'ä',
      '😀',
      '.',
      '(',
      ')',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }),
        fc.constantFrom('de', 'en', 'fr', 'und'),
        (pieces, language) => {
          const text = pieces.join('');
          const found = sentences(text, language);
          let at = 0;
          for (const { start, end } of found) {
            expect(text.slice(at, start).trim()).toBe('');
            expect(start).toBeLessThan(end);
            expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
            at = end;
          }
          expect(text.slice(at).trim()).toBe('');
        },
      ),
      { seed: SEED, numRuns: 400 },
    );
  });
});
