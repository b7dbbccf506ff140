import { bytesOf, type ColumnRow, writeColumns } from './document-columns.ts';
import { matchForms, matchTerms } from './match-dictionaries.ts';
import { type MergeInput, mergePostings } from './merge-postings.ts';
import { PostingsEncoder } from './postings-encoder.ts';
import { packSegment, type SegmentFile } from './segment-file.ts';
import type { Segment } from './segment.ts';

/** What merging leaves: the new file, and where each input's documents went (-1 = deleted). */
export interface MergedSegment {
  readonly file: SegmentFile;
  readonly maps: readonly Int32Array[];
}

const ROWS_PER_STEP = 2000;

/**
 * Merges segments (at most 32) into one without their deleted documents; where none is deleted, postings are copied.
 * Yields about every ten milliseconds of work.
 */
export function* mergeSegments(segments: readonly Segment[]): Generator<void, MergedSegment> {
  const inputs = mapDocuments(segments);
  const maps = inputs.map(({ map }) => map);
  const rows: ColumnRow[] = [];
  for (const { segment, map } of inputs) {
    // the map decides: more may be deleted while the merge goes on
    for (let document = 0; document < segment.count; document += 1) {
      if ((map[document] as number) < 0) continue;
      rows.push(rowOf(segment, document));
      if (rows.length % ROWS_PER_STEP === 0) yield;
    }
  }
  const columns = yield* writeColumns(rows);
  const matched = yield* matchTerms(segments);
  const isWhole = inputs.map((input) => input.isWhole);
  const forms = yield* matchForms(segments, isWhole, matched);
  const encoder = new PostingsEncoder(columns.lengths);
  const { terms, lexicon } = yield* mergePostings(inputs, matched, forms, encoder);
  const file = yield* packSegment({
    ...columns,
    ...terms.sections(),
    ...lexicon.sections(),
    counts: bytesOf(Uint32Array.of(rows.length, terms.count, lexicon.count)),
    skips: encoder.skips.view(),
    postings: encoder.postings.view(),
    positions: encoder.positionsView(),
  });
  return { file, maps };
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

function rowOf(segment: Segment, document: number): ColumnRow {
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
  };
}
