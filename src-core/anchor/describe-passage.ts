import type { TextPositionSelector, TextQuoteSelector } from '../model/annotation.ts';

/** Characters of context on each side; W3C names no number, 32 is what Hypothesis stores. */
const CONTEXT = 32;

/** Both W3C selectors of one passage. */
export interface PassageSelectors {
  readonly quote: TextQuoteSelector;
  readonly position: TextPositionSelector;
}

const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;

/** Moves an offset that would cut a surrogate pair to the pair's start. */
function outsidePair(text: string, offset: number): number {
  const cuts =
    offset > 0 &&
    offset < text.length &&
    isLowSurrogate(text.charCodeAt(offset)) &&
    isHighSurrogate(text.charCodeAt(offset - 1));
  return cuts ? offset - 1 : offset;
}

/** The end of a passage moves forwards over a cut pair and over combining marks that belong to its last letter. */
function passageEnd(text: string, end: number): number {
  let at = outsidePair(text, end) < end ? end + 1 : end;
  while (at < text.length && /\p{M}/u.test(text[at] ?? '')) at += 1;
  return at;
}

/** The range without half surrogate pairs at its ends, and with all marks of its last letter. */
export function wholeCharacters(
  text: string,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } {
  return { start: outsidePair(text, start), end: passageEnd(text, end) };
}

/**
 * Describes the passage [start, end) of a canonical text (UTF-16 units) by quote and position
 * (W3C Web Annotation Data Model, 4.2.4 and 4.2.5). White space at both ends is left out of the passage;
 * null where nothing else is left or the range lies outside the text.
 */
export function describePassage(text: string, start: number, end: number): PassageSelectors | null {
  if (!(start >= 0 && end <= text.length && start < end)) return null;
  let from = outsidePair(text, start);
  let to = passageEnd(text, end);
  while (from < to && /\s/u.test(text[from] ?? '')) from += 1;
  while (to > from && /\s/u.test(text[to - 1] ?? '')) to -= 1;
  if (from === to) return null;
  const before = outsidePair(text, Math.max(0, from - CONTEXT));
  const after = passageEnd(text, Math.min(text.length, to + CONTEXT));
  return {
    quote: {
      type: 'TextQuoteSelector',
      exact: text.slice(from, to),
      prefix: text.slice(before, from),
      suffix: text.slice(to, after),
    },
    position: { type: 'TextPositionSelector', start: from, end: to },
  };
}

/** Describes what has no words but a place in the text all the same: a note about all of it, an area of a page. */
export function wordlessPlace(text: string, place: number): PassageSelectors {
  const start = Math.min(Math.max(0, place), text.length);
  return {
    quote: { type: 'TextQuoteSelector', exact: '', prefix: '', suffix: '' },
    position: { type: 'TextPositionSelector', start, end: start },
  };
}
