import type { PlacedText } from '../../../src-core/anchor/line-letters.ts';
import type { PdfOperators, PdfPage } from '../../../src-core/import/pdf/pdf-js.d.ts';

/** Six numbers (PDF 32000-1, 8.3.3). */
type Matrix = readonly [number, number, number, number, number, number];

/** Operators of pdf.js that say where text stands; all others are passed over. */
const OPS = {
  setGState: 9,
  save: 10,
  restore: 11,
  transform: 12,
  beginText: 31,
  setCharSpacing: 33,
  setWordSpacing: 34,
  setHScale: 35,
  setLeading: 36,
  setFont: 37,
  setTextRise: 39,
  moveText: 40,
  setLeadingMoveText: 41,
  setTextMatrix: 42,
  nextLine: 43,
  showText: 44,
  paintFormXObjectBegin: 74,
  paintFormXObjectEnd: 75,
  beginGroup: 76,
  endGroup: 77,
} as const;

/** What `showText` shows: glyphs, and numbers that move the next one (thousandths of the font's size). */
interface Glyph {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
  readonly vmetric?: readonly number[] | null;
}

/** What of a font the places depend on. */
interface FontPlaces {
  readonly vertical?: boolean;
  readonly fontMatrix?: readonly number[];
  readonly ascent?: number;
  readonly descent?: number;
}

interface TextState {
  matrix: Matrix;
  font: FontPlaces | null;
  size: number;
  direction: 1 | -1;
  letterSpacing: number;
  wordSpacing: number;
  horizontal: number;
  leading: number;
  rise: number;
}

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
/** More glyphs than any page of text has; beyond that lines keep what their pieces tell. */
const MOST = 60_000;
/** Of the font's size, where it does not say. */
const ASCENT = 0.75;
const DESCENT = -0.25;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u;

/** Where the file places each glyph of a page (text as the glyph stands for, boxes in tenths of a point as it is seen), in its order. */
export function pageGlyphs(
  { fnArray, argsArray }: PdfOperators,
  page: Pick<PdfPage, 'commonObjs'>,
  upright: readonly number[],
): readonly PlacedText[] {
  const glyphs: PlacedText[] = [];
  let state: TextState = {
    matrix: matrixOf(upright),
    font: null,
    size: 0,
    direction: 1,
    letterSpacing: 0,
    wordSpacing: 0,
    horizontal: 1,
    leading: 0,
    rise: 0,
  };
  const saved: TextState[] = [];
  let line = IDENTITY;
  let [x, y, lineX, lineY] = [0, 0, 0, 0];
  const moveText = (byX: number, byY: number): void => {
    x = lineX += byX;
    y = lineY += byY;
  };
  const save = (): void => void saved.push({ ...state });
  const restore = (): void => {
    state = saved.pop() ?? state;
  };
  const setFont = (name: unknown, size: unknown): void => {
    const known = typeof name === 'string' && page.commonObjs.has(name);
    state.font = known ? (page.commonObjs.get(name) as FontPlaces) : {};
    state.size = Math.abs(number(size));
    state.direction = number(size) < 0 ? -1 : 1;
  };

  const show = (shown: readonly (Glyph | number)[]): void => {
    const { font, size, direction, letterSpacing, wordSpacing, horizontal, rise } = state;
    if (font === null || size === 0) return;
    const unit = size * (font.fontMatrix?.[0] ?? 0.001);
    const vertical = font.vertical === true;
    const scale = horizontal * direction;
    const ascent = (usual(font.ascent, 0.3, 1.2) ?? ASCENT) * size;
    const descent = (usual(font.descent, -0.6, -0.05) ?? DESCENT) * size;
    const text = times(state.matrix, line);
    for (const glyph of shown) {
      if (typeof glyph === 'number') {
        if (vertical) y -= (glyph * size) / 1000;
        else x -= ((glyph * size) / 1000) * scale;
        continue;
      }
      const spacing = ((glyph.isSpace ? wordSpacing : 0) + letterSpacing) * direction;
      if (vertical) {
        const metric = glyph.vmetric ?? [-1000, 500, 880];
        const advance = -(metric[0] ?? -1000) * unit;
        const half = (metric[1] ?? 500) * unit;
        if (glyph.unicode.trim() !== '')
          glyphs.push(placed(glyph.unicode, text, [x - half, y, x + half, y - advance], true));
        y -= advance - spacing;
      } else {
        const advance = glyph.width * unit * scale;
        if (glyph.unicode.trim() !== '')
          glyphs.push(
            placed(glyph.unicode, text, [x, y + rise + descent, x + advance, y + rise + ascent], false),
          );
        x += advance + spacing * scale;
      }
    }
  };

  const run = (op: number, args: readonly unknown[]): void => {
    switch (op) {
      case OPS.save:
      case OPS.beginGroup:
        save();
        if (op === OPS.beginGroup) transform(state, (args[0] as { matrix?: unknown } | undefined)?.matrix);
        break;
      case OPS.restore:
      case OPS.endGroup:
      case OPS.paintFormXObjectEnd:
        restore();
        break;
      case OPS.paintFormXObjectBegin:
        save();
        transform(state, args[0]);
        break;
      case OPS.transform:
        transform(state, args);
        break;
      case OPS.beginText:
        line = IDENTITY;
        x = y = lineX = lineY = 0;
        break;
      case OPS.setTextMatrix:
        line = matrixOf(args[0]);
        x = y = lineX = lineY = 0;
        break;
      case OPS.setCharSpacing:
        state.letterSpacing = number(args[0]);
        break;
      case OPS.setWordSpacing:
        state.wordSpacing = number(args[0]);
        break;
      case OPS.setHScale:
        state.horizontal = number(args[0]) / 100;
        break;
      case OPS.setLeading:
        state.leading = -number(args[0]);
        break;
      case OPS.setTextRise:
        state.rise = number(args[0]);
        break;
      case OPS.setFont:
        setFont(args[0], args[1]);
        break;
      case OPS.setGState:
        for (const [key, value] of Array.isArray(args[0]) ? (args[0] as readonly [string, unknown][]) : [])
          if (key === 'Font' && Array.isArray(value)) setFont(value[0], value[1]);
        break;
      case OPS.moveText:
        moveText(number(args[0]), number(args[1]));
        break;
      case OPS.setLeadingMoveText:
        state.leading = number(args[1]);
        moveText(number(args[0]), number(args[1]));
        break;
      case OPS.nextLine:
        moveText(0, state.leading);
        break;
      case OPS.showText:
        show(args[0] as readonly (Glyph | number)[]);
        break;
    }
  };
  for (const [at, op] of fnArray.entries()) {
    if (glyphs.length > MOST) return [];
    run(op, argsArray[at] ?? []);
  }
  return glyphs;
}

/** The box of a glyph, given by two corners in the text's space; the way the text runs is that of the matrix. */
function placed(text: string, matrix: Matrix, corners: Matrix4, vertical: boolean): PlacedText {
  const [x1, y1] = at(matrix, corners[0], corners[1]);
  const [x2, y2] = at(matrix, corners[2], corners[3]);
  const [alongX, alongY] = vertical ? [-matrix[2], -matrix[3]] : [matrix[0], matrix[1]];
  // Letters of such scripts are read against the direction in which the file sets glyphs.
  const across = Math.abs(alongX) >= Math.abs(alongY);
  const forth = (RIGHT_TO_LEFT.test(text) ? -1 : 1) * (across ? alongX : alongY);
  return {
    text,
    axis: across ? (forth < 0 ? 'left' : 'right') : forth < 0 ? 'up' : 'down',
    left: Math.min(x1, x2) * 10,
    top: Math.min(y1, y2) * 10,
    width: Math.abs(x2 - x1) * 10,
    height: Math.abs(y2 - y1) * 10,
  };
}

type Matrix4 = readonly [number, number, number, number];

function at([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

function transform(state: TextState, by: unknown): void {
  if (by !== null && typeof by === 'object') state.matrix = times(state.matrix, matrixOf(by));
}

function times(first: Matrix, [a, b, c, d, e, f]: Matrix): Matrix {
  const [p, q, r, s] = first;
  const [x, y] = at(first, e, f);
  return [p * a + r * b, q * a + s * b, p * c + r * d, q * c + s * d, x, y];
}

function matrixOf(values: unknown): Matrix {
  const [a, b, c, d, e, f] = Array.from(values as ArrayLike<unknown>, number);
  return [a ?? 1, b ?? 0, c ?? 0, d ?? 1, e ?? 0, f ?? 0];
}

function number(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}

function usual(value: number | undefined, least: number, most: number): number | null {
  return value !== undefined && value >= least && value <= most ? value : null;
}
