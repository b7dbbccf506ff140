import { letterPlaces } from './letter-places.ts';
import type { LetterAnchor, LineAxis } from './letter-places.ts';
import type { PageBox } from './page-places.ts';

/** Text as the file places it on a page, a glyph or a piece of a line: finer than the lines that are stored. */
export interface PlacedText extends PageBox {
  readonly text: string;
  /** Which way it is read there: letters from right to left, on an upright page, to the left. */
  readonly axis: LineAxis;
}

/** Where the letters of a line are. */
export interface LineLetters {
  readonly axis: LineAxis;
  readonly shares: Float64Array;
}

/** Tenths of a point by which a glyph may stand out of its line. */
const SLACK = 5;
/** Pieces that stand so much of their own height apart are of different rows, as a cell may have. */
const OTHER_ROW = 0.9;
/** Letters of the file times letters of the text that are compared; beyond that only beginning and end of the line are. */
const MOST_COMPARED = 1_000_000;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/gu;
const LEFT_TO_RIGHT = /[A-Za-z\u00c0-\u024f\u0370-\u058f\u3040-\u9fff]/gu;
const LETTERS = /[\p{L}\p{N}]/u;
const OPPOSITE: Readonly<Record<LineAxis, LineAxis>> = {
  right: 'left',
  left: 'right',
  down: 'up',
  up: 'down',
};

/** Where the letters of a line usually are, of which nothing but its box is known: high lines run downwards, others as their script does. */
export function usualLetters({ width, height }: PageBox, text: string): LineLetters {
  const down = text.length > 2 && height > 2 * width;
  return { axis: down ? 'down' : isBackwards(text) ? 'left' : 'right', shares: letterPlaces(text) };
}

/** Fits the file's own glyphs into a line of the text; null where none of them lies there. */
export function fittedLetters(line: PageBox, text: string, texts: readonly PlacedText[]): LineLetters | null {
  const here = texts.filter((piece) => isWithin(piece, line));
  if (here.length === 0) return null;
  const axis = axisOf(here);
  const along = axis === 'right' || axis === 'left';
  if (inRows(here, along)) return null;
  const length = Math.max(1, along ? line.width : line.height);
  const backwards = axis === 'left' || axis === 'up';
  const pieces = here.map((piece): Piece => {
    const from = ((along ? piece.left : piece.top) - (along ? line.left : line.top)) / length;
    const to = from + (along ? piece.width : piece.height) / length;
    return {
      text: piece.text.normalize('NFKC'),
      against: piece.axis === OPPOSITE[axis] && LETTERS.test(piece.text),
      from: backwards ? 1 - to : from,
      to: backwards ? 1 - from : to,
    };
  });
  pieces.sort((a, b) => a.from - b.from);
  const placed = inOrderOfText(pieces).flatMap(lettersOf);
  const own = [...text.matchAll(/\S/gu)].map(({ 0: letter, index }) => ({
    key: keyOf(letter),
    at: index,
    letter,
  }));
  const anchors: LetterAnchor[] = [];
  for (const [one, other] of aligned(placed, own)) {
    const { from, to } = placed[one] as Letter;
    const { at, letter } = own[other] as (typeof own)[number];
    anchors.push({ at, share: from }, { at: at + letter.length, share: to });
  }
  return { axis, shares: letterPlaces(text, anchors) };
}

/** Text with the shares of the line between which it stands. */
interface Piece {
  readonly text: string;
  /** It runs against its line. */
  readonly against: boolean;
  readonly from: number;
  readonly to: number;
}

interface Letter {
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

function isWithin(piece: PageBox, line: PageBox): boolean {
  const [x, y] = [piece.left + piece.width / 2, piece.top + piece.height / 2];
  return (
    x >= line.left - SLACK &&
    x <= line.left + line.width + SLACK &&
    y >= line.top - SLACK &&
    y <= line.top + line.height + SLACK
  );
}

function isBackwards(text: string): boolean {
  return (text.match(RIGHT_TO_LEFT)?.length ?? 0) > (text.match(LEFT_TO_RIGHT)?.length ?? 0);
}

/** The direction of most of the letters. */
function axisOf(pieces: readonly PlacedText[]): LineAxis {
  const letters = new Map<LineAxis, number>();
  for (const piece of pieces) letters.set(piece.axis, (letters.get(piece.axis) ?? 0) + piece.text.length);
  return [...letters].reduce((best, entry) => (entry[1] > best[1] ? entry : best))[0];
}

/** Whether pieces stand below each other. */
function inRows(pieces: readonly PageBox[], along: boolean): boolean {
  const heights = pieces.map(({ width, height }) => (along ? height : width)).sort((a, b) => a - b);
  const height = heights[heights.length >> 1] ?? 0;
  let [least, most] = [Infinity, -Infinity];
  for (const piece of pieces) {
    const middle = along ? piece.top + piece.height / 2 : piece.left + piece.width / 2;
    least = Math.min(least, middle);
    most = Math.max(most, middle);
  }
  return most - least > OTHER_ROW * height;
}

/** Numbers and foreign words run against their line: their glyphs become one piece, in the order in which the text has them. */
function inOrderOfText(pieces: readonly Piece[]): readonly Piece[] {
  const ordered: Piece[] = [];
  let last: Piece | null = null;
  for (const piece of pieces) {
    const before = ordered.at(-1);
    const joins =
      last?.against === true &&
      before !== undefined &&
      piece.against &&
      piece.from - last.to < piece.to - piece.from;
    if (joins) ordered[ordered.length - 1] = { ...piece, text: piece.text + before.text, from: before.from };
    else ordered.push(piece);
    last = piece;
  }
  return ordered;
}

/** The letters of a piece, each with its part of it; ligatures are as wide as their letters usually are. */
function lettersOf({ text, from, to }: Piece): readonly Letter[] {
  const shares = letterPlaces(text);
  return [...text.matchAll(/\S/gu)].map(({ 0: letter, index }) => ({
    key: keyOf(letter),
    from: from + (shares[index] ?? 0) * (to - from),
    to: from + (shares[index + letter.length] ?? 1) * (to - from),
  }));
}

/** Letters are compared without what stands over them: files draw that on its own. */
function keyOf(letter: string): string {
  const [first = letter] = letter.normalize('NFKD');
  if (/[’‘`´ʼ]/u.test(first)) return "'";
  if (/[“”„«»]/u.test(first)) return '"';
  return /[‐‑‒–—−]/u.test(first) ? '-' : first;
}

/** Pairs of indexes of equal letters, in order: as many as possible. */
function aligned(
  placed: readonly { readonly key: string }[],
  own: readonly { readonly key: string }[],
): readonly (readonly [placed: number, own: number])[] {
  const same = (one: number, other: number): boolean => placed[one]?.key === own[other]?.key;
  const pairs: [number, number][] = [];
  let start = 0;
  while (start < placed.length && start < own.length && same(start, start)) {
    pairs.push([start, start]);
    start += 1;
  }
  let [lastPlaced, lastOwn] = [placed.length, own.length];
  const behind: [number, number][] = [];
  while (lastPlaced > start && lastOwn > start && same(lastPlaced - 1, lastOwn - 1)) {
    lastPlaced -= 1;
    lastOwn -= 1;
    behind.unshift([lastPlaced, lastOwn]);
  }
  const [rows, columns] = [lastPlaced - start, lastOwn - start];
  if (rows * columns > 0 && rows * columns <= MOST_COMPARED) {
    // Lengths of the longest common subsequence of what is left, from the end.
    const lengths = new Uint16Array((rows + 1) * (columns + 1));
    const at = (row: number, column: number): number => lengths[row * (columns + 1) + column] ?? 0;
    for (let row = rows - 1; row >= 0; row -= 1)
      for (let column = columns - 1; column >= 0; column -= 1)
        lengths[row * (columns + 1) + column] = same(start + row, start + column)
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    let [row, column] = [0, 0];
    while (row < rows && column < columns) {
      if (same(start + row, start + column)) pairs.push([start + row++, start + column++]);
      else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
      else column += 1;
    }
  }
  return [...pairs, ...behind];
}
