import { filterField } from './filter-syntax.ts';
import type { QueryNode } from './query-node.ts';
import { fieldMask } from './search-fields.ts';

export const MATCH_CASE = 'match-case';
export const SEARCHABLE = /[\p{L}\p{N}]/u;
export const SPACE = /\s/u;
/** Any of them opens a phrase, any of them closes it. */
export const QUOTES = '"“”„«»';
const LONGEST_FIELD_NAME = 12;
const OPERATOR = /^(?:OR|AND|NOT|NEAR(?:\/\d+)?)$/u;
const WILDCARD = /^[\p{L}\p{N}\p{M}*?]+$/u;
const FUZZY = /^([\p{L}\p{N}\p{M}]+)~([12]?)$/u;
const OUTER_SIGNS = /^[^\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]+$/gu;

/** Whether a word that stands before this character ends there. */
export function endsWord(character: string): boolean {
  return SPACE.test(character) || character === '(' || character === ')' || QUOTES.includes(character);
}

/** The field whose name and colon stand there, and where they end. */
export function fieldBefore(
  text: string,
  start: number,
): { readonly field: string; readonly end: number } | null {
  let at = start;
  while (at - start < LONGEST_FIELD_NAME && /[a-z-]/iu.test(text[at] ?? '')) at += 1;
  if (at === start || text[at] !== ':') return null;
  const name = text.slice(start, at).toLowerCase();
  const field = fieldMask(name) !== 0 || name === MATCH_CASE ? name : filterField(name);
  return field === null ? null : { field, end: at + 1 };
}

/** Offset of the "/" that ends the regular expression which starts here; -1 where none does. */
export function endOfRegex(text: string, start: number): number {
  let inClass = false;
  for (let end = start; end < text.length; end += 1) {
    const sign = text[end] as string;
    if (SPACE.test(sign)) return -1;
    if (sign === '\\') end += 1;
    else if (sign === '[') inClass = true;
    else if (sign === ']') inClass = false;
    else if (sign === '/' && !inClass) return end === start ? -1 : end;
  }
  return -1;
}

interface ReadWord {
  /** null = nothing that could be searched. */
  readonly node: QueryNode | null;
  /** Whether signs that mean something elsewhere were taken as text. */
  readonly named: boolean;
}

/** What stands between spaces as a word, prefix, wildcard or fuzzy word. */
export function readWord(raw: string, field: string): ReadWord {
  const special = wildcardOrFuzzy(raw, field);
  if (special !== null) return { node: special, named: false };
  const isPrefix = raw.endsWith('*') && !raw.endsWith('**');
  const text = (isPrefix ? raw.slice(0, -1) : raw).replaceAll('*', '-');
  if (!SEARCHABLE.test(text)) return { node: null, named: true };
  const named = raw.slice(0, -1).includes('*') || OPERATOR.test(raw) || /^\p{L}+:/u.test(raw);
  let bare = text.replace(OUTER_SIGNS, '');
  // what was left out kept it from being read as a field; without it, it would be one
  if (bare !== raw && fieldBefore(bare, 0) !== null) bare = bare.replace(':', '-');
  if (isPrefix && /[\p{L}\p{N}\p{M}]$/u.test(text))
    return { node: { type: 'prefix', text: bare, field }, named };
  if (OPERATOR.test(bare)) bare = bare.toLowerCase();
  return { node: { type: 'word', text: bare, field }, named };
}

/** A word with its very letters; null for patterns, which have no case, and where there are no letters. */
export function readCasedWord(raw: string, field: string): QueryNode | null {
  const text = raw.replace(OUTER_SIGNS, '');
  if (/[*?~]/u.test(text) || raw.endsWith('*') || !SEARCHABLE.test(text)) return null;
  return { type: 'cased', text, quoted: false, field };
}

/** A word with "*" or "?" before or among its letters, or with "~" behind them; null for any other. */
function wildcardOrFuzzy(raw: string, field: string): QueryNode | null {
  const fuzzy = FUZZY.exec(raw);
  if (fuzzy !== null && SEARCHABLE.test(raw))
    return { type: 'fuzzy', text: fuzzy[1] as string, edits: Number(fuzzy[2] || 1), field };
  // a question mark behind a word ends a sentence
  const text = raw.replace(/\?+$/u, '').replace(/\*+/gu, '*');
  if (!WILDCARD.test(text) || !SEARCHABLE.test(text)) return null;
  return /[*?]/u.test(text.slice(0, -1)) ? { type: 'wildcard', text, field } : null;
}
