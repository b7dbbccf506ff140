import { divideWord } from './divide-word.ts';
import type { HyphenPatterns } from './hyphen-patterns.d.ts';
import { HYPHEN_PATTERNS } from './pattern-files.ts';

/**
 * Where lines of a text may break within words: offsets into it (UTF-16), rising, each between two letters.
 * `shortest` is the number of letters from which on words are divided.
 */
export type Hyphenation = (text: string, shortest: number) => readonly number[];

/** Letters that stay together at the start and the end of a word. */
const AT_START = 2;
const AT_END = 3;
/** Longest run of letters that is looked at: beyond this it is no word. */
const LONGEST = 80;
/** Words remembered before they are forgotten all at once. */
const REMEMBERED = 20_000;

const WORD = /[\p{L}\p{M}]{5,}/gu;
const JOINED = /(?:[\p{L}\p{N}][.@_]|[/\\])$/u;
const JOINS = /^(?:[.@_][\p{L}\p{N}]|[\\@]|\/\/)/u;
const MARK = /^(?:\p{M}|[\uDC00-\uDFFF])/u;

const loading = new Map<string, Promise<Hyphenation | null>>();
const loaded = new Map<string, Hyphenation | null>();

/** Hyphenation of a language that was loaded before; undefined where it was not. */
export function knownHyphenation(language: string): Hyphenation | null | undefined {
  return HYPHEN_PATTERNS[language] === undefined ? null : loaded.get(language);
}

/** Hyphenation of a language (ISO 639-1) by Liang's patterns; null for one without. Its patterns are read once. */
export function loadHyphenation(language: string): Promise<Hyphenation | null> {
  const known = loading.get(language);
  if (known !== undefined) return known;
  const load = HYPHEN_PATTERNS[language];
  // Text without hyphens can be read as well: a file that does not load is nobody's error.
  const hyphenation =
    load === undefined
      ? Promise.resolve(null)
      : load().then(
          ({ default: patterns }) => hyphenate(patterns),
          () => null,
        );
  loading.set(language, hyphenation);
  void hyphenation.then((found) => loaded.set(language, found));
  return hyphenation;
}

function hyphenate(patterns: HyphenPatterns): Hyphenation {
  const words = new Map<string, readonly number[]>();
  const ofWord = (word: string): readonly number[] => {
    const before = words.get(word);
    if (before !== undefined) return before;
    if (words.size >= REMEMBERED) words.clear();
    const found = divideWord(patterns, word).filter((at) => mayBreak(word, at));
    words.set(word, found);
    return found;
  };
  return (text, shortest) => {
    const all: number[] = [];
    for (const match of text.matchAll(WORD)) {
      const [word] = match;
      if (word.length < shortest || word.length > LONGEST) continue;
      if (inAddress(text, match.index, match.index + word.length)) continue;
      for (const at of ofWord(word)) all.push(match.index + at);
    }
    return all;
  };
}

/** Whether a word is part of an address or a file's name, which are copied letter by letter. */
function inAddress(text: string, start: number, end: number): boolean {
  return JOINED.test(text.slice(Math.max(0, start - 2), start)) || JOINS.test(text.slice(end, end + 2));
}

/** Whether enough letters stay on both lines, and no letter is parted from its accents. */
function mayBreak(word: string, at: number): boolean {
  return at >= AT_START && at <= word.length - AT_END && !MARK.test(word.slice(at, at + 2));
}
