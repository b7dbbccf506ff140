import { bytesOf, type ColumnRow, type SortedRuns, writeColumns } from './document-columns.ts';
import { END } from './cursor.ts';
import { PositionCursor } from './position-cursor.ts';
import { PostingsEncoder } from './postings-encoder.ts';
import { packSegment, type SegmentFile } from './segment-file.ts';
import type { Segment } from './segment.ts';
import type { LexiconWalk } from './segment-walks.ts';
import { formBitsOf, LexiconWriter, TermWriter } from './term-writer.ts';

/** What merging leaves: the new file, and where each input's documents went (-1 = deleted). */
export interface MergedSegment {
  readonly file: SegmentFile;
  readonly maps: readonly Int32Array[];
}

const ROWS_PER_STEP = 2000;
const WORK_PER_STEP = 60_000;

/** Merges segments into one without their deleted documents. Yields about every ten milliseconds of work. */
export function* mergeSegments(inputs: readonly Segment[]): Generator<void, MergedSegment> {
  const maps = inputs.map(() => new Int32Array(0));
  let count = 0;
  inputs.forEach((input, index) => {
    const map = new Int32Array(input.count);
    for (let document = 0; document < input.count; document += 1) {
      map[document] = input.dead?.[document] === 1 ? -1 : count++;
    }
    maps[index] = map;
  });
  const rows: ColumnRow[] = [];
  for (const [index, input] of inputs.entries()) {
    // the map decides: more may be deleted while the merge goes on
    const map = maps[index] as Int32Array;
    for (let document = 0; document < input.count; document += 1) {
      if ((map[document] as number) < 0) continue;
      rows.push(rowOf(input, document));
      if (rows.length % ROWS_PER_STEP === 0) yield;
    }
  }
  const columns = yield* writeColumns(rows, sortedRuns(inputs, maps));
  const terms = yield* matchTerms(inputs);
  const forms = yield* matchForms(inputs, terms);
  const encoder = new PostingsEncoder(columns.lengths);
  const writer = new TermWriter();
  yield* encodeTerms(inputs, maps, terms, forms, encoder, writer);
  yield;
  const lexicon = new LexiconWriter();
  forms.surfaces.forEach((surface, index) => {
    const occurrences = forms.occurrences[index] as number;
    if (occurrences === 0) return;
    const term = terms.written[forms.termOf[index] as number] as number;
    lexicon.add(codeUnits(surface), 0, surface.length, term, forms.formOf[index] as number, occurrences);
  });
  yield;
  const file = yield* packSegment({
    ...columns,
    ...writer.sections(),
    ...lexicon.sections(),
    counts: bytesOf(Uint32Array.of(rows.length, writer.count, lexicon.count)),
    skips: encoder.skips.view(),
    postings: encoder.postings.view(),
    positions: encoder.positionsView(),
  });
  return { file, maps };
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

function sortedRuns(inputs: readonly Segment[], maps: readonly Int32Array[]): SortedRuns {
  const runs: SortedRuns = { byKey: [], byTie: [], byTitle: [], byAdded: [] };
  inputs.forEach((input, index) => {
    const map = maps[index] as Int32Array;
    for (const name of ['byKey', 'byTie', 'byTitle', 'byAdded'] as const) {
      for (const document of input[name]) {
        const to = map[document] as number;
        if (to >= 0) runs[name].push(to);
      }
    }
  });
  return runs;
}

interface MatchedTerms {
  /** Number among all stems by input and its term number. */
  readonly numbers: readonly Int32Array[];
  /** First form slot by input and its term number. */
  readonly formBases: readonly Int32Array[];
  count: number;
  /** Dictionary number in the new segment, -1 where only deleted documents had it. */
  written: Int32Array;
}

/** Walks all dictionaries side by side; `visit` gets the inputs that stand at the same stem. */
function* walkTogether(
  inputs: readonly Segment[],
  visit: (stem: string, at: readonly number[], walks: readonly ReturnType<Segment['walkTerms']>[]) => number,
): Generator<void, void> {
  const walks = inputs.map((input) => input.walkTerms());
  const left = walks.map((walk) => walk.next());
  let work = 0;
  for (;;) {
    let stem: string | null = null;
    const at: number[] = [];
    for (let index = 0; index < walks.length; index += 1) {
      if (left[index] !== true) continue;
      const text = (walks[index] as (typeof walks)[number]).text;
      if (stem === null || text < stem) {
        stem = text;
        at.length = 0;
      }
      if (text === stem) at.push(index);
    }
    if (stem === null) return;
    work += visit(stem, at, walks) + 4 * at.length;
    for (const index of at) left[index] = (walks[index] as (typeof walks)[number]).next();
    if (work > WORK_PER_STEP) {
      work = 0;
      yield;
    }
  }
}

function* matchTerms(inputs: readonly Segment[]): Generator<void, MatchedTerms> {
  const terms: MatchedTerms = {
    numbers: inputs.map((input) => new Int32Array(input.termCount)),
    formBases: inputs.map((input) => new Int32Array(input.termCount + 1)),
    count: 0,
    written: new Int32Array(0),
  };
  yield* walkTogether(inputs, (_, at, walks) => {
    for (const index of at) {
      const info = (walks[index] as (typeof walks)[number]).info();
      (terms.numbers[index] as Int32Array)[info.term] = terms.count;
      const bases = terms.formBases[index] as Int32Array;
      bases[info.term + 1] = (bases[info.term] as number) + info.formCount;
    }
    terms.count += 1;
    return 1;
  });
  terms.written = new Int32Array(terms.count).fill(-1);
  return terms;
}

interface MatchedForms {
  /** Surface words, sorted; a surface stands once for each stem it has. */
  readonly surfaces: string[];
  readonly termOf: number[];
  /** Index in `surfaces` by input and form slot (see MatchedTerms.formBases). */
  readonly slots: readonly Int32Array[];
  /** Number among the forms of its stem, by index in `surfaces`. */
  formOf: Int32Array;
  /** Forms of each stem. */
  formCounts: Int32Array;
  /** Occurrences that were written, by index in `surfaces`. */
  occurrences: Int32Array;
}

function* matchForms(inputs: readonly Segment[], terms: MatchedTerms): Generator<void, MatchedForms> {
  const slots = inputs.map((_, index) => {
    const bases = terms.formBases[index] as Int32Array;
    return new Int32Array(bases[bases.length - 1] as number);
  });
  const surfaces: string[] = [];
  const termOf: number[] = [];
  const counts: number[] = [];
  const walks = inputs.map((input) => input.walkLexicon(''));
  let work = 0;
  for (;;) {
    let surface: string | null = null;
    for (const walk of walks)
      if (walk.valid && (surface === null || walk.surface < surface)) surface = walk.surface;
    if (surface === null) break;
    const first = surfaces.length;
    for (let index = 0; index < walks.length; index += 1) {
      const walk = walks[index] as LexiconWalk;
      for (; walk.valid && walk.surface === surface; walk.next()) {
        const term = terms.numbers[index]?.[walk.term] as number;
        let found = first;
        while (found < surfaces.length && termOf[found] !== term) found += 1;
        if (found === surfaces.length) {
          surfaces.push(surface);
          termOf.push(term);
          counts.push(0);
        }
        counts[found] = (counts[found] as number) + walk.occurrences;
        const slot = (terms.formBases[index]?.[walk.term] as number) + walk.form;
        (slots[index] as Int32Array)[slot] = found;
      }
    }
    work += 8 * (surfaces.length - first);
    if (work > WORK_PER_STEP) {
      work = 0;
      yield;
    }
  }
  yield;
  const formCounts = new Int32Array(terms.count);
  const formOf = new Int32Array(surfaces.length);
  const byTerm = Array.from({ length: surfaces.length }, (_, index) => index).sort(
    (a, b) =>
      (termOf[a] as number) - (termOf[b] as number) || (counts[b] as number) - (counts[a] as number) || a - b,
  );
  for (const index of byTerm) {
    const term = termOf[index] as number;
    formOf[index] = formCounts[term] as number;
    formCounts[term] = (formCounts[term] as number) + 1;
  }
  yield;
  return { surfaces, termOf, slots, formOf, formCounts, occurrences: new Int32Array(surfaces.length) };
}

function* encodeTerms(
  inputs: readonly Segment[],
  maps: readonly Int32Array[],
  terms: MatchedTerms,
  forms: MatchedForms,
  encoder: PostingsEncoder,
  writer: TermWriter,
): Generator<void, void> {
  const cursors: (PositionCursor | null)[] = inputs.map(() => null);
  let documents = new Int32Array(64);
  let number = 0;
  yield* walkTogether(inputs, (stem, at, walks) => {
    const formCount = forms.formCounts[number] as number;
    encoder.begin(formBitsOf(formCount));
    let work = 0;
    for (const index of at) {
      const info = (walks[index] as (typeof walks)[number]).info();
      const cursor = (cursors[index] ??= new PositionCursor(inputs[index] as Segment, info));
      cursor.reset(info);
      const map = maps[index] as Int32Array;
      const slots = forms.slots[index] as Int32Array;
      const base = terms.formBases[index]?.[info.term] as number;
      for (cursor.next(); cursor.document !== END; cursor.next()) {
        const to = map[cursor.document] as number;
        if (to < 0) continue;
        cursor.readPlaces(null);
        const placeForms = cursor.forms;
        for (let place = 0; place < cursor.placeCount; place += 1) {
          const surface = slots[base + (placeForms[place] as number)] as number;
          placeForms[place] = forms.formOf[surface] as number;
          forms.occurrences[surface] = (forms.occurrences[surface] as number) + 1;
        }
        if (documents.length < cursor.placeCount) documents = new Int32Array(cursor.placeCount * 2);
        documents.fill(to, 0, cursor.placeCount);
        encoder.addOccurrences(documents, cursor.places, placeForms, 0, cursor.placeCount);
        work += cursor.placeCount + 2;
      }
    }
    const extent = encoder.end();
    if (extent.documents > 0) {
      terms.written[number] = writer.count;
      writer.add(codeUnits(stem), 0, stem.length, formCount, extent);
    }
    number += 1;
    return work;
  });
}

function codeUnits(text: string): Uint16Array {
  return Uint16Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
}
