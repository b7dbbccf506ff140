import type { Box, TextExtent, TextRun, Turn } from './text-run.ts';
import { blankBetween, type Segment } from './text-segments.ts';

/** A run's place in its line. */
export interface LinePiece {
  /** UTF-16 units into the line's text. */
  readonly start: number;
  readonly end: number;
  readonly font: string;
  /** On the page as it is seen, in points. */
  readonly box: Box;
  /** Points. */
  readonly size: number;
  readonly raised: 'superscript' | 'subscript' | null;
}

/** A line of text; coordinates as those of runs. */
export interface TextLine extends TextExtent {
  readonly text: string;
  readonly pieces: readonly LinePiece[];
  /** Where its cells begin and end in `text`; empty where it is no row of a table. */
  readonly cells: readonly (readonly [number, number])[];
  /** The font of most of it. */
  readonly font: string;
  /** Zero-based. */
  readonly page: number;
  /** Counts the columns of the whole document: lines of one number follow each other downwards. */
  readonly column: number;
  readonly turn: Turn;
  readonly artifact: boolean;
}

/** Which of the run's coordinates is a box on the page. */
export type BoxOf = (run: TextRun) => Box;

export interface LinePlace {
  readonly page: number;
  readonly column: number;
  readonly turn: Turn;
  readonly boxOf: BoxOf;
}

const RAISED = 0.15;
const SMALLER = 0.86;

/** Makes a line of segments that stand beside each other; `table` keeps them apart as cells. */
export function textLine(row: readonly Segment[], table: boolean, { boxOf, ...place }: LinePlace): TextLine {
  const runs = row.flatMap((segment) => segment.runs);
  const backwards = isRightToLeft(runs);
  const size = Math.max(...row.map((segment) => segment.size));
  const { baseline } = row.find((segment) => segment.size === size) as Segment;
  const pieces: LinePiece[] = [];
  const cells: (readonly [number, number])[] = [];
  const weight = new Map<string, number>();
  let text = '';
  for (const segment of backwards ? row.toReversed() : row) {
    const begin = text === '' ? 0 : text.length + 1;
    const ordered = inOrder(segment.runs, backwards);
    for (const [index, run] of ordered.entries()) {
      const former = ordered[index - 1];
      const blank =
        index === 0
          ? text !== ''
          : former !== undefined && (backwards ? blankBetween(run, former) : blankBetween(former, run));
      if (blank) text += index === 0 && table ? '\t' : ' ';
      const start = text.length;
      text += run.text;
      weight.set(run.font, (weight.get(run.font) ?? 0) + run.text.length);
      pieces.push({
        start,
        end: text.length,
        font: run.font,
        box: boxOf(run),
        size: run.size,
        raised: raisedOf(run, size, baseline),
      });
    }
    if (table) cells.push([begin, text.length]);
  }
  return {
    text,
    pieces,
    cells,
    left: Math.min(...runs.map((run) => run.left)),
    right: Math.max(...runs.map((run) => run.right)),
    top: Math.min(...runs.map((run) => run.top)),
    bottom: Math.max(...runs.map((run) => run.bottom)),
    baseline,
    size,
    font: [...weight].reduce((most, entry) => (entry[1] > most[1] ? entry : most))[0],
    ...place,
    artifact: runs.every((run) => run.artifact),
  };
}

function inOrder(runs: readonly TextRun[], backwards: boolean): readonly TextRun[] {
  return backwards ? runs.toReversed() : runs;
}

function raisedOf(run: TextRun, size: number, baseline: number): LinePiece['raised'] {
  if (run.size > SMALLER * size || run.text.length > 12) return null;
  if (run.baseline < baseline - RAISED * size) return 'superscript';
  return run.baseline > baseline + RAISED * size * 0.6 ? 'subscript' : null;
}

function isRightToLeft(runs: readonly TextRun[]): boolean {
  let balance = 0;
  for (const { text, rightToLeft } of runs) balance += rightToLeft ? text.length : -letters(text);
  return balance > 0;
}

/** Digits and signs stand in lines of either direction. */
function letters(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0;
}
