import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeSegments } from '../../../src-core/search/segment-merge.ts';
import { SegmentBuilder } from '../../../src-core/search/segment-builder.ts';
import type { SegmentFile } from '../../../src-core/search/segment-file.ts';
import { Segment } from '../../../src-core/search/segment.ts';
import { PositionCursor } from '../../../src-core/search/position-cursor.ts';
import { END } from '../../../src-core/search/cursor.ts';
import type { FieldRun, IndexDocument } from '../../../src-core/search/search-types.ts';
import { Analyzer } from '../../../src-core/text/analyzer.ts';
import { article } from './index-samples.ts';

const SEED = 8128;
const ENDINGS = ['', 's', 'ed', 'ing', 'ly'];

/** Articles over words of every frequency, from one in all of them to one in a single one, in several fields and languages. */
const documents = fc
  .record({
    count: fc.integer({ min: 1, max: 420 }),
    seed: fc.integer({ min: 1, max: 1 << 30 }),
  })
  .map(({ count, seed }) => {
    let state = seed;
    const below = (limit: number): number => {
      state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
      return Math.floor((state / 0x80000000) * limit);
    };
    const word = (): string => `w${below(1 + below(1 + below(400)))}x${ENDINGS[below(1 + below(5))]}`;
    const text = (): string => Array.from({ length: below(14) }, word).join(' ');
    return Array.from({ length: count }, (_, number): IndexDocument => {
      const base = article(`article:${number}`, text(), { day: below(40), title: text() });
      const language = ['en', 'de', 'und'][below(3)] as string;
      const lead: FieldRun = { field: 'lead', text: text(), language, start: 0 };
      return { ...base, runs: below(3) === 0 ? [...base.runs, lead] : base.runs };
    });
  });

function opened(name: string, { head, tail }: SegmentFile): Segment {
  const segment = Segment.open(name, head, tail, true);
  if (segment === null) throw new Error(`${name} cannot be opened`);
  return segment;
}

function build(batch: readonly IndexDocument[], analyzer: Analyzer): Segment {
  const builder = new SegmentBuilder(analyzer);
  builder.add(batch);
  return opened('built', builder.build());
}

function merge(segments: readonly Segment[]): SegmentFile {
  const steps = mergeSegments(segments);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value.file;
  }
}

/** Every occurrence that the segment's postings tell of, with the surface word it has. */
function occurrencesOf(segment: Segment): string[] {
  const surfaces = new Map<string, string>();
  for (const walk = segment.walkLexicon(''); walk.valid; walk.next())
    surfaces.set(`${walk.term}:${walk.form}`, `${walk.surface} (${walk.occurrences})`);
  const found: string[] = [];
  for (let term = 0; term < segment.termCount; term += 1) {
    const info = segment.termAt(term);
    const cursor = new PositionCursor(segment, info);
    for (cursor.next(); cursor.document !== END; cursor.next()) {
      cursor.readPlaces(null);
      for (let place = 0; place < cursor.placeCount; place += 1)
        found.push(
          `${segment.key(cursor.document)} ${cursor.places[place]} ${surfaces.get(`${term}:${cursor.forms[place]}`)}`,
        );
    }
  }
  return found.sort();
}

function cut<Item>(items: readonly Item[], sizes: readonly number[]): Item[][] {
  const parts: Item[][] = [];
  let from = 0;
  for (const size of sizes) {
    if (from >= items.length) break;
    parts.push(items.slice(from, from + size));
    from += size;
  }
  if (from < items.length) parts.push(items.slice(from));
  return parts;
}

const sizes = fc.array(fc.integer({ min: 1, max: 200 }), { maxLength: 7 });

describe('a merged segment', () => {
  test(`is byte for byte the one built at once (seed ${SEED})`, () => {
    const analyzer = new Analyzer();
    fc.assert(
      fc.property(documents, sizes, (all, parts) => {
        const merged = merge(cut(all, parts).map((batch) => build(batch, analyzer)));
        const atOnce = build(all, analyzer).file();
        expect(merged.head.length).toBe(atOnce.head.length);
        expect(merged.head).toEqual(atOnce.head);
        expect(merged.tail).toEqual(atOnce.tail);
      }),
      { seed: SEED, numRuns: 40 },
    );
  });

  test(`without what was deleted holds the occurrences of one built at once of the rest (seed ${SEED})`, () => {
    const analyzer = new Analyzer();
    fc.assert(
      fc.property(documents, sizes, fc.integer({ min: 2, max: 9 }), fc.nat(7), (all, parts, step, whole) => {
        const rest: IndexDocument[] = [];
        const segments = cut(all, parts).map((batch, part) => {
          const segment = build(batch, analyzer);
          batch.forEach((document, number) => {
            if (part !== whole && number % step === 0) segment.kill(number);
            else rest.push(document);
          });
          return segment;
        });
        const merged = opened('merged', merge(segments));
        const atOnce = build(rest, analyzer);
        expect(merged.termCount).toBe(atOnce.termCount);
        expect(merged.surfaceCount).toBe(atOnce.surfaceCount);
        expect(occurrencesOf(merged)).toEqual(occurrencesOf(atOnce));
      }),
      { seed: SEED, numRuns: 25 },
    );
  });
});

describe('a segment', () => {
  test(`is byte for byte the same whatever its builder built before, and gave back (seed ${SEED})`, () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(documents, fc.boolean()), { minLength: 2, maxLength: 4 }), (batches) => {
        const builder = new SegmentBuilder(new Analyzer());
        for (const [batch, gaveBack] of batches) {
          if (gaveBack) builder.release();
          builder.add(batch);
          const fresh = new SegmentBuilder(new Analyzer());
          fresh.add(batch);
          expect(builder.build()).toEqual(fresh.build());
        }
      }),
      { seed: SEED, numRuns: 6 },
    );
  });
});
