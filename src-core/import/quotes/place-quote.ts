import { createPassageFinder } from '../../anchor/find-passage.ts';
import type { PassageFinder } from '../../anchor/find-passage.ts';

/** Words of a text that somebody marked, with what stood around them. */
export interface QuotedWords {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** UTF-16 offsets, half-open. */
export interface PlacedQuote {
  readonly start: number;
  readonly end: number;
}

/** A text without what programs set differently, and for each unit left where its sign begins and ends in the text. */
interface Bare {
  readonly units: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Occurrences of a short quote that are compared by context. */
const MOST_CANDIDATES = 500;

/** Score of a changed passage from which it is surely the one that was marked: nobody is asked to look at it. */
const SURE = 0.8;
/** Units of a text in which changed passages are looked for: learning a longer one holds up the window. */
const LONGEST = 1_000_000;

/**
 * Finds passages of one text: the very words first, then the words whatever white space, soft hyphens, ligatures, dashes and
 * quotation marks lie between and in them, then words of which few were changed. Of several places the one with the most of
 * the context wins.
 */
export function quoteFinder(text: string): (quote: QuotedWords) => PlacedQuote | null {
  let bare: Bare | null = null;
  let changed: PassageFinder | null = null;
  return ({ exact, prefix, suffix }) => {
    const words = exact.trim();
    if (words === '') return null;
    const context = { before: bareOf(prefix).units, after: bareOf(suffix).units };
    const same = places(text, words).map((start) => ({ start, end: start + words.length }));
    if (same.length === 1) return same[0]!;
    bare ??= bareOf(text);
    const { units, starts, ends } = bare;
    const wanted = bareOf(words).units;
    if (wanted === '') return null;
    let best: PlacedQuote | null = null;
    let most = -1;
    for (const at of places(units, wanted)) {
      const before = commonEnd(units.slice(0, at), context.before);
      const after = commonStart(units.slice(at + wanted.length, at + wanted.length + 200), context.after);
      if (before + after <= most) continue;
      most = before + after;
      best = { start: starts[at]!, end: ends[at + wanted.length - 1]! };
    }
    if (best !== null || text.length > LONGEST) return best;
    changed ??= createPassageFinder(text);
    const found = changed.find({ exact: words, prefix, suffix }, { start: 0 });
    return found !== null && found.score >= SURE ? { start: found.start, end: found.end } : null;
  };
}

function places(text: string, words: string): readonly number[] {
  const found: number[] = [];
  for (
    let at = text.indexOf(words);
    at >= 0 && found.length < MOST_CANDIDATES;
    at = text.indexOf(words, at + 1)
  )
    found.push(at);
  return found;
}

/** Letters and digits (and other signs that carry meaning) only, in NFKC, one unit a place. */
function bareOf(text: string): Bare {
  const units: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const sign of text) {
    if (!/[\s\p{P}\p{Cf}\p{Zs}]/u.test(sign)) {
      for (const unit of sign.normalize('NFKC').toLowerCase().split('')) {
        units.push(unit);
        starts.push(at);
        ends.push(at + sign.length);
      }
    }
    at += sign.length;
  }
  return { units: units.join(''), starts, ends };
}

function commonEnd(text: string, end: string): number {
  let length = 0;
  while (length < end.length && text.at(-1 - length) === end.at(-1 - length) && length < text.length)
    length += 1;
  return length;
}

function commonStart(text: string, start: string): number {
  let length = 0;
  while (length < start.length && text[length] === start[length] && length < text.length) length += 1;
  return length;
}
