import { foldWord } from '../text/fold-word.ts';
import { completeDate } from './complete-date.ts';
import { plainFilterValue } from './query-filter.ts';
import {
  BEFORE_WORDS,
  BETWEEN_WORDS,
  FIELD_WORDS,
  FIXED_VALUES,
  type LanguageWord,
  type QueryVocabulary,
} from './query-vocabulary.ts';
import type { Completion, FacetCount } from './search-types.ts';
import { type TypedToken, typedToken } from './typed-token.ts';

const MOST = 8;
/** Fields and operators named beside words of the archive. */
const MOST_OF_LANGUAGE = 3;
/** Shorter beginnings of words have too many to be of use. */
const SHORTEST_WORD = 2;
/** Words of the archive: the results stand below the list. */
const MOST_WORDS = 6;
/** Fields whose values are words of texts. */
const TEXT_FIELDS = ['', 'title', 'lead', 'heading', 'body', 'caption', 'quote', 'note', 'match-case'];
/** Fields whose values are names as people wrote them. */
const NAMES = ['site', 'author', 'topic'];
const DATE_FIELDS = ['date', 'published', 'after', 'before'];

/** Ways to go on typing at the caret, best first, at most 8; everything that can be written where nothing is typed yet. */
export function completeQuery(text: string, caret: number, vocabulary: QueryVocabulary): Completion[] {
  const token = typedToken(text, caret);
  if (token === null) return [];
  const found = token.field === '' ? withoutField(token, vocabulary) : behindField(token, vocabulary);
  // Where the query goes on with a space already, none is added.
  const spaced = /\s/u.test(text[caret] ?? '');
  const closed = token.quoted && text[caret] === '"' ? 1 : 0;
  // what stands there already is no way to go on
  const further = found.filter(({ kind, insert, start }) =>
    kind === 'value' ? insert.trimEnd() !== text.slice(start, caret) || found.length > 1 : true,
  );
  return further.map(({ name, insert, start, kind, count = null, also }) => {
    const written = spaced ? insert.trimEnd() : insert;
    return {
      kind,
      name,
      insert: written,
      from: start,
      to: kind === 'value' ? caret + closed : caret,
      count,
      ...(also === undefined ? {} : { also }),
    };
  });
}

interface Found {
  readonly kind: Completion['kind'];
  readonly name: string;
  readonly insert: string;
  readonly start: number;
  readonly count?: number | null;
  readonly also?: string;
}

function withoutField(token: TypedToken, vocabulary: QueryVocabulary): Found[] {
  const { text, start, quoted } = token;
  if (quoted) return words(token, vocabulary);
  const operators = [...(token.follows ? BETWEEN_WORDS : []), ...BEFORE_WORDS];
  const asFound =
    (kind: 'operator' | 'field') =>
    (word: LanguageWord): Found => ({
      kind,
      name: word.name,
      insert: word.insert,
      start: kind === 'field' ? token.partStart : start,
    });
  if (text === '') return [...operators.map(asFound('operator')), ...FIELD_WORDS.map(asFound('field'))];
  // one letter says too little, but for an operator in capitals
  if (text.length < SHORTEST_WORD)
    return operators.filter(({ name }) => name.startsWith(text)).map(asFound('operator'));
  const language = [
    ...matching(operators, text).map(asFound('operator')),
    ...matching(FIELD_WORDS, text).map(asFound('field')),
  ].slice(0, MOST_OF_LANGUAGE);
  const found = words(token, vocabulary);
  // What was begun by its own name comes first; what another word found stands behind the archive's words.
  const own = language.filter(({ name }) => name.startsWith(text));
  const others = language.filter((each) => !own.includes(each));
  return [...own, ...found.slice(0, MOST - own.length - others.length), ...others].slice(0, MOST);
}

function behindField(token: TypedToken, vocabulary: QueryVocabulary): Found[] {
  const { field, text, start } = token;
  if (TEXT_FIELDS.includes(field)) return words(token, vocabulary);
  const value = (name: string, rest: Partial<Found> = {}): Found => ({
    kind: 'value',
    name,
    insert: `${writtenValue(field, name)} `,
    start,
    ...rest,
  });
  if (DATE_FIELDS.includes(field)) {
    const open = field === 'date' || field === 'published';
    return completeDate(text, vocabulary.months(), open, MOST).map(({ value: date, count, ends }) => ({
      kind: 'value',
      name: date,
      insert: ends ? `${date} ` : date,
      start,
      count,
    }));
  }
  if (field === 'topic') return topics(text, vocabulary).map(({ name, also }) => value(name, also));
  if (field === 'lang') {
    const counts = vocabulary.values('lang').filter(({ value: code }) => code !== 'und' && code !== '');
    const list = counts.map(({ value: code, count }) => ({ name: code, words: languageWords(code), count }));
    return matching(list, text).map(({ name, count }) => value(name, { count }));
  }
  const fixed = FIXED_VALUES[field];
  if (fixed !== undefined) {
    const counts = new Map(
      field === 'status' || field === 'color'
        ? vocabulary.values(field).map(({ value: name, count }) => [name, count])
        : [],
    );
    return matching(fixed, text).map(({ name }) => value(name, { count: counts.get(name) ?? null }));
  }
  if (field === 'site' || field === 'author' || field === 'type')
    return matchingValues(vocabulary.values(field), text).map(({ value: name, count }) =>
      value(name, { count }),
    );
  return [];
}

/** A value behind `field:`; in quotes, names of outlets, people and topics mean exactly that one. */
function writtenValue(field: string, value: string): string {
  const bare = !NAMES.includes(field) && /^[<>]?[\p{L}\p{N}-]+$/u.test(value);
  return bare ? value : `"${plainFilterValue(value)}"`;
}

/** Words that go on as the typed one; the typed letters stay as they are. */
function words({ text, start, quoted }: TypedToken, vocabulary: QueryVocabulary): Found[] {
  // in a phrase only its last word is being typed
  const last = /[\p{L}\p{N}\p{M}]*$/u.exec(text)?.[0] ?? '';
  if (!quoted && last !== text) return [];
  const prefix = foldWord(last);
  if (prefix.length < SHORTEST_WORD) return [];
  const at = start + (quoted ? 1 : 0) + text.length - last.length;
  return vocabulary
    .words(prefix, MOST_WORDS + 1)
    .filter(({ word }) => word !== prefix)
    .slice(0, MOST_WORDS)
    .map(({ word }) => {
      const name = last + word.slice(prefix.length);
      return { kind: 'word', name, insert: quoted ? name : `${name} `, start: at };
    });
}

function topics(typed: string, vocabulary: QueryVocabulary): { name: string; also: Partial<Found> }[] {
  const wanted = foldLoosely(typed);
  const ranked: { name: string; rank: number; also: Partial<Found> }[] = [];
  for (const { path, names } of vocabulary.topics()) {
    const own = path.slice(path.lastIndexOf('/') + 1);
    const alias = names.find((name) => name !== own && foldLoosely(name).startsWith(wanted));
    if (foldLoosely(path).startsWith(wanted)) ranked.push({ name: path, rank: 0, also: {} });
    else if (foldLoosely(own).startsWith(wanted)) ranked.push({ name: path, rank: 1, also: {} });
    else if (alias !== undefined) ranked.push({ name: path, rank: 2, also: { also: alias } });
    else if (foldLoosely(path).includes(wanted)) ranked.push({ name: path, rank: 3, also: {} });
  }
  return ranked.sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1)).slice(0, MOST);
}

/** Those whose first word begins so, then those that another word finds; in their own order. */
function matching<Word extends { readonly name: string; readonly words: readonly string[] }>(
  list: readonly Word[],
  typed: string,
): Word[] {
  const wanted = foldLoosely(typed);
  const first = list.filter(({ name }) => foldLoosely(name).startsWith(wanted));
  const others = list.filter(
    (each) => !first.includes(each) && each.words.some((word) => foldLoosely(word).startsWith(wanted)),
  );
  return [...first, ...others].slice(0, MOST);
}

/** Values that begin so, then those with a word in them that does; commonest first. */
function matchingValues(values: readonly FacetCount[], typed: string): FacetCount[] {
  const wanted = foldLoosely(typed);
  const first: FacetCount[] = [];
  const inside: FacetCount[] = [];
  for (const each of values) {
    if (each.value === '') continue;
    const text = foldLoosely(each.value);
    if (text.startsWith(wanted)) first.push(each);
    else if (inside.length < MOST && (text.includes(` ${wanted}`) || text.includes(`-${wanted}`)))
      inside.push(each);
    if (first.length >= MOST) break;
  }
  return [...first, ...inside].slice(0, MOST);
}

/** Without marks and case, so that "munchen" finds "München". */
function foldLoosely(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss');
}

function languageWords(code: string): string[] {
  return ['en', 'de'].flatMap((language) => {
    try {
      return new Intl.DisplayNames([language], { type: 'language' }).of(code)?.toLowerCase() ?? [];
    } catch {
      return [];
    }
  });
}
