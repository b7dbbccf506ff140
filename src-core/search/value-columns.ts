import { decodeUtf8, encodeUtf8 } from '../base/text-codec.ts';
import type { HeadBytes, SectionName } from './segment-file.ts';

/** Values that few combinations of occur: kept once for all records that share them. */
export interface RecordFacts {
  readonly type: string;
  readonly status: string;
  readonly colour: string;
  readonly starred: boolean;
  readonly hasNote: boolean;
  readonly hasUrl: boolean;
}

/** What records are filtered and counted by. */
export interface RecordValues {
  readonly language: string;
  readonly site: string;
  readonly facts: RecordFacts;
  readonly authors: readonly string[];
  /** Ids. */
  readonly topics: readonly string[];
}

export type ValueSections = Record<
  Extract<SectionName, 'names' | 'language' | 'site' | 'facts' | 'authors' | 'topics'>,
  Uint8Array
>;

/** The "names" section, in JSON: what the numbers in the other sections stand for. */
interface ValueNames {
  readonly languages: readonly string[];
  readonly sites: readonly string[];
  readonly facts: readonly RecordFacts[];
  readonly authors: ListNames;
  readonly topics: ListNames;
}

interface ListNames {
  readonly names: readonly string[];
  /** Numbers of names. */
  readonly lists: readonly (readonly number[])[];
}

const ROWS_PER_STEP = 10_000;

/** Numbers by document, in as many bytes each as they need. */
export type NumberColumn = Uint8Array | Uint16Array | Uint32Array;

/** Writes the values of records, in document order. Yields every few milliseconds. */
export function* writeValues(rows: readonly RecordValues[]): Generator<void, ValueSections> {
  const languages = new Numbering<string>();
  const sites = new Numbering<string>();
  const facts = new Numbering<RecordFacts>(JSON.stringify);
  const authors = new ListNumbering();
  const topics = new ListNumbering();
  const language = yield* packNumbers(rows, (row) => languages.number(row.language));
  const site = yield* packNumbers(rows, (row) => sites.number(row.site));
  const fact = yield* packNumbers(rows, (row) => facts.number(row.facts));
  const author = yield* packNumbers(rows, (row) => authors.number(row.authors));
  const topic = yield* packNumbers(rows, (row) => topics.number(row.topics));
  const names: ValueNames = {
    languages: languages.values,
    sites: sites.values,
    facts: facts.values,
    authors: authors.listNames(),
    topics: topics.listNames(),
  };
  const text = encodeUtf8(JSON.stringify(names));
  return { names: text, language, site, facts: fact, authors: author, topics: topic };
}

/** Values of one segment's records: small numbers by document, and what they stand for. */
export class ValueColumns {
  readonly names: ValueNames;
  /** Index in `names.languages` by document; the others alike. */
  readonly language: NumberColumn;
  readonly site: NumberColumn;
  readonly facts: NumberColumn;
  /** Index in `names.authors.lists` by document. */
  readonly authors: NumberColumn;
  /** Index in `names.topics.lists` by document. */
  readonly topics: NumberColumn;
  #lists: { readonly authors: readonly string[][]; readonly topics: readonly string[][] } | null = null;

  constructor(sections: HeadBytes, count: number) {
    const names = JSON.parse(decodeUtf8(sections.names)) as ValueNames;
    this.names = names;
    this.language = unpackNumbers(sections.language, count);
    this.site = unpackNumbers(sections.site, count);
    this.facts = unpackNumbers(sections.facts, count);
    this.authors = unpackNumbers(sections.authors, count);
    this.topics = unpackNumbers(sections.topics, count);
  }

  /** All values of one document. */
  of(document: number): RecordValues {
    // the same lists each time, and only where they are asked for: there may be one for each document
    this.#lists ??= { authors: namedLists(this.names.authors), topics: namedLists(this.names.topics) };
    const { authors, topics } = this.#lists;
    return {
      language: this.names.languages[this.language[document] as number] as string,
      site: this.names.sites[this.site[document] as number] as string,
      facts: this.names.facts[this.facts[document] as number] as RecordFacts,
      authors: authors[this.authors[document] as number] as readonly string[],
      topics: topics[this.topics[document] as number] as readonly string[],
    };
  }
}

function namedLists({ names, lists }: ListNames): string[][] {
  return lists.map((list) => list.map((number) => names[number] as string));
}

/** Numbers values in the order they first come; equal ones, by what `text` makes of them, get the same. */
class Numbering<Value> {
  readonly values: Value[] = [];
  readonly #numbers = new Map<unknown, number>();
  readonly #text: ((value: Value) => string) | null;

  constructor(text: ((value: Value) => string) | null = null) {
    this.#text = text;
  }

  number(value: Value): number {
    // the same object comes again and again: it is looked at once
    const known = this.#numbers.get(value);
    if (known !== undefined) return known;
    const text = this.#text?.(value) ?? value;
    let number = this.#numbers.get(text);
    if (number === undefined) {
      number = this.values.length;
      this.values.push(value);
      this.#numbers.set(text, number);
    }
    this.#numbers.set(value, number);
    return number;
  }
}

class ListNumbering {
  readonly #names = new Numbering<string>();
  readonly #lists = new Numbering<readonly string[]>((list) =>
    // most hold one name; no JSON of a list begins like this
    list.length === 1 ? `=${list[0] as string}` : JSON.stringify(list),
  );

  number(list: readonly string[]): number {
    return this.#lists.number(list);
  }

  listNames(): ListNames {
    const lists = this.#lists.values.map((list) => list.map((name) => this.#names.number(name)));
    return { names: this.#names.values, lists };
  }
}

/** Nothing where all are 0, else one, two or four bytes each. */
function* packNumbers(
  rows: readonly RecordValues[],
  numberOf: (row: RecordValues) => number,
): Generator<void, Uint8Array> {
  const numbers = new Uint32Array(rows.length);
  let largest = 0;
  for (let index = 0; index < rows.length; index += 1) {
    const number = numberOf(rows[index] as RecordValues);
    numbers[index] = number;
    if (number > largest) largest = number;
    if (index % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield;
  }
  if (largest === 0) return new Uint8Array(0);
  if (largest < 0x100) return new Uint8Array(numbers);
  return new Uint8Array((largest < 0x10000 ? new Uint16Array(numbers) : numbers).buffer);
}

function unpackNumbers(bytes: Uint8Array, count: number): NumberColumn {
  if (bytes.length === 0) return new Uint8Array(count);
  if (bytes.length === count) return bytes;
  return bytes.length === 2 * count
    ? new Uint16Array(bytes.buffer, bytes.byteOffset, count)
    : new Uint32Array(bytes.buffer, bytes.byteOffset, count);
}
