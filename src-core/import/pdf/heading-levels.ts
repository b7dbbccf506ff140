import type { JoinedLines } from './join-lines.ts';
import { isContentsEntry, type LineGroup } from './line-paragraphs.ts';
import type { TextLine } from './text-line.ts';

/** A heading of the file's own table of contents. */
export interface OutlineEntry {
  readonly title: string;
  /** From 1. */
  readonly level: number;
}

/** A paragraph as it may turn out to be a heading. */
export interface HeadingCandidate {
  readonly group: LineGroup;
  readonly joined: JoinedLines;
}

/** Larger than running text by this is a heading's size. */
const LARGER = 1.13;
/** Sizes that differ by less are one. */
const ONE_SIZE = 1.05;
const LONGEST = 220;
const MOST_LINES = 4;
const NUMBERED =
  /^(?:(?:\d{1,2}|[IVX]{1,5}|[A-H])(?:\.\d{1,2})*[.)]?|§\s?\d+|(?:Chapter|Kapitel|Chapitre|Teil|Part|Appendix|Anhang)\s+\w{1,5}[.:]?)\s+\p{Lu}/u;

/** Which of the paragraphs are headings, with their levels (1–6): by the outline, by size, by weight. */
export function headingLevels(
  candidates: readonly HeadingCandidate[],
  bodySize: number,
  isBold: (font: string) => boolean,
  outline: readonly OutlineEntry[],
): ReadonlyMap<LineGroup, number> {
  const levels = new Map<LineGroup, number>();
  const possible = candidates.filter(mayBeHeading);
  const inOutline = outlineLevels(possible, outline);
  const bySize = possible.filter(({ group }) => sizeOf(group) > LARGER * bodySize);
  const ranks = sizeRanks(bySize.map(({ group }) => sizeOf(group)));
  for (const { group } of bySize) levels.set(group, Math.min(5, rankOf(sizeOf(group), ranks)));
  const bodyBold = candidates.filter(({ group }) => allBold(group, isBold)).length > candidates.length / 2;
  for (const candidate of possible) {
    const { group, joined } = candidate;
    if (levels.has(group) || sizeOf(group) < 0.88 * bodySize) continue;
    if (!bodyBold && allBold(group, isBold) && readsLikeHeading(joined.text, group))
      levels.set(group, Math.min(6, ranks.length + depthOf(joined.text)));
  }
  for (const [group, level] of inOutline) levels.set(group, level);
  return levels;
}

function mayBeHeading({ group, joined }: HeadingCandidate): boolean {
  const { lines } = group;
  return (
    lines.length <= MOST_LINES &&
    joined.text.length <= LONGEST &&
    lines.every((line) => line.cells.length === 0 && !line.artifact && !isContentsEntry(line.text)) &&
    (joined.text.match(/\p{L}/gu)?.length ?? 0) >= 2
  );
}

function readsLikeHeading(text: string, { lines }: LineGroup): boolean {
  if (lines.length > 2 || text.length > 120 || group(text) < 3) return false;
  return NUMBERED.test(text) || !/[.,;:]$/u.test(text);
}

function group(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0;
}

function depthOf(text: string): number {
  const number = /^\d{1,2}(?:\.\d{1,2})+/u.exec(text)?.[0];
  return number === undefined ? 1 : number.split('.').length;
}

function sizeOf({ lines }: LineGroup): number {
  return Math.max(...lines.map(({ size }) => size));
}

function allBold({ lines }: LineGroup, isBold: (font: string) => boolean): boolean {
  return lines.every((line: TextLine) =>
    line.pieces.every((piece) => isBold(piece.font) || piece.raised !== null),
  );
}

function sizeRanks(sizes: readonly number[]): readonly number[] {
  const ranks: number[] = [];
  for (const size of sizes.toSorted((a, b) => b - a))
    if (ranks.length === 0 || (ranks.at(-1) as number) > size * ONE_SIZE) ranks.push(size);
  return ranks;
}

function rankOf(size: number, ranks: readonly number[]): number {
  const index = ranks.findIndex((rank) => size >= rank / ONE_SIZE);
  return index < 0 ? ranks.length : index + 1;
}

/** The outline's entries in their order, each matched once by its words. */
function outlineLevels(
  possible: readonly HeadingCandidate[],
  outline: readonly OutlineEntry[],
): ReadonlyMap<LineGroup, number> {
  const levels = new Map<LineGroup, number>();
  const byWords = new Map<string, HeadingCandidate[]>();
  for (const candidate of possible) {
    const key = words(candidate.joined.text);
    const there = byWords.get(key);
    if (there === undefined) byWords.set(key, [candidate]);
    else there.push(candidate);
  }
  for (const { title, level } of outline) {
    const found = byWords.get(words(title));
    // A table of contents has the same words; the heading is the last or the largest of them.
    const best = found?.reduce((most, each) => (sizeOf(each.group) >= sizeOf(most.group) ? each : most));
    if (best !== undefined && !levels.has(best.group)) levels.set(best.group, Math.min(6, level + 1));
  }
  return levels;
}

/** Letters alone: numbers of chapters may be missing on one side. */
function words(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/^[\d.\sIVX]+(?=\p{L})/u, '')
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase();
}
