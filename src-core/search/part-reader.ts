import { readFilter } from './filter-syntax.ts';
import type { QueryNode } from './query-node.ts';
import {
  endOfRegex,
  endsWord,
  fieldBefore,
  QUOTES,
  readCasedWord,
  readWord,
  SEARCHABLE,
  SPACE,
} from './query-words.ts';
import { fieldMask } from './search-fields.ts';
import { isRegex } from './surface-regex.ts';

/** `in:title` until the group that it stands in is complete. */
interface Restriction {
  readonly type: 'restriction';
  readonly field: string;
}
export type Part = QueryNode | Restriction;

/** What holds for the words of a group. */
export interface Scope {
  readonly field: string;
  readonly cased: boolean;
}

const MAX_PARTS_NAMED = 20;
/** More words, phrases and conditions are not searched. */
const MAX_PARTS = 256;
/** Of them, what is compared with all words of the archive. */
const MAX_PATTERNS = 12;
/** UTF-16 units of a phrase, of what stands between spaces, and of all that is looked at. */
const LONGEST_PHRASE = 8000;
const LONGEST_WORD = 1000;
const LONGEST_QUERY = 20_000;
const SLOPPY = /~(\d{1,4})(?=[\s()"“”„«»]|$)/uy;
const PATTERNS: ReadonlySet<string> = new Set(['wildcard', 'fuzzy', 'regex']);

/** Reads a query part by part, within the limits of what is searched; how parts go together is not its business. */
export class PartReader {
  /** What did not fit and is searched as text, as it stands in the query. */
  readonly asText: string[] = [];
  /** Parts that are not searched. */
  leftOut = 0;
  protected readonly text: string;
  protected at = 0;
  #parts = 0;
  #patterns = 0;

  constructor(text: string) {
    this.text = text.length <= LONGEST_QUERY ? text : text.slice(0, LONGEST_QUERY);
    if (text.length > LONGEST_QUERY) this.leftOut = countSpaced(text, LONGEST_QUERY);
  }

  /** `from`: where its field's name begins. */
  phrase(from: number, { field, cased }: Scope): QueryNode | null {
    const start = this.at;
    this.at += 1;
    while (this.at < this.text.length && !QUOTES.includes(this.text[this.at] as string)) this.at += 1;
    const text = this.#phraseText(this.text.slice(start + 1, this.at));
    let others: number | null = null;
    if (this.at < this.text.length) {
      this.at += 1;
      others = cased ? null : this.#takeSlop();
    } else this.name(this.text.slice(start));
    const filter = others === null ? readFilter(field, text, true) : null;
    if (filter !== null) return this.counted({ type: 'filter', filter });
    const isText = field === '' || fieldMask(field) !== 0;
    if (!isText) this.name(this.text.slice(from, this.at));
    if (!SEARCHABLE.test(text)) {
      if (text !== '') this.name(text);
      return null;
    }
    const searched = isText ? field : '';
    if (cased) return this.counted({ type: 'cased', text, quoted: true, field: searched });
    if (others !== null) return this.counted({ type: 'sloppy', text, others, field: searched });
    return this.counted({ type: 'phrase', text, field: searched });
  }

  #phraseText(raw: string): string {
    const text = raw.replace(/\s+/gu, ' ').trim();
    if (text.length <= LONGEST_PHRASE) return text;
    this.leftOut += 1;
    return text.slice(0, LONGEST_PHRASE).replace(/ [^ ]*$/u, '');
  }

  /** The number behind "~", right behind a phrase. */
  #takeSlop(): number | null {
    SLOPPY.lastIndex = this.at;
    const found = SLOPPY.exec(this.text);
    if (found === null) return null;
    this.at = SLOPPY.lastIndex;
    return Number(found[1]);
  }

  /** A regular expression; one that cannot be searched is text, and named. Null where none stands, and nothing is taken. */
  regex({ field, cased }: Scope): QueryNode | null {
    if (cased || (field !== '' && fieldMask(field) === 0)) return null;
    const start = this.at + 1;
    const end = endOfRegex(this.text, start);
    const behind = this.text[end + 1];
    if (end < 0 || (behind !== undefined && !endsWord(behind))) return null;
    const source = this.text.slice(start, end);
    this.at = end + 1;
    if (!isRegex(source)) {
      this.name(`/${source}/`);
      if (!SEARCHABLE.test(source)) return null;
      return this.#textWord(source.replace(/[()"“”„«»*?~]/gu, '-').slice(0, LONGEST_WORD), field);
    }
    return this.counted({ type: 'regex', source, field });
  }

  /** `from`: where its field's name begins. */
  word(from: number, { field, cased }: Scope): Part | null {
    const start = this.at;
    while (this.at < this.text.length && !endsWord(this.text[this.at] as string)) this.at += 1;
    let raw = this.text.slice(start, this.at);
    if (raw.length > LONGEST_WORD) {
      raw = raw.slice(0, LONGEST_WORD);
      this.leftOut += 1;
    }
    if (cased) {
      const letters = readCasedWord(raw, field);
      if (letters !== null) return this.counted(letters);
      this.name(this.text.slice(from, this.at).slice(0, LONGEST_WORD));
      return this.#textWord(raw, field);
    }
    const filter = readFilter(field, raw, false);
    if (filter !== null) return this.counted({ type: 'filter', filter });
    if (field === 'in' && fieldMask(raw.toLowerCase()) !== 0)
      return this.counted({ type: 'restriction', field: raw.toLowerCase() });
    if (fieldMask(field) !== 0 || field === '') return this.#textWord(raw, field);
    const asText = this.text.slice(from, this.at).slice(0, LONGEST_WORD);
    this.name(asText);
    return this.#textWord(asText, '');
  }

  #textWord(raw: string, field: string): QueryNode | null {
    const { node, named } = readWord(raw, field);
    if (named) this.name(raw);
    return node === null ? null : this.counted(node);
  }

  /** The part, unless the query has too many. */
  counted<Counted extends Part>(node: Counted): Counted | null {
    const isPattern = PATTERNS.has(node.type);
    if (this.#parts >= MAX_PARTS || (isPattern && this.#patterns >= MAX_PATTERNS)) {
      this.leftOut += 1;
      return null;
    }
    this.#parts += 1;
    if (isPattern) this.#patterns += 1;
    return node;
  }

  /** A field's name and colon in front of something to search, else null and nothing is taken. */
  takeField(): string | null {
    const found = fieldBefore(this.text, this.at);
    if (found === null) return null;
    if (!this.startsPart(found.end)) {
      this.name(this.text.slice(this.at, found.end));
      return null;
    }
    this.at = found.end;
    return found.field;
  }

  /** Whether a word, phrase or group begins here, so that a sign before it is an operator. */
  startsPart(at: number): boolean {
    const next = this.text[at];
    return next !== undefined && !SPACE.test(next) && next !== ')';
  }

  takeWord(word: string): boolean {
    this.skipSpace();
    if (!this.text.startsWith(word, this.at)) return false;
    const next = this.text[this.at + word.length];
    if (next !== undefined && !endsWord(next)) return false;
    this.at += word.length;
    this.skipSpace();
    return true;
  }

  atEndOfGroup(): boolean {
    this.skipSpace();
    return this.at >= this.text.length || this.text[this.at] === ')';
  }

  skipSpace(): void {
    while (this.at < this.text.length && SPACE.test(this.text[this.at] as string)) this.at += 1;
  }

  name(part: string): void {
    const short = part.slice(0, 100);
    if (this.asText.length < MAX_PARTS_NAMED && !this.asText.includes(short)) this.asText.push(short);
  }
}

/** What stands between spaces from an offset on. */
function countSpaced(text: string, from: number): number {
  let count = 0;
  for (let at = from; at < text.length; at += 1)
    if (!SPACE.test(text[at] as string) && (at === from || SPACE.test(text[at - 1] as string))) count += 1;
  return count;
}
