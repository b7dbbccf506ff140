/** Quarter turns clockwise by which text is turned against the page as it is seen. */
export type Turn = 0 | 90 | 180 | 270;

/** Where something stands; points in the space of runs. */
export interface TextExtent {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly baseline: number;
  /** Of its largest letters. */
  readonly size: number;
}

/**
 * A piece of text in one font on one baseline. Coordinates are points in a space turned so that the text runs from left to
 * right and lines follow each other downwards; for most text this is the page as it is seen, with its origin at the upper left.
 */
export interface TextRun extends TextExtent {
  readonly text: string;
  /** The library's name of the font. */
  readonly font: string;
  readonly rightToLeft: boolean;
  /** The file itself says that this is no content: page header, page number, watermark. */
  readonly artifact: boolean;
  /** Whether a blank stands before it in the file. */
  readonly spaced: boolean;
}

/** A page's text in one direction. */
export interface TurnedRuns {
  readonly turn: Turn;
  /** In the file's order. */
  readonly runs: readonly TextRun[];
  /** Of the page as it is seen, in points. */
  readonly pageWidth: number;
  readonly pageHeight: number;
}

/** Left, top, right, bottom. */
export type Box = readonly [number, number, number, number];

/** A box in the turned space of `turn`, as a box on the page as it is seen; `turned` undoes it. */
export function boxOnPage([left, top, right, bottom]: Box, turn: Turn, width: number, height: number): Box {
  if (turn === 90) return [width - bottom, left, width - top, right];
  if (turn === 180) return [width - right, height - bottom, width - left, height - top];
  if (turn === 270) return [top, height - right, bottom, height - left];
  return [left, top, right, bottom];
}

/** A point on the page as it is seen, in the turned space of `turn`. */
export function turned(
  x: number,
  y: number,
  turn: Turn,
  width: number,
  height: number,
): readonly [number, number] {
  if (turn === 90) return [y, width - x];
  if (turn === 180) return [width - x, height - y];
  if (turn === 270) return [height - y, x];
  return [x, y];
}
