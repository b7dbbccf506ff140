import { graphemeAround } from '../text/grapheme-bounds.ts';
import type { TextPositionSelector, TextQuoteSelector } from '../model/annotation.ts';

/** Characters of context on each side; W3C names no number, 32 is what Hypothesis stores. */
const CONTEXT = 32;

/** Both W3C selectors of one passage. */
export interface PassageSelectors {
  readonly quote: TextQuoteSelector;
  readonly position: TextPositionSelector;
}

/** The range with all of the letters, as they are seen, that its ends cut. */
export function wholeCharacters(
  text: string,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } {
  return { start: graphemeAround(text, start).start, end: graphemeAround(text, end).end };
}

/**
 * Describes the passage [start, end) of a canonical text (UTF-16 units) by quote and position
 * (W3C Web Annotation Data Model, 4.2.4 and 4.2.5). White space at both ends is left out of the passage;
 * null where nothing else is left or the range lies outside the text.
 */
export function describePassage(text: string, start: number, end: number): PassageSelectors | null {
  if (!(start >= 0 && end <= text.length && start < end)) return null;
  let { start: from, end: to } = wholeCharacters(text, start, end);
  while (from < to && /\s/u.test(text[from] ?? '')) from += 1;
  // A blank may carry a mark.
  from = graphemeAround(text, from).start;
  while (to > from && /\s/u.test(text[to - 1] ?? '')) to -= 1;
  if (from === to) return null;
  const before = graphemeAround(text, Math.max(0, from - CONTEXT)).start;
  const after = graphemeAround(text, Math.min(text.length, to + CONTEXT)).end;
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
