import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Analyzer } from '../../../src-core/text/analyzer.ts';

const SEED = 77;

function analyse(text: string, language: string): { surface: string; stem: string; at: string }[] {
  const analyzer = new Analyzer();
  analyzer.analyse(text, language);
  return Array.from({ length: analyzer.count }, (_, index) => {
    const word = analyzer.words[index] as number;
    return {
      surface: analyzer.surface(word),
      stem: analyzer.stem(word),
      at: text.slice(analyzer.starts[index], analyzer.ends[index]),
    };
  });
}

function surfaces(text: string, language = 'und'): string[] {
  return analyse(text, language).map(({ surface }) => surface);
}

describe('the analyzer', () => {
  test.each([
    ['Die Straße, 2024!', ['die', 'strasse', '2024']],
    ['STRASSE Straẞe', ['strasse', 'strasse']],
    ['schön scho\u0308n SCHÖN', ['schön', 'schön', 'schön']],
    ['ΟΔΟΣ οδός', ['οδοσ', 'οδόσ']],
    ['Nord-Korea 851.3', ['nord', 'korea', '851', '3']],
    ['Silben\u00adtrennung', ['silbentrennung']],
    ["Ukraine's l’homme don't O'Brien", ['ukraine', 'l', 'homme', 'don', 't', 'o', 'brien']],
    ['a😀b 😀', ['a', 'b']],
    ['𝐀bc 𠀀', ['𝐀bc', '𠀀']],
    ['', []],
    ['\u0301 \ud83d \udc00 — …', []],
  ])('cuts %j into %j', (text, expected) => {
    expect(surfaces(text)).toEqual(expected);
  });

  test('cuts Chinese, Japanese and Thai into words, also beside Latin ones', () => {
    expect(surfaces('我们在北京学习ABC', 'zh')).toEqual(expect.arrayContaining(['北京', '学习', 'abc']));
    expect(surfaces('東京で勉強する', 'ja')).toContain('東京');
    expect(surfaces('ภาษาไทย', 'th').length).toBeGreaterThan(1);
  });

  test('stems by the language of the text', () => {
    expect(analyse('Häuser Soldaten', 'de').map(({ stem }) => stem)).toEqual(['haus', 'soldat']);
    expect(analyse('running dogs', 'en').map(({ stem }) => stem)).toEqual(['run', 'dog']);
    expect(analyse('chevaux', 'fr')[0]?.stem).toBe('cheval');
    expect(analyse('running', 'und')[0]?.stem).toBe('running');
    expect(analyse('b2b 2024s', 'en').map(({ stem }) => stem)).toEqual(['b2b', '2024s']);
  });

  test('keeps offsets when lower case would be longer', () => {
    expect(analyse('İstanbul Ankara', 'tr').map(({ at }) => at)).toEqual(['İstanbul', 'Ankara']);
  });

  test('cuts a word of 100,000 letters short instead of keeping it', () => {
    const [word] = analyse('x'.repeat(100_000), 'de');
    expect(word?.surface.length).toBe(128);
    expect(word?.at.length).toBe(100_000);
  });

  test(`finds words in order, without overlap, with letters in each, whatever the text (seed ${SEED})`, () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.constantFrom('de', 'en', 'tr', 'zh', 'und'),
        (text, language) => {
          const analyzer = new Analyzer();
          analyzer.analyse(text, language);
          let last = 0;
          for (let index = 0; index < analyzer.count; index += 1) {
            const start = analyzer.starts[index] as number;
            const end = analyzer.ends[index] as number;
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(text.length);
            expect(text.slice(start, end)).toMatch(/[\p{L}\p{N}]/u);
            last = end;
          }
        },
      ),
      { seed: SEED, numRuns: 3000 },
    );
  });

  test(`gives the same words for composed and decomposed text (seed ${SEED})`, () => {
    const sign = fc.constantFrom('a', 'o', 'u', 'ä', 'ö', 'ü', 'é', 'ŏ', 'ñ', 'ß', ' ', '-', 'A', 'Ü');
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 30 }), (signs) => {
        const text = signs.join('');
        expect(surfaces(text.normalize('NFD'))).toEqual(surfaces(text.normalize('NFC')));
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });

  test(`finds the same words in a text of ASCII as beside other letters, glued ones too (seed ${SEED})`, () => {
    const words = ['aber', 'wort', 'Satz', 'IX', '12', '7', ' ', ' ', '. ', '-', "'s ", 'x', 'Zusammenhangs'];
    const sign = fc.constantFrom(...Array.from({ length: 0x80 }, (_, unit) => String.fromCharCode(unit)));
    const piece = fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...words) },
      { weight: 1, arbitrary: sign },
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 20, maxLength: 90 }), (pieces) => {
        const text = pieces.join('');
        expect(surfaces(`${text} ä`, 'en')).toEqual([...surfaces(text, 'en'), 'ä']);
        const analyzer = new Analyzer();
        analyzer.analyse(text, 'en');
        const numbers = [...analyzer.words.subarray(0, analyzer.count)];
        analyzer.analyse(`${text} ä`, 'en');
        expect([...analyzer.words.subarray(0, analyzer.count - 1)]).toEqual(numbers);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  test(`gives one number to each word in each language, however long it is and wherever others differ (seed ${SEED})`, () => {
    const change = fc.tuple(fc.nat(), fc.constantFrom(...'abyz019ABYZ'), fc.constantFrom('en', 'de', 'und'));
    fc.assert(
      fc.property(
        fc.constantFrom('a', 'z', '0', 'ab', 'a9'),
        fc.integer({ min: 1, max: 40 }),
        fc.array(change, { minLength: 1, maxLength: 60 }),
        (filling, length, changes) => {
          const words = changes.map(([place, letter, language]) => {
            const letters = [...filling.repeat(length).slice(0, length)];
            letters[place % length] = letter;
            return [letters.join(''), language] as const;
          });
          const analyzer = new Analyzer();
          const numbers = new Map<string, number>();
          for (const [text, language] of [...words, ...words]) {
            analyzer.analyseWhole(text, language);
            const number = analyzer.words[0] as number;
            const name = `${text.toLowerCase()} ${language}`;
            expect(analyzer.count).toBe(1);
            expect(analyzer.surface(number)).toBe(text.toLowerCase());
            expect(numbers.get(name) ?? number).toBe(number);
            numbers.set(name, number);
          }
          expect(new Set(numbers.values()).size).toBe(numbers.size);
        },
      ),
      { seed: SEED, numRuns: 500 },
    );
  });
});
