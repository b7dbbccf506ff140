import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fairShares, limitWork } from '../../../src-core/search/limit-work.ts';
import { findForms } from '../../../src-core/search/match-forms.ts';
import { matchNear, matchSloppy } from '../../../src-core/search/match-near.ts';
import { PatternWords } from '../../../src-core/search/pattern-words.ts';
import { allLeavesOf, mapWordLeaves } from '../../../src-core/search/plan-leaves.ts';
import { parseQuery } from '../../../src-core/search/query-grammar.ts';
import { type PlanLeaf, type PlanNode, planQuery } from '../../../src-core/search/query-plan.ts';
import { SegmentBuilder } from '../../../src-core/search/segment-builder.ts';
import { openFresh } from '../../../src-core/search/segment-opener.ts';
import type { Segment } from '../../../src-core/search/segment.ts';
import { cutPatterns, fillPatterns } from '../../../src-core/search/surface-patterns.ts';
import { Analyzer } from '../../../src-core/text/analyzer.ts';
import { article } from './index-samples.ts';

const SEED = 4711;
const analyzer = new Analyzer();
const letters = (number: number): string =>
  String.fromCharCode(97 + (Math.floor(number / 26) % 26), 97 + (number % 26));
/** 600 words that begin with "wo", and a few others, in articles of forty words. */
const WORDS = Array.from({ length: 600 }, (_, number) => `wo${letters(number)}n`);

function segmentOf(first: number, count: number): Segment {
  const builder = new SegmentBuilder(analyzer);
  builder.add(
    Array.from({ length: count }, (_, at) => {
      const words = Array.from({ length: 40 }, (__, step) => WORDS[((first + at) * 7 + step * 13) % 600]);
      return article(`article:${first + at}`, `${words.join(' ')} ja nein ja der seltene`, {
        language: 'und',
      });
    }),
  );
  return openFresh(builder.build(), first + 1);
}

const SEGMENTS = [segmentOf(0, 700), segmentOf(700, 150), segmentOf(850, 40)];
const words = new PatternWords(SEGMENTS);

function planOf(query: string, whole?: number): PlanNode {
  const planning = { stemmers: 1, analyzer, without: new Set<never>() };
  const { node } = parseQuery(query);
  const plan = node && planQuery(node, planning);
  if (plan === null) throw new Error(query);
  const filled = fillPatterns(plan, words);
  // of a small whole nothing would be left for searching
  const found = mapWordLeaves(filled, (each) => (each.type === 'surfaces' ? { ...each, walk: 0 } : each));
  return limitWork(found, SEGMENTS, whole);
}

/** The patterns of a query with what they find where finding may take so much. */
function filledOf(query: string, most: number, segments = SEGMENTS, patterns = new PatternWords(segments)) {
  const { node } = parseQuery(query);
  const plan = node && planQuery(node, { stemmers: 1, analyzer, without: new Set<never>() });
  if (plan === null) throw new Error(query);
  return allLeavesOf(fillPatterns(plan, patterns, most)).flatMap((each) =>
    each.type === 'surfaces' ? [each] : [],
  );
}

const leaf = <Type extends PlanLeaf['type']>(plan: PlanNode, type: Type): Extract<PlanLeaf, { type: Type }> =>
  allLeavesOf(plan).find((each): each is Extract<PlanLeaf, { type: Type }> => each.type === type) as never;

describe('the work of a query', () => {
  test(`is shared so that all of it is used, nobody has more than is needed, and who lacks has no less than others (seed ${SEED})`, () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { maxLength: 8 }), fc.nat(3000), (needs, whole) => {
        const shares = fairShares(needs, whole);
        const sum = shares.reduce((a, b) => a + b, 0);
        const needed = needs.reduce((a, b) => a + b, 0);
        expect(sum).toBeLessThanOrEqual(whole);
        expect(sum).toBeGreaterThan(Math.min(whole, needed) - 1 - needs.length);
        shares.forEach((share, index) => {
          expect(share).toBeLessThanOrEqual(needs[index] as number);
          if (share < (needs[index] as number))
            expect(share).toBeGreaterThanOrEqual(Math.max(...shares) - needs.length);
        });
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  test('leaves a plan as it is where there is enough', () => {
    const plan = planOf('wo* *on wan OR ja');
    expect(cutPatterns(plan)).toEqual([]);
    expect(leaf(plan, 'prefix').below).toBeUndefined();
  });

  test('lets a prefix find its first words only where there is not, the same ones in every segment', () => {
    const plan = planOf('wo*', 6000);
    const { below } = leaf(plan, 'prefix');
    if (below === undefined) throw new Error('not limited');
    expect(cutPatterns(plan)).toEqual(['wo*']);
    expect(below > 'wo' && below < 'wp').toBe(true);
    for (const segment of SEGMENTS) {
      const terms = findForms(segment, 'wo', false, below).map(({ info }) => info.term);
      const expected = WORDS.filter((word) => word < below).flatMap(
        (word) => segment.findTerm(word)?.term ?? [],
      );
      expect(terms).toEqual([...new Set(expected)].sort((a, b) => a - b));
    }
    const more = leaf(planOf('wo*', 9000), 'prefix').below;
    expect(more === undefined || more > below).toBe(true);
  });

  test('lets a pattern find its first words only, one at least, and gives what takes little all it needs', () => {
    const whole = leaf(planOf('*n'), 'surfaces');
    const plan = planOf('(*n OR wob?n)', whole.work / 2);
    const [wide, narrow] = allLeavesOf(plan) as [typeof whole, typeof whole];
    expect(cutPatterns(plan)).toEqual(['*n']);
    expect(narrow.cut).toBe(false);
    expect(narrow.surfaces.size).toBe(26);
    const kept = [...wide.surfaces].sort();
    expect(kept).toEqual([...whole.surfaces].sort().slice(0, kept.length));
    expect(kept.length).toBeGreaterThan(100);
    expect(wide.work).toBeLessThanOrEqual(whole.work / 2);
    for (const segment of SEGMENTS)
      expect(wide.terms.get(segment)?.length).toBe(
        kept.filter((word) => segment.findTerm(word) !== null).length,
      );
    expect(leaf(planOf('*n', 1), 'surfaces').surfaces.size).toBe(1);
  });

  test('counts the words that patterns go through: what finding takes is not left for searching', () => {
    const [all] = filledOf('*n', Infinity);
    if (all === undefined) throw new Error('no pattern');
    const entries = SEGMENTS.reduce((sum, { surfaceCount }) => sum + surfaceCount, 0);
    expect(all.walk).toBeGreaterThan(entries);
    const isCut = (walk: number): boolean => {
      const limited = limitWork({ ...all, walk }, SEGMENTS, all.work + all.walk);
      return cutPatterns(limited).length > 0;
    };
    expect([isCut(0), isCut(all.walk), isCut(all.walk + 10)]).toEqual([false, false, true]);
  });

  test('gives patterns an even share to find words, a pattern once, and what one does not need to the others', () => {
    const query = '*n OR ?o* OR title:*n OR *o* OR wob?n OR *öx*';
    const whole = filledOf(query, Infinity);
    expect(whole.every(({ cut }) => !cut)).toBe(true);
    const [ends, second, again] = whole.map(({ walk }) => walk) as [number, number, number];
    expect(again).toBe(0);
    const told = filledOf(query, ends + second).map(({ part, cut, surfaces }) => [
      part,
      cut,
      surfaces.size > 0,
    ]);
    expect(told).toEqual([
      ['*n', true, true],
      ['?o*', true, true],
      ['title:*n', true, true],
      ['*o*', true, true],
      ['wob?n', false, true],
      ['*öx*', false, false],
    ]);
    const most = whole.reduce((sum, { walk }) => sum + walk, 0);
    expect(filledOf(query, most * 1.1).some(({ cut }) => cut)).toBe(false);
  });

  test(`finds the same words for patterns whatever was found before, in whatever order the segments are (seed ${SEED})`, () => {
    const patterns = [
      '*n',
      '?o*',
      '*o*',
      '*b?n',
      'wo?n',
      '/w.[a-m].*/',
      '/.*(an|en)/',
      '/.[a-m].*/',
      'wobn~2',
      'wan~1',
    ];
    const used = new PatternWords(SEGMENTS);
    const told = (query: string, most: number, segments: Segment[], patterns?: PatternWords) =>
      filledOf(query, most, segments, patterns).map(({ part, surfaces, cut, work, walk }) => ({
        ...{ part, cut, work, walk },
        surfaces: [...surfaces].sort(),
      }));
    const expectSame = (some: readonly string[], percent: number): void => {
      const query = some.join(' OR ');
      const whole = told(query, Infinity, SEGMENTS, used).reduce((sum, { walk }) => sum + walk, 0);
      const most = (whole * percent) / 100;
      const expected = told(query, most, SEGMENTS);
      expect(told(query, most, SEGMENTS, used)).toEqual(expected);
      expect(told(query, most, SEGMENTS.toReversed())).toEqual(expected);
    };
    for (const one of patterns) for (const percent of [97, 103, 109, 115]) expectSame([one], percent);
    const several = fc.array(fc.constantFrom(...patterns), { minLength: 2, maxLength: 10 });
    fc.assert(fc.property(several, fc.integer({ min: 0, max: 200 }), expectSame), {
      seed: SEED,
      numRuns: 25,
    });
  });

  test.each(['ja NEAR/3 nein', 'ja NEAR/40 wo*', '"ja nein"~3', '"ja nein" NEAR/3 der'])(
    'finds the same for %s in whatever order the segments are, be it too much or not',
    (query) => {
      for (const whole of [3000, 6000, 1_000_000]) {
        const plan = allLeavesOf(planOf(query, whole))[0] as PlanLeaf;
        const match = (segments: readonly Segment[]) => {
          if (plan.type !== 'near' && plan.type !== 'sloppy') throw new Error(plan.type);
          const { lists, isCut } =
            plan.type === 'near' ? matchNear(segments, plan) : matchSloppy(segments, plan);
          const documents = segments.map((segment, index) => {
            const list = lists[index];
            return [segment.name, [...(list?.documents.subarray(0, list.count) ?? [])]] as const;
          });
          return { isCut, documents: Object.fromEntries(documents) };
        };
        const found = match(SEGMENTS);
        expect(found.isCut).toBe(whole < 1_000_000);
        expect(match([...SEGMENTS].reverse())).toEqual(found);
        // none is left out because another came first, and all have to do with less
        for (const { name, count } of SEGMENTS) {
          const number = found.documents[name]?.length ?? 0;
          expect(number).toBeGreaterThan(0);
          if (found.isCut) expect(number).toBeLessThan(count);
        }
      }
    },
  );
});
