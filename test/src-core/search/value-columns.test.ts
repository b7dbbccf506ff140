import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Analyzer } from '../../../src-core/text/analyzer.ts';
import { SegmentBuilder } from '../../../src-core/search/segment-builder.ts';
import type { SegmentFile } from '../../../src-core/search/segment-file.ts';
import { mergeSegments } from '../../../src-core/search/segment-merge.ts';
import { Segment } from '../../../src-core/search/segment.ts';
import type { DocumentValues, IndexDocument } from '../../../src-core/search/search-types.ts';
import { article } from './index-samples.ts';

const SEED = 1987;
const names = ['Anna Kurz', 'anna kurz', 'Ђорђе', '', '"', 'Jo 😀'];

const values: fc.Arbitrary<Partial<DocumentValues>> = fc.record(
  {
    language: fc.constantFrom('de', 'en', 'und'),
    site: fc.constantFrom(...names),
    authors: fc.array(fc.constantFrom(...names), { maxLength: 3 }),
    type: fc.constantFrom('html', 'annotation', ''),
    status: fc.constantFrom('inbox', 'done'),
    starred: fc.boolean(),
    colour: fc.constantFrom('yellow', 'red'),
    topics: fc.array(fc.constantFrom('t1', 't2', 't3'), { maxLength: 3 }),
    hasNote: fc.boolean(),
    hasUrl: fc.boolean(),
  },
  { requiredKeys: [] },
);

function openFile({ head, tail }: SegmentFile): Segment {
  const segment = Segment.open('segment', head, tail);
  if (segment === null) throw new Error('cannot be opened');
  return segment;
}

function segmentOf(documents: readonly IndexDocument[]): Segment {
  const builder = new SegmentBuilder(new Analyzer());
  builder.add(documents);
  return openFile(builder.build());
}

function mergedOf(segments: readonly Segment[]): Segment {
  const steps = mergeSegments(segments);
  for (;;) {
    const step = steps.next();
    if (step.done !== true) continue;
    return openFile(step.value.file);
  }
}

/** By key, so that the order of documents does not matter. */
function valuesOf(segment: Segment): Map<string, unknown> {
  return new Map(
    Array.from({ length: segment.count }, (_, document) => [
      segment.key(document),
      segment.values.of(document),
    ]),
  );
}

function expectedOf({ key, values: given }: IndexDocument): [string, unknown] {
  const { type = '', status = '', colour = '', starred = false, hasNote = false, hasUrl = false } = given;
  const facts = { type, status, colour, starred, hasNote, hasUrl };
  const { language, site, authors = [], topics = [] } = given;
  return [key, { language, site, facts, authors, topics }];
}

describe('values of records in a segment', () => {
  test(`are those given, from the file and after merging, whatever they are (seed ${SEED})`, () => {
    fc.assert(
      fc.property(fc.array(values, { minLength: 1, maxLength: 40 }), fc.nat(), (given, at) => {
        const documents = given.map((own, number): IndexDocument => {
          const plain = article(`article:${number}`, 'x');
          return { ...plain, values: { ...plain.values, ...own } };
        });
        const expected = new Map(documents.map(expectedOf));
        expect(valuesOf(segmentOf(documents))).toEqual(expected);
        const cut = 1 + (at % documents.length);
        const parts = [documents.slice(0, cut), documents.slice(cut)].filter((part) => part.length > 0);
        expect(valuesOf(mergedOf(parts.map(segmentOf)))).toEqual(expected);
      }),
      { seed: SEED, numRuns: 100 },
    );
  });

  test('are told apart where there are more of them than fit a byte, and more than fit two', () => {
    const documents = Array.from({ length: 70_000 }, (_, number): IndexDocument => {
      const plain = article(`article:${number}`, '');
      const authors = [`Person ${number}`];
      return { ...plain, values: { ...plain.values, site: `site ${number % 300}`, authors } };
    });
    const { values: columns } = segmentOf(documents);
    for (const number of [0, 255, 256, 299, 65_535, 65_536, 69_999]) {
      expect(columns.of(number)).toMatchObject({
        site: `site ${number % 300}`,
        authors: [`Person ${number}`],
      });
    }
  });

  test('cost next to nothing where there are none', () => {
    const documents = Array.from({ length: 1000 }, (_, number) => article(`article:${number}`, ''));
    const { language, site, facts, authors, topics, names } = segmentOf(documents).values;
    expect(
      [language, site, facts, authors, topics].every((column) => !column.some((value) => value > 0)),
    ).toBe(true);
    expect(JSON.stringify(names).length).toBeLessThan(300);
  });
});
