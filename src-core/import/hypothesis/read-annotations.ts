import type { ImportWarning } from '../import-warning.ts';
import type { Quote } from '../quotes/quotes-article.ts';
import { isValues, readRow, type Row } from './read-row.ts';

/** Annotations of one page, in the order of their places. */
export interface AnnotatedPage {
  /** "" = it is not on the web. */
  readonly url: string;
  readonly source: string;
  readonly title: string;
  readonly keywords: readonly string[];
  readonly quotes: readonly Quote[];
  readonly warnings: readonly ImportWarning[];
}

/** What a file holds: pages, and the rows (counted from 1) that name no page. */
export interface ReadRows {
  readonly pages: readonly AnnotatedPage[];
  readonly withoutPage: readonly number[];
}

/** Answers to answers are set in no deeper than this. */
const DEEPEST = 12;

/** Rows of Hypothesis's interface ("rows"), of its own export ("annotations"), or a plain list; null where it is neither. */
export function annotationRows(value: unknown): readonly unknown[] | null {
  const list = isValues(value) ? (value['rows'] ?? value['annotations']) : value;
  if (!Array.isArray(list)) return null;
  const rows = list.filter(isValues);
  return rows.some((row) => typeof row['uri'] === 'string' && Array.isArray(row['target'])) ? list : null;
}

/** Annotations by page; replies stand below the note that they answer, as quotations that name who wrote them. */
export function annotatedPages(list: readonly unknown[]): ReadRows {
  const read = list.map((row) => readRow(isValues(row) ? row : {}));
  const withoutPage = read.flatMap(({ source }, index) => (source === '' ? [index + 1] : []));
  const rows = read.filter(({ source }) => source !== '');
  const { roots, answers } = threads(rows);
  const pages = new Map<string, Row[]>();
  for (const row of roots) {
    const there = pages.get(row.source);
    if (there === undefined) pages.set(row.source, [row]);
    else there.push(row);
  }
  return {
    pages: [...pages].map(([source, own]) => ({
      url: /^https?:\/\/\S+$/iu.test(source) ? source : '',
      source,
      title: own.find(({ title }) => title !== '')?.title ?? '',
      keywords: own.filter(({ quote }) => quote.text === '').flatMap(({ quote }) => quote.topics),
      quotes: own.toSorted((a, b) => a.place - b.place).map((row) => withAnswers(row, answers)),
      warnings: own.some(({ references }) => references.length > 0) ? ['replies-alone' as const] : [],
    })),
    withoutPage,
  };
}

type Answers = ReadonlyMap<Row, readonly Row[]>;

/** Which note answers which; what answers a note that is not there, or in a circle, stands by itself. */
function threads(rows: readonly Row[]): { readonly roots: readonly Row[]; readonly answers: Answers } {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const answers = new Map<Row, Row[]>();
  const parentOf = (row: Row): Row | undefined => {
    const id = row.references.findLast((each) => each !== row.id && byId.has(each));
    return id === undefined ? undefined : byId.get(id);
  };
  const roots: Row[] = [];
  /** From these one comes to a note that answers nothing. */
  const safe = new Set<Row>();
  const leadsBack = (row: Row): boolean => {
    const way = new Set<Row>();
    let at: Row | undefined = row;
    for (; at !== undefined && !safe.has(at) && !way.has(at); at = parentOf(at)) way.add(at);
    if (at === row && !safe.has(row)) return true;
    for (const each of way) safe.add(each);
    return false;
  };
  for (const row of rows) {
    const parent = parentOf(row);
    if (parent === undefined || leadsBack(row)) roots.push(row);
    else if (!answers.get(parent)?.push(row)) answers.set(parent, [row]);
  }
  return { roots, answers };
}

function withAnswers(row: Row, answers: Answers): Quote {
  const below = thread(row, answers);
  if (below.length === 0) return row.quote;
  const note = [row.quote.note.trim(), ...below.map(({ text }) => text)]
    .filter((part) => part !== '')
    .join('\n\n');
  const topics = [...new Set([...row.quote.topics, ...below.flatMap((each) => each.topics)])];
  return { ...row.quote, note, topics };
}

interface Answer {
  readonly text: string;
  readonly topics: readonly string[];
}

const byTime = (a: Row, b: Row): number => (a.quote.created ?? '').localeCompare(b.quote.created ?? '');

/** The answers to a note, each with those to it right below, as Markdown; in the order in which they were written. */
function thread(root: Row, answers: Answers): readonly Answer[] {
  const open = [{ row: root, depth: 0 }];
  const found: Answer[] = [];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { row, depth } = next;
    if (depth > 0) found.push(answerOf(row, depth));
    const own = (answers.get(row) ?? []).toSorted(byTime).toReversed();
    open.push(...own.map((each) => ({ row: each, depth: depth + 1 })));
  }
  return found;
}

function answerOf({ author, quote }: Row, depth: number): Answer {
  const said = quote.note.trim();
  const named = author === '' ? said : `**${author.replace(/[\\`*_[\]<>]/gu, '\\$&')}:** ${said}`;
  const before = '> '.repeat(Math.min(depth, DEEPEST));
  const text = said === '' ? '' : named.replace(/^/gmu, before).replace(/> $/gmu, '>');
  return { text, topics: quote.topics };
}
