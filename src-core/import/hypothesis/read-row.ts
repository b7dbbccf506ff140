import { cutText } from '../../base/cut-text.ts';
import { LONGEST_FOREIGN, type ForeignAnnotation } from '../../model/foreign-annotation.ts';
import { canonicalLine } from '../../text/canonical-text.ts';
import { momentOf } from '../moment.ts';
import type { Quote } from '../quotes/quotes-article.ts';

/** Whatever JSON says of a thing. */
type Values = Readonly<Record<string, unknown>>;

/** An annotation as Hypothesis's interface gives it. */
export interface Row {
  readonly id: string;
  /** Notes that it answers, the first of them first; empty = it answers none. */
  readonly references: readonly string[];
  /** Address of the page, or another name of the document; "" = none is told. */
  readonly source: string;
  readonly title: string;
  /** Who wrote it; "" = not told. */
  readonly author: string;
  /** Where on the page it stands; notes on the page as a whole come before its passages. */
  readonly place: number;
  readonly quote: Quote;
}

/** What all may read. */
const EVERYBODY = '__world__';
const LONGEST_NAME = 200;

/** Reads a row; what is of another shape than it should be is left out. */
export function readRow(row: Values): Row {
  const selectors = selectorsOf(row['target']);
  const quoted = selectors.find(({ type }) => type === 'TextQuoteSelector');
  const position = selectors.find(({ type }) => type === 'TextPositionSelector')?.['start'];
  const document = row['document'];
  const titles = isValues(document) ? document['title'] : null;
  const title: unknown = Array.isArray(titles) ? titles[0] : titles;
  const id = textIn(row, 'id');
  const author = authorOf(row);
  return {
    id,
    references: textsIn(row, 'references'),
    source: textIn(row, 'uri').trim(),
    title: typeof title === 'string' ? canonicalLine(title) : '',
    author,
    place: quoted === undefined ? -1 : typeof position === 'number' ? position : Number.MAX_SAFE_INTEGER,
    quote: {
      text: quoted === undefined ? '' : textIn(quoted, 'exact'),
      prefix: quoted === undefined ? '' : textIn(quoted, 'prefix'),
      suffix: quoted === undefined ? '' : textIn(quoted, 'suffix'),
      note: textIn(row, 'text'),
      colour: 'yellow',
      topics: textsIn(row, 'tags'),
      place: '',
      created: momentOf(textIn(row, 'created')),
      modified: momentOf(textIn(row, 'updated')),
      ...(/^[\w-]+$/u.test(id) ? { via: `https://hypothes.is/a/${id}` } : {}),
      ...(author === '' ? {} : { creators: [author] }),
      ...foreignOf(row, selectors),
    },
  };
}

/** Author, group and ways to the passage, in the words of the Web Annotation Data Model. */
function foreignOf(row: Values, selectors: readonly Values[]): Pick<Quote, 'foreign'> {
  const user = textIn(row, 'user');
  const name = authorOf(row);
  const group = textIn(row, 'group');
  const annotation = {
    ...(user === '' ? {} : { creator: { id: user, type: 'Person', ...(name === '' ? {} : { name }) } }),
    ...(group === '' || group === EVERYBODY
      ? {}
      : {
          audience: {
            id: `https://hypothes.is/groups/${encodeURIComponent(group.replace(/\p{Cs}/gu, ''))}`,
            type: 'Audience',
          },
        }),
  };
  const foreign: ForeignAnnotation = {
    ...(Object.keys(annotation).length === 0 ? {} : { annotation }),
    ...(selectors.length === 0 ? {} : { selectors }),
  };
  const size = JSON.stringify(foreign).length;
  return Object.keys(foreign).length === 0 || size > LONGEST_FOREIGN - 64 ? {} : { foreign };
}

/** The name that a person goes by, else that of the account: "ann" of "acct:ann@hypothes.is". */
function authorOf(row: Values): string {
  const about = row['user_info'];
  const shown = isValues(about) ? canonicalLine(textIn(about, 'display_name')) : '';
  const account = textIn(row, 'user')
    .replace(/^acct:/u, '')
    .replace(/@hypothes\.is$/u, '');
  return cutText(shown || canonicalLine(account), LONGEST_NAME);
}

function selectorsOf(target: unknown): readonly Values[] {
  if (!Array.isArray(target)) return [];
  return target.flatMap((each: unknown) => {
    const list = isValues(each) ? each['selector'] : null;
    return Array.isArray(list) ? list.filter(isValues) : isValues(list) ? [list] : [];
  });
}

function textsIn(values: Values, name: string): readonly string[] {
  const list = values[name];
  return Array.isArray(list) ? list.filter((each) => typeof each === 'string') : [];
}

function textIn(values: Values, name: string): string {
  const value = values[name];
  return typeof value === 'string' ? value : '';
}

export function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
