import { alignWords } from './align-words.ts';
import type { MatchingWork } from './approximate-match.ts';
import { matchingForm } from './matching-form.ts';
import { matchingWords } from './matching-words.ts';
import type { MatchingWords } from './matching-words.ts';
import type { PassageQuote } from './passage-query.ts';

/** A quote between its surroundings, as words. */
export interface QuotedWords {
  readonly words: MatchingWords;
  /** Words of the quote: [first, last). */
  readonly first: number;
  readonly last: number;
}

/** Where a passage begins and ends in a text; UTF-16, half-open. */
export interface PassageEnds {
  readonly start: number;
  readonly end: number;
}

/** Words of a quote and its surroundings; one that the quote begins or ends in belongs to the quote. */
export function quotedWords({ prefix, exact, suffix }: PassageQuote): QuotedWords {
  const words = matchingWords(prefix + exact + suffix);
  let first = 0;
  while (first < words.keys.length && (words.ends[first] as number) <= prefix.length) first += 1;
  let last = first;
  while (last < words.keys.length && (words.starts[last] as number) < prefix.length + exact.length) last += 1;
  return { words, first, last };
}

/**
 * Where the quote stands in a run of the text's words; null where none of its words does. Words at its ends that were replaced
 * belong to it as far as they stand between what is known; what was only put in there does not.
 */
export function passageEnds(
  { words, first, last }: QuotedWords,
  quote: PassageQuote,
  text: string,
  all: MatchingWords,
  run: { readonly from: number; readonly to: number },
  work?: MatchingWork,
): PassageEnds | null {
  const partners = alignWords(words.keys, all.keys.slice(run.from, run.to), work);
  let head = first;
  while (head < last && (partners[head] as number) < 0) head += 1;
  if (head === last) return between(partners, first, last, all, run.from);
  let tail = last - 1;
  while ((partners[tail] as number) < 0) tail -= 1;
  const startWord = (partners[head] as number) - replaced(partners, head, first, -1);
  const endWord = (partners[tail] as number) + replaced(partners, tail, last - 1, 1);
  const begun = quote.prefix.length - (words.starts[first] as number);
  const start =
    (all.starts[run.from + startWord] as number) +
    insideWord(head === first, begun, words, first, all, run.from + startWord);
  const left = (words.ends[last - 1] as number) - quote.prefix.length - quote.exact.length;
  const end =
    (all.ends[run.from + endWord] as number) -
    insideWord(tail === last - 1, left, words, last - 1, all, run.from + endWord);
  return withSigns(quote.exact, text, start, end);
}

/** What stands between the words on both sides, where none of the quote's own does; null where those are unknown or far apart. */
function between(
  partners: Int32Array,
  first: number,
  last: number,
  all: MatchingWords,
  from: number,
): PassageEnds | null {
  const before = partners[first - 1] ?? -1;
  const behind = partners[last] ?? -1;
  const there = behind - before - 1;
  if (before < 0 || behind < 0 || there < 1 || there > 2 * (last - first)) return null;
  return {
    start: all.starts[from + before + 1] as number,
    end: all.ends[from + behind - 1] as number,
  };
}

/** Letters of a word that stand outside of the quote, where the word is the very same. */
function insideWord(
  isEdge: boolean,
  outside: number,
  words: MatchingWords,
  at: number,
  all: MatchingWords,
  place: number,
): number {
  return isEdge && outside > 0 && words.keys[at] === all.keys[place] ? outside : 0;
}

/** Words of the text that stand for words of the quote between its edge and the first one found; both are counted outwards. */
function replaced(partners: Int32Array, found: number, edge: number, outwards: 1 | -1): number {
  const missing = Math.abs(found - edge);
  if (missing === 0) return 0;
  let beyond = edge + outwards;
  while (beyond >= 0 && beyond < partners.length && (partners[beyond] as number) < 0) beyond += outwards;
  // nothing known on the other side: who knows whether what stands there is part of it
  if (beyond < 0 || beyond >= partners.length) return 0;
  const there = Math.abs((partners[beyond] as number) - (partners[found] as number)) - 1;
  const here = Math.abs(beyond - found) - 1;
  const share = Math.round((there * missing) / here);
  return share > 2 * missing + 2 ? 0 : share;
}

/** Quotation marks, brackets and full stops that the quote begins or ends with belong to the passage where they still stand. */
function withSigns(exact: string, text: string, start: number, end: number): PassageEnds {
  const lead = /^[^\p{L}\p{N}]*/u.exec(exact)?.[0] ?? '';
  const trail = /[^\p{L}\p{N}\p{M}]*$/u.exec(exact)?.[0] ?? '';
  let from = start;
  for (const sign of [...matchingForm(lead).text].toReversed()) {
    if (matchingForm(text[from - 1] ?? '').text !== sign) break;
    from -= 1;
  }
  let to = end;
  for (const sign of matchingForm(trail).text) {
    if (matchingForm(text[to] ?? '').text !== sign) break;
    to += 1;
  }
  return { start: from, end: to };
}
