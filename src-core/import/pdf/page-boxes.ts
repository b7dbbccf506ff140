import type { ArticleDocument, DocumentPage } from '../../model/document.ts';
import { canonicalWithPositions } from '../../text/canonical-positions.ts';
import type { DraftBlock } from '../../text/document-builder.ts';
import type { JoinedPiece } from './join-lines.ts';

/** A page as it is seen. */
export interface PageShape {
  readonly width: number;
  readonly height: number;
  readonly rotation: 0 | 90 | 180 | 270;
}

/** A block with the places of its text. */
export interface PlacedDraft {
  readonly draft: DraftBlock;
  /** Over `draft.raw`, in its order. */
  readonly pieces: readonly JoinedPiece[];
}

interface OpenBox {
  readonly page: number;
  readonly line: number;
  readonly start: number;
  end: number;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Tells for each page where the document's text stands on it; `document` was built from the drafts. */
export function pageBoxes(
  shapes: readonly PageShape[],
  placed: readonly PlacedDraft[],
  document: ArticleDocument,
): readonly DocumentPage[] {
  const boxes: number[][] = shapes.map(() => []);
  let block = 0;
  for (const { draft, pieces } of placed) {
    const ends = pieces.flatMap(({ start, end }) => [start, end]);
    const verbatim = draft.type === 'table-row' || draft.type === 'code';
    const { text, positions } = canonicalWithPositions(draft.raw, !verbatim, ends);
    if (text === '') continue;
    const offset = document.blocks[block]?.start ?? 0;
    block += 1;
    for (const box of lineBoxes(pieces, positions, offset)) boxes[box.page]?.push(...numbersOf(box));
  }
  return shapes.map(({ width, height, rotation }, index) => ({
    width: Math.round(width * 10) / 10,
    height: Math.round(height * 10) / 10,
    rotation,
    boxes: boxes[index] ?? [],
  }));
}

/** One box for what stands on a line without a wide gap. */
function lineBoxes(
  pieces: readonly JoinedPiece[],
  positions: readonly number[],
  offset: number,
): readonly OpenBox[] {
  const boxes: OpenBox[] = [];
  for (const [index, { page, line, box, size }] of pieces.entries()) {
    const start = offset + (positions[2 * index] ?? 0);
    const end = offset + (positions[2 * index + 1] ?? 0);
    if (end <= start) continue;
    const [left, top, right, bottom] = box;
    const last = boxes.at(-1);
    const beside =
      last !== undefined &&
      last.line === line &&
      start - last.end <= 1 &&
      Math.max(left - last.right, last.left - right, top - last.bottom, last.top - bottom) < 2 * size;
    if (!beside) {
      boxes.push({ page, line, start, end, left, top, right, bottom });
      continue;
    }
    last.end = end;
    last.left = Math.min(last.left, left);
    last.top = Math.min(last.top, top);
    last.right = Math.max(last.right, right);
    last.bottom = Math.max(last.bottom, bottom);
  }
  return boxes;
}

function numbersOf({ start, end, left, top, right, bottom }: OpenBox): readonly number[] {
  const tenth = (points: number): number => Math.round(points * 10);
  return [start, end, tenth(left), tenth(top), tenth(right - left), tenth(bottom - top)];
}
