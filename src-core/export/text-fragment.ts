import { writeTextDirective } from '../anchor/text-fragment.ts';
import type { TextQuoteSelector } from '../model/annotation.ts';

/** Longest passage that is named whole; longer ones by their first and last words. */
const WHOLE = 120;

const named = (start: string, end = ''): string => writeTextDirective({ prefix: '', start, end, suffix: '' });

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}

/**
 * Address of the exact words on the web page (WICG Scroll to Text Fragment, `#:~:text=`).
 * Passages over several blocks are named by their first and last words, as the specification asks.
 * An existing fragment of the address is kept in front of the directive.
 */
export function textFragmentUrl(url: string, quote: Pick<TextQuoteSelector, 'exact'>): string {
  const exact = quote.exact.trim();
  const all = words(exact);
  const whole = exact.length <= WHOLE && !exact.includes('\n');
  const lines = exact.split('\n');
  const directive =
    whole || all.length < 8
      ? named(lines[0] ?? exact)
      : named(
          words(lines[0] ?? '')
            .slice(0, 5)
            .join(' '),
          words(lines.at(-1) ?? '')
            .slice(-5)
            .join(' '),
        );
  return `${url}${url.includes('#') ? '' : '#'}:~:${directive}`;
}
