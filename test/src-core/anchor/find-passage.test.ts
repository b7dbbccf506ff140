import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describePassage } from '../../../src-core/anchor/describe-passage.ts';
import { createPassageFinder } from '../../../src-core/anchor/find-passage.ts';

const SEED = 2024;

const quoteOf = (text: string, words: string, nth = 0) => {
  let start = text.indexOf(words);
  for (let count = 0; count < nth; count += 1) start = text.indexOf(words, start + 1);
  const found = describePassage(text, start, start + words.length);
  if (found === null) throw new Error(words);
  return found;
};

/** What is found of `words` (of the first text) in the second. */
const foundIn = (before: string, words: string, after: string) => {
  const { quote, position } = quoteOf(before, words);
  const found = createPassageFinder(after).find(quote, position);
  return found === null
    ? null
    : { words: after.slice(found.start, found.end), how: found.how, score: found.score };
};

const TEXT =
  'Die Ministerin sprach. Der Rat tagte am Freitag.\nDie Ministerin ging. Der Rat tagte am Montag.';
const LONGER = `Die Ministerin sprach am Freitag vor dem Ausschuss über die Lage an der Grenze im Osten. Sie blieb eine Stunde und beantwortete danach die Fragen der Abgeordneten, die sich zu Wort meldeten. Am Abend widersprach ihr die Opposition in einer scharfen Erklärung. Niemand wollte später sagen, wer das Treffen einberufen hatte.`;

/** Numbers from 0 to 1, the same each time. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A text of made-up words, some of them frequent. */
function madeUp(count: number, next: () => number): string {
  const syllables = ['ka', 'lo', 'mi', 'ten', 'ru', 'sa', 'vor', 'ne', 'pil', 'du', 'gra', 'hel'];
  const word = (): string =>
    Array.from({ length: 1 + Math.floor(next() * 4) }, () => syllables[Math.floor(next() * 12)]).join('');
  return Array.from({ length: count }, (_, index) => word() + (index % 9 === 8 ? '.' : '')).join(' ');
}

describe('finding a passage again', () => {
  test('ends with the last word that is known where nothing stood behind it', () => {
    const last = 'Niemand wollte später sagen, wer das Treffen einberufen hatte.';
    expect(foundIn(LONGER, last, LONGER.replace('hatte', 'kann'))).toMatchObject({
      words: 'Niemand wollte später sagen, wer das Treffen einberufen',
      how: 'edited',
    });
  });

  test(`finds what was described, in the same text, where it stood (seed ${SEED})`, () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 60 }), fc.nat(), fc.nat(), (text, a, b) => {
        const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
        const described = describePassage(text, start ?? 0, end ?? 0);
        if (described === null) return;
        const { quote, position } = described;
        expect(createPassageFinder(text).find(quote, position)).toEqual({
          start: position.start,
          end: position.end,
          how: 'same',
          score: 1,
        });
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  test('takes the place with the same surroundings', () => {
    const { quote, position } = quoteOf(TEXT, 'Der Rat tagte', 1);
    const changed = `Ein Vorspann von einiger Länge.\n${TEXT}`;
    const start = changed.lastIndexOf('Der Rat tagte');
    expect(createPassageFinder(changed).find(quote, position)).toMatchObject({
      start,
      end: start + 13,
      how: 'moved',
    });
  });

  test('does not mind other white space', () => {
    const changed = TEXT.replace('Freitag.\nDie', 'Freitag. Die').replace('Rat tagte', 'Rat  tagte');
    expect(foundIn(TEXT, 'Der Rat tagte am Freitag.\nDie Ministerin ging', changed)).toMatchObject({
      words: 'Der Rat  tagte am Freitag. Die Ministerin ging',
      how: 'respaced',
    });
  });

  test.each([
    ['straight and typographic quotation marks', '"sehr \'gut\'", sagte', '„sehr ‚gut‘“, sagte'],
    ['pointed quotation marks', '"sehr gut", sagte sie', '» sehr gut «, sagte sie'],
    ['dashes', 'Bonn - Berlin, 1990-1999', 'Bonn – Berlin, 1990–1999'],
    ['soft hyphens', 'Verfassungsgericht', 'Ver\u00ADfassungs\u00ADgericht'],
    ['protected spaces', 'z. B. 10 000 Euro', 'z.\u00A0B. 10\u202F000 Euro'],
    ['an ellipsis', 'und dann ... nichts mehr', 'und dann… nichts mehr'],
    ['ligatures', 'offizielle Auflage', 'oﬃzielle Auﬂage'],
    ['composed and decomposed accents', 'Präsidentenamt', 'Pra\u0308sidentenamt'],
    ['capitals', 'Sondersitzung des Rates', 'SONDERSITZUNG DES RATES'],
    ['sharp s', 'Maßnahmenkatalog', 'MASSNAHMENKATALOG'],
    ['lines of a table', 'Kyle Larson 2339 1 8', 'Kyle Larson | 2339 | 1 | 8'],
  ])('does not mind %s', (_, before, after) => {
    const beside = (words: string): string => `Es hieß dort einst ${words} und damit war Ruhe.`;
    const found = foundIn(beside(before), before, beside(after));
    expect(found).toMatchObject({ words: after, how: 'respaced' });
    expect(found?.score).toBeGreaterThan(0.9);
    expect(found?.score).toBeLessThan(1);
  });

  test('says so where the passage is gone', () => {
    expect(foundIn(TEXT, 'Der Rat tagte am Montag.', 'Die Ministerin sprach. Niemand kam.')).toBeNull();
    expect(foundIn(LONGER, 'Am Abend widersprach ihr die Opposition', TEXT)).toBeNull();
  });

  test('does not take a short word elsewhere for the one that is gone', () => {
    expect(foundIn('Er sah den Rat und schwieg lange.', 'Rat', 'Ein Rat half ihnen gestern.')).toBeNull();
    expect(
      foundIn(LONGER, 'Sie', LONGER.replace('Sie blieb', 'Es blieb') + ' Sie kam noch einmal wieder.'),
    ).not.toMatchObject({ words: 'Sie' });
  });

  test('does not take the beginning of another word for a short one that is gone', () => {
    const before = 'He said that it violated rules as it sought its public listing in the end.';
    const start = before.indexOf('it sought');
    const described = describePassage(before, start, start + 2);
    if (described === null) throw new Error('it');
    expect(
      createPassageFinder(before.replace('as it sought', 'as sought')).find(
        described.quote,
        described.position,
      ),
    ).toBeNull();
  });

  test('takes along the marks of the last letter', () => {
    const after = 'Abends gingen sie ins Cafe\u0301 und blieben lange dort.';
    expect(foundIn('Abends gingen sie ins Cafe und blieben lange dort.', 'ins Cafe', after)?.words).toBe(
      'ins Cafe\u0301',
    );
  });

  test('finds a short word that was changed by what stands around it', () => {
    expect(foundIn(LONGER, 'Freitag', LONGER.replace('Freitag', 'Freytag'))).toMatchObject({
      words: 'Freytag',
      how: 'edited',
    });
  });
});

describe('a passage that was changed', () => {
  const SENTENCE =
    'Sie blieb eine Stunde und beantwortete danach die Fragen der Abgeordneten, die sich zu Wort meldeten.';

  test('is found with words replaced at its ends and in it, and ends between words', () => {
    expect(
      foundIn(
        LONGER,
        'Ausschuss über die Lage an der Grenze',
        LONGER.replace('Ausschuss über', 'Parlament über').replace('Grenze', 'Front'),
      ),
    ).toMatchObject({ words: 'Parlament über die Lage an der Front', how: 'edited' });
  });

  test('is found with its middle deleted', () => {
    expect(
      foundIn(LONGER, SENTENCE, LONGER.replace('und beantwortete danach die Fragen ', '')),
    ).toMatchObject({
      words: 'Sie blieb eine Stunde der Abgeordneten, die sich zu Wort meldeten.',
      how: 'edited',
    });
  });

  test('is found with half of it gone, at either end', () => {
    expect(
      foundIn(LONGER, SENTENCE, LONGER.replace(' der Abgeordneten, die sich zu Wort meldeten', '')),
    ).toMatchObject({ words: 'Sie blieb eine Stunde und beantwortete danach die Fragen.' });
    expect(
      foundIn(LONGER, SENTENCE, LONGER.replace('Sie blieb eine Stunde und beantwortete danach ', '')),
    ).toMatchObject({ words: 'die Fragen der Abgeordneten, die sich zu Wort meldeten.' });
  });

  test('with its beginning gone begins where its own words do, not with the same word before it', () => {
    const before =
      'They played in the final on Sunday. "We know we’ve arrived late from London, but the captain had a lot of confidence in our team."';
    expect(
      foundIn(
        before,
        'know we’ve arrived late from London, but the captain had a lot',
        before.replace('know we’ve arrived late from ', ''),
      )?.words,
    ).toBe('London, but the captain had a lot');
  });

  test('is found with something put into it, and without what was put before it', () => {
    expect(
      foundIn(
        LONGER,
        SENTENCE,
        LONGER.replace(' und beantwortete', ', aß ein Brot, trank einen Kaffee und beantwortete'),
      )?.words,
    ).toBe(SENTENCE.replace(' und beantwortete', ', aß ein Brot, trank einen Kaffee und beantwortete'));
    expect(
      foundIn(LONGER, SENTENCE, LONGER.replace('Sie blieb', 'Ganz unverhofft: Sie verblieb'))?.words,
    ).toBe(SENTENCE.replace('blieb', 'verblieb'));
  });

  test('is found in Chinese, letter by letter', () => {
    const before =
      '外交部发言人周五在北京举行的例行记者会上表示，中方对有关事态深表关切，并呼吁各方保持克制。';
    expect(
      foundIn(before, '中方对有关事态深表关切', before.replace('深表关切', '表示严重关切')),
    ).toMatchObject({
      words: '中方对有关事态表示严重关切',
      how: 'edited',
    });
  });

  test('of two thousand words is found, with changes in it and around it', () => {
    const next = numbers(SEED);
    const text = madeUp(4_000, next);
    const words = text.split(' ');
    const quote = words.slice(900, 2_900).join(' ');
    const changed = words.map((word, index) => (index % 17 === 3 ? 'anders' : word));
    const after = [...changed.slice(0, 300), 'neu', ...changed.slice(340, 1_500), ...changed.slice(1_540)];
    const described = quoteOf(text, quote);
    const work = { steps: 0 };
    const found = createPassageFinder(after.join(' '), work).find(described.quote, described.position);
    const there = after.join(' ').slice(found?.start, found?.end);
    expect(found?.how).toBe('edited');
    expect(there.startsWith(changed.slice(900, 910).join(' '))).toBe(true);
    expect(there.endsWith(changed.slice(2_890, 2_900).join(' '))).toBe(true);
    // aligned word by word as a whole it would take more than twice as much
    expect(work.steps).toBeLessThan(6_000_000);
  });
});

describe('the score', () => {
  test(`falls as more words are changed, on average (seed ${SEED})`, () => {
    const next = numbers(SEED);
    const text = madeUp(600, next);
    const words = text.split(' ');
    const sums = [0, 0, 0, 0, 0];
    for (let round = 0; round < 40; round += 1) {
      const first = 20 + Math.floor(next() * 520);
      const { quote, position } = quoteOf(text, words.slice(first, first + 20).join(' '));
      const changed = [...words];
      for (let edits = 0; edits < sums.length; edits += 1) {
        const found = createPassageFinder(changed.join(' ')).find(quote, position);
        sums[edits] = (sums[edits] as number) + (found?.score ?? 0);
        for (let more = 0; more < 2; more += 1) changed[first + Math.floor(next() * 20)] = 'wurzel';
      }
    }
    expect(sums[0]).toBe(40);
    for (let edits = 1; edits < sums.length; edits += 1)
      expect(sums[edits]).toBeLessThan((sums[edits - 1] as number) - 0.5);
  });
});

describe('any text', () => {
  test(`never gives a hit for a quote from another one (seed ${SEED})`, () => {
    const next = numbers(SEED);
    const finder = createPassageFinder(madeUp(3_000, next));
    for (let round = 0; round < 300; round += 1) {
      const other = madeUp(60, next);
      const start = 20 + Math.floor(next() * 100);
      const described = describePassage(other, start, start + 8 + Math.floor(next() * 150));
      if (described !== null) expect(finder.find(described.quote, described.position)).toBeNull();
    }
  });

  test(`is never cut inside of a surrogate pair or before a combining mark (seed ${SEED})`, () => {
    const unit = fc.constantFrom<string>('a', 'b', 'é', 'q\u0307', '😀', '👩‍💻', ' ', 'ﬁ', '字', '.');
    let found = 0;
    fc.assert(
      fc.property(
        fc.array(unit, { minLength: 40, maxLength: 80 }),
        fc.nat({ max: 30 }),
        fc.nat({ max: 39 }),
        (units, first, changed) => {
          const passage = units.slice(0, first).join('').length;
          const described = describePassage(
            units.join(''),
            passage,
            passage + units.slice(first, first + 14).join('').length,
          );
          if (described === null) return;
          const after = units.with(changed, 'x').join('');
          const place = createPassageFinder(after).find(described.quote, described.position);
          if (place === null) return;
          found += 1;
          for (const at of [place.start, place.end]) {
            expect(after.slice(at)).not.toMatch(/^[\uDC00-\uDFFF]/u);
          }
          expect(after.slice(place.end)).not.toMatch(/^\p{M}/u);
          expect(place.start).toBeLessThan(place.end);
        },
      ),
      { seed: SEED, numRuns: 300 },
    );
    expect(found).toBeGreaterThan(100);
  });
});

test('looking for changed passages takes bounded work, whatever the length of the text', () => {
  const stepsIn = (count: number): number => {
    const next = numbers(SEED);
    const text = madeUp(count, next);
    const work = { steps: 0 };
    const finder = createPassageFinder(text.replaceAll('ka', 'ko'), work);
    const words = text.split(' ');
    for (let round = 0; round < 100; round += 1) {
      const first = Math.floor(next() * (count - 40));
      const { quote, position } = quoteOf(text, words.slice(first, first + 25).join(' '));
      finder.find(quote, position);
    }
    return work.steps / 100;
  };
  const [short, long] = [stepsIn(1_000), stepsIn(8_000)];
  expect(long).toBeLessThan(20_000);
  expect(long).toBeLessThan(short * 2);
});

test('a text of one word, again and again, does not take longer', () => {
  const work = { steps: 0 };
  const text = 'ab '.repeat(20_000);
  const described = describePassage(text, 9_000, 9_300);
  if (described === null) throw new Error('nothing described');
  const finder = createPassageFinder(`x ${text.slice(0, 30_000)} cd ${text.slice(0, 9_000)}`, work);
  expect(finder.find(described.quote, described.position)).toMatchObject({ how: 'moved' });
  expect(work.steps).toBeLessThan(50_000);
});
