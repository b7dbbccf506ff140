import { END } from './cursor.ts';
import { WeightedListBuilder, type WeightedList } from './document-list.ts';
import { type TermForms, WHOLE } from './match-forms.ts';
import { PhraseMarks } from './phrase-marks.ts';
import { DENSE, PositionCursor } from './position-cursor.ts';
import { BLOCK_DOCUMENTS } from './postings-encoder.ts';
import { FIELD_WEIGHTS } from './search-fields.ts';
import type { Segment } from './segment.ts';

const BODY = 1;

/** A stem of the phrase, and how many words the phrase has from there on. */
interface PhraseTerm {
  readonly cursor: PositionCursor;
  readonly forms: Uint8Array | null;
  readonly before: number;
}

const marks = new PhraseMarks();

/**
 * Documents in which the stems (two or more) stand one behind the other. Blocks of postings are intersected as a whole,
 * the rarest stem's first; positions are read of the documents that are left.
 */
export function phraseOfStems(segment: Segment, stems: readonly TermForms[], filter: number): WeightedList {
  const builder = new WeightedListBuilder(segment);
  const terms = stems
    .map(({ info, forms }, index): PhraseTerm => {
      return { cursor: new PositionCursor(segment, info), forms, before: stems.length - index };
    })
    .sort((a, b) => a.cursor.documentCount - b.cursor.documentCount);
  const least = (terms[0] as PhraseTerm).cursor.documentCount;
  for (const { cursor } of terms) cursor.dense = least * DENSE >= cursor.documentCount;
  intersectBlocks(terms, filter, builder);
  return builder.list();
}

function intersectBlocks(terms: readonly PhraseTerm[], filter: number, builder: WeightedListBuilder): void {
  const cursors = terms.map(({ cursor }) => cursor);
  const lead = cursors[0] as PositionCursor;
  /** Documents of the blocks at hand that all terms so far hold, and where they stand in each term's block. */
  const documents = new Int32Array(BLOCK_DOCUMENTS);
  const indexes = cursors.map(() => new Int32Array(BLOCK_DOCUMENTS));
  for (let target = 0; ;) {
    lead.advance(target);
    if (lead.document === END) return;
    let bound = lead.blockLast;
    let count = -1;
    for (let step = 1; step < cursors.length && count !== 0; step += 1) {
      const cursor = cursors[step] as PositionCursor;
      cursor.advance(count < 0 ? lead.document : (documents[0] as number));
      if (cursor.document === END) return;
      bound = Math.min(bound, cursor.blockLast);
      count =
        count < 0
          ? intersectFirst(lead, cursor, bound, documents, indexes)
          : intersect(documents, count, cursor, bound, indexes, step);
    }
    if (cursors.length === 2) weighPairs(terms, indexes, documents, count, filter, builder);
    else {
      for (let found = 0; found < count; found += 1) {
        let fields = filter;
        for (let step = 0; step < cursors.length; step += 1) {
          const index = (indexes[step] as Int32Array)[found] as number;
          fields &= (cursors[step] as PositionCursor).masks[index] as number;
        }
        if (fields !== 0) builder.add(documents[found] as number, weightAt(terms, indexes, found, fields));
      }
    }
    target = bound + 1;
  }
}

function weighPairs(
  terms: readonly PhraseTerm[],
  indexes: readonly Int32Array[],
  documents: Int32Array,
  count: number,
  filter: number,
  builder: WeightedListBuilder,
): void {
  const [first, second] = terms as [PhraseTerm, PhraseTerm];
  const [firsts, seconds] = indexes as [Int32Array, Int32Array];
  const bodyWeight = (FIELD_WEIGHTS[0] as number) * WHOLE;
  for (let found = 0; found < count; found += 1) {
    const at = firsts[found] as number;
    const other = seconds[found] as number;
    const fields = (first.cursor.masks[at] as number) & (second.cursor.masks[other] as number) & filter;
    if (fields === BODY) {
      marks.begin();
      first.cursor.readBodyAt(at);
      marks.take(first.cursor, first.forms, first.before);
      second.cursor.readBodyAt(other);
      const hits = marks.countLast(second.cursor, second.forms, second.before);
      builder.add(documents[found] as number, hits * bodyWeight);
    } else if (fields !== 0) {
      builder.add(documents[found] as number, weightAt(terms, indexes, found, fields));
    }
  }
}

function intersectFirst(
  lead: PositionCursor,
  cursor: PositionCursor,
  bound: number,
  documents: Int32Array,
  indexes: readonly Int32Array[],
): number {
  const [firsts, seconds] = indexes as [Int32Array, Int32Array];
  const first = lead.documents;
  const second = cursor.documents;
  const firstEnd = lead.count;
  const secondEnd = cursor.count;
  let at = lead.index;
  let other = cursor.index;
  let count = 0;
  while (at < firstEnd && other < secondEnd) {
    const document = first[at] as number;
    if (document > bound) break;
    const there = second[other] as number;
    if (there === document) {
      documents[count] = document;
      firsts[count] = at;
      seconds[count] = other;
      count += 1;
      at += 1;
      other += 1;
    } else if (there < document) other += 1;
    else at += 1;
  }
  return count;
}

function intersect(
  documents: Int32Array,
  count: number,
  cursor: PositionCursor,
  bound: number,
  indexes: readonly Int32Array[],
  step: number,
): number {
  const own = indexes[step] as Int32Array;
  const others = cursor.documents;
  const end = cursor.count;
  let other = cursor.index;
  let kept = 0;
  for (let found = 0; found < count; found += 1) {
    const document = documents[found] as number;
    if (document > bound) break;
    while (other < end && (others[other] as number) < document) other += 1;
    if (other === end || others[other] !== document) continue;
    documents[kept] = document;
    for (let before = 0; before < step; before += 1) {
      const list = indexes[before] as Int32Array;
      list[kept] = list[found] as number;
    }
    own[kept] = other;
    kept += 1;
  }
  return kept;
}

/** Weight of the phrase in a document that all terms hold in the fields. */
function weightAt(
  terms: readonly PhraseTerm[],
  indexes: readonly Int32Array[],
  found: number,
  fields: number,
): number {
  let weight = 0;
  for (let step = 0; step < terms.length; step += 1)
    (terms[step] as PhraseTerm).cursor.standAt((indexes[step] as Int32Array)[found] as number);
  for (let field = 0; 1 << field <= fields; field += 1) {
    if ((fields & (1 << field)) === 0) continue;
    marks.begin();
    let count = 0;
    for (let step = 0; step < terms.length; step += 1) {
      const { cursor, forms, before } = terms[step] as PhraseTerm;
      cursor.readField(field);
      if (step > 0) marks.nextWord();
      count = marks.take(cursor, forms, before);
      if (count === 0) break;
    }
    weight += count * (FIELD_WEIGHTS[field] as number) * WHOLE;
  }
  return weight;
}
