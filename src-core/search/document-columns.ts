import { ByteWriter, compareBytes } from './byte-writer.ts';
import type { SectionName } from './segment-file.ts';
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
}

type ColumnSections = Record<
  Exclude<
    SectionName,
    'counts' | 'terms' | 'termBlocks' | 'lexicon' | 'lexiconBlocks' | 'skips' | 'postings' | 'positions'
  >,
  Uint8Array
>;

/** The first document numbers of runs that are sorted already, one list for each order (merging). */
export interface SortedRuns {
  readonly byKey: number[];
  readonly byTie: number[];
  readonly byTitle: number[];
  readonly byAdded: number[];
}

/** Columns and sort orders of a segment's documents, in document order. `runs`: known partial orders, which make sorting cheap. Yields between its steps. */
export function* writeColumns(
  rows: readonly ColumnRow[],
  runs: SortedRuns | null,
): Generator<void, ColumnSections> {
  const count = rows.length;
  const keys = new TextColumn(rows.map((row) => row.key));
  // an article's id mostly ends its key: then only the length of that end is kept, as one unit
  const articles = new TextColumn(
    rows.map((row) =>
      row.key.endsWith(row.articleId) && row.articleId.length < 0x80
        ? `\u0000${String.fromCharCode(row.articleId.length)}`
        : row.articleId,
    ),
  );
  const titles = new TextColumn(rows.map((row) => row.titleKey));
  const published = Int32Array.from(rows, (row) => row.published);
  const added = Float64Array.from(rows, (row) => row.added);

  const identity = (): number[] => Array.from({ length: count }, (_, index) => index);
  const byKey = (runs?.byKey ?? identity()).sort((a, b) => keys.compare(a, b));
  yield;
  const byTie = (runs?.byTie ?? identity()).sort(
    (a, b) => (published[b] as number) - (published[a] as number) || keys.compare(a, b),
  );
  const tieRank = new Int32Array(count);
  byTie.forEach((document, rank) => {
    tieRank[document] = rank;
  });
  yield;
  const byTitle = (runs?.byTitle ?? identity()).sort(
    (a, b) => titles.compare(a, b) || (tieRank[a] as number) - (tieRank[b] as number),
  );
  yield;
  const byAdded = (runs?.byAdded ?? identity()).sort(
    (a, b) => (added[b] as number) - (added[a] as number) || (tieRank[a] as number) - (tieRank[b] as number),
  );
  yield;
  const values = yield* writeValues(rows.map((row) => row.values));
  return {
    ...values,
    added: bytesOf(added),
    published: bytesOf(published),
    words: bytesOf(Int32Array.from(rows, (row) => row.words)),
    languages: bytesOf(Uint32Array.from(rows, (row) => row.stemmers)),
    kinds: Uint8Array.from(rows, (row) => row.kind),
    lengths: Uint8Array.from(rows, (row) => row.lengthCode),
    keyOffsets: bytesOf(keys.offsets),
    keys: keys.bytes,
    articleOffsets: bytesOf(articles.offsets),
    articles: articles.bytes,
    titleOffsets: bytesOf(titles.offsets),
    titles: titles.bytes,
    byKey: bytesOf(Int32Array.from(byKey)),
    byTie: bytesOf(Int32Array.from(byTie)),
    byTitle: bytesOf(Int32Array.from(byTitle)),
    byAdded: bytesOf(Int32Array.from(byAdded)),
  };
}

/** The bytes below a typed array. */
export function bytesOf(array: Float64Array | Int32Array | Uint32Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

/** Strings one behind the other; string n is bytes [offsets[n], offsets[n + 1]). */
class TextColumn {
  readonly offsets: Uint32Array;
  readonly bytes: Uint8Array;

  constructor(texts: readonly string[]) {
    const writer = new ByteWriter(texts.length * 24 + 16);
    this.offsets = new Uint32Array(texts.length + 1);
    texts.forEach((text, index) => {
      writer.units(text);
      this.offsets[index + 1] = writer.length;
    });
    this.bytes = writer.view();
  }

  compare(a: number, b: number): number {
    const offsets = this.offsets;
    return compareBytes(
      this.bytes,
      offsets[a] as number,
      offsets[a + 1] as number,
      this.bytes,
      offsets[b] as number,
      offsets[b + 1] as number,
    );
  }
}
