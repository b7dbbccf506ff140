import type { HitRange } from '../../../src-core/search/search-types.ts';

/** UTF-16 units that two lines of a row surely hold. */
const ROOM = 84;
const BEFORE = 32;

/** The part of a snippet that a row of two lines begins with, so that its first hit shows; marks move along. */
export function shownPart(
  text: string,
  marks: readonly HitRange[],
): { readonly text: string; readonly marks: readonly HitRange[] } {
  const [first] = marks;
  if (first === undefined || first.end <= ROOM) return { text, marks };
  const space = text.indexOf(' ', first.start - BEFORE);
  const from = space >= 0 && space < first.start ? space + 1 : first.start;
  const shift = 1 - from;
  return {
    text: `…${text.slice(from)}`,
    marks: marks.map(({ start, end }) => ({ start: start + shift, end: end + shift })),
  };
}
