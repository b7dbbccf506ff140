import type { DraftMark } from '../../text/document-builder.ts';
import { detectLanguage } from '../../text/detect-language.ts';
import { headingLevels, type OutlineEntry } from './heading-levels.ts';
import { joinLines, wordsInside, type JoinedLines, type JoinedPiece } from './join-lines.ts';
import { CAPTION, goesOn, isContentsEntry, lineGroups, type LineGroup } from './line-paragraphs.ts';
import type { PageRemark } from './page-remarks.ts';
import type { PageShape, PlacedDraft } from './page-boxes.ts';
import { runningLines } from './running-lines.ts';
import type { TextLine } from './text-line.ts';

/** A page's size and its lines in reading order. */
export interface ReadPage extends PageShape {
  readonly lines: readonly TextLine[];
  readonly remarks: readonly PageRemark[];
}

/** What a font's name tells. */
export interface FontLook {
  readonly bold: boolean;
  readonly italic: boolean;
}

const BULLET = /^(?:[•‣▪●○◦■□⁃➢➤►✓❑]\s*|[-–—*·]\s+)/u;
const FOOTNOTE = /^(?:\d{1,3}|[*∗†‡§¶]|[a-z])[.)]?\s?\p{L}/u;
/** Smaller than running text by this is a note. */
const SMALL = 0.93;

/** Makes the blocks of the whole document from its pages' lines. */
export function pdfBlocks(
  pages: readonly ReadPage[],
  looks: ReadonlyMap<string, FontLook>,
  outline: readonly OutlineEntry[],
): readonly PlacedDraft[] {
  const running = new Set([...runningLines(pages), ...pages.flatMap(marginalLines)]);
  const all = pages.flatMap(({ lines }) => lines).filter((line) => !running.has(line));
  const bodySize = usualSize(all);
  const words = wordsInside(all);
  const { language } = detectLanguage(sampleOf(all));
  const groups = joinColumns(
    pages.flatMap((page) => pageGroups(page, running, bodySize)),
    bodySize,
  );
  const joined = new Map<LineGroup, JoinedLines>(
    groups.map((group) => [group, joinLines(group.lines, words, language)]),
  );
  const candidates = groups
    .filter(({ lines }) => !lines.some((line) => running.has(line)))
    .map((group) => ({ group, joined: joined.get(group) as JoinedLines }));
  const isBold = (font: string): boolean => looks.get(font)?.bold === true;
  const levels = headingLevels(candidates, bodySize, isBold, outline);
  return groups.map((group) => {
    const text = joined.get(group) as JoinedLines;
    const repeated =
      group.lines.some((line) => running.has(line) || line.artifact) ||
      group.lines.every((line) => isContentsEntry(line.text));
    return placedDraft(group, text, levels.get(group), repeated, looks);
  });
}

/** Little text that is turned against the rest: labels of axes, stamps in the margin. */
function marginalLines({ lines }: ReadPage): readonly TextLine[] {
  const turned = lines.filter((line) => line.turn !== lines[0]?.turn);
  const length = (some: readonly TextLine[]): number => some.reduce((sum, { text }) => sum + text.length, 0);
  return length(turned) < 0.2 * length(lines) ? turned : [];
}

function sampleOf(lines: readonly TextLine[]): string {
  const long = lines.filter(({ text }) => text.length > 30).slice(0, 150);
  return long.map(({ text }) => text).join(' ');
}

/** The size of most of the text, in points. */
export function usualSize(lines: readonly TextLine[]): number {
  const weight = new Map<number, number>();
  for (const { size, text } of lines) {
    const key = Math.round(size * 4) / 4;
    weight.set(key, (weight.get(key) ?? 0) + text.length);
  }
  return [...weight].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 10;
}

/** Headers first, then the text, then footers. */
function pageGroups(
  { lines, height }: ReadPage,
  running: ReadonlySet<TextLine>,
  bodySize: number,
): readonly LineGroup[] {
  const edge = lines.filter((line) => running.has(line)).map((line) => ({ lines: [line], aside: true }));
  const isAbove = ({ lines: [line] }: LineGroup): boolean => (line?.top ?? 0) < height / 2;
  const content = lineGroups(
    lines.filter((line) => !running.has(line)),
    bodySize,
  );
  const main = content[0]?.lines[0]?.turn;
  for (const group of content) {
    const [first] = group.lines;
    if (first === undefined) continue;
    const small = first.size < SMALL * bodySize;
    group.aside =
      first.cells.length > 0 ||
      first.turn !== main ||
      first.artifact ||
      CAPTION.test(first.text) ||
      (small && (FOOTNOTE.test(first.text) || first.size < 0.88 * bodySize));
  }
  return [...edge.filter(isAbove), ...content, ...edge.filter((group) => !isAbove(group))];
}

/** Groups that are looked through for where a paragraph goes on: figures may stand between. */
const LOOK_AHEAD = 40;

/** Joins paragraphs that go on in the next column or on the next page, over what stands between them. */
function joinColumns(groups: readonly LineGroup[], bodySize: number): readonly LineGroup[] {
  const rest = [...groups];
  const joined: LineGroup[] = [];
  for (let at = 0; at < rest.length; at += 1) {
    const group = rest[at] as LineGroup;
    if (group.lines.length === 0) continue;
    const lines = [...group.lines];
    for (;;) {
      const next = group.aside ? -1 : continuation(rest, at, lines.at(-1) as TextLine, bodySize);
      if (next < 0) break;
      lines.push(...(rest[next] as LineGroup).lines);
      rest[next] = { lines: [], aside: true };
    }
    joined.push({ lines, aside: group.aside });
  }
  return joined;
}

/** Where a paragraph goes on behind its column; what is set in another font in between belongs to figures. */
function continuation(groups: readonly LineGroup[], at: number, last: TextLine, bodySize: number): number {
  if (last.size > 1.13 * bodySize) return -1;
  let passed = 0;
  for (let next = at + 1; next < Math.min(groups.length, at + LOOK_AHEAD); next += 1) {
    const other = groups[next] as LineGroup;
    const [first] = other.lines;
    if (first === undefined || other.aside) continue;
    if (first.column === last.column) return -1;
    const direct = passed === 0 && first.size <= 1.13 * bodySize;
    if (direct && goesOn(last, first)) return next;
    if (first.font === last.font)
      return passed > 0 && /^\p{Ll}/u.test(first.text) && goesOn(last, first) ? next : -1;
    passed += 1;
  }
  return -1;
}

function placedDraft(
  { lines }: LineGroup,
  { text, pieces }: JoinedLines,
  level: number | undefined,
  repeated: boolean,
  looks: ReadonlyMap<string, FontLook>,
): PlacedDraft {
  const role = repeated ? ({ role: 'navigation' } as const) : {};
  const [first] = lines;
  if (first !== undefined && first.cells.length > 0) {
    const cells = first.cells.map(([start, end]) => ({ type: 'cell' as const, start, end }));
    return {
      draft: {
        type: 'table-row',
        raw: text,
        marks: [...cells, ...inlineMarks(pieces, looks, false)],
        ...role,
      },
      pieces,
    };
  }
  if (level !== undefined && !repeated)
    return { draft: { type: 'heading', level, raw: text, marks: raisedMarks(pieces) }, pieces };
  const bullet = BULLET.exec(text)?.[0].length ?? 0;
  if (!repeated && bullet > 0 && bullet < text.length) {
    const moved = pieces
      .map((piece) => ({ ...piece, start: Math.max(0, piece.start - bullet), end: piece.end - bullet }))
      .filter(({ start, end }) => end > start);
    const raw = text.slice(bullet);
    return {
      draft: { type: 'list-item', level: 1, raw, marks: inlineMarks(moved, looks, true), ...role },
      pieces: moved,
    };
  }
  const type = CAPTION.test(text) && text.length < 1200 ? 'caption' : 'paragraph';
  return { draft: { type, raw: text, marks: inlineMarks(pieces, looks, true), ...role }, pieces };
}

function raisedMarks(pieces: readonly JoinedPiece[]): readonly DraftMark[] {
  return pieces.flatMap(({ raised, start, end }) => (raised === null ? [] : [{ type: raised, start, end }]));
}

/** Bold, slanted and raised text; what is so as a whole is no emphasis. */
function inlineMarks(
  pieces: readonly JoinedPiece[],
  looks: ReadonlyMap<string, FontLook>,
  joinable: boolean,
): readonly DraftMark[] {
  const marks: DraftMark[] = [...raisedMarks(pieces)];
  for (const [type, look] of [
    ['strong', 'bold'],
    ['emphasis', 'italic'],
  ] as const) {
    const has = (piece: JoinedPiece): boolean => looks.get(piece.font)?.[look] === true;
    if (pieces.every((piece) => has(piece) || piece.raised !== null)) continue;
    let open: { type: 'strong' | 'emphasis'; start: number; end: number } | null = null;
    for (const piece of pieces) {
      if (!has(piece)) {
        open = null;
        continue;
      }
      if (open !== null && joinable && piece.start - open.end <= 1) open.end = piece.end;
      else {
        open = { type, start: piece.start, end: piece.end };
        marks.push(open);
      }
    }
  }
  return marks.toSorted((a, b) => a.start - b.start || b.end - a.end);
}
