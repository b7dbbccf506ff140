import type { Analyzer } from '../text/analyzer.ts';
import { stemmerNumber } from '../text/stemmers.ts';
import { bytesOf, type ColumnRow, NO_DAY, writeColumns } from './document-columns.ts';
import { encodeLength } from './length-code.ts';
import { PLACE_BITS, PostingsEncoder } from './postings-encoder.ts';
import { BODY_WEIGHT, FIELD_COUNT, FIELD_ORDER, FIELD_WEIGHTS } from './search-fields.ts';
import { numberStems, type StemTable } from './number-stems.ts';
import { KINDS } from './segment.ts';
import { packSegment, type SegmentFile } from './segment-file.ts';
import type { IndexDocument } from './search-types.ts';
import { formBitsOf, TermWriter, writeLexicon } from './term-writer.ts';
import { titleOrderKey } from './title-order-key.ts';

/** Free positions between two runs of a field, so that no phrase reaches across. */
const RUN_GAP = 1;
const FIELD_BITS = 4;
const NONE: readonly string[] = [];
const KEPT_WORDS = 1 << 16;

/**
 * Documents that wait to become a segment: their words are found and numbered, nothing is sorted or written.
 * A word number of the analyzer must mean the same until `build`.
 */
export class SegmentBuilder {
  readonly #analyzer: Analyzer;
  readonly #tokens = new Occurrences();
  readonly #rows: ColumnRow[] = [];
  readonly #keys = new Set<string>();

  constructor(analyzer: Analyzer) {
    this.#analyzer = analyzer;
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
      this.#tokens.count = tokens;
      throw error;
    }
    for (const { key } of this.#rows.slice(rows)) this.#keys.add(key);
  }

  /** Makes the file of a segment that holds the documents, in the order they came, and is empty again. */
  build(): SegmentFile {
    const file = encodeSegment(this.#rows, this.#tokens, this.#analyzer);
    this.#rows.length = 0;
    this.#tokens.clear();
    this.#keys.clear();
    return file;
  }
}

function encodeSegment(rows: readonly ColumnRow[], tokens: Occurrences, analyzer: Analyzer): SegmentFile {
  const { stems, surfaces } = numberStems(tokens.words.subarray(0, tokens.count), analyzer);
  const sorted = sortByTerm(tokens, stems);
  const lengths = Uint8Array.from(rows, (row) => row.lengthCode);
  const encoder = new PostingsEncoder(lengths);
  const terms = new TermWriter();
  const counts = new Int32Array(FIELD_COUNT);
  stems.sorted.forEach((stem, term) => {
    encoder.begin(formBitsOf(stem.forms));
    const end = sorted.ends[term] as number;
    let from = term === 0 ? 0 : (sorted.ends[term - 1] as number);
    while (from < end) {
      const documentField = sorted.documentFields[from] as number;
      const document = documentField >> FIELD_BITS;
      let mask = 0;
      let to = from;
      let last = -1;
      while (to < end) {
        const next = sorted.documentFields[to] as number;
        if (next >> FIELD_BITS !== document) break;
        const field = next & ((1 << FIELD_BITS) - 1);
        if (field !== last) {
          mask |= 1 << field;
          counts[field] = 0;
          last = field;
        }
        counts[field] = (counts[field] as number) + 1;
        to += 1;
      }
      encoder.add(document, mask, counts, sorted.places, sorted.forms, from);
      from = to;
    }
    terms.add(stem.text, stem.forms, encoder.end());
  });
  return drained(
    packSegment({
      ...drained(writeColumns(rows, null)),
      ...terms.sections(),
      ...writeLexicon(surfaces),
      counts: bytesOf(Uint32Array.of(rows.length, terms.count, surfaces.length)),
      skips: encoder.skips.view(),
      postings: encoder.postings.view(),
      positions: encoder.positionsView(),
    }),
  );
}

function drained<Value>(steps: Generator<void, Value>): Value {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** All words of the batch in order of document, field and position. */
class Occurrences {
  count = 0;
  words = new Int32Array(KEPT_WORDS);
  places = new Int32Array(KEPT_WORDS);
  documentFields = new Int32Array(KEPT_WORDS);

  /** Keeps the room of a small batch, gives back that of a large one. */
  clear(): void {
    this.count = 0;
    if (this.words.length <= KEPT_WORDS) return;
    this.words = new Int32Array(KEPT_WORDS);
    this.places = new Int32Array(KEPT_WORDS);
    this.documentFields = new Int32Array(KEPT_WORDS);
  }

  reserve(more: number): void {
    if (this.count + more <= this.words.length) return;
    const size = Math.max(this.words.length * 2, this.count + more);
    this.words = widened(this.words, size);
    this.places = widened(this.places, size);
    this.documentFields = widened(this.documentFields, size);
  }
}

function widened(array: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const wide = new Int32Array(size);
  wide.set(array);
  return wide;
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
      tokens.reserve(count + 1);
      const documentField = (number << FIELD_BITS) | field;
      if (place !== field << PLACE_BITS) {
        // stands in the gap, so that words are not near each other across it
        tokens.words[tokens.count] = analyzer.runBreak;
        tokens.places[tokens.count] = place - RUN_GAP;
        tokens.documentFields[tokens.count] = documentField;
        tokens.count += 1;
      }
      const at = tokens.count;
      for (let index = 0; index < count; index += 1) {
        tokens.words[at + index] = analyzer.words[index] as number;
        tokens.places[at + index] = place + index;
        tokens.documentFields[at + index] = documentField;
      }
      tokens.count = at + count;
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
  };
}

/** Counting sort by term; stable, so each term's occurrences stay in order of document, field and position. */
function sortByTerm(
  tokens: Occurrences,
  stems: StemTable,
): { ends: Int32Array; documentFields: Int32Array; places: Int32Array; forms: Int32Array } {
  const count = tokens.count;
  const next = new Int32Array(stems.sorted.length + 1);
  for (let index = 0; index < count; index += 1) {
    const term = stems.termOfWord[tokens.words[index] as number] as number;
    next[term + 1] = (next[term + 1] as number) + 1;
  }
  for (let term = 1; term < next.length; term += 1)
    next[term] = (next[term] as number) + (next[term - 1] as number);
  const documentFields = new Int32Array(count);
  const places = new Int32Array(count);
  const forms = new Int32Array(count);
  for (let index = 0; index < count; index += 1) {
    const word = tokens.words[index] as number;
    const term = stems.termOfWord[word] as number;
    const to = next[term] as number;
    next[term] = to + 1;
    documentFields[to] = tokens.documentFields[index] as number;
    places[to] = tokens.places[index] as number;
    forms[to] = stems.formOfWord[word] as number;
  }
  return { ends: next, documentFields, places, forms };
}
