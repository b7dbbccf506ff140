import { filterName, filterValue, printFilter, readFilter } from './filter-syntax.ts';
import { printQuery } from './print-query.ts';
import { foldFilterValue, type QueryFilter } from './query-filter.ts';
import { parseQuery, type QueryClause } from './query-grammar.ts';
import type { QueryNode } from './query-node.ts';

/** A condition that the whole query is under, with the place of its clause in the text: UTF-16, half-open. */
export interface PlacedFilter {
  /** Name in front of ":", canonical: a facet's, "date", "saved", "has" … */
  readonly field: string;
  /** As `withoutFilter` wants it. */
  readonly value: string;
  /** Values of one group, as in `site:("A" OR "B")`, have the same place. */
  readonly from: number;
  readonly to: number;
  readonly negated: boolean;
}

/** Of these a query has one; a new one takes its place. */
const SINGLE: ReadonlySet<string> = new Set(['date', 'saved', 'age']);
/** Of these all must be met; of the others any of several values may be. */
const ALL_OF: ReadonlySet<string> = new Set(['has', 'is']);

interface FilterClause {
  readonly field: string;
  readonly filters: readonly QueryFilter[];
  readonly negated: boolean;
  readonly from: number;
  readonly to: number;
}

/** Conditions that hold for the whole query, in the order of the text; those inside other groups are not among them. */
export function filtersOf(text: string): PlacedFilter[] {
  return parseQuery(text).clauses.flatMap((clause) => {
    const found = filterClause(clause);
    if (found === null) return [];
    const { field, filters, negated, from, to } = found;
    return filters.map((filter) => ({ field, value: filterValue(filter), from, to, negated }));
  });
}

/**
 * The query narrowed to a value of a field: a second value of the same field widens it to either, a date takes the
 * place of the one before. What is no condition, or is there already, changes nothing.
 */
export function withFilter(text: string, field: string, value: string): string {
  const filter = readFilter(field, value, true);
  if (filter === null) return text;
  const clauses = parseQuery(text).clauses;
  const name = filterName(filter);
  const same = clauses
    .map((clause) => filterClause(clause))
    .filter((clause) => clause !== null && !clause.negated && clause.field === name) as FilterClause[];
  if (same.some((clause) => clause.filters.some((other) => isSame(other, filter)))) return text;
  const [first] = same;
  if (first === undefined || ALL_OF.has(name)) return withClause(text, [filter]);
  const kept = SINGLE.has(name) ? [] : first.filters;
  return replaceClauses(text, SINGLE.has(name) ? same : [first], [...kept, filter]);
}

/** The query without that value of a field, or without any condition on the field. */
export function withoutFilter(text: string, field: string, value?: string): string {
  const wanted = value === undefined ? null : readFilter(field, value, true);
  const name = wanted === null ? field.toLowerCase() : filterName(wanted);
  let edited = text;
  // one clause at a time: each edit moves the others
  for (;;) {
    const found = parseQuery(edited)
      .clauses.map((clause) => filterClause(clause))
      .find(
        (clause) =>
          clause?.field === name &&
          (value === undefined || (wanted !== null && clause.filters.some((other) => isSame(other, wanted)))),
      );
    if (found === null || found === undefined) return edited;
    const kept = wanted === null ? [] : found.filters.filter((other) => !isSame(other, wanted));
    edited = replaceClauses(edited, [found], kept);
  }
}

function isSame(a: QueryFilter, b: QueryFilter): boolean {
  return foldFilterValue(printFilter(a)) === foldFilterValue(printFilter(b));
}

/** A clause that is nothing but conditions on one field; null for any other. */
function filterClause({ node, from, to }: QueryClause): FilterClause | null {
  const negated = node.type === 'not';
  const inner = negated ? node.child : node;
  const parts = inner.type === 'or' ? inner.children : [inner];
  const filters = parts.map((part) => (part.type === 'filter' ? part.filter : null));
  const [first] = filters;
  if (first === null || first === undefined) return null;
  const field = filterName(first);
  if (!filters.every((filter) => filter !== null && filterName(filter) === field)) return null;
  return { field, filters: filters as QueryFilter[], negated, from, to };
}

function nodeOf(filters: readonly QueryFilter[], negated: boolean): QueryNode {
  const parts = filters.map((filter): QueryNode => ({ type: 'filter', filter }));
  const node: QueryNode = parts.length === 1 ? (parts[0] as QueryNode) : { type: 'or', children: parts };
  return negated ? { type: 'not', child: node } : node;
}

/** `site:("A" OR "B")`. */
function printFilters(filters: readonly QueryFilter[], negated: boolean): string {
  const sign = negated ? '-' : '';
  const [first] = filters;
  if (first === undefined) return '';
  if (filters.length === 1) return sign + printFilter(first);
  const field = `${filterName(first)}:`;
  return `${sign}${field}(${filters.map((filter) => printFilter(filter).slice(field.length)).join(' OR ')})`;
}

/**
 * The first of the texts that means what is wanted, with the condition as a clause of its own: an unfinished text must
 * not swallow what is added to it. The last, the canonical form, always does.
 */
function firstMeaning(
  texts: readonly (readonly [text: string, wanted: string])[],
  clause: QueryNode | null,
): string {
  const printed = clause === null ? null : printQuery(clause);
  const found = texts.find(([text, wanted]) => {
    const { node, clauses } = parseQuery(text);
    return (
      printQuery(node) === wanted &&
      (printed === null || clauses.some((other) => printQuery(other.node) === printed))
    );
  });
  return (found ?? texts.at(-1))?.[0] ?? '';
}

function withClause(text: string, filters: readonly QueryFilter[]): string {
  const { node } = parseQuery(text);
  const clause = printFilters(filters, false);
  const added = nodeOf(filters, false);
  const children = node === null ? [] : node.type === 'and' ? node.children : [node];
  const behind = printAll([...children, added]);
  const before = printAll([added, ...children]);
  return firstMeaning(
    [
      [`${text.trimEnd()} ${clause}`.trimStart(), behind],
      [`${clause} ${text.trimStart()}`, before],
      [before, before],
    ],
    added,
  );
}

function printAll(children: readonly QueryNode[]): string {
  const [only] = children;
  if (only === undefined) return '';
  return printQuery(children.length === 1 ? only : { type: 'and', children });
}

function replaceClauses(
  text: string,
  clauses: readonly FilterClause[],
  filters: readonly QueryFilter[],
): string {
  const [first] = clauses as [FilterClause];
  const replacement = filters.length === 0 ? null : nodeOf(filters, first.negated);
  const pieces: string[] = [];
  let at = 0;
  for (const clause of clauses) {
    pieces.push(text.slice(at, clause.from), clause === first ? printFilters(filters, first.negated) : '');
    at = clause.to;
  }
  pieces.push(text.slice(at));
  const edited = pieces
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
    .join(' ');
  const gone = new Set(clauses.map(({ from }) => from));
  const wanted = printAll(
    parseQuery(text).clauses.flatMap(({ node, from }) => {
      if (from === first.from) return replacement === null ? [] : [replacement];
      if (gone.has(from)) return [];
      return node.type === 'and' ? node.children : [node];
    }),
  );
  return firstMeaning(
    [
      [edited, wanted],
      [wanted, wanted],
    ],
    replacement,
  );
}
