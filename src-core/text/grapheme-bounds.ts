/** UTF-16 units looked at on either side of a place; longer runs without a blank are looked at from within. */
const AROUND = 128;
/** Below this no sign joins the one before it. */
const FIRST_JOINING = 0x300;
const JOINS_BLANK = /^[\p{M}\u200d\u200c]/u;

let graphemes: Intl.Segmenter | null = null;

/** The letter as it is seen (an extended grapheme cluster, UAX #29) that an offset cuts, as a range; an empty one where it cuts none. */
export function graphemeAround(
  text: string,
  offset: number,
): { readonly start: number; readonly end: number } {
  const uncut = { start: offset, end: offset };
  if (offset <= 0 || offset >= text.length) return uncut;
  const [before, after] = [text.charCodeAt(offset - 1), text.charCodeAt(offset)];
  if (before < FIRST_JOINING && after < FIRST_JOINING && !(before === 13 && after === 10)) return uncut;
  const from = boundBefore(text, offset);
  graphemes ??= new Intl.Segmenter('und', { granularity: 'grapheme' });
  const found = graphemes.segment(text.slice(from, offset + AROUND)).containing(offset - from);
  if (found === undefined || from + found.index === offset) return uncut;
  return { start: from + found.index, end: from + found.index + found.segment.length };
}

/** A place before the offset that is between two letters for certain: behind a blank that carries no mark. */
function boundBefore(text: string, offset: number): number {
  const least = Math.max(0, offset - AROUND);
  for (let at = offset - 1; at > least; at -= 1)
    if (/\s/u.test(text[at - 1] ?? '') && !JOINS_BLANK.test(text.slice(at, at + 2))) return at;
  const unit = text.charCodeAt(least);
  return least > 0 && unit >= 0xdc00 && unit <= 0xdfff ? least - 1 : least;
}
