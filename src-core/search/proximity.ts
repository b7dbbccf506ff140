import { unitsOf } from './byte-writer.ts';
import { decodedLengths } from './length-code.ts';
import { findForms, type TermForms, wholeTerm } from './match-forms.ts';
import { MissingPages, type PageRange } from './paged-bytes.ts';
import { leavesOf } from './plan-leaves.ts';
import { PositionCursor } from './position-cursor.ts';
import type { PlanLeaf, PlanNode, Variants } from './query-plan.ts';
import { type GlobalStatistics, liveDocuments } from './resolve-plan.ts';
import { inverseFrequency, SCORE_UNIT } from './scoring.ts';
import type { TermInfo } from './segment-walks.ts';
import type { RankedDocument } from './top-hits.ts';
import type { Segment } from './segment.ts';

type StemsLeaf = Extract<PlanLeaf, { type: 'stems' }>;

/** So many of the best hits are put in order by how close their words stand. */
export const PROXIMITY_WINDOW = 100;
/** Words further apart than this add nothing. */
export const MAX_DISTANCE = 5;
/** A pair that stands in the order of the query counts so much more. */
const IN_ORDER = 2;
/** Pairs add up like occurrences do in BM25: less and less. */
const SATURATION = SCORE_UNIT;
/** In texts shorter than this many words, words stand close together anyway. */
const SHORT_TEXT = 100;
const MAX_WORDS = 32;
/** Other words that stand for the word itself; compounds do not. */
const NEAR_KINDS: ReadonlySet<Variants['kind']> = new Set<Variants['kind']>(['spelling', 'related', 'alias']);

/** A word of the query where it stands. */
interface ProximityWord {
  /** By segment. */
  readonly terms: readonly (readonly TermForms[])[];
  readonly inverse: number;
}

/** The words of a plan whose closeness counts; fewer than two = none does. */
export function proximityLeaves(plan: PlanNode): readonly StemsLeaf[] {
  const leaves = leavesOf(plan).filter(
    (leaf): leaf is StemsLeaf => leaf.type === 'stems' && leaf.stems.length > 0 && leaf.share === undefined,
  );
  return leaves.length < 2 ? [] : leaves.slice(0, MAX_WORDS);
}

/**
 * What each document gains by its words' standing close together, in whole score units. Neighbouring occurrences of two
 * words give each other the other's rarity, less by the square of the distance (Büttcher, Clarke & Lushman, "Term
 * proximity scoring for ad-hoc retrieval on very large text collections", 2006).
 */
export function proximityGains(
  leaves: readonly StemsLeaf[],
  segments: readonly Segment[],
  statistics: GlobalStatistics,
  ranked: readonly RankedDocument[],
): Float64Array {
  const gains = new Float64Array(ranked.length);
  const words = leaves.map((leaf) => proximityWord(leaf, segments, statistics));
  const inverses = words.map(({ inverse }) => inverse);
  const cursors = new CursorPool();
  const inSegment = new Map<Segment, number[]>(segments.map((segment) => [segment, []]));
  ranked.forEach(({ segment }, index) => inSegment.get(segment)?.push(index));
  const bySegment = segments.map((segment, number) => {
    const indexes = inSegment.get(segment) as number[];
    indexes.sort((a, b) => (ranked[a] as RankedDocument).document - (ranked[b] as RankedDocument).document);
    const places =
      indexes.length === 0
        ? []
        : words.map(({ terms }) => new WordPlaces(segment, terms[number] as readonly TermForms[], cursors));
    return { segment, indexes, places };
  });
  // all of it before anything is read: a question that breaks off here is asked again with everything loaded
  const missing = bySegment.flatMap(({ segment, indexes, places }) =>
    segment.tail.isComplete
      ? []
      : places.flatMap((place) =>
          place.missing(indexes.map((index) => (ranked[index] as RankedDocument).document)),
        ),
  );
  const [first, ...others] = missing;
  if (first !== undefined) throw new MissingPages(first, others);
  for (const { segment, indexes, places } of bySegment) {
    for (const index of indexes) {
      const { document } = ranked[index] as RankedDocument;
      const length = decodedLengths()[segment.lengths[document] as number] as number;
      gains[index] = Math.floor((gainOf(places, inverses, document) * length) / (length + SHORT_TEXT));
    }
  }
  return gains;
}

function proximityWord(
  { stems, variants, exact }: StemsLeaf,
  segments: readonly Segment[],
  statistics: GlobalStatistics,
): ProximityWord {
  const near = variants.filter(({ kind }) => NEAR_KINDS.has(kind)).flatMap((variant) => variant.stems);
  const find = (list: readonly string[]): TermForms[][] => {
    const looked = list.map((stem) => ({ stem, units: unitsOf(stem) }));
    return segments.map((segment) =>
      looked.flatMap(({ stem, units }) =>
        exact ? findForms(segment, stem, true) : wholeTerm(segment.findTerm(stem, units)),
      ),
    );
  };
  const own = find(stems);
  const all = near.length === 0 ? own : find([...stems, ...near]);
  let documents = 0;
  segments.forEach((segment, index) => {
    const terms = own[index] as readonly TermForms[];
    for (const { info } of terms) documents += liveDocuments(segment, info);
  });
  const most = statistics.documents;
  return { terms: all, inverse: inverseFrequency(Math.min(documents, most), most) };
}

const sums = new Float64Array(MAX_WORDS);
const next = new Int32Array(MAX_WORDS);

/** Score units, not whole ones yet. */
function gainOf(words: readonly WordPlaces[], inverses: readonly number[], document: number): number {
  let present = 0;
  for (let word = 0; word < words.length; word += 1) {
    const places = words[word] as WordPlaces;
    places.read(document);
    sums[word] = 0;
    next[word] = 0;
    if (places.count > 0) present += 1;
  }
  if (present < 2) return 0;
  let before = -1;
  let beforeAt = 0;
  for (;;) {
    let word = -1;
    let at = 0;
    for (let other = 0; other < words.length; other += 1) {
      const { places, count } = words[other] as WordPlaces;
      const index = next[other] as number;
      if (index >= count) continue;
      const place = places[index] as number;
      if (word >= 0 && place >= at) continue;
      word = other;
      at = place;
    }
    if (word < 0) break;
    next[word] = (next[word] as number) + 1;
    const distance = at - beforeAt;
    // two words of one place are one word of the text
    if (before >= 0 && before !== word && distance > 0 && distance <= MAX_DISTANCE) {
      const weight = (word === before + 1 ? IN_ORDER : 1) / (distance * distance);
      sums[word] = (sums[word] as number) + weight * (inverses[before] as number);
      sums[before] = (sums[before] as number) + weight * (inverses[word] as number);
    }
    before = word;
    beforeAt = at;
  }
  let gain = 0;
  for (let word = 0; word < words.length; word += 1) {
    const sum = sums[word] as number;
    gain += (Math.min(inverses[word] as number, SCORE_UNIT) * sum) / (sum + SATURATION);
  }
  return gain;
}

const kept = new WeakMap<Segment, PositionCursor[]>();
const MAX_KEPT = 8;

/** Cursors of one question; a segment's are used again by the next, since making one costs more than reading with it. */
class CursorPool {
  readonly #taken = new Map<Segment, number>();

  take(segment: Segment, info: TermInfo): PositionCursor {
    const number = this.#taken.get(segment) ?? 0;
    this.#taken.set(segment, number + 1);
    let cursors = kept.get(segment);
    if (cursors === undefined) kept.set(segment, (cursors = []));
    const known = cursors[number];
    if (known !== undefined) {
      known.reset(info);
      return known;
    }
    const cursor = PositionCursor.byBlocks(segment, info);
    if (number < MAX_KEPT) cursors.push(cursor);
    return cursor;
  }
}

/** Where a word stands in one document after the other. */
class WordPlaces {
  count = 0;
  places = new Int32Array(0);
  readonly #cursors: readonly { readonly cursor: PositionCursor; readonly forms: Uint8Array | null }[];

  constructor(segment: Segment, terms: readonly TermForms[], cursors: CursorPool) {
    this.#cursors = terms.map(({ info, forms }) => ({ cursor: cursors.take(segment, info), forms }));
  }

  /** What must be loaded before the documents, ascending, can be read. */
  missing(documents: readonly number[]): PageRange[] {
    return this.#cursors.flatMap(({ cursor }) => cursor.missingPositions(documents));
  }

  /** Documents must come in ascending order. */
  read(document: number): void {
    this.count = 0;
    let lists = 0;
    for (const { cursor, forms } of this.#cursors) {
      cursor.advance(document);
      if (cursor.document !== document) continue;
      cursor.readPlaces(forms);
      if (lists === 0) {
        this.places = cursor.places;
        this.count = cursor.placeCount;
      } else this.#add(cursor);
      lists += 1;
    }
  }

  #add(cursor: PositionCursor): void {
    const all = new Int32Array(this.count + cursor.placeCount);
    all.set(this.places.subarray(0, this.count));
    all.set(cursor.places.subarray(0, cursor.placeCount), this.count);
    this.places = all.sort();
    this.count = all.length;
  }
}
