import type { TextPositionSelector, TextQuoteSelector } from '../model/annotation.ts';

/** Where a passage stands in another version of its text; UTF-16, half-open. */
export interface FoundPassage {
  readonly start: number;
  readonly end: number;
  /** "same": where it stood before; "moved": its very words elsewhere; "respaced": its words, set differently. */
  readonly how: 'same' | 'moved' | 'respaced';
}

/** A quote shorter than this is only found again where what stands beside it is known, too. */
const SHORT = 12;
/** Places of a quote that are weighed against each other. */
const MOST_PLACES = 2_000;

/** A text without white space, and where each of its units stood. */
interface Squeezed {
  readonly text: string;
  readonly places: Int32Array;
}

function squeeze(text: string): Squeezed {
  const places = new Int32Array(text.length + 1);
  let squeezed = '';
  let from = 0;
  let count = 0;
  for (const { index, 0: space } of text.matchAll(/\s+/gu)) {
    squeezed += text.slice(from, index);
    for (let at = from; at < index; at += 1) places[count++] = at;
    from = index + space.length;
  }
  squeezed += text.slice(from);
  for (let at = from; at < text.length; at += 1) places[count++] = at;
  places[count] = text.length;
  return { text: squeezed, places };
}

function sameEnd(a: string, b: string): number {
  let same = 0;
  while (same < a.length && same < b.length && a[a.length - 1 - same] === b[b.length - 1 - same]) same += 1;
  return same;
}

function sameStart(a: string, b: string): number {
  let same = 0;
  while (same < a.length && same < b.length && a[same] === b[same]) same += 1;
  return same;
}

/** The place of `exact` with the most of its surroundings, the one nearest to `expected` of equals; -1 = none. */
function bestPlace(
  text: string,
  { exact, prefix, suffix }: Pick<TextQuoteSelector, 'exact' | 'prefix' | 'suffix'>,
  expected: number,
): number {
  if (exact === '') return -1;
  let best = -1;
  let bestContext = -1;
  let at = text.indexOf(exact);
  for (let count = 0; at >= 0 && count < MOST_PLACES; count += 1) {
    const context =
      sameEnd(text.slice(Math.max(0, at - prefix.length), at), prefix) +
      sameStart(text.slice(at + exact.length, at + exact.length + suffix.length), suffix);
    const nearer = Math.abs(at - expected) < Math.abs(best - expected);
    if (context > bestContext || (context === bestContext && nearer)) {
      best = at;
      bestContext = context;
    }
    at = text.indexOf(exact, at + 1);
  }
  // a short word may stand anywhere: without its surroundings it is another one
  return exact.length < SHORT && bestContext < SHORT - exact.length ? -1 : best;
}

/**
 * Finds a passage in another version of its text: by its exact words, then by its words without regard to white space.
 * Of several places the one with the most of the quote's surroundings is taken, then the nearest to where it stood; null where it is gone.
 */
export function findPassage(
  text: string,
  quote: Pick<TextQuoteSelector, 'exact' | 'prefix' | 'suffix'>,
  position: Pick<TextPositionSelector, 'start'>,
): FoundPassage | null {
  const { exact } = quote;
  const start = bestPlace(text, quote, position.start);
  if (start >= 0)
    return { start, end: start + exact.length, how: start === position.start ? 'same' : 'moved' };
  const whole = squeeze(text);
  const part = {
    exact: squeeze(exact).text,
    prefix: squeeze(quote.prefix).text,
    suffix: squeeze(quote.suffix).text,
  };
  const squeezedStart = bestPlace(whole.text, part, position.start);
  if (squeezedStart < 0) return null;
  const last = whole.places[squeezedStart + part.exact.length - 1] as number;
  return { start: whole.places[squeezedStart] as number, end: last + 1, how: 'respaced' };
}
