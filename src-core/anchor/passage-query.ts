import { firstIndex } from '../base/first-index.ts';
import type { TextQuoteSelector } from '../model/annotation.ts';
import { editPattern, fewestEdits } from './approximate-match.ts';
import type { EditPattern, MatchingWork } from './approximate-match.ts';
import { lettersOf, matchingForm } from './matching-form.ts';
import type { MatchingForm } from './matching-form.ts';

/** What of a quote selector is needed to find its passage. */
export type PassageQuote = Pick<TextQuoteSelector, 'exact' | 'prefix' | 'suffix'>;

/** A quote made ready to be compared with places of a text. */
export interface PassageQuery {
  readonly quote: PassageQuote;
  /** The quote in matching form, and its letters only. */
  readonly form: string;
  readonly letters: string;
  /** What stood right beside it, in matching form. */
  readonly leading: string;
  readonly trailing: string;
  /** Letters of what stood beside it, as patterns; the one before is turned round. */
  readonly before: EditPattern;
  readonly behind: EditPattern;
  /** Whether the quote begins and ends at the edge of a word. */
  readonly wholeStart: boolean;
  readonly wholeEnd: boolean;
}

const ENDS_IN_LETTER = /[\p{L}\p{N}\p{M}]$/u;
const BEGINS_WITH_LETTER = /^[\p{L}\p{N}\p{M}]/u;

/** Edits between random texts of one language are about two thirds of their letters: likeness is counted from there. */
const BY_CHANCE = 0.35;
/** Units right beside a quote by which it is told from the same words elsewhere, where these are many. */
const BESIDE = 8;
/** Letters of surroundings that are looked at for each letter wanted. */
const ROOM = 1.5;

/** Makes a quote ready. */
export function passageQuery(quote: PassageQuote): PassageQuery {
  const form = matchingForm(quote.exact);
  const prefix = matchingForm(quote.prefix);
  const suffix = matchingForm(quote.suffix);
  const turned = [...lettersOf(prefix).text].toReversed().join('');
  return {
    quote,
    form: form.text,
    letters: lettersOf(form).text,
    leading: prefix.text.slice(-BESIDE),
    trailing: suffix.text.slice(0, BESIDE),
    before: editPattern(turned),
    behind: editPattern(lettersOf(suffix).text),
    wholeStart: isBetweenWords(quote.prefix + quote.exact, quote.prefix.length),
    wholeEnd: isBetweenWords(quote.exact + quote.suffix, quote.exact.length),
  };
}

/** Whether an offset lies between words, or at an end of the text. */
export function isBetweenWords(text: string, offset: number): boolean {
  // Two units hold any letter, also one beyond U+FFFF.
  const [before, behind] = [text.slice(Math.max(0, offset - 2), offset), text.slice(offset, offset + 2)];
  return !(ENDS_IN_LETTER.test(before) && BEGINS_WITH_LETTER.test(behind));
}

/** The first number of a form's unit that begins at or behind an offset. */
export function unitAt({ starts, text }: MatchingForm, offset: number): number {
  return firstIndex(text.length, (at) => (starts[at] as number) >= offset);
}

/** How like the letters beside a place are to those that stood beside the quote, 0..1 each; null where none are known. */
export function surroundings(
  { before, behind }: PassageQuery,
  letters: MatchingForm,
  start: number,
  end: number,
  work?: MatchingWork,
): { readonly before: number | null; readonly behind: number | null } {
  const from = unitAt(letters, start);
  const to = unitAt(letters, end);
  const far = (pattern: EditPattern): number => Math.ceil(pattern.length * ROOM) + 2;
  const likeness = (pattern: EditPattern, at: number, until: number): number | null => {
    if (pattern.length === 0) return null;
    const edits = fewestEdits(pattern, letters.text, at, until, 'begun', work);
    return Math.max(0, (1 - edits / pattern.length - BY_CHANCE) / (1 - BY_CHANCE));
  };
  return {
    before: likeness(before, from, Math.max(0, from - far(before))),
    behind: likeness(behind, to, Math.min(letters.text.length, to + far(behind))),
  };
}
