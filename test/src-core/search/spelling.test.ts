import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Lexicon } from '../../../src-core/search/lexicon.ts';
import { nearWords } from '../../../src-core/search/lexicon-words.ts';
import { SearchIndex } from '../../../src-core/search/search-index.ts';
import { LexiconWriter } from '../../../src-core/search/term-writer.ts';
import { suggestSpelling, type SpellingSource } from '../../../src-core/search/suggest-spelling.ts';
import { article, ask } from './index-samples.ts';

const archive: Readonly<Record<string, number>> = {
  nordkorea: 400,
  strassen: 30,
  soldaten: 300,
  soldat: 90,
  soldatin: 1,
  manöver: 60,
  präsident: 200,
  minister: 500,
  ministers: 40,
  haus: 100,
  hase: 50,
  maus: 90,
  verteidigung: 45,
  verteidgung: 1,
};
const distance = (a: string, b: string): number => {
  const rows: number[][] = [];
  for (let i = 0; i <= a.length; i += 1) {
    rows.push([i]);
    for (let j = 1; j <= b.length; j += 1) {
      const at = (y: number, x: number): number => (rows[y] as number[])[x] as number;
      let best =
        i === 0
          ? j
          : Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + Number(a[i - 1] !== b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, at(i - 2, j - 2) + 1);
      (rows[i] as number[])[j] = best;
    }
  }
  return (rows[a.length] as number[])[b.length] as number;
};
/** Everything that is all words of the archive finds 50. */
const source: SpellingSource = {
  occurrences: (word) => archive[word] ?? 0,
  near: (word, edits) =>
    Object.entries(archive)
      .map(([near, occurrences]) => ({ word: near, occurrences, edits: distance(near, word) }))
      .filter((near) => near.edits <= edits),
  count: (query) =>
    query
      .toLowerCase()
      .replaceAll(/"[^"]*"|\S+:\S+|-\S+|\bor\b/gu, '')
      .split(/[\s()]+/u)
      .every((word) => word === '' || word.replaceAll('ß', 'ss') in archive)
      ? 50
      : 0,
};

describe('did you mean', () => {
  it.each([
    // one and two edits, swapped letters, capitals kept
    ['nordkoera', 'nordkorea'],
    ['Nordkoera', 'Nordkorea'],
    ['NORDKOERA', 'NORDKOREA'],
    ['soldatn', 'soldaten'],
    ['mannövre', 'manöver'],
    // so is the ß
    ['Straßne', 'Straßen'],
    // written without its umlaut, also as two letters
    ['maenöver', 'manöver'],
    ['prasident', 'präsident'],
    // each word for itself, everything else as it was typed
    ['nordkoera  (soldatn OR manöver) lang:de', 'nordkorea  (soldaten OR manöver) lang:de'],
    ['"im haus" nordkoera', '"im haus" nordkorea'],
    // the first letter is rarely the mistake
    ['haase', 'hase'],
    // the archive's own typing errors are doubted, too
    ['verteidgung', 'verteidigung'],
  ])('%s → %s', (typed, meant) => {
    expect(suggestSpelling(typed, 0, source)).toBe(meant);
  });

  it.each([
    ['in quotes', '"nordkoera"'],
    ['behind a field', 'site:nordkoera'],
    ['what must not be there', 'minister -nordkoera'],
    ['what must not be there', 'minister NOT nordkoera'],
    ['patterns', 'nordkoer* soldtaen~1'],
    ['regular expressions', '/nordkoera/'],
    ['short words', 'hau'],
    ['numbers', '20244'],
    ['words that are nothing like any', 'xylophon'],
    ['operators', 'OR NOT'],
  ])('leaves %s alone: %s', (_, typed) => {
    expect(suggestSpelling(typed, 0, source)).toBeNull();
  });

  it('keeps still where enough was found, or the other spelling finds hardly more', () => {
    expect(suggestSpelling('nordkoera', 3, source)).toBeNull();
    expect(suggestSpelling('nordkoera', 2, { ...source, count: () => 19 })).toBeNull();
    expect(suggestSpelling('nordkoera', 2, { ...source, count: () => 20 })).toBe('nordkorea');
    expect(suggestSpelling('nordkoera', 0, { ...source, count: () => 0 })).toBeNull();
  });
});

describe('the archive’s words', () => {
  const texts = [
    'Nordkorea schickt Soldaten. Nordkorea schweigt, sagt der Präsident von Südkorea.',
    'Soldaten aus Nordkorea im Manöver',
    'Nordkoreas Soldaten und Nordkorea',
    ...Array.from({ length: 12 }, () => 'Der Präsident von Nordkorea'),
  ];
  const index = SearchIndex.create();
  texts.forEach((text, at) =>
    index.apply({ put: [article(`article/${at}`, text)], remove: [], position: {} }),
  );

  it('complete what is typed, commonest first', () => {
    expect(index.complete('nordk', 5).map(({ insert }) => insert)).toEqual(['nordkorea ', 'nordkoreas ']);
    expect(index.complete('lang:', 5).map(({ name, count }) => [name, count])).toEqual([
      ['de', texts.length],
    ]);
  });

  it('correct a query that found nothing, and only that', () => {
    expect(ask(index, 'Nordkoera', { suggest: true }).suggestion).toBe('Nordkorea');
    expect(ask(index, 'Nordkorea Preasident', { suggest: true })).toMatchObject({
      total: 0,
      suggestion: 'Nordkorea Präsident',
    });
    expect(ask(index, 'Nordkorea', { suggest: true }).suggestion).toBeUndefined();
    expect(ask(index, 'Südkorea', { suggest: true }).suggestion).toBeUndefined();
    expect(ask(index, 'Zugvögel', { suggest: true }).suggestion).toBeUndefined();
  });

  it('are near another word exactly when the matrix of edits says so, two edits away only with the same first letter (seed 20261122)', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'ö'), minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { minLength: 1, maxLength: 90 }),
        word,
        fc.constantFrom(1, 2),
        (words, wanted, edits) => {
          // one segment that has these words
          const writer = new LexiconWriter();
          words.sort().forEach((each, number) => {
            const units = Uint16Array.from(each, (unit) => unit.charCodeAt(0));
            writer.add(units, 0, units.length, number, 0, 1);
          });
          const { lexicon, lexiconBlocks } = writer.sections();
          const blocks = new Uint32Array(lexiconBlocks.slice().buffer);
          const segment = {
            lexicon: new Lexicon(lexicon, blocks, words.length),
            walkLexicon: () => ({ valid: false }),
          };
          const found = nearWords([segment] as unknown as Parameters<typeof nearWords>[0], wanted, edits);
          expect(found.map(({ word: near, edits: far }) => `${near} ${far}`).sort()).toEqual(
            words
              .map((near) => ({ near, far: distance(near, wanted) }))
              .filter(({ near, far }) => far <= edits && (far <= 1 || near[0] === wanted[0]))
              .map(({ near, far }) => `${near} ${far}`)
              .sort(),
          );
        },
      ),
      { seed: 20261122, numRuns: 1000 },
    );
  });
});
