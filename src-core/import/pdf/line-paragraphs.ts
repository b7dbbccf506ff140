import { endsSentence } from '../lines/sentence-flow.ts';
import { percentile } from './page-columns.ts';
import type { TextLine } from './text-line.ts';

/** Lines that are one paragraph, one entry of a list, one heading, or one row of a table. */
export interface LineGroup {
  readonly lines: readonly TextLine[];
  /** Stands beside the running text: a caption, a footnote, what is repeated on each page. */
  aside: boolean;
}

/** Shares of the font's size. */
const INDENT = 0.6;
const DEEPEST_INDENT = 7;
/** Lines further apart than this share of the usual distance do not belong together. */
const LOOSE = 1.38;
const OTHER_SIZE = 0.1;
/** A line that ends this share of the column's width early ends its paragraph. */
const SHORT = 0.14;
const BULLET = /^[•‣▪●○◦■□⁃➢➤►✓❑]\s*|^[-–—*·]\s/u;
const ENUMERATED = /^(?:\(?(?:\d{1,3}|\p{Ll}|[ivxlc]{1,5})[.)]|\[\w{1,8}\])\s/u;
export const CAPTION =
  /^(?:(?:Figure|Fig|FIG|Figura|Abbildung|Abb|Tabelle|Tab|Table|TABLE|Tableau|Tabla|Tabela|Scheme|Chart|Grafik|Schaubild|Diagramm|Listing|Рис|Таблица)\.?\s*\d+(?:[.:–—|]|\s*$|\s+\p{Lu})|図\s*\d|表\s*\d)/u;

const LARGE = 1.25;

/** A line of a table of contents: its title, dots, and a page. */
export function isContentsEntry(text: string): boolean {
  return /(?:\.\s?){4,}\s*(?:\d{1,4}|[ivxlc]{1,7})$/u.test(text);
}

interface ColumnMeasure {
  readonly left: number;
  readonly right: number;
  /** Distance of baselines, as share of the font's size. */
  readonly pitch: number;
}

/** Puts a page's (or document's) lines together to paragraphs; columns are told by their numbers. */
export function lineGroups(lines: readonly TextLine[], bodySize: number): readonly LineGroup[] {
  const measures = new Map<number, ColumnMeasure>();
  for (const [column, members] of byColumn(lines)) measures.set(column, measureOf(members));
  const groups: TextLine[][] = [];
  for (const [index, line] of lines.entries()) {
    const group = groups.at(-1);
    const former = group?.at(-1);
    const measure = measures.get(line.column) as ColumnMeasure;
    if (
      group === undefined ||
      former === undefined ||
      former.column !== line.column ||
      startsParagraph(group, former, line, lines[index + 1], measure, bodySize)
    )
      groups.push([line]);
    else group.push(line);
  }
  return groups.map((group) => ({ lines: group, aside: false }));
}

function byColumn(lines: readonly TextLine[]): ReadonlyMap<number, readonly TextLine[]> {
  const columns = new Map<number, TextLine[]>();
  for (const line of lines) {
    const column = columns.get(line.column);
    if (column === undefined) columns.set(line.column, [line]);
    else column.push(line);
  }
  return columns;
}

function measureOf(lines: readonly TextLine[]): ColumnMeasure {
  const pitches: number[] = [];
  for (const [index, line] of lines.entries()) {
    const former = lines[index - 1];
    if (former === undefined) continue;
    const pitch = (line.baseline - former.baseline) / line.size;
    if (sameSize(former, line) && pitch > 0.8 && pitch < 2.6) pitches.push(pitch);
  }
  const running = lines.filter((line) => line.text.length > 20);
  const measured = running.length > 0 ? running : lines;
  return {
    left: percentile(
      measured.map(({ left }) => left),
      0.1,
    ),
    right: percentile(
      measured.map(({ right }) => right),
      0.9,
    ),
    // The closest lines are those of one paragraph.
    pitch: pitches.length === 0 ? 1.25 : percentile(pitches, 0.35),
  };
}

function sameSize(one: TextLine, other: TextLine): boolean {
  return Math.abs(one.size - other.size) <= OTHER_SIZE * Math.max(one.size, other.size);
}

function startsParagraph(
  group: readonly TextLine[],
  former: TextLine,
  line: TextLine,
  next: TextLine | undefined,
  measure: ColumnMeasure,
  bodySize: number,
): boolean {
  if (line.cells.length > 0 || former.cells.length > 0) return true;
  if (!sameSize(former, line) || former.artifact !== line.artifact) return true;
  const pitch = (line.baseline - former.baseline) / line.size;
  if (isContentsEntry(former.text)) return true;
  // Lines of a large title are set further apart.
  if (line.size > LARGE * bodySize && former.font === line.font && pitch > 0 && pitch < 1.9)
    return ENUMERATED.test(line.text);
  if (pitch > LOOSE * measure.pitch || pitch < 0) return true;
  if (BULLET.test(line.text) || CAPTION.test(line.text)) return true;
  const first = group[0] as TextLine;
  const hangs = group.length > 1 && (group[1] as TextLine).left > first.left + INDENT * line.size;
  if (hangs && Math.abs(line.left - first.left) < INDENT * line.size) return true;
  if (ENUMERATED.test(line.text) && startsEntry(first, former, line)) return true;
  if (
    former.font !== line.font &&
    isWholeFont(former) &&
    isWholeFont(line) &&
    isShort(former, measure, SHORT)
  )
    return true;
  if (isIndented(first, former, line, next)) return true;
  if (isCentred(former, line, measure)) return false;
  const startsLower = /^["'„“”«»‚‘([]*\p{Ll}/u.test(line.text);
  if (startsLower) return false;
  if (isShort(former, measure, SHORT) && /[.!?:…]["'”“»«’)\]]*$/u.test(former.text)) return true;
  return isShort(former, measure, 0.4) && !/[,;–—-]$/u.test(former.text);
}

/** A numbered line begins an entry where the former one was one, or has ended. */
function startsEntry(first: TextLine, former: TextLine, line: TextLine): boolean {
  if (ENUMERATED.test(first.text) && Math.abs(first.left - line.left) < INDENT * line.size) return true;
  return (
    endsSentence(former.text) || /[:;]$/u.test(former.text) || line.left > former.left + INDENT * line.size
  );
}

/** Each letter of it is in one font. */
function isWholeFont(line: TextLine): boolean {
  return line.pieces.every((piece) => piece.font === line.font || piece.raised !== null);
}

function isShort(line: TextLine, { left, right }: ColumnMeasure, share: number): boolean {
  return right - line.right > share * Math.max(1, right - left) && right - left > 8 * line.size;
}

/** Indented against the line above and, where there is one, against the line below. */
function isIndented(first: TextLine, former: TextLine, line: TextLine, next: TextLine | undefined): boolean {
  const indent = line.left - former.left;
  if (indent < INDENT * line.size || indent > DEEPEST_INDENT * line.size) return false;
  // The second line of a hanging paragraph.
  if (former === first && (BULLET.test(first.text) || ENUMERATED.test(first.text))) return false;
  const back =
    next !== undefined && next.column === line.column && next.left < line.left - INDENT * line.size;
  return back || endsSentence(former.text);
}

function isCentred(one: TextLine, other: TextLine, { left, right }: ColumnMeasure): boolean {
  const middle = (line: TextLine): number => (line.left + line.right) / 2;
  if (Math.abs(middle(one) - middle(other)) > 3) return false;
  const inset = Math.max(one.left, other.left) - left;
  return inset > 2 * one.size && right - Math.min(one.right, other.right) > 2 * one.size;
}

/** Whether the text of a paragraph goes on in another column or on another page. */
export function goesOn(former: TextLine, next: TextLine): boolean {
  if (!sameSize(former, next) || former.cells.length > 0 || next.cells.length > 0) return false;
  if (BULLET.test(next.text) || former.turn !== next.turn || CAPTION.test(next.text)) return false;
  if (/\p{L}[-‐\u00AD]$/u.test(former.text)) return /^\p{L}/u.test(next.text);
  if (endsSentence(former.text) || former.text.endsWith(':')) return false;
  if (/^["'„“”«»‚‘([]*\p{Ll}/u.test(next.text)) return /[\p{L}\p{N},;)\]”"’–—]$/u.test(former.text);
  // Without small letters (Chinese, Arabic) or before a name: only where the line was full and in the same font.
  return former.font === next.font && /[\p{L}\p{N},;–—]$/u.test(former.text) && former.text.length > 35;
}
