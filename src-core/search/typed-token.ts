import { queryParts } from './query-parts.ts';

/** The part of a query that is being typed: what stands between the caret and the part's beginning. */
export interface TypedToken {
  /** Where a value, word or operator begins: behind the minus sign, the field and its colon. UTF-16. */
  readonly start: number;
  /** Where the part begins: at its field, if it has one, behind a minus sign. */
  readonly partStart: number;
  /** Lower case; "" = none is named. */
  readonly field: string;
  /** What has been typed of it; inside quotes without the quote. */
  readonly text: string;
  /** Inside quotes. */
  readonly quoted: boolean;
  /** Whether something to search for stands before, so that an operator may follow. */
  readonly follows: boolean;
}

const SEARCHABLE = /[\p{L}\p{N}]/u;
const BETWEEN = /^(?:OR|AND|NOT|NEAR(?:\/\d+)?)$/u;

/** What is being typed at the caret; null inside a word, behind closed quotes and in a regular expression. */
export function typedToken(text: string, caret: number): TypedToken | null {
  // what stands behind the caret only decides whether the caret is at a part's end
  const behind = text[caret];
  let follows = false;
  let last = 0;
  for (const part of queryParts(text.slice(0, caret))) {
    const { start, fieldStart, valueStart, end, field, quotes, isRegex } = part;
    if (text.slice(last, start).includes('(')) follows = false;
    last = end;
    if (end < caret) {
      const written = text.slice(start, end);
      if (BETWEEN.test(written)) follows = false;
      else if (SEARCHABLE.test(written)) follows = true;
      continue;
    }
    const open = quotes === 'open';
    const inRegex = isRegex || (text[valueStart] === '/' && valueStart < caret);
    const atEnd = behind === undefined || /[\s)]/u.test(behind) || (open && behind === '"');
    if (quotes === 'closed' || inRegex || !atEnd) return null;
    return {
      start: valueStart,
      partStart: fieldStart,
      field,
      text: text.slice(valueStart + (open ? 1 : 0), caret),
      quoted: open,
      follows,
    };
  }
  return null;
}
