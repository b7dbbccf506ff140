/** A part of a query's text between spaces and brackets; UTF-16 offsets into the query. */
export interface QueryPart {
  /** At its minus sign, else at its field or its first character. */
  readonly start: number;
  /** At its field, if it has one, behind a minus sign. */
  readonly fieldStart: number;
  /** Behind the field's colon. */
  readonly valueStart: number;
  readonly end: number;
  /** Lower case; "" = none is named. */
  readonly field: string;
  /** "closed" = its second quote is there. */
  readonly quotes: 'none' | 'open' | 'closed';
  /** A regular expression between two slashes. */
  readonly isRegex: boolean;
}

const QUOTES = '"“”„«»';
const SPACE = /\s/u;
const FIELD = /^([a-z][a-z-]{0,11}):/iu;
const LONGEST_FIELD = 13;

/**
 * The parts of a query one after the other, for those who change its text in one place: unlike the parser they keep
 * where everything stood. The last may be empty: that is where typing goes on.
 */
export function* queryParts(text: string): Generator<QueryPart> {
  let at = 0;
  for (;;) {
    while (at < text.length && isBetween(text[at] as string)) at += 1;
    const start = at;
    const fieldStart = start + (text[start] === '-' ? 1 : 0);
    const named = FIELD.exec(text.slice(fieldStart, fieldStart + LONGEST_FIELD));
    const valueStart = fieldStart + (named === null ? 0 : named[0].length);
    const field = (named?.[1] ?? '').toLowerCase();
    const { end, quotes, isRegex } = valueEnd(text, valueStart);
    yield { start, fieldStart, valueStart, end, field, quotes, isRegex };
    if (end >= text.length) return;
    at = Math.max(end, start + 1);
  }
}

function valueEnd(text: string, start: number): Pick<QueryPart, 'end' | 'quotes' | 'isRegex'> {
  const first = text[start];
  if (first !== undefined && QUOTES.includes(first)) {
    let at = start + 1;
    while (at < text.length && !QUOTES.includes(text[at] as string)) at += 1;
    return at < text.length
      ? { end: at + 1, quotes: 'closed', isRegex: false }
      : { end: at, quotes: 'open', isRegex: false };
  }
  const slash = first === '/' ? text.indexOf('/', start + 1) : -1;
  if (slash >= 0) return { end: slash + 1, quotes: 'none', isRegex: true };
  let at = start;
  while (at < text.length && !isBetween(text[at] as string) && !QUOTES.includes(text[at] as string)) at += 1;
  return { end: at, quotes: 'none', isRegex: false };
}

function isBetween(character: string): boolean {
  return SPACE.test(character) || character === '(' || character === ')';
}
