import { textDirectiveOf, writeTextDirective } from '../anchor/text-fragment.ts';
import type { TextQuoteSelector } from '../model/annotation.ts';

/** Longest passage that is named whole; longer ones by their first and last words. */
const WHOLE = 120;

const named = (start: string, end = ''): string => writeTextDirective({ prefix: '', start, end, suffix: '' });

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}

/** A passage in the text that it stands in; UTF-16, half-open. */
export interface PlacedPassage {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Address of the exact words on the web page (WICG Scroll to Text Fragment, `#:~:text=`). Where their text is known they are
 * told from the same words before them. An existing fragment of the address is kept in front of the directive.
 */
export function textFragmentUrl(
  url: string,
  quote: Pick<TextQuoteSelector, 'exact'>,
  place: PlacedPassage | null = null,
): string {
  const known = place === null ? null : textDirectiveOf(place.text, place);
  const directive = known === null ? namedByWords(quote.exact.trim()) : writeTextDirective(known);
  return `${url}${url.includes('#') ? '' : '#'}:~:${directive}`;
}

/** Passages over several blocks are named by their first and last words, as the specification asks. */
function namedByWords(exact: string): string {
  const lines = exact.split('\n');
  const whole = exact.length <= WHOLE && lines.length === 1;
  if (whole || words(exact).length < 8) return named(lines[0] ?? exact);
  const first = words(lines[0] ?? '').slice(0, 5);
  const last = words(lines.at(-1) ?? '').slice(-5);
  return named(first.join(' '), last.join(' '));
}
