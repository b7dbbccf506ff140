import { fieldMask } from './search-fields.ts';
import { type Part, PartReader, type Scope } from './part-reader.ts';
import { fieldBefore, MATCH_CASE, QUOTES, SPACE } from './query-words.ts';
import type { QueryNode } from './query-node.ts';
import { hasFreeLeaf, inFields } from './restrict-fields.ts';

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

type QueryRestriction = Omit<QueryClause, 'node'> & { readonly field: string };

/** Groups and negations nested deeper than this are read as if they were not nested. */
const MAX_DEPTH = 50;
const DEFAULT_DISTANCE = 10;
const NEAR = /NEAR(?:\/(\d{1,4}))?(?=[\s()"“”„«»]|$)/uy;
const NEAR_OPERANDS: ReadonlySet<string> = new Set([
  'word',
  'prefix',
  'phrase',
  'wildcard',
  'fuzzy',
  'regex',
]);

export function parseQuery(query: string): ParsedQuery {
  const parser = new Parser(query);
  const node = parser.query(0, { field: '', cased: false });
  return { node, asText: parser.asText, leftOut: parser.leftOut, clauses: parser.clauses };
}

class Parser extends PartReader {
  clauses: readonly QueryClause[] = [];
  /** Parts that were read as operands of NEAR and are none: they come next. */
  #pending: QueryClause[] = [];

  query(depth: number, scope: Scope): QueryNode | null {
    const clauses: QueryClause[] = [];
    const restrictions: QueryRestriction[] = [];
    for (;;) {
      this.skipSpace();
      if (this.#pending.length === 0) {
        if (this.at >= this.text.length) break;
        if (this.text[this.at] === ')') {
          if (depth > 0) break;
          this.name(')');
          this.at += 1;
          continue;
        }
      }
      const from = this.#pending[0]?.from ?? this.at;
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
    this.name(`in:${field}`);
    return { type: 'word', text: `in-${field}`, field: '' };
  }

  #either(depth: number, scope: Scope): Part | null {
    const children: QueryNode[] = [];
    for (;;) {
      const child = this.#part(depth, scope);
      const more = this.#pending.length === 0 && this.takeWord('OR');
      if (child?.type === 'restriction') {
        if (!more && children.length === 0) return child;
        children.push(this.#restrictionAsText(child.field));
      } else if (child?.type === 'or') children.push(...child.children);
      else if (child !== null) children.push(child);
      if (!more) break;
      if (child === null || this.atEndOfGroup()) {
        if (this.leftOut === 0) this.name('OR');
        if (this.atEndOfGroup()) break;
      }
    }
    return together('or', children);
  }

  #part(depth: number, scope: Scope): Part | null {
    const pending = this.#pending.shift();
    if (pending !== undefined) return pending.node;
    if (this.takeWord('AND') && this.atEndOfGroup()) {
      this.name('AND');
      return null;
    }
    let negated = false;
    for (;;) {
      const before = this.at;
      if (this.text[this.at] === '-' && this.startsPart(this.at + 1)) this.at += 1;
      else if (this.takeWord('NOT')) {
        if (this.atEndOfGroup()) {
          this.at = before;
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
      const before = this.at;
      this.skipSpace();
      const from = this.at;
      NEAR.lastIndex = from;
      const found = NEAR.exec(this.text);
      if (found === null) break;
      this.at = NEAR.lastIndex;
      if (this.atEndOfGroup() || this.#atOperator()) {
        this.at = before;
        break;
      }
      const start = this.at;
      const operand = this.#primary(depth, scope);
      if (operand !== null && operand.type !== 'restriction' && isNearOperand(operand)) {
        operands.push(operand);
        distances.push(Number(found[1] ?? DEFAULT_DISTANCE));
        continue;
      }
      this.name(found[0]);
      const near = this.counted({ type: 'word', text: found[0].toLowerCase(), field: '' });
      if (near !== null) this.#pending.push({ node: near, from, to: start });
      if (operand !== null) {
        const node = operand.type === 'restriction' ? this.#restrictionAsText(operand.field) : operand;
        this.#pending.push({ node, from: start, to: this.at });
      }
      break;
    }
    return operands.length === 1 ? first : { type: 'near', operands, distances };
  }

  /** Whether something stands here that NEAR cannot take. */
  #atOperator(): boolean {
    const at = this.at;
    const found = this.text[at] === '-' || ['OR', 'AND', 'NOT'].some((word) => this.takeWord(word));
    this.at = at;
    return found;
  }

  #primary(depth: number, outer: Scope): Part | null {
    const start = this.at;
    let scope = outer;
    for (let found = this.takeField(); found !== null; found = this.takeField()) {
      if (found !== MATCH_CASE) scope = { field: found, cased: false };
      else scope = { field: fieldMask(scope.field) === 0 ? '' : scope.field, cased: true };
      if (found === MATCH_CASE || fieldBefore(this.text, this.at)?.field !== MATCH_CASE) break;
    }
    const first = this.text[this.at];
    if (first === undefined || SPACE.test(first) || first === ')') return null;
    if (first === '(') return this.#group(depth, scope);
    if (QUOTES.includes(first)) return this.phrase(start, scope);
    return (first === '/' ? this.regex(scope) : null) ?? this.word(start, scope);
  }

  #group(depth: number, scope: Scope): QueryNode | null {
    this.at += 1;
    if (depth >= MAX_DEPTH) {
      this.name('(');
      return null;
    }
    const node = this.query(depth + 1, scope);
    if (this.text[this.at] === ')') this.at += 1;
    else this.name('(');
    return node;
  }

  /** Where the part that began at `from` ends, without the space behind it. */
  #endOfPart(from: number): number {
    let to = this.#pending[0]?.from ?? this.at;
    while (to > from && SPACE.test(this.text[to - 1] as string)) to -= 1;
    return to;
  }
}

function isNearOperand(node: QueryNode): boolean {
  return NEAR_OPERANDS.has(node.type) || (node.type === 'or' && node.children.every(isNearOperand));
}

function together(type: 'and' | 'or', children: readonly QueryNode[]): QueryNode | null {
  const [first] = children;
  if (first === undefined) return null;
  return children.length === 1 ? first : { type, children };
}
