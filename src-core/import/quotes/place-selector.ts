import type { DocumentId } from '../../base/id.ts';
import { findTextDirective, type TextDirective } from '../../anchor/text-fragment.ts';
import type { PageArea } from '../../model/annotation.ts';
import type { CodePoints } from '../../text/code-points.ts';
import type { PlacedQuote, QuotedWords } from './place-quote.ts';

/** A way to a passage as another program described it (Web Annotation Data Model, 4.2). */
export type PlaceSelector = Kind & {
  /** Describes a part of what is found so far. */
  readonly refinedBy?: PlaceSelector;
};

type Kind =
  | ({ readonly type: 'words' } & QuotedWords)
  /** In code points; `version` is the text they count in, null = one that is not known. */
  | {
      readonly type: 'position';
      readonly start: number;
      readonly end: number;
      readonly version: DocumentId | null;
    }
  /** A text directive of an address. */
  | { readonly type: 'directive'; readonly directive: TextDirective }
  /** From the start of one passage to the start of another. */
  | {
      readonly type: 'range';
      readonly from: PlaceSelector;
      readonly to: PlaceSelector;
    }
  /** A rectangle of a page; words in it are told beside it. */
  | { readonly type: 'area'; readonly area: PageArea }
  /** Needs the page as it was on the web ("CssSelector #main > p"). */
  | { readonly type: 'other' };

/** A text in which passages are looked for. */
export interface PlaceText {
  readonly text: string;
  readonly version: DocumentId;
  readonly positions: CodePoints;
  /** Finds words in the whole text. */
  readonly find: (quote: QuotedWords) => PlacedQuote | null;
  /** Makes such a finder for a part of it. */
  readonly finderIn: (part: string) => (quote: QuotedWords) => PlacedQuote | null;
}

/** Deeper than this nobody meant it. */
const DEEPEST = 8;

/**
 * The passage that selectors describe, the first of them that leads to one. A position only counts where it is known to
 * count in this text, or where the words said to be there are.
 */
export function placeSelectors(selectors: readonly PlaceSelector[], at: PlaceText): PlacedQuote | null {
  return exactPlace(selectors, at) ?? firstPlace(selectors, at);
}

/** Where words and position agree there is no question, however often the words stand elsewhere. */
function exactPlace(selectors: readonly PlaceSelector[], at: PlaceText): PlacedQuote | null {
  const words = selectors.find((each) => each.type === 'words' && each.refinedBy === undefined);
  const position = selectors.find((each) => each.type === 'position' && each.refinedBy === undefined);
  if (words?.type !== 'words' || position?.type !== 'position') return null;
  const { exact, prefix, suffix } = words;
  const place = positionPlace(position, at);
  const agrees =
    at.text.slice(place.start, place.end) === exact &&
    at.text.slice(0, place.start).endsWith(prefix) &&
    at.text.startsWith(suffix, place.end);
  return agrees && exact !== '' ? place : null;
}

function firstPlace(selectors: readonly PlaceSelector[], at: PlaceText): PlacedQuote | null {
  for (const selector of selectors) {
    const place = placeOf(selector, at, null, 0);
    if (place !== null) return place;
  }
  return null;
}

function positionPlace(
  { start, end }: { readonly start: number; readonly end: number },
  { positions }: PlaceText,
): PlacedQuote {
  return { start: positions.offsetOf(start), end: positions.offsetOf(end) };
}

/** `within` is what the selectors before it led to; null = the whole text. */
function placeOf(
  selector: PlaceSelector,
  at: PlaceText,
  within: PlacedQuote | null,
  depth: number,
): PlacedQuote | null {
  if (depth > DEEPEST) return null;
  const place = ownPlace(selector, at, within, depth);
  const { refinedBy } = selector;
  if (refinedBy === undefined) return place;
  if (place !== null) return placeOf(refinedBy, at, place, depth + 1);
  // Words are found without the region that they were looked for in, a position in an unknown region is nowhere.
  return selector.type === 'other' && wordsAlone(refinedBy)
    ? placeOf(refinedBy, at, within, depth + 1)
    : null;
}

function wordsAlone(selector: PlaceSelector): boolean {
  switch (selector.type) {
    case 'words':
    case 'directive':
      return true;
    case 'range':
      return wordsAlone(selector.from) && wordsAlone(selector.to);
    case 'other':
      return selector.refinedBy !== undefined && wordsAlone(selector.refinedBy);
    case 'position':
    case 'area':
      return false;
  }
}

function ownPlace(
  selector: PlaceSelector,
  at: PlaceText,
  within: PlacedQuote | null,
  depth: number,
): PlacedQuote | null {
  switch (selector.type) {
    case 'words':
      return wordsPlace(selector, at, within);
    case 'directive': {
      const start = within?.start ?? 0;
      const found = findTextDirective(at.text.slice(start, within?.end), selector.directive);
      return found === null ? null : { start: found.start + start, end: found.end + start };
    }
    case 'position': {
      if (within === null && selector.version !== at.version) return null;
      const from = within === null ? 0 : at.positions.before(within.start);
      const place = positionPlace({ start: from + selector.start, end: from + selector.end }, at);
      const last = within?.end ?? at.text.length;
      return place.start < place.end && place.end <= last ? place : null;
    }
    case 'range': {
      const from = placeOf(selector.from, at, within, depth + 1);
      if (from === null) return null;
      // The end is looked for behind the start: its words may stand before it, too.
      const rest = { start: from.start, end: within?.end ?? at.text.length };
      const to = placeOf(selector.to, at, rest, depth + 1);
      if (to === null) return null;
      return to.start > from.start ? { start: from.start, end: to.start } : null;
    }
    case 'area':
    case 'other':
      return null;
  }
}

function wordsPlace(quote: QuotedWords, at: PlaceText, within: PlacedQuote | null): PlacedQuote | null {
  if (within === null) return at.find(quote);
  const found = at.finderIn(at.text.slice(within.start, within.end))(quote);
  return found === null ? null : { start: found.start + within.start, end: found.end + within.start };
}
