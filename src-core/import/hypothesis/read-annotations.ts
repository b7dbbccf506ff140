import { canonicalLine } from '../../text/canonical-text.ts';
import { momentOf } from '../moment.ts';
import type { Quote } from '../quotes/quotes-article.ts';

/** Annotations of one page, in the order of their places. */
export interface AnnotatedPage {
  readonly url: string;
  readonly title: string;
  readonly keywords: readonly string[];
  readonly quotes: readonly Quote[];
}

type Values = Readonly<Record<string, unknown>>;

interface Row {
  readonly id: string;
  readonly references: readonly string[];
  readonly url: string;
  readonly title: string;
  readonly place: number;
  readonly quote: Quote;
}

/** Rows of Hypothesis's interface ("rows"), of its own export ("annotations"), or a plain list; null where it is neither. */
export function annotationRows(value: unknown): readonly Values[] | null {
  const list = isValues(value) ? (value['rows'] ?? value['annotations']) : value;
  if (!Array.isArray(list)) return null;
  const rows = list.filter(isValues);
  return rows.some((row) => typeof row['uri'] === 'string' && Array.isArray(row['target'])) ? rows : null;
}

/** Annotations by page; replies stand below the note that they answer. */
export function annotatedPages(list: readonly Values[]): AnnotatedPage[] {
  const rows = list.map(rowOf).filter((row) => row.url !== '');
  const byId = new Map(rows.map((row) => [row.id, row]));
  const replies = new Map<string, string[]>();
  for (const { references, quote } of rows) {
    const root = references.find((id) => byId.has(id));
    if (root === undefined || quote.note.trim() === '') continue;
    replies.set(root, [...(replies.get(root) ?? []), quote.note.trim()]);
  }
  const pages = new Map<string, Row[]>();
  for (const row of rows) {
    if (row.references.some((id) => byId.has(id))) continue;
    pages.set(row.url, [...(pages.get(row.url) ?? []), row]);
  }
  return [...pages].map(([url, own]) => {
    const inOrder = own.toSorted((a, b) => a.place - b.place);
    return {
      url,
      title: own.find(({ title }) => title !== '')?.title ?? '',
      keywords: own.filter(({ quote }) => quote.text === '').flatMap(({ quote }) => quote.topics),
      quotes: inOrder.map(({ id, quote }) => withReplies(quote, replies.get(id) ?? [])),
    };
  });
}

function withReplies(quote: Quote, replies: readonly string[]): Quote {
  if (replies.length === 0) return quote;
  const note = [quote.note, ...replies.map((reply) => reply.replace(/^/gmu, '> '))]
    .filter((part) => part !== '')
    .join('\n\n');
  return { ...quote, note };
}

function rowOf(row: Values): Row {
  const selectors = selectorsOf(row['target']);
  const quoted = selectors.find(({ type }) => type === 'TextQuoteSelector');
  const position = selectors.find(({ type }) => type === 'TextPositionSelector')?.['start'];
  const document = row['document'];
  const titles = isValues(document) ? document['title'] : null;
  const title: unknown = Array.isArray(titles) ? titles[0] : titles;
  const url = textIn(row, 'uri');
  return {
    id: textIn(row, 'id'),
    references: Array.isArray(row['references'])
      ? row['references'].filter((id) => typeof id === 'string')
      : [],
    url: /^https?:\/\/\S+$/iu.test(url) ? url : '',
    title: typeof title === 'string' ? canonicalLine(title) : '',
    // Notes on the page as a whole come before its passages.
    place: quoted === undefined ? -1 : typeof position === 'number' ? position : Number.MAX_SAFE_INTEGER,
    quote: {
      text: quoted === undefined ? '' : textIn(quoted, 'exact'),
      prefix: quoted === undefined ? '' : textIn(quoted, 'prefix'),
      suffix: quoted === undefined ? '' : textIn(quoted, 'suffix'),
      note: textIn(row, 'text'),
      colour: 'yellow',
      topics: Array.isArray(row['tags']) ? row['tags'].filter((tag) => typeof tag === 'string') : [],
      place: '',
      created: momentOf(textIn(row, 'created')),
    },
  };
}

function selectorsOf(target: unknown): readonly Values[] {
  if (!Array.isArray(target)) return [];
  return target.flatMap((each: unknown) => {
    const list = isValues(each) ? each['selector'] : null;
    return Array.isArray(list) ? list.filter(isValues) : isValues(list) ? [list] : [];
  });
}

function textIn(values: Values, name: string): string {
  const value = values[name];
  return typeof value === 'string' ? value : '';
}

function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
