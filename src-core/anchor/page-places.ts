import { firstIndex } from '../base/first-index.ts';
import type { ArticleDocument } from '../model/document.ts';
import { nearestPlace } from './letter-places.ts';
import { fittedLetters, usualLetters } from './line-letters.ts';
import type { LineLetters, PlacedText } from './line-letters.ts';
import { unpackTexts } from './packed-texts.ts';
import type { PackedTexts } from './packed-texts.ts';
import { once } from '../base/once.ts';

/** A rectangle on a page as it is seen, in tenths of a point from its upper left corner. */
export interface PageBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A line of text, or a cell of a table, on a page; offsets are half-open into the canonical text. */
export interface PageLine extends PageBox {
  readonly page: number;
  readonly start: number;
  readonly end: number;
}

/** Half-open offsets into the canonical text. */
interface OffsetRange {
  readonly start: number;
  readonly end: number;
}

/** Where the canonical text stands on the pages, both ways. Pages count from zero. */
export interface PagePlaces {
  readonly pages: number;
  /** In the order of the text. */
  readonly linesOf: (page: number) => readonly PageLine[];
  /** The line that holds the offset, else the next one in the text, else the last one; null where no page has text. */
  readonly lineAt: (offset: number) => PageLine | null;
  /** Rectangles of a range on one page, one a line. */
  readonly boxesOf: (page: number, range: OffsetRange) => readonly PageBox[];
  /** The place between two letters nearest to a point, and how far the line is from it; null on a page without text. */
  readonly offsetAt: (
    page: number,
    x: number,
    y: number,
  ) => { readonly offset: number; readonly away: number } | null;
  /** The text whose letters have their middle in a rectangle, as one range where it is nearly all of that; null without text. */
  readonly textIn: (page: number, box: PageBox) => OffsetRange | null;
  /** First and last offset on a page; null without text. */
  readonly rangeOf: (page: number) => OffsetRange | null;
  /** Takes in where the file itself places the letters of a page; kept of the pages looked at last. */
  readonly refine: (page: number, texts: PackedTexts) => void;
}

interface LookedPage {
  /** Unpacked when a line is asked for. */
  readonly texts: () => readonly PlacedText[];
  readonly lines: Map<PageLine, LineLetters>;
}

/** Pages of which more is kept than their lines: those in the window, and some around. */
const PAGES_KEPT = 16;
/** Points beside a line count this much less than points above or below it, so that margins belong to their line. */
const BESIDE = 0.25;
/** Of the text between the first and the last letter in a rectangle, so much must lie in it to be one passage. */
const NEARLY_ALL = 0.6;

/** Reads a document's pages; offsets and places agree as exactly as the lines are stored, within a line as `refine` knows. */
export function pagePlaces({ text, pages = [] }: Pick<ArticleDocument, 'text' | 'pages'>): PagePlaces {
  const byPage = pages.map(({ boxes }, page): readonly PageLine[] => {
    const lines: PageLine[] = [];
    for (let at = 0; at + 5 < boxes.length; at += 6) {
      const [start = 0, end = 0, left = 0, top = 0, width = 0, height = 0] = boxes.slice(at, at + 6);
      if (end > start) lines.push({ page, start, end, left, top, width, height });
    }
    return lines.sort((a, b) => a.start - b.start);
  });
  const all = byPage.flat().sort((a, b) => a.start - b.start);
  const looked = new Map<number, LookedPage>();

  /** What is known of a page beyond its lines; only of the pages looked at last. */
  const pageOf = (page: number, texts?: PackedTexts): LookedPage => {
    const known = looked.get(page);
    const found =
      known !== undefined && texts === undefined
        ? known
        : { texts: once(() => (texts === undefined ? [] : unpackTexts(texts))), lines: new Map() };
    looked.delete(page);
    looked.set(page, found);
    const [oldest] = looked.keys();
    if (looked.size > PAGES_KEPT && oldest !== undefined) looked.delete(oldest);
    return found;
  };
  const lettersOf = (line: PageLine): LineLetters => {
    const { texts, lines } = pageOf(line.page);
    const known = lines.get(line);
    if (known !== undefined) return known;
    const own = text.slice(line.start, line.end);
    const found = fittedLetters(line, own, texts()) ?? usualLetters(line, own);
    lines.set(line, found);
    return found;
  };
  const partOf = (line: PageLine, { start, end }: OffsetRange): PageBox => {
    const { axis, shares } = lettersOf(line);
    const from = shares[Math.max(0, start - line.start)] ?? 0;
    const to = shares[Math.min(line.end, end) - line.start] ?? 1;
    const { left, top, width, height } = line;
    switch (axis) {
      case 'right':
        return { left: left + from * width, top, width: (to - from) * width, height };
      case 'left':
        return { left: left + (1 - to) * width, top, width: (to - from) * width, height };
      case 'down':
        return { left, top: top + from * height, width, height: (to - from) * height };
      case 'up':
        return { left, top: top + (1 - to) * height, width, height: (to - from) * height };
    }
  };
  const linesOf = (page: number): readonly PageLine[] => byPage[page] ?? [];
  const overlapping = (lines: readonly PageLine[], { start, end }: OffsetRange): readonly PageLine[] => {
    const found: PageLine[] = [];
    for (let at = firstAfter(lines, start); at < lines.length; at += 1) {
      const line = lines[at] as PageLine;
      if (line.start >= end) break;
      found.push(line);
    }
    return found;
  };

  return {
    pages: pages.length,
    linesOf,
    lineAt: (offset) => all[Math.min(firstAfter(all, offset), all.length - 1)] ?? null,
    boxesOf: (page, range) => overlapping(linesOf(page), range).map((line) => partOf(line, range)),
    offsetAt: (page, x, y) => {
      let best: PageLine | null = null;
      let away = Infinity;
      for (const line of linesOf(page)) {
        const beside = Math.max(0, line.left - x, x - line.left - line.width);
        const over = Math.max(0, line.top - y, y - line.top - line.height);
        const distance = Math.hypot(BESIDE * beside, over);
        if (distance >= away) continue;
        best = line;
        away = distance;
      }
      if (best === null) return null;
      const { axis, shares } = lettersOf(best);
      const along =
        axis === 'right' || axis === 'left'
          ? (x - best.left) / Math.max(1, best.width)
          : (y - best.top) / Math.max(1, best.height);
      const share = axis === 'left' || axis === 'up' ? 1 - along : along;
      return { offset: best.start + nearestPlace(shares, share), away };
    },
    textIn: (page, box) => {
      const inside: OffsetRange[] = [];
      for (const line of linesOf(page)) {
        let start = -1;
        let end = -1;
        for (let at = line.start; at < line.end; at += 1) {
          const letter = partOf(line, { start: at, end: at + 1 });
          const [x, y] = [letter.left + letter.width / 2, letter.top + letter.height / 2];
          if (x < box.left || x > box.left + box.width || y < box.top || y > box.top + box.height) continue;
          if (start < 0) start = at;
          end = at + 1;
        }
        if (end > start) inside.push({ start, end });
      }
      return inside.length === 0 ? null : onePassage(inside);
    },
    rangeOf: (page) => {
      const lines = linesOf(page);
      if (lines.length === 0) return null;
      return { start: lines[0]?.start ?? 0, end: Math.max(...lines.map(({ end }) => end)) };
    },
    refine: (page, texts) => void pageOf(page, texts),
  };
}

/** Index of the first line that ends behind the offset. */
function firstAfter(lines: readonly PageLine[], offset: number): number {
  return firstIndex(lines.length, (at) => (lines[at] as PageLine).end > offset);
}

/** The longest stretch of neighbouring parts of which nearly all lies inside. */
function onePassage(inside: readonly OffsetRange[]): OffsetRange {
  let best = inside[0] as OffsetRange;
  for (let first = 0; first < inside.length; first += 1) {
    let letters = 0;
    for (let last = first; last < inside.length; last += 1) {
      const { start } = inside[first] as OffsetRange;
      const part = inside[last] as OffsetRange;
      letters += part.end - part.start;
      if (letters >= NEARLY_ALL * (part.end - start) && part.end - start > best.end - best.start)
        best = { start, end: part.end };
    }
  }
  return best;
}
