import { fieldMask } from './search-fields.ts';

/**
 * The query language:
 *
 *   query   = either { either }                     all must match
 *   either  = part { "OR" part }
 *   part    = ( "-" | "NOT" ) part | primary
 *   primary = [ field ":" ] ( "(" query ")" | '"' phrase '"' | word [ "*" ] | wildcard | word "~" [ "1" | "2" ] )
 *   wildcard = letters with "*" (any letters) and "?" (one letter) before or among them
 *
 * It never fails: what does not fit is searched as text, and named in `asText`. One pass, O(n).
 */
export type QueryNode =
  | { readonly type: 'word'; readonly text: string; readonly field: string }
  | { readonly type: 'prefix'; readonly text: string; readonly field: string }
  | { readonly type: 'wildcard'; readonly text: string; readonly field: string }
  | { readonly type: 'fuzzy'; readonly text: string; readonly edits: number; readonly field: string }
  | { readonly type: 'phrase'; readonly text: string; readonly field: string }
  | { readonly type: 'not'; readonly child: QueryNode }
  | { readonly type: 'and'; readonly children: readonly QueryNode[] }
  | { readonly type: 'or'; readonly children: readonly QueryNode[] };

interface ParsedQuery {
  /** null = nothing to search for: everything. */
  readonly node: QueryNode | null;
  readonly asText: readonly string[];
}

/** Groups and negations nested deeper than this are read as if they were not nested. */
const MAX_DEPTH = 50;
const MAX_PARTS_NAMED = 20;
const SEARCHABLE = /[\p{L}\p{N}]/u;
const OPERATOR = /^(?:OR|AND|NOT)$/u;
const WILDCARD = /^[\p{L}\p{N}\p{M}*?]+$/u;
const FUZZY = /^([\p{L}\p{N}\p{M}]*[\p{L}\p{N}][\p{L}\p{N}\p{M}]*)~([12]?)$/u;
const SPACE = /\s/u;
const QUOTES = '"“”„«»';

export function parseQuery(query: string): ParsedQuery {
  const parser = new Parser(query);
  const node = parser.query(0, '');
  return { node, asText: parser.asText };
}

/** The canonical form of a query tree: parsing it gives the same tree. */
export function printQuery(node: QueryNode | null): string {
  return node === null ? '' : print(node, 0);
}

function print(node: QueryNode, binding: number): string {
  const field = 'field' in node && node.field !== '' ? `${node.field}:` : '';
  switch (node.type) {
    case 'word':
      return field + node.text;
    case 'prefix':
      return `${field}${node.text}*`;
    case 'wildcard':
      return field + node.text;
    case 'fuzzy':
      return `${field}${node.text}~${node.edits}`;
    case 'phrase':
      return `${field}"${node.text}"`;
    case 'not':
      return `-${print(node.child, 2)}`;
    case 'or': {
      const text = node.children.map((child) => print(child, 2)).join(' OR ');
      return binding > 0 ? `(${text})` : text;
    }
    case 'and': {
      const text = node.children.map((child) => print(child, 1)).join(' ');
      return binding > 0 ? `(${text})` : text;
    }
  }
}

class Parser {
  readonly asText: string[] = [];
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  query(depth: number, field: string): QueryNode | null {
    const children: QueryNode[] = [];
    for (;;) {
      this.#skipSpace();
      if (this.#at >= this.#text.length) break;
      if (this.#text[this.#at] === ')') {
        if (depth > 0) break;
        this.#name(')');
        this.#at += 1;
        continue;
      }
      const child = this.#either(depth, field);
      if (child === null) continue;
      if (child.type === 'and') children.push(...child.children);
      else children.push(child);
    }
    return together('and', children);
  }

  #either(depth: number, field: string): QueryNode | null {
    const children: QueryNode[] = [];
    for (;;) {
      const child = this.#part(depth, field);
      if (child !== null) {
        if (child.type === 'or') children.push(...child.children);
        else children.push(child);
      }
      if (!this.#takeWord('OR')) break;
      if (child === null || this.#atEndOfGroup()) {
        this.#name('OR');
        if (this.#atEndOfGroup()) break;
      }
    }
    return together('or', children);
  }

  #part(depth: number, field: string): QueryNode | null {
    if (this.#takeWord('AND') && this.#atEndOfGroup()) {
      this.#name('AND');
      return null;
    }
    let negated = false;
    for (;;) {
      const before = this.#at;
      if (this.#text[this.#at] === '-' && this.#startsPart(this.#at + 1)) this.#at += 1;
      else if (this.#takeWord('NOT')) {
        if (this.#atEndOfGroup()) {
          this.#at = before;
          break;
        }
      } else break;
      negated = !negated;
    }
    const primary = this.#primary(depth, field);
    if (!negated || primary === null) return primary;
    return primary.type === 'not' ? primary.child : { type: 'not', child: primary };
  }

  #primary(depth: number, outerField: string): QueryNode | null {
    const field = this.#takeField() ?? outerField;
    const first = this.#text[this.#at];
    if (first === undefined || SPACE.test(first) || first === ')') return null;
    if (first === '(') return this.#group(depth, field);
    if (QUOTES.includes(first)) return this.#phrase(field);
    return this.#word(field);
  }

  #group(depth: number, field: string): QueryNode | null {
    this.#at += 1;
    if (depth >= MAX_DEPTH) {
      this.#name('(');
      return null;
    }
    const node = this.query(depth + 1, field);
    if (this.#text[this.#at] === ')') this.#at += 1;
    else this.#name('(');
    return node;
  }

  #phrase(field: string): QueryNode | null {
    const start = this.#at;
    this.#at += 1;
    while (this.#at < this.#text.length && !QUOTES.includes(this.#text[this.#at] as string)) this.#at += 1;
    const text = this.#text
      .slice(start + 1, this.#at)
      .replace(/\s+/gu, ' ')
      .trim();
    if (this.#at < this.#text.length) this.#at += 1;
    else this.#name(this.#text.slice(start));
    if (SEARCHABLE.test(text)) return { type: 'phrase', text, field };
    if (text !== '') this.#name(text);
    return null;
  }

  #word(field: string): QueryNode | null {
    const start = this.#at;
    while (this.#at < this.#text.length && !this.#endsWord(this.#text[this.#at] as string)) this.#at += 1;
    const raw = this.#text.slice(start, this.#at);
    const special = wildcardOrFuzzy(raw, field);
    if (special !== null) return special;
    const prefix = raw.endsWith('*') && !raw.endsWith('**');
    const text = (prefix ? raw.slice(0, -1) : raw).replaceAll('*', '-');
    if (!SEARCHABLE.test(text)) {
      this.#name(raw);
      return null;
    }
    if (raw.slice(0, -1).includes('*') || OPERATOR.test(raw) || /^\p{L}+:/u.test(raw)) this.#name(raw);
    const bare = text.replace(/^[^\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]+$/gu, '');
    if (prefix && /[\p{L}\p{N}\p{M}]$/u.test(text)) return { type: 'prefix', text: bare, field };
    return { type: 'word', text: OPERATOR.test(bare) ? bare.toLowerCase() : bare, field };
  }

  /** A field's name and colon in front of something to search, else null and nothing is taken. */
  #takeField(): string | null {
    const start = this.#at;
    let at = start;
    while (at - start < 12 && /[a-z]/iu.test(this.#text[at] ?? '')) at += 1;
    if (at === start || this.#text[at] !== ':') return null;
    const name = this.#text.slice(start, at).toLowerCase();
    if (fieldMask(name) === 0) return null;
    if (!this.#startsPart(at + 1)) {
      this.#name(this.#text.slice(start, at + 1));
      return null;
    }
    this.#at = at + 1;
    return name;
  }

  /** Whether a word, phrase or group begins here, so that a sign before it is an operator. */
  #startsPart(at: number): boolean {
    const next = this.#text[at];
    return next !== undefined && !SPACE.test(next) && next !== ')';
  }

  #endsWord(character: string): boolean {
    return SPACE.test(character) || character === '(' || character === ')' || QUOTES.includes(character);
  }

  #takeWord(word: string): boolean {
    this.#skipSpace();
    if (!this.#text.startsWith(word, this.#at)) return false;
    const next = this.#text[this.#at + word.length];
    if (next !== undefined && !this.#endsWord(next)) return false;
    this.#at += word.length;
    this.#skipSpace();
    return true;
  }

  #atEndOfGroup(): boolean {
    this.#skipSpace();
    return this.#at >= this.#text.length || this.#text[this.#at] === ')';
  }

  #skipSpace(): void {
    while (this.#at < this.#text.length && SPACE.test(this.#text[this.#at] as string)) this.#at += 1;
  }

  #name(part: string): void {
    const short = part.slice(0, 100);
    if (this.asText.length < MAX_PARTS_NAMED && !this.asText.includes(short)) this.asText.push(short);
  }
}

/** A word with "*" or "?" before or among its letters, or with "~" behind them; null for any other. */
function wildcardOrFuzzy(raw: string, field: string): QueryNode | null {
  const fuzzy = FUZZY.exec(raw);
  if (fuzzy !== null) return { type: 'fuzzy', text: fuzzy[1] as string, edits: Number(fuzzy[2] || 1), field };
  // a question mark behind a word ends a sentence
  const text = raw.replace(/\?+$/u, '').replace(/\*+/gu, '*');
  if (!WILDCARD.test(text) || !SEARCHABLE.test(text)) return null;
  return /[*?]/u.test(text.slice(0, -1)) ? { type: 'wildcard', text, field } : null;
}

function together(type: 'and' | 'or', children: readonly QueryNode[]): QueryNode | null {
  const [first] = children;
  if (first === undefined) return null;
  return children.length === 1 ? first : { type, children };
}
