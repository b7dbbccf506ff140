import { foldWord } from '../text/fold-word.ts';
import type { NearWord } from './lexicon-words.ts';
import { queryParts } from './query-parts.ts';

/** What a suggestion is made from. */
export interface SpellingSource {
  /** How often a folded word stands in the archive. */
  readonly occurrences: (word: string) => number;
  /** The archive's words at most so many edits away. */
  readonly near: (word: string, edits: number) => readonly NearWord[];
  /** Hits of a query. */
  readonly count: (query: string) => number;
}

/** With this many hits nothing is suggested. */
const ENOUGH_HITS = 3;
/** A suggestion must find this many times what the query found. */
const TIMES_MORE = 10;
/** A word that does occur is only doubted for one that occurs this many times as often. */
const TIMES_COMMONER = 20;
/** UTF-16 units; longer ones were pasted, not typed. */
const LONGEST_QUERY = 500;
const SHORTEST = 4;
/** From this length on two edits are looked for. */
const LONG = 6;
const VERY_LONG = 8;
const MOST_WORDS = 4;
const WORD = /^[\p{L}\p{M}]+$/u;
const OPERATOR = /^(?:OR|AND|NOT|NEAR)$/u;

/**
 * The query with mistyped words replaced by the archive's, where it found fewer than 3 and that finds ten times as much; else null.
 * Words in quotes, with wildcards, behind a field or a minus sign stay as they are.
 */
export function suggestSpelling(query: string, found: number, source: SpellingSource): string | null {
  if (found >= ENOUGH_HITS || query.length > LONGEST_QUERY) return null;
  const words = plainWords(query);
  const unknown = words.filter(({ occurrences }) => occurrences(source) === 0);
  // A query whose words are all known is doubted only if it found nothing much by them.
  const doubted = unknown.length > 0 ? unknown : words;
  let suggestion = query;
  // from the end, so that the places before stay right
  for (const word of doubted.slice(0, MOST_WORDS).reverse()) {
    const better = betterWord(word.folded, word.occurrences(source), source);
    if (better === null) continue;
    suggestion =
      suggestion.slice(0, word.start) + writtenLike(word.text, better) + suggestion.slice(word.end);
  }
  if (suggestion === query) return null;
  const more = source.count(suggestion);
  return more > 0 && more >= found * TIMES_MORE ? suggestion : null;
}

interface PlainWord {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly folded: string;
  readonly occurrences: (source: SpellingSource) => number;
}

function plainWords(query: string): PlainWord[] {
  const words: PlainWord[] = [];
  let negated = false;
  for (const { start, fieldStart, valueStart, end, field, quotes, isRegex } of queryParts(query)) {
    const text = query.slice(valueStart, end);
    const plain = field === '' && quotes === 'none' && !isRegex && start === fieldStart && WORD.test(text);
    if (plain && !negated && !OPERATOR.test(text)) {
      const folded = foldWord(text);
      let known = -1;
      const occurrences = (source: SpellingSource): number => {
        if (known < 0) known = source.occurrences(folded);
        return known;
      };
      if (folded.length >= SHORTEST) words.push({ start, end, text, folded, occurrences });
    }
    negated = text === 'NOT' && quotes === 'none';
  }
  return words;
}

/** The likeliest word that was meant: common, near, and with the same first letter; null where none is. */
function betterWord(word: string, occurrences: number, source: SpellingSource): string | null {
  let best: string | null = null;
  let bestScore = -Infinity;
  for (const near of source.near(word, word.length >= LONG ? 2 : 1)) {
    if (near.word === word || near.word.length < SHORTEST - 1) continue;
    const spelling = withoutMarks(near.word) === withoutMarks(word);
    const edits = spelling ? 0.5 : near.edits;
    // a word that stands there but once may be a mistake itself, unless it is long
    const enough = occurrences > 0 ? occurrences * TIMES_COMMONER : word.length >= VERY_LONG ? 1 : edits;
    if (near.occurrences < enough) continue;
    const sameFirst = withoutMarks(near.word)[0] === withoutMarks(word)[0];
    const score = Math.log2(near.occurrences) - 5 * edits - (sameFirst ? 0 : 4);
    if (score > bestScore || (score === bestScore && best !== null && near.word < best)) {
      best = near.word;
      bestScore = score;
    }
  }
  return best;
}

/** "ä", "ae" and "a" alike. */
function withoutMarks(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll(/([aou])e/gu, '$1');
}

/** The archive's word with the typed one's ß and capitals: those of the first letter, or of all. */
function writtenLike(typed: string, folded: string): string {
  const sharp = typed.indexOf('ß');
  const at = foldWord(typed.slice(0, Math.max(0, sharp))).length;
  const word =
    sharp > 0 && folded.startsWith('ss', at) ? `${folded.slice(0, at)}ß${folded.slice(at + 2)}` : folded;
  if (typed.length > 1 && typed === typed.toUpperCase()) return word.toUpperCase();
  const first = typed[0] ?? '';
  return first !== first.toLowerCase() ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}
