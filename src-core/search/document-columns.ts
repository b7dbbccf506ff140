import type { UnitTexts } from '../text/word-table.ts';
import { ByteWriter } from './byte-writer.ts';
import { narrowNumbers, narrowOffsets } from './narrow-numbers.ts';
import type { SectionName } from './segment-file.ts';
import { sortByUnits } from './sort-units.ts';
import { writePrints } from './write-prints.ts';
import { type RecordValues, writeValues } from './value-columns.ts';

/** Stands for "no date"; sorts behind every date. */
export const NO_DAY = -0x80000000;

/** Values of one document as a segment keeps them. */
export interface ColumnRow {
  readonly key: string;
  readonly articleId: string;
  /** See titleOrderKey. */
  readonly titleKey: string;
  readonly added: number;
  /** Day or NO_DAY. */
  readonly published: number;
  readonly words: number;
  /** One bit for each stemmer that the document's runs went through. */
  readonly stemmers: number;
  readonly values: RecordValues;
  /** Index in KINDS. */
  readonly kind: number;
  /** See length-code.ts. */
  readonly lengthCode: number;
  /** See text-prints.ts. */
  readonly print: Uint8Array | null;
}

type ColumnSections = Record<
  Exclude<
    SectionName,
    | 'counts'
    | 'terms'
    | 'termBlocks'
    | 'lexicon'
    | 'lexiconBlocks'
    | 'skips'
    | 'neighbours'
    | 'postings'
    | 'positions'
  >,
  Uint8Array
>;

/** Columns and sort orders of a segment's documents, in document order. Yields between its steps. */
export function* writeColumns(rows: readonly ColumnRow[]): Generator<void, ColumnSections> {
  const count = rows.length;
  const keys = new TextColumn(rows, (row) => row.key);
  // an article's id mostly ends its key: then only the length of that end is kept, as one unit
  const articles = new TextColumn(rows, ({ key, articleId }) =>
    key.endsWith(articleId) && articleId.length < 0x80
      ? `\u0000${String.fromCharCode(articleId.length)}`
      : articleId,
  );
  yield;
  const titles = new TextColumn(rows, (row) => row.titleKey);
  const published = new Int32Array(count);
  const added = new Float64Array(count);
  const words = new Int32Array(count);
  const languages = new Uint32Array(count);
  const kinds = new Uint8Array(count);
  const lengths = new Uint8Array(count);
  for (let document = 0; document < count; document += 1) {
    const row = rows[document] as ColumnRow;
    published[document] = row.published;
    added[document] = row.added;
    words[document] = row.words;
    languages[document] = row.stemmers;
    kinds[document] = row.kind;
    lengths[document] = row.lengthCode;
  }
  yield;
  const byKey = sortByUnits(keys.texts, inOrder(count));
  const byTie = sortDescending(published, byKey);
  yield;
  const byTitle = sortByUnits(titles.texts, byTie);
  const byAdded = sortDescending(added, byTie);
  yield;
  const values = yield* writeValues(rows.map((row) => row.values));
  return {
    ...values,
    added: bytesOf(added),
    published: bytesOf(published),
    words: narrowNumbers(words),
    languages: narrowNumbers(languages),
    kinds,
    lengths,
    keyOffsets: narrowOffsets(keys.offsets),
    keys: keys.bytes,
    articleOffsets: narrowOffsets(articles.offsets),
    articles: articles.bytes,
    titleOffsets: narrowOffsets(titles.offsets),
    titles: titles.bytes,
    prints: writePrints(rows),
    byKey: narrowNumbers(byKey),
    byTie: narrowNumbers(byTie),
    byTitle: narrowNumbers(byTitle),
    byAdded: narrowNumbers(byAdded),
  };
}

function inOrder(count: number): Int32Array {
  const numbers = new Int32Array(count);
  for (let index = 0; index < count; index += 1) numbers[index] = index;
  return numbers;
}

/** Documents by falling value; those of the same value stay in the order given. */
function sortDescending(values: Int32Array | Float64Array, order: Int32Array): Int32Array<ArrayBuffer> {
  const count = order.length;
  // the platform sorts numbers much faster than a comparison does: rank of the value and place in one number
  const places = 2 ** (32 - Math.clz32(count));
  const ascending = new Float64Array(values).sort();
  const packed = new Float64Array(count);
  for (let place = 0; place < count; place += 1) {
    const value = values[order[place] as number] as number;
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ascending[middle] as number) < value) low = middle + 1;
      else high = middle;
    }
    packed[place] = (count - low) * places + place;
  }
  packed.sort();
  const sorted = new Int32Array(count);
  for (let index = 0; index < count; index += 1)
    sorted[index] = order[(packed[index] as number) % places] as number;
  return sorted;
}

/** The bytes below a typed array. */
export function bytesOf(array: Float64Array | Int32Array | Uint32Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

/** Strings one behind the other; string n is bytes [offsets[n], offsets[n + 1]). */
class TextColumn {
  readonly offsets: Uint32Array;
  readonly bytes: Uint8Array;
  /** The same as units. */
  readonly texts: UnitTexts;

  constructor(rows: readonly ColumnRow[], textOf: (row: ColumnRow) => string) {
    const count = rows.length;
    const writer = new ByteWriter(count * 24 + 16);
    const starts = new Int32Array(count);
    const lengths = new Int32Array(count);
    let pool = new Uint16Array(count * 24 + 16);
    let end = 0;
    this.offsets = new Uint32Array(count + 1);
    for (let index = 0; index < count; index += 1) {
      const text = textOf(rows[index] as ColumnRow);
      if (end + text.length > pool.length) {
        const wide = new Uint16Array((end + text.length) * 2);
        wide.set(pool);
        pool = wide;
      }
      starts[index] = end;
      lengths[index] = text.length;
      for (let at = 0; at < text.length; at += 1) pool[end++] = text.charCodeAt(at);
      writer.unitRange(pool, end - text.length, end);
      this.offsets[index + 1] = writer.length;
    }
    this.bytes = writer.view();
    this.texts = { pool, starts, lengths, count };
  }
}
