import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchPattern, patternWalk } from '../../../src-core/search/match-pattern.ts';
import { SegmentBuilder } from '../../../src-core/search/segment-builder.ts';
import { openFresh } from '../../../src-core/search/segment-opener.ts';
import type { Segment } from '../../../src-core/search/segment.ts';
import type { SurfacePattern } from '../../../src-core/search/surface-patterns.ts';
import { Analyzer } from '../../../src-core/text/analyzer.ts';
import { article } from './index-samples.ts';

const SEED = 2020;
const MOST = 2000;
const analyzer = new Analyzer();
let number = 0;

function segmentOf(texts: readonly string[]): Segment {
  const builder = new SegmentBuilder(analyzer);
  builder.add(texts.map((text, at) => article(`article:${at}`, text, { language: at % 2 ? 'de' : 'en' })));
  number += 1;
  return openFresh(builder.build(), number);
}

/** Pseudo-random words of few letters, so that many begin alike; some with letters of two and three bytes. */
function wordsOf(count: number): string[] {
  let state = SEED;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
  const letters = ['a', 'b', 'n', 'r', 'ü', 'ж', 'ო'];
  return Array.from({ length: count }, () =>
    Array.from({ length: 2 + next(9) }, () => letters[next(next(4) === 0 ? 7 : 4)]).join(''),
  );
}

const WORDS = wordsOf(1500);
const SEGMENTS = [
  segmentOf([WORDS.slice(0, 900).join(' '), WORDS.slice(300, 1200).join(' ')]),
  segmentOf([WORDS.slice(1000).join(' ')]),
];
/** The words that the segments hold, from their lexicons. */
const LEXICON = [
  ...new Set(
    SEGMENTS.flatMap((segment) => {
      const found: string[] = [];
      for (const walk = segment.walkLexicon(''); walk.valid; walk.next())
        if (walk.term >= segment.markedTerms) found.push(walk.surface);
      return found;
    }),
  ),
].sort();

const sign = fc.constantFrom('a', 'b', 'n', 'r', 'ü', 'ж', 'ო', '*', '*', '?');
const wildcard = fc
  .array(sign, { minLength: 1, maxLength: 7 })
  .map((signs): SurfacePattern => ({ type: 'wildcard', pattern: signs.join('') }));
const regex = fc
  .array(fc.constantFrom('a', 'b', '.', '.*', '[^a]', '[a-n]+', '(an|ra)', 'ü?', '.{2}', 'ж'), {
    minLength: 1,
    maxLength: 6,
  })
  .map((pieces): SurfacePattern => ({ type: 'regex', source: pieces.join('') }));

function expectedOf(pattern: SurfacePattern): RegExp {
  if (pattern.type === 'regex') return new RegExp(`^(?:${pattern.source})$`, 'u');
  const text = pattern.type === 'wildcard' ? pattern.pattern : '';
  return new RegExp(`^${text.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'u');
}

describe('the words of a pattern', () => {
  test(`are those of all segments that it takes, each with its terms (seed ${SEED})`, () => {
    fc.assert(
      fc.property(fc.oneof(wildcard, regex), (pattern) => {
        const expected = LEXICON.filter((word) => expectedOf(pattern).test(word));
        const { words, forms, isCut } = matchPattern(SEGMENTS, patternWalk(SEGMENTS, pattern), false, MOST);
        expect([...words].sort()).toEqual(expected);
        expect(isCut).toBe(false);
        SEGMENTS.forEach((segment, index) => {
          for (const { surface, term, form } of forms[index] ?? []) {
            const walk = segment.walkLexicon(surface);
            const entries: number[][] = [];
            for (; walk.valid && walk.surface === surface; walk.next()) entries.push([walk.term, walk.form]);
            expect(entries).toContainEqual([term, form]);
          }
        });
      }),
      { seed: SEED, numRuns: 400 },
    );
  });

  test(`are the first of all, where there are too many, whichever segment comes first (seed ${SEED})`, () => {
    fc.assert(
      fc.property(fc.oneof(wildcard, regex), fc.integer({ min: 1, max: 60 }), (pattern, most) => {
        const expected = LEXICON.filter((word) => expectedOf(pattern).test(word));
        for (const segments of [SEGMENTS, SEGMENTS.toReversed()]) {
          const { words, isCut } = matchPattern(segments, patternWalk(segments, pattern), false, most);
          expect([...words].sort()).toEqual(expected.slice(0, most));
          expect(isCut).toBe(expected.length > most);
        }
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  test(`within some edits are also the first of all, and take as much to find, whichever segment comes first (seed ${SEED})`, () => {
    const near = fc
      .tuple(fc.constantFrom(...WORDS), fc.integer({ min: 1, max: 2 }))
      .map(([word, edits]): SurfacePattern => ({ type: 'fuzzy', word, edits }));
    fc.assert(
      fc.property(near, fc.integer({ min: 1, max: 9 }), (pattern, most) => {
        const match = (segments: readonly Segment[], mostWords: number) => {
          const { words, isCut, walk } = matchPattern(
            segments,
            patternWalk(segments, pattern),
            false,
            mostWords,
          );
          return { words: [...words].sort(), isCut, walk };
        };
        const all = match(SEGMENTS, MOST).words;
        const first = match(SEGMENTS, most);
        expect(match(SEGMENTS.toReversed(), most)).toEqual(first);
        expect([first.words, first.isCut]).toEqual([all.slice(0, most), all.length > most]);
      }),
      { seed: SEED, numRuns: 100 },
    );
  });

  test('are as many as could be told before the budget was used up, whichever segment comes first', () => {
    const hard: SurfacePattern = { type: 'regex', source: '.*a.{14}b|.*[ar].{17}n|\\d.*' };
    const long = wordsOf(40_000);
    const texts = Array.from({ length: 40 }, (_, at) =>
      Array.from({ length: 60 }, (__, word) =>
        long.slice(at * 900 + word * 9, at * 900 + word * 9 + 9).join(''),
      ).join(' '),
    );
    const segments = [segmentOf([...texts.slice(0, 25), '1an 3bn']), segmentOf([...texts.slice(25), '2an'])];
    const match = (list: readonly Segment[]) => matchPattern(list, patternWalk(list, hard), false, MOST);
    const found = match(segments);
    const again = match(segments.toReversed());
    expect(found.isCut).toBe(true);
    expect([...again.words].sort()).toEqual([...found.words].sort());
    expect([...found.words].sort().slice(0, 3)).toEqual(['1an', '2an', '3bn']);
  });

  test('of a pattern longer than any word are none', () => {
    const endless: SurfacePattern = { type: 'wildcard', pattern: '?'.repeat(9000) };
    const { words, isCut } = matchPattern(SEGMENTS, patternWalk(SEGMENTS, endless), false, MOST);
    expect([words.size, isCut]).toEqual([0, false]);
  });
});
