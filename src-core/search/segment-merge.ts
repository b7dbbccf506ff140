import { bytesOf, type ColumnRow, writeColumns } from './document-columns.ts';
import { matchForms, matchTerms } from './match-dictionaries.ts';
import { chooseNeighbours, type NeighbourLimits } from './neighbour-choice.ts';
import { writeNeighbours } from './neighbour-writer.ts';
import { type MergeInput, mergePostings } from './merge-postings.ts';
import { PostingsEncoder, PostingsRoom } from './postings-encoder.ts';
import { packSegment, POSITIONS, POSTINGS, type SegmentFile } from './segment-file.ts';
import type { PostingsBytes } from './segment-walks.ts';
import type { Segment } from './segment.ts';
import { printReader } from './text-prints.ts';
import type { LexiconWriter, TermWriter } from './term-writer.ts';

/** What merging leaves: the new file, and where each input's documents went (-1 = deleted). */
export interface MergedSegment {
  readonly file: SegmentFile;
  readonly maps: readonly Int32Array[];
}

const ROWS_PER_STEP = 2000;

/** At most some 3 % of an index, of news about 1.5 %: phrases of its commonest words. */
const LIMITS: NeighbourLimits = { documents: 4096, places: 2, share: 0.14 };

/**
 * Merges segments (at most 32) into one without their deleted documents; where none is deleted, postings are copied.
 * Yields about every ten milliseconds of work.
 */
export function* mergeSegments(
  segments: readonly Segment[],
  limits: NeighbourLimits = LIMITS,
): Generator<void, MergedSegment> {
  const inputs = mapDocuments(segments);
  const maps = inputs.map(({ map }) => map);
  const rows: ColumnRow[] = [];
  for (const { segment, map } of inputs) {
    const printOf = printReader(segment);
    // the map decides: more may be deleted while the merge goes on
    for (let document = 0; document < segment.count; document += 1) {
      if ((map[document] as number) < 0) continue;
      rows.push(rowOf(segment, document, printOf(document)));
      if (rows.length % ROWS_PER_STEP === 0) yield;
    }
  }
  const columns = yield* writeColumns(rows);
  const matched = yield* matchTerms(segments);
  const isWhole = inputs.map((input) => input.isWhole);
  const forms = yield* matchForms(segments, isWhole, matched);
  const encoder = new PostingsEncoder(columns.lengths, roomFor(segments));
  const { terms, lexicon } = yield* mergePostings(inputs, matched, forms, encoder, rows.length);
  const neighbours = yield* neighboursOf(encoder, terms, lexicon, rows.length, limits);
  const file = yield* packSegment({
    ...columns,
    ...terms.sections(),
    ...lexicon.sections(),
    counts: bytesOf(Uint32Array.of(rows.length, terms.count, lexicon.count)),
    skips: encoder.skips.view(),
    neighbours,
    postings: encoder.postings.view(),
    positions: encoder.positionsView(),
  });
  return { file, maps };
}

/** As many bytes as the segments have: lists that grow step by step would be copied again and again. */
function roomFor(segments: readonly Segment[]): PostingsRoom {
  const bytes = [POSTINGS, POSITIONS].map((section) =>
    segments.reduce((sum, { tail }) => sum + (tail.region.sections[section]?.[1] ?? 0), 1024),
  );
  return new PostingsRoom(...bytes);
}

/** Appends the lists of neighbouring common words to the postings; returns their directory. */
function* neighboursOf(
  encoder: PostingsEncoder,
  { common }: TermWriter,
  { commonForms, occurrences }: LexiconWriter,
  documents: number,
  limits: NeighbourLimits,
): Generator<void, Uint8Array> {
  if (documents < limits.documents) return new Uint8Array(0);
  yield;
  const choice = chooseNeighbours(common, commonForms, documents, occurrences, limits);
  if (choice.pairCount === 0) return new Uint8Array(0);
  yield;
  const postings = encoder.postings.view();
  const positions = encoder.positionsView();
  const written: PostingsBytes = {
    skips: encoder.skips.view(),
    postingsOf: () => postings,
    positionsOf: () => positions,
    positionsIn: () => positions,
    missingPositions: () => null,
  };
  const { lists, directory } = yield* writeNeighbours(written, common, choice, documents, postings.length);
  encoder.postings.appendRange(lists, 0, lists.length);
  return directory;
}

function mapDocuments(segments: readonly Segment[]): MergeInput[] {
  let next = 0;
  return segments.map((segment) => {
    const base = next;
    const map = new Int32Array(segment.count);
    for (let document = 0; document < segment.count; document += 1)
      map[document] = segment.dead?.[document] === 1 ? -1 : next++;
    return { segment, map, base, isWhole: next - base === segment.count };
  });
}

function rowOf(segment: Segment, document: number, print: Uint8Array | null): ColumnRow {
  return {
    key: segment.key(document),
    articleId: segment.articleId(document),
    titleKey: segment.titleKey(document),
    added: segment.added[document] as number,
    published: segment.published[document] as number,
    words: segment.words[document] as number,
    stemmers: segment.stemmers[document] as number,
    values: segment.values.of(document),
    kind: segment.kinds[document] as number,
    lengthCode: segment.lengths[document] as number,
    print,
  };
}
