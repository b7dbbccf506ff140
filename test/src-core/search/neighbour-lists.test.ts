import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BitReader, BitWriter, riceBits } from '../../../src-core/search/bit-stream.ts';
import { ByteWriter } from '../../../src-core/search/byte-writer.ts';
import type { WeightedList } from '../../../src-core/search/document-list.ts';
import { encodeManifest } from '../../../src-core/search/index-manifest.ts';
import { findForms } from '../../../src-core/search/match-forms.ts';
import { matchPhrase } from '../../../src-core/search/match-phrase.ts';
import type { NeighbourLimits } from '../../../src-core/search/neighbour-choice.ts';
import { ALL_FIELDS } from '../../../src-core/search/search-fields.ts';
import type { FieldRun, IndexDocument } from '../../../src-core/search/search-types.ts';
import { SearchIndex } from '../../../src-core/search/search-index.ts';
import { SegmentBuilder } from '../../../src-core/search/segment-builder.ts';
import { joinedFile, type SegmentFile } from '../../../src-core/search/segment-file.ts';
import { mergeSegments } from '../../../src-core/search/segment-merge.ts';
import { Segment } from '../../../src-core/search/segment.ts';
import { Analyzer } from '../../../src-core/text/analyzer.ts';
import { article, ask as askIndex } from './index-samples.ts';
import { tinyPagesDisk } from './tiny-pages.ts';

const SEED = 2002;
const ALL: NeighbourLimits = { documents: 1, places: 0, share: 100 };
const NONE: NeighbourLimits = { documents: Infinity, places: 0, share: 0 };
/** Forms of few stems, in two languages, and words that are glued together and stand at one place with a part of theirs. */
const WORDS = ['mark', 'marks', 'marked', 'weg', 'wegen', 'ton', 'überTon', 'wegMark', 'rat'];
const FIELDS = ['body', 'body', 'lead', 'heading', 'note'] as const;

const run = fc
  .record({
    field: fc.constantFrom(...FIELDS),
    words: fc.array(fc.constantFrom(...WORDS), { maxLength: 12 }),
    language: fc.constantFrom('en', 'de'),
  })
  .map(({ field, words, language }): FieldRun => ({ field, text: words.join(' '), language, start: 0 }));
const archives = fc.array(
  fc.array(
    fc
      .record({
        runs: fc.array(run, { maxLength: 4 }),
        title: fc.constantFrom('', 'Weg Mark', 'ton ton ton'),
      })
      .map(({ runs, title }) => ({ runs, title })),
    { minLength: 1, maxLength: 40 },
  ),
  { minLength: 1, maxLength: 4 },
);

function opened({ head, tail }: SegmentFile): Segment {
  const segment = Segment.open('a', head, tail, true);
  if (segment === null) throw new Error('cannot be opened');
  return segment;
}

function merge(segments: readonly Segment[], limits: NeighbourLimits): Segment {
  const steps = mergeSegments(segments, limits);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return opened(step.value.file);
  }
}

function documentsOf({ documents, weights, count }: WeightedList): number[][] {
  return Array.from({ length: count }, (_, at) => [documents[at] as number, weights[at] as number]);
}

describe('lists of neighbouring words', () => {
  test(`phrases are found in the same documents, with the same weights, with and without them (seed ${SEED})`, () => {
    let listed = 0;
    fc.assert(
      fc.property(
        archives,
        fc.integer({ min: 2, max: 9 }),
        fc.constantFrom(...WORDS),
        (batches, deleted, longer) => {
          const analyzer = new Analyzer();
          const segments = batches.map((batch, part) => {
            const builder = new SegmentBuilder(analyzer);
            builder.add(
              batch.map(({ runs, title }, number): IndexDocument => {
                const base = article(`article:${part}-${number}`, '', { title });
                return { ...base, runs: [...base.runs, ...runs] };
              }),
            );
            return opened(builder.build());
          });
          for (const segment of segments) if (segment.count > deleted) segment.kill(deleted);
          const without = merge(segments, NONE);
          const withLists = merge(segments, ALL);
          for (const segment of [without, withLists]) if (segment.count > 3) segment.kill(3);
          const surfaces = [...WORDS.map((word) => word.toLowerCase().replace('ü', 'u')), 'uber', 'none'];
          for (const first of surfaces) {
            for (const second of surfaces) {
              const find = (segment: Segment, filter: number, ...more: readonly string[]): number[][] =>
                documentsOf(
                  matchPhrase(
                    segment,
                    [first, second, ...more].map((surface) => findForms(segment, surface, true)),
                    filter,
                  ),
                );
              const [one] = findForms(withLists, first, true);
              const [other] = findForms(withLists, second, true);
              if (one !== undefined && other !== undefined && withLists.neighbours.find(one, other) !== null)
                listed += 1;
              expect(find(withLists, ALL_FIELDS)).toEqual(find(without, ALL_FIELDS));
              expect(find(withLists, 1)).toEqual(find(without, 1));
              if (first !== longer) continue;
              for (const more of [['mark'], [first, 'weg']])
                expect(find(withLists, ALL_FIELDS, ...more)).toEqual(find(without, ALL_FIELDS, ...more));
              expect(find(withLists, 1, 'weg')).toEqual(find(without, 1, 'weg'));
            }
          }
        },
      ),
      { seed: SEED, numRuns: 30 },
    );
    expect(listed).toBeGreaterThan(1000);
  });

  test('are not made of few documents, and no more of them than the limits allow', () => {
    const batch = Array.from({ length: 60 }, (_, number) =>
      article(`article:${number}`, 'one two three four one'),
    );
    const builder = new SegmentBuilder(new Analyzer());
    builder.add(batch);
    const segment = opened(builder.build());
    const hasLists = (limits: NeighbourLimits): boolean => {
      const merged = merge([segment], limits);
      const [one] = findForms(merged, 'one', true);
      const [two] = findForms(merged, 'two', true);
      return one !== undefined && two !== undefined && merged.neighbours.find(one, two) !== null;
    };
    expect(hasLists(ALL)).toBe(true);
    expect(hasLists({ ...ALL, documents: 61 })).toBe(false);
    expect(hasLists({ ...ALL, places: 100 })).toBe(false);
    expect(hasLists({ ...ALL, share: 0.01 })).toBe(false);
  });
});

describe('an index read in pages', () => {
  test('reads of a listed phrase its list alone, and answers as without lists', async () => {
    const batch = Array.from({ length: 300 }, (_, number) =>
      article(
        `article:${number}`,
        `${'one two '.repeat(20)} ${number % 9 === 0 ? 'four three' : 'three four'}`,
      ),
    );
    const builder = new SegmentBuilder(new Analyzer());
    builder.add(batch);
    const segment = opened(builder.build());
    const ask = async (
      limits: NeighbourLimits,
    ): Promise<{ readonly answer: unknown; readonly read: number }> => {
      const bytes = joinedFile(merge([segment], limits).file());
      const manifest = encodeManifest({
        position: {},
        next: 2,
        segments: [{ name: 'a', bytes: bytes.length, dead: [] }],
      });
      const disk = tinyPagesDisk({ segments: [{ name: 'a', bytes }], manifest, remove: [] });
      const index = await SearchIndex.openLazily(disk.manifest, disk.read, { firstBytes: 64 });
      if (!index.ok) throw new Error(JSON.stringify(index.error));
      disk.reads.length = 0;
      const answers = [];
      for (const text of ['"one two"', '"four three"'])
        answers.push(await index.value.ask(() => askIndex(index.value, text)));
      return { answer: answers, read: disk.reads.reduce((sum, { start, end }) => sum + end - start, 0) };
    };
    const listed = await ask(ALL);
    const plain = await ask(NONE);
    expect(listed.answer).toEqual(plain.answer);
    expect(listed.answer).toMatchObject([{ ok: true, value: { total: 300 } }, { value: { total: 34 } }]);
    expect(listed.read * 4).toBeLessThan(plain.read);
  });
});

describe('Rice codes', () => {
  test(`give back every number, whatever was expected (seed ${SEED})`, () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.nat(5), fc.nat(400), fc.nat(100_000)), { maxLength: 60 }),
        fc.integer({ min: 0, max: 28 }),
        fc.integer({ min: 0, max: 3 }),
        (distances, wanted, start) => {
          const bits = Math.max(wanted, riceBits(1, Math.max(0, ...distances) / 200));
          const bytes = new ByteWriter(1);
          for (let before = 0; before < start; before += 1) bytes.byte(255);
          const writer = new BitWriter(bytes);
          for (const distance of [...distances, ...distances]) writer.rice(distance, bits);
          writer.end();
          for (let behind = 0; behind < 4; behind += 1) bytes.byte(255);
          const reader = new BitReader(bytes.view(), start);
          const numbers = new Int32Array(distances.length);
          reader.ascending(numbers, distances.length, bits);
          let last = -1;
          expect([...numbers]).toEqual(distances.map((distance) => (last += distance + 1)));
          expect(distances.map(() => reader.rice(bits))).toEqual(distances);
        },
      ),
      { seed: SEED, numRuns: 300 },
    );
  });
});
