import type { Analyzer } from '../text/analyzer.ts';
import { stemmerNumber } from '../text/stemmers.ts';
import type { UnitTexts } from '../text/word-table.ts';
import { bytesOf, type ColumnRow, NO_DAY, writeColumns } from './document-columns.ts';
import { encodeLength } from './length-code.ts';
import { PLACE_BITS, PostingsEncoder, PostingsRoom } from './postings-encoder.ts';
import { BODY_WEIGHT, FIELD_COUNT, FIELD_ORDER, FIELD_WEIGHTS } from './search-fields.ts';
import { type NumberedStems, StemNumbering } from './number-stems.ts';
import { Occurrences } from './occurrences.ts';
import { KINDS } from './segment.ts';
import { packSegment, type SegmentFile } from './segment-file.ts';
import type { IndexDocument } from './search-types.ts';
import { formBitsOf, LexiconWriter, TermWriter } from './term-writer.ts';
import { titleOrderKey } from './title-order-key.ts';

/** Free positions between two runs of a field, so that no phrase reaches across. */
const RUN_GAP = 1;
const NONE: readonly string[] = [];

/**
 * Documents that wait to become a segment: their words are found and numbered, nothing is sorted or written.
 * A word number of the analyzer must mean the same until `build`.
 */
export class SegmentBuilder {
  readonly #analyzer: Analyzer;
  readonly #tokens = new Occurrences();
  readonly #rows: ColumnRow[] = [];
  readonly #keys = new Set<string>();
  #numbering: StemNumbering;
  #room = new PostingsRoom();

  constructor(analyzer: Analyzer) {
    this.#analyzer = analyzer;
    this.#numbering = new StemNumbering(analyzer.table);
  }

  /** Words taken in so far. */
  get words(): number {
    return this.#tokens.count;
  }

  get isEmpty(): boolean {
    return this.#rows.length === 0;
  }

  has(key: string): boolean {
    return this.#keys.has(key);
  }

  /** Takes in all of the documents, none of whose keys it has; or none of them, where a text throws. */
  add(documents: Iterable<IndexDocument>): void {
    const rows = this.#rows.length;
    const tokens = this.#tokens.count;
    try {
      for (const document of documents)
        this.#rows.push(analyseDocument(document, this.#rows.length, this.#analyzer, this.#tokens));
    } catch (error) {
      this.#rows.length = rows;
      this.#tokens.cut(tokens);
      throw error;
    }
    for (const { key } of this.#rows.slice(rows)) this.#keys.add(key);
  }

  /** Makes the file of a segment that holds the documents, in the order they came, and is empty again. */
  build(): SegmentFile {
    const { table } = this.#analyzer;
    if (this.#numbering.table !== table) this.#numbering = new StemNumbering(table);
    const file = encodeSegment(this.#rows, this.#tokens, this.#numbering, this.#room);
    this.#rows.length = 0;
    this.#tokens.cut(0);
    this.#keys.clear();
    return file;
  }

  /** Gives back the memory that building took, where nothing waits: large batches no longer follow each other. */
  release(): void {
    if (!this.isEmpty) return;
    this.#tokens.release();
    this.#room = new PostingsRoom();
  }
}

function encodeSegment(
  rows: readonly ColumnRow[],
  tokens: Occurrences,
  numbering: StemNumbering,
  room: PostingsRoom,
): SegmentFile {
  const { table } = numbering;
  const { words, frequencies } = tokens.countWords(table.surfaces.count);
  const numbered = numbering.number(words, frequencies);
  const terms = new TermWriter(rows.length);
  const encoder = encodeTerms(rows, tokens, numbered, table.stems, terms, room);
  const surfaces = new LexiconWriter();
  const { pool, starts, lengths } = table.surfaces;
  const { lexicon } = numbered;
  for (let entry = 0; entry < lexicon.count; entry += 1) {
    const word = lexicon.words[entry] as number;
    surfaces.add(
      pool,
      starts[word] as number,
      lengths[word] as number,
      lexicon.terms[entry] as number,
      lexicon.forms[entry] as number,
      lexicon.occurrences[entry] as number,
      lexicon.shared[entry],
    );
  }
  return drained(
    packSegment({
      ...drained(writeColumns(rows)),
      ...terms.sections(),
      ...surfaces.sections(),
      counts: bytesOf(Uint32Array.of(rows.length, terms.count, surfaces.count)),
      skips: encoder.skips.view(),
      // words of a few documents need no lists of neighbours
      neighbours: new Uint8Array(0),
      postings: encoder.postings.view(),
      positions: encoder.positionsView(),
    }),
  );
}

function encodeTerms(
  rows: readonly ColumnRow[],
  tokens: Occurrences,
  numbered: NumberedStems,
  stems: UnitTexts,
  terms: TermWriter,
  room: PostingsRoom,
): PostingsEncoder {
  const { ends, occurrences } = tokens.sortByTerm(numbered);
  room.clear();
  const encoder = new PostingsEncoder(
    Uint8Array.from(rows, (row) => row.lengthCode),
    room,
  );
  let from = 0;
  for (let term = 0; term < numbered.formCounts.length; term += 1) {
    const stem = numbered.stems.numbers[term] as number;
    const formCount = numbered.formCounts[term] as number;
    const end = ends[term] as number;
    encoder.begin(formBitsOf(formCount), end - from);
    encoder.addOccurrences(occurrences, from, end);
    terms.add(
      stems.pool,
      stems.starts[stem] as number,
      stems.lengths[stem] as number,
      formCount,
      encoder.end(),
      numbered.stems.shared[term],
    );
    from = end;
  }
  return encoder;
}

function drained<Value>(steps: Generator<void, Value>): Value {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The words of a run at following places, and glued words as a whole at that of their first part. */
function addRun(
  tokens: Occurrences,
  document: number,
  place: number,
  { words, count, glued }: Analyzer,
): void {
  let from = 0;
  for (const { word, index } of glued) {
    tokens.addRun(document, place + from, words.subarray(from, index), index - from);
    tokens.addWord(document, place + index, word);
    from = index;
  }
  tokens.addRun(document, place + from, words.subarray(from, count), count - from);
}

function analyseDocument(
  document: IndexDocument,
  number: number,
  analyzer: Analyzer,
  tokens: Occurrences,
): ColumnRow {
  let weighted = 0;
  let stemmers = 0;
  for (let field = 0; field < FIELD_COUNT; field += 1) {
    const name = FIELD_ORDER[field];
    let place = field << PLACE_BITS;
    for (const run of document.runs) {
      if (run.field !== name) continue;
      const language = name === 'url' ? 'url' : run.language;
      stemmers |= 1 << stemmerNumber(language);
      analyzer.analyse(run.text, language);
      const count = analyzer.count;
      if (count === 0) continue;
      // stands in the gap, so that words are not near each other across it
      if (place !== field << PLACE_BITS) tokens.addWord(number, place - RUN_GAP, analyzer.runBreak);
      addRun(tokens, number, place, analyzer);
      place += count + RUN_GAP;
      // an address does not make a text longer
      if (name !== 'url') weighted += count * (FIELD_WEIGHTS[field] as number);
    }
  }
  const { values } = document;
  return {
    key: document.key,
    articleId: values.articleId,
    titleKey: titleOrderKey(values.title),
    added: values.added,
    published: values.publishedDay ?? NO_DAY,
    words: values.length,
    stemmers,
    values: {
      language: values.language,
      site: values.site,
      facts: {
        type: values.type ?? '',
        status: values.status ?? '',
        colour: values.colour ?? '',
        starred: values.starred ?? false,
        hasNote: values.hasNote ?? false,
        hasUrl: values.hasUrl ?? false,
      },
      authors: values.authors ?? NONE,
      topics: values.topics ?? NONE,
    },
    kind: KINDS.indexOf(document.kind),
    lengthCode: encodeLength(weighted / BODY_WEIGHT),
    print: document.print ?? null,
  };
}
