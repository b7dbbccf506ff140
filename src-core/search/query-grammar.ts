import { readFilter } from './filter-syntax.ts';
import type { QueryNode } from './query-node.ts';
import {
  endOfRegex,
  endsWord,
  fieldBefore,
  MATCH_CASE,
  QUOTES,
  readCasedWord,
  readWord,
  SEARCHABLE,
  SPACE,
} from './query-words.ts';
import { hasFreeLeaf, inFields } from './restrict-fields.ts';
import { fieldMask } from './search-fields.ts';
import { isRegex } from './surface-regex.ts';

/**
 * The query language:
 *
 *   query    = either { either }                     all must match
 *   either   = part { "OR" part }
 *   part     = ( "-" | "NOT" ) part | near
 *   near     = primary { "NEAR" [ "/" number ] primary }
 *   primary  = [ field ":" ] [ "match-case:" ] ( "(" query ")" | phrase | word )
 *            | condition ":" ( value | '"' value '"' | "(" query ")" )
 *            | "in:" field
 *   phrase   = '"' words '"' [ "~" number ]
 *   word     = letters [ "*" ] | wildcard | letters "~" [ "1" | "2" ] | "/" regular expression "/"
 *   wildcard = letters with "*" (any letters) and "?" (one letter) before or among them
 *
 * What it means where that is not plain:
 * - Fields, conditions and `match-case:` in front of a group hold for what is in it and has none of its own.
 * - `in:title` searches the words of its group that have no field in that one (`in:title in:lead`: in either); alone,
 *   or where it cannot be meant so ("-in:title", "a OR in:title"), it is text.
 * - NEAR takes words, prefixes, patterns, exact phrases, and groups of them with OR. Neighbours in the chain stand in
 *   any order, at most so many words (10) between them, do not overlap, and stand in one run of text (a paragraph, a
 *   title). With anything else beside it ("-a NEAR b", "a NEAR (b c)"), NEAR is text.
 * - `"a b"~5`: just these words, in any order, with at most five others among them, in one run.
 * - A regular expression matches whole words in their index form (lower case, ß = ss); see surface-regex.ts.
 * - `match-case:` wants the very letters; `-match-case:US` leaves out only what is written so.
 * - `after:` and `before:` leave the day, month or year itself out. A query of conditions only lists all that meet them.
 *
 * It never fails: what does not fit is searched as text, and named in `asText`. One pass, O(n). Of a query of very many
 * parts the first are searched, and the number of the others is said.
 */
interface ParsedQuery {
  /** null = nothing to search for: everything. */
  readonly node: QueryNode | null;
  readonly asText: readonly string[];
  /** Parts at its end that are not searched, because it has too many. */
  readonly leftOut: number;
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

/** What holds for the words of a group. */
interface Scope {
  readonly field: string;
  readonly cased: boolean;
}
type QueryRestriction = Omit<QueryClause, 'node'> & { readonly field: string };

/** Groups and negations nested deeper than this are read as if they were not nested. */
const MAX_DEPTH = 50;
const MAX_PARTS_NAMED = 20;
/** More words, phrases and conditions are not searched. */
const MAX_PARTS = 256;
/** Of them, what is compared with all words of the archive. */
const MAX_PATTERNS = 12;
/** UTF-16 units of a phrase, of what stands between spaces, and of all that is looked at. */
const LONGEST_PHRASE = 8000;
const LONGEST_WORD = 1000;
const LONGEST_QUERY = 20_000;
const DEFAULT_DISTANCE = 10;
const NEAR = /NEAR(?:\/(\d{1,4}))?(?=[\s()"“”„«»]|$)/uy;
const SLOPPY = /~(\d{1,4})(?=[\s()"“”„«»]|$)/uy;
const PATTERNS: ReadonlySet<string> = new Set(['wildcard', 'fuzzy', 'regex']);
const NEAR_OPERANDS: ReadonlySet<string> = new Set(['word', 'prefix', 'phrase', ...PATTERNS]);

export function parseQuery(query: string): ParsedQuery {
  const parser = new Parser(query);
  const node = parser.query(0, { field: '', cased: false });
  return { node, asText: parser.asText, leftOut: parser.leftOut, clauses: parser.clauses };
}

class Parser {
  readonly asText: string[] = [];
  clauses: readonly QueryClause[] = [];
  leftOut = 0;
  readonly #text: string;
  #at = 0;
  #parts = 0;
  #patterns = 0;
  /** Parts that were read as operands of NEAR and are none: they come next. */
  #pending: QueryClause[] = [];

  constructor(text: string) {
    this.#text = text.length <= LONGEST_QUERY ? text : text.slice(0, LONGEST_QUERY);
    if (text.length > LONGEST_QUERY) this.leftOut = countSpaced(text, LONGEST_QUERY);
  }

  query(depth: number, scope: Scope): QueryNode | null {
    const clauses: QueryClause[] = [];
    const restrictions: QueryRestriction[] = [];
    for (;;) {
      this.#skipSpace();
      if (this.#pending.length === 0) {
        if (this.#at >= this.#text.length) break;
        if (this.#text[this.#at] === ')') {
          if (depth > 0) break;
          this.#name(')');
          this.#at += 1;
          continue;
        }
      }
      const from = this.#pending[0]?.from ?? this.#at;
      const child = this.#either(depth, scope);
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

  #either(depth: number, scope: Scope): Part | null {
    const children: QueryNode[] = [];
    for (;;) {
      const child = this.#part(depth, scope);
      const more = this.#pending.length === 0 && this.#takeWord('OR');
      if (child?.type === 'restriction') {
        if (!more && children.length === 0) return child;
        children.push(this.#restrictionAsText(child.field));
      } else if (child?.type === 'or') children.push(...child.children);
      else if (child !== null) children.push(child);
      if (!more) break;
      if (child === null || this.#atEndOfGroup()) {
        if (this.leftOut === 0) this.#name('OR');
        if (this.#atEndOfGroup()) break;
      }
    }
    return together('or', children);
  }

  #part(depth: number, scope: Scope): Part | null {
    const pending = this.#pending.shift();
    if (pending !== undefined) return pending.node;
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
    const part = this.#primary(depth, scope);
    if (part === null) return null;
    if (!negated) return part.type === 'restriction' ? part : this.#near(part, depth, scope);
    const primary = part.type === 'restriction' ? this.#restrictionAsText(part.field) : part;
    return primary.type === 'not' ? primary.child : { type: 'not', child: primary };
  }

  /** The operand with those near it, if NEAR and what may stand there follow. */
  #near(first: QueryNode, depth: number, scope: Scope): QueryNode {
    const operands = [first];
    const distances: number[] = [];
    while (isNearOperand(operands.at(-1) as QueryNode)) {
      const before = this.#at;
      this.#skipSpace();
      const from = this.#at;
      NEAR.lastIndex = from;
      const found = NEAR.exec(this.#text);
      if (found === null) break;
      this.#at = NEAR.lastIndex;
      if (this.#atEndOfGroup() || this.#atOperator()) {
        this.#at = before;
        break;
      }
      const start = this.#at;
      const operand = this.#primary(depth, scope);
      if (operand !== null && operand.type !== 'restriction' && isNearOperand(operand)) {
        operands.push(operand);
        distances.push(Number(found[1] ?? DEFAULT_DISTANCE));
        continue;
      }
      this.#name(found[0]);
      const near = this.#counted({ type: 'word', text: found[0].toLowerCase(), field: '' });
      if (near !== null) this.#pending.push({ node: near, from, to: start });
      if (operand !== null) {
        const node = operand.type === 'restriction' ? this.#restrictionAsText(operand.field) : operand;
        this.#pending.push({ node, from: start, to: this.#at });
      }
      break;
    }
    return operands.length === 1 ? first : { type: 'near', operands, distances };
  }

  /** Whether something stands here that NEAR cannot take. */
  #atOperator(): boolean {
    const at = this.#at;
    const found = this.#text[at] === '-' || ['OR', 'AND', 'NOT'].some((word) => this.#takeWord(word));
    this.#at = at;
    return found;
  }

  #primary(depth: number, outer: Scope): Part | null {
    const start = this.#at;
    let scope = outer;
    for (let found = this.#takeField(); found !== null; found = this.#takeField()) {
      if (found !== MATCH_CASE) scope = { field: found, cased: false };
      else scope = { field: fieldMask(scope.field) === 0 ? '' : scope.field, cased: true };
      if (found === MATCH_CASE || fieldBefore(this.#text, this.#at)?.field !== MATCH_CASE) break;
    }
    const first = this.#text[this.#at];
    if (first === undefined || SPACE.test(first) || first === ')') return null;
    if (first === '(') return this.#group(depth, scope);
    if (QUOTES.includes(first)) return this.#phrase(start, scope);
    return (first === '/' ? this.#regex(scope) : null) ?? this.#word(start, scope);
  }

  #group(depth: number, scope: Scope): QueryNode | null {
    this.#at += 1;
    if (depth >= MAX_DEPTH) {
      this.#name('(');
      return null;
    }
    const node = this.query(depth + 1, scope);
    if (this.#text[this.#at] === ')') this.#at += 1;
    else this.#name('(');
    return node;
  }

  /** `from`: where its field's name begins. */
  #phrase(from: number, { field, cased }: Scope): QueryNode | null {
    const start = this.#at;
    this.#at += 1;
    while (this.#at < this.#text.length && !QUOTES.includes(this.#text[this.#at] as string)) this.#at += 1;
    const text = this.#phraseText(this.#text.slice(start + 1, this.#at));
    let others: number | null = null;
    if (this.#at < this.#text.length) {
      this.#at += 1;
      others = cased ? null : this.#takeSlop();
    } else this.#name(this.#text.slice(start));
    const filter = others === null ? readFilter(field, text, true) : null;
    if (filter !== null) return this.#counted({ type: 'filter', filter });
    const isText = field === '' || fieldMask(field) !== 0;
    if (!isText) this.#name(this.#text.slice(from, this.#at));
    if (!SEARCHABLE.test(text)) {
      if (text !== '') this.#name(text);
      return null;
    }
    const searched = isText ? field : '';
    if (cased) return this.#counted({ type: 'cased', text, quoted: true, field: searched });
    if (others !== null) return this.#counted({ type: 'sloppy', text, others, field: searched });
    return this.#counted({ type: 'phrase', text, field: searched });
  }

  #phraseText(raw: string): string {
    const text = raw.replace(/\s+/gu, ' ').trim();
    if (text.length <= LONGEST_PHRASE) return text;
    this.leftOut += 1;
    return text.slice(0, LONGEST_PHRASE).replace(/ [^ ]*$/u, '');
  }

  /** The number behind "~", right behind a phrase. */
  #takeSlop(): number | null {
    SLOPPY.lastIndex = this.#at;
    const found = SLOPPY.exec(this.#text);
    if (found === null) return null;
    this.#at = SLOPPY.lastIndex;
    return Number(found[1]);
  }

  /** A regular expression; one that cannot be searched is text, and named. Null where none stands, and nothing is taken. */
  #regex({ field, cased }: Scope): QueryNode | null {
    if (cased || (field !== '' && fieldMask(field) === 0)) return null;
    const start = this.#at + 1;
    const end = endOfRegex(this.#text, start);
    const behind = this.#text[end + 1];
    if (end < 0 || (behind !== undefined && !endsWord(behind))) return null;
    const source = this.#text.slice(start, end);
    this.#at = end + 1;
    if (!isRegex(source)) {
      this.#name(`/${source}/`);
      return this.#textWord(source.replace(/[()"“”„«»*?~]/gu, '-').slice(0, LONGEST_WORD), field);
    }
    return this.#counted({ type: 'regex', source, field });
  }

  /** `from`: where its field's name begins. */
  #word(from: number, { field, cased }: Scope): Part | null {
    const start = this.#at;
    while (this.#at < this.#text.length && !endsWord(this.#text[this.#at] as string)) this.#at += 1;
    let raw = this.#text.slice(start, this.#at);
    if (raw.length > LONGEST_WORD) {
      raw = raw.slice(0, LONGEST_WORD);
      this.leftOut += 1;
    }
    if (cased) {
      const letters = readCasedWord(raw, field);
      if (letters !== null) return this.#counted(letters);
      this.#name(this.#text.slice(from, this.#at).slice(0, LONGEST_WORD));
      return this.#textWord(raw, field);
    }
    const filter = readFilter(field, raw, false);
    if (filter !== null) return this.#counted({ type: 'filter', filter });
    if (field === 'in' && fieldMask(raw.toLowerCase()) !== 0)
      return { type: 'restriction', field: raw.toLowerCase() };
    if (fieldMask(field) !== 0 || field === '') return this.#textWord(raw, field);
    const asText = this.#text.slice(from, this.#at).slice(0, LONGEST_WORD);
    this.#name(asText);
    return this.#textWord(asText, '');
  }

  #textWord(raw: string, field: string): QueryNode | null {
    const { node, named } = readWord(raw, field);
    if (named) this.#name(raw);
    return node === null ? null : this.#counted(node);
  }

  /** The part, unless the query has too many. */
  #counted(node: QueryNode): QueryNode | null {
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

  #takeWord(word: string): boolean {
    this.#skipSpace();
    if (!this.#text.startsWith(word, this.#at)) return false;
    const next = this.#text[this.#at + word.length];
    if (next !== undefined && !endsWord(next)) return false;
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
    let to = this.#pending[0]?.from ?? this.#at;
    while (to > from && SPACE.test(this.#text[to - 1] as string)) to -= 1;
    return to;
  }

  #name(part: string): void {
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

function isNearOperand(node: QueryNode): boolean {
  return NEAR_OPERANDS.has(node.type) || (node.type === 'or' && node.children.every(isNearOperand));
}

function together(type: 'and' | 'or', children: readonly QueryNode[]): QueryNode | null {
  const [first] = children;
  if (first === undefined) return null;
  return children.length === 1 ? first : { type, children };
}
