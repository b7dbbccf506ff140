import type { LineGroup } from './text-line.ts';

/** Widths at which programs wrap lines; wider "lines" are paragraphs. */
const NARROWEST = 30;
const WIDEST = 110;
/** Share of line ends that must be explained by the width. */
const EXPLAINED = 0.8;
const ENOUGH_BREAKS = 3;

/**
 * The column at which a text was wrapped by a program (e-mail, old editors), or null where lines end for their own reasons.
 * Test of the trade: at a forced break the next line's first word would not have fitted any more.
 */
export function wrapWidth(groups: readonly LineGroup[]): number | null {
  return commonWidth(groups) ?? widthOfParagraphs(groups);
}

/** The width that explains nearly all line ends of the text. */
function commonWidth(groups: readonly LineGroup[]): number | null {
  const lengths = groups.flatMap((group) => group.map((line) => line.source.trimEnd().length));
  const sorted = lengths.toSorted((a, b) => a - b);
  const longest = sorted[Math.floor((sorted.length - 1) * 0.98)] ?? 0;
  if (longest < NARROWEST || longest > WIDEST) return null;
  let breaks = 0;
  let forced = 0;
  for (const group of groups) {
    for (let index = 0; index + 1 < group.length; index += 1) {
      breaks += 1;
      if (isForcedBreak(group, index, longest)) forced += 1;
    }
  }
  return breaks >= ENOUGH_BREAKS && forced / breaks >= EXPLAINED ? longest : null;
}

/** Where letters mix wrapped paragraphs with lists and verse: the width of the paragraphs that are wrapped through and through. */
function widthOfParagraphs(groups: readonly LineGroup[]): number | null {
  const widths = groups.flatMap((group) => {
    const longest = group.reduce((most, line) => Math.max(most, line.source.trimEnd().length), 0);
    const wrapped =
      group.length >= 3 && longest >= 50 && longest <= WIDEST && forcedShare(group, longest) === 1;
    return wrapped ? [longest] : [];
  });
  const widest = widths.reduce((most, width) => Math.max(most, width), 0);
  return widest === 0 || widths.some((width) => width < widest - 12) ? null : widest;
}

/** Share of a group's line ends that the width explains; verse and lists have few of them. */
export function forcedShare(group: LineGroup, width: number): number {
  if (group.length < 2) return 1;
  let forced = 0;
  for (let index = 0; index + 1 < group.length; index += 1)
    if (isForcedBreak(group, index, width)) forced += 1;
  return forced / (group.length - 1);
}

function isForcedBreak(group: LineGroup, index: number, width: number): boolean {
  const line = group[index]!.source.trimEnd();
  const word = /^\S+/u.exec(group[index + 1]!.text)?.[0] ?? '';
  // A little slack: wrapping often kept one column free or counted tabs and wide signs differently.
  return line.length + 1 + word.length > width - 2;
}
