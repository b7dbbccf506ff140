import { filterField, readFilter } from './filter-syntax.ts';
import type { QueryNode } from './query-node.ts';
import { fieldMask } from './search-fields.ts';

/**
 * The query language:
 *
 *   query   = either { either }                     all must match
 *   either  = part { "OR" part }
 *   part    = ( "-" | "NOT" ) part | primary
 *   primary = [ field ":" ] ( "(" query ")" | '"' phrase '"' | word [ "*" ] | wildcard | word "~" [ "1" | "2" ] )
 *           | condition ":" ( value | '"' value '"' | "(" query ")" )
 *           | "in:" field
 *   wildcard = letters with "*" (any letters) and "?" (one letter) before or among them
 *
 * Fields and conditions in front of a group hold for what is in it and has none of its own. `in:title` searches the
 * words of its group that have no field in that one (`in:title in:lead`: in either); alone, or where it cannot be
 * meant so ("-in:title", "a OR in:title"), it is text. `after:` and `before:` leave the day, month or year itself out.
 * A query of conditions only lists all that meet them.
 *
 * It never fails: what does not fit is searched as text, and named in `asText`. One pass, O(n).
 */
interface ParsedQuery {
  /** null = nothing to search for: everything. */
  readonly node: QueryNode | null;
  readonly asText: readonly string[];
  /** The parts of the whole that all must match, as they stand in the text. */
  readonly clauses: readonly QueryClause[];
}

/** A part of a query with its place in the text: UTF-16, half-open. */
export interface QueryClause {
  readonly node: QueryNode;
  readonly from: number;
  readonly to: number;
}

/** `in:title` until the group that it stands in is complete. */
interface Restriction {
  readonly type: 'restriction';
  readonly field: string;
}
type Part = QueryNode | Restriction;
type QueryRestriction = Omit<QueryClause, 'node'> & { readonly field: string };

/** Groups and negations nested deeper than this are read as if they were not nested. */
const MAX_DEPTH = 50;
const MAX_PARTS_NAMED = 20;
const LONGEST_FIELD_NAME = 12;
const SEARCHABLE = /[\p{L}\p{N}]/u;
const OPERATOR = /^(?:OR|AND|NOT)$/u;
const WILDCARD = /^[\p{L}\p{N}\p{M}*?]+$/u;
const FUZZY = /^([\p{L}\p{N}\p{M}]*[\p{L}\p{N}][\p{L}\p{N}\p{M}]*)~([12]?)$/u;
const SPACE = /\s/u;
const QUOTES = '"“”„«»';

export function parseQuery(query: string): ParsedQuery {
  const parser = new Parser(query);
  const node = parser.query(0, '');
  return { node, asText: parser.asText, clauses: parser.clauses };
}

class Parser {
  readonly asText: string[] = [];
  clauses: readonly QueryClause[] = [];
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  query(depth: number, field: string): QueryNode | null {
    const clauses: QueryClause[] = [];
    const restrictions: QueryRestriction[] = [];
    for (;;) {
      this.#skipSpace();
      if (this.#at >= this.#text.length) break;
      if (this.#text[this.#at] === ')') {
        if (depth > 0) break;
        this.#name(')');
        this.#at += 1;
        continue;
      }
      const from = this.#at;
      const child = this.#either(depth, field);
      if (child === null) continue;
      if (child.type === 'restriction') {
        restrictions.push({ field: child.field, from, to: this.#endOfPart(from) });
        continue;
      }
      clauses.push({ node: child, from, to: this.#endOfPart(from) });
    }
    const restricted = restrictions.length === 0 ? clauses : this.#restrict(clauses, restrictions);
    if (depth === 0) this.clauses = restricted;
    return together(
      'and',
      restricted.flatMap(({ node }) => (node.type === 'and' ? node.children : [node])),
    );
  }

  /** The parts, searched in those fields; where there is nothing to restrict, the restrictions themselves are searched. */
  #restrict(
    clauses: readonly QueryClause[],
    restrictions: readonly QueryRestriction[],
  ): readonly QueryClause[] {
    const fields = [...new Set(restrictions.map(({ field }) => field))];
    if (clauses.some(({ node }) => hasFreeLeaf(node)))
      return clauses.map((clause) => ({ ...clause, node: inFields(clause.node, fields) }));
    const asText = restrictions.map(({ field, from, to }) => ({
      node: this.#restrictionAsText(field),
      from,
      to,
    }));
    return [...clauses, ...asText].sort((a, b) => a.from - b.from);
  }

  #restrictionAsText(field: string): QueryNode {
    this.#name(`in:${field}`);
    return { type: 'word', text: `in-${field}`, field: '' };
  }

  #either(depth: number, field: string): Part | null {
    const children: QueryNode[] = [];
    for (;;) {
      const child = this.#part(depth, field);
      const more = this.#takeWord('OR');
      if (child?.type === 'restriction') {
        if (!more && children.length === 0) return child;
        children.push(this.#restrictionAsText(child.field));
      } else if (child?.type === 'or') children.push(...child.children);
      else if (child !== null) children.push(child);
      if (!more) break;
      if (child === null || this.#atEndOfGroup()) {
        this.#name('OR');
        if (this.#atEndOfGroup()) break;
      }
    }
    return together('or', children);
  }

  #part(depth: number, field: string): Part | null {
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
    const part = this.#primary(depth, field);
    if (!negated || part === null) return part;
    const primary = part.type === 'restriction' ? this.#restrictionAsText(part.field) : part;
    return primary.type === 'not' ? primary.child : { type: 'not', child: primary };
  }

  #primary(depth: number, outerField: string): Part | null {
    const start = this.#at;
    const field = this.#takeField() ?? outerField;
    const first = this.#text[this.#at];
    if (first === undefined || SPACE.test(first) || first === ')') return null;
    if (first === '(') return this.#group(depth, field);
    return QUOTES.includes(first) ? this.#phrase(start, field) : this.#word(start, field);
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

  /** `from`: where its field's name begins. */
  #phrase(from: number, field: string): QueryNode | null {
    const start = this.#at;
    this.#at += 1;
    while (this.#at < this.#text.length && !QUOTES.includes(this.#text[this.#at] as string)) this.#at += 1;
    const text = this.#text
      .slice(start + 1, this.#at)
      .replace(/\s+/gu, ' ')
      .trim();
    if (this.#at < this.#text.length) this.#at += 1;
    else this.#name(this.#text.slice(start));
    const filter = readFilter(field, text, true);
    if (filter !== null) return { type: 'filter', filter };
    const isText = field === '' || fieldMask(field) !== 0;
    if (!isText) this.#name(this.#text.slice(from, this.#at));
    if (SEARCHABLE.test(text)) return { type: 'phrase', text, field: isText ? field : '' };
    if (text !== '') this.#name(text);
    return null;
  }

  /** `from`: where its field's name begins. */
  #word(from: number, field: string): Part | null {
    const start = this.#at;
    while (this.#at < this.#text.length && !this.#endsWord(this.#text[this.#at] as string)) this.#at += 1;
    const raw = this.#text.slice(start, this.#at);
    const filter = readFilter(field, raw, false);
    if (filter !== null) return { type: 'filter', filter };
    if (field === 'in' && fieldMask(raw.toLowerCase()) !== 0)
      return { type: 'restriction', field: raw.toLowerCase() };
    if (fieldMask(field) !== 0 || field === '') return this.#textWord(raw, field);
    const asText = this.#text.slice(from, this.#at);
    this.#name(asText);
    return this.#textWord(asText, '');
  }

  #textWord(raw: string, field: string): QueryNode | null {
    const special = wildcardOrFuzzy(raw, field);
    if (special !== null) return special;
    const prefix = raw.endsWith('*') && !raw.endsWith('**');
    const text = (prefix ? raw.slice(0, -1) : raw).replaceAll('*', '-');
    if (!SEARCHABLE.test(text)) {
      this.#name(raw);
      return null;
    }
    if (raw.slice(0, -1).includes('*') || OPERATOR.test(raw) || /^\p{L}+:/u.test(raw)) this.#name(raw);
    let bare = text.replace(/^[^\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]+$/gu, '');
    // what was left out kept it from being read as a field; without it, it would be one
    if (bare !== raw && fieldBefore(bare, 0) !== null) bare = bare.replace(':', '-');
    if (prefix && /[\p{L}\p{N}\p{M}]$/u.test(text)) return { type: 'prefix', text: bare, field };
    return { type: 'word', text: OPERATOR.test(bare) ? bare.toLowerCase() : bare, field };
  }

  /** A field's name and colon in front of something to search, else null and nothing is taken. */
  #takeField(): string | null {
    const found = fieldBefore(this.#text, this.#at);
    if (found === null) return null;
    if (!this.#startsPart(found.end)) {
      this.#name(this.#text.slice(this.#at, found.end));
      return null;
    }
    this.#at = found.end;
    return found.field;
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

  /** Where the part that began at `from` ends, without the space behind it. */
  #endOfPart(from: number): number {
    let to = this.#at;
    while (to > from && SPACE.test(this.#text[to - 1] as string)) to -= 1;
    return to;
  }

  #name(part: string): void {
    const short = part.slice(0, 100);
    if (this.asText.length < MAX_PARTS_NAMED && !this.asText.includes(short)) this.asText.push(short);
  }
}

/** The field whose name and colon stand there, and where they end. */
function fieldBefore(text: string, start: number): { readonly field: string; readonly end: number } | null {
  let at = start;
  while (at - start < LONGEST_FIELD_NAME && /[a-z]/iu.test(text[at] ?? '')) at += 1;
  if (at === start || text[at] !== ':') return null;
  const name = text.slice(start, at).toLowerCase();
  const field = fieldMask(name) === 0 ? filterField(name) : name;
  return field === null ? null : { field, end: at + 1 };
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

function hasFreeLeaf(node: QueryNode): boolean {
  if ('field' in node) return node.field === '';
  if (node.type === 'not') return hasFreeLeaf(node.child);
  return 'children' in node && node.children.some(hasFreeLeaf);
}

/** The part with its words searched in any of the fields, where they have none of their own. */
function inFields(node: QueryNode, fields: readonly string[]): QueryNode {
  if (!hasFreeLeaf(node)) return node;
  if (node.type === 'not') return { type: 'not', child: inFields(node.child, fields) };
  if ('children' in node)
    return {
      type: node.type,
      children: node.children.flatMap((child) => {
        const restricted = inFields(child, fields);
        return restricted.type === 'or' && node.type === 'or' ? restricted.children : [restricted];
      }),
    };
  return together(
    'or',
    fields.map((field) => inField(node, field)),
  ) as QueryNode;
}

function inField(node: QueryNode, field: string): QueryNode {
  if ('children' in node)
    return { type: node.type, children: node.children.map((child) => inField(child, field)) };
  return 'field' in node && node.field === '' ? { ...node, field } : node;
}

function together(type: 'and' | 'or', children: readonly QueryNode[]): QueryNode | null {
  const [first] = children;
  if (first === undefined) return null;
  return children.length === 1 ? first : { type, children };
}
