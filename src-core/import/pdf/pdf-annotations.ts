import type { ArticleDocument } from '../../model/document.ts';
import type { ImportedAnnotation } from '../imported-article.ts';
import type { DraftPoint } from '../office/block-writer.ts';
import { placePoints } from '../office/place-points.ts';
import type { JoinedPiece } from './join-lines.ts';
import type { PlacedDraft } from './page-boxes.ts';
import type { PageRemark } from './page-remarks.ts';
import type { Box } from './text-run.ts';

/** Where a piece of text stands among the drafts. */
interface PiecePlace {
  readonly draft: number;
  readonly piece: JoinedPiece;
}

interface Passage {
  readonly start: DraftPoint;
  readonly end: DraftPoint;
}

/** Letters by which a place between two letters may be wrong: they are not equally wide. */
const INEXACT = 3;
/** Blocks between two ends of one highlight: more mean that it runs over columns. */
const NEAR_BLOCKS = 3;

/** Puts readers' highlights and notes on the words that they lie over, or stand beside. `remarks` are those of each page. */
export function pdfAnnotations(
  remarks: readonly (readonly PageRemark[])[],
  placed: readonly PlacedDraft[],
  document: ArticleDocument,
): readonly ImportedAnnotation[] {
  if (remarks.every((own) => own.length === 0)) return [];
  const byPage = new Map<number, PiecePlace[]>();
  for (const [draft, { pieces }] of placed.entries())
    for (const piece of pieces) {
      const there = byPage.get(piece.page);
      if (there === undefined) byPage.set(piece.page, [{ draft, piece }]);
      else there.push({ draft, piece });
    }
  const found = remarks.flatMap((own, page) =>
    own.flatMap((remark) => {
      const places = byPage.get(page) ?? [];
      const passage = remark.overWords
        ? wordsBelow(remark.boxes, places, placed)
        : lineBeside(remark.boxes[0], places);
      return passage === null ? [] : [{ remark, passage }];
    }),
  );
  const points = found.flatMap(({ passage: { start, end } }) => [start, end]);
  const offsets = placePoints(
    placed.map(({ draft }) => draft),
    document,
    points,
  );
  return found.flatMap(({ remark: { colour, note, created } }, index): ImportedAnnotation[] => {
    const start = offsets[2 * index] ?? 0;
    const end = offsets[2 * index + 1] ?? 0;
    return end <= start ? [] : [{ start, end, colour, note, topics: [], created }];
  });
}

function wordsBelow(
  boxes: readonly Box[],
  places: readonly PiecePlace[],
  placed: readonly PlacedDraft[],
): Passage | null {
  const parts = boxes.flatMap((box) =>
    places.flatMap(({ draft, piece }) => {
      const covered = coveredBy(piece, box);
      return covered === null ? [] : [{ draft, start: covered[0], end: covered[1] }];
    }),
  );
  if (parts.length === 0) return null;
  const sorted = parts.toSorted((a, b) => a.draft - b.draft || a.start - b.start);
  const first = sorted[0] as (typeof sorted)[number];
  const near = sorted.filter(({ draft }) => draft - first.draft <= NEAR_BLOCKS);
  const last = near.reduce((most, part) =>
    part.draft > most.draft || (part.draft === most.draft && part.end > most.end) ? part : most,
  );
  const rawOf = (draft: number): string => placed[draft]?.draft.raw ?? '';
  return {
    start: { draft: first.draft, offset: atWordStart(rawOf(first.draft), first.start) },
    end: { draft: last.draft, offset: atWordEnd(rawOf(last.draft), last.end) },
  };
}

/** Which part of a piece lies below a box, as offsets into its draft. */
function coveredBy(
  { box, start, end }: JoinedPiece,
  [left, top, right, bottom]: Box,
): readonly [number, number] | null {
  const [pieceLeft, pieceTop, pieceRight, pieceBottom] = box;
  const overlap = Math.min(bottom, pieceBottom) - Math.max(top, pieceTop);
  if (overlap < 0.5 * Math.min(bottom - top, pieceBottom - pieceTop)) return null;
  const width = pieceRight - pieceLeft;
  const from = Math.max(left, pieceLeft);
  const to = Math.min(right, pieceRight);
  if (to <= from || width <= 0) return null;
  // Text that runs downwards is marked as a whole.
  if (pieceBottom - pieceTop > 3 * width && end - start > 2) return [start, end];
  const place = (x: number): number => start + Math.round(((x - pieceLeft) / width) * (end - start));
  return place(to) > place(from) ? [place(from), place(to)] : null;
}

function atWordStart(raw: string, at: number): number {
  return nearest(at, (place) => isLetter(raw[place]) && !isLetter(raw[place - 1]));
}

function atWordEnd(raw: string, at: number): number {
  const end = nearest(at, (place) => isLetter(raw[place - 1]) && !isLetter(raw[place]));
  // The full stop behind the last word, where the highlight reaches over it.
  return end < at && /[.,;:!?]/u.test(raw[end] ?? '') ? end + 1 : end;
}

function nearest(at: number, fits: (place: number) => boolean): number {
  for (let step = 0; step <= INEXACT; step += 1) {
    if (at - step >= 0 && fits(at - step)) return at - step;
    if (fits(at + step)) return at + step;
  }
  return at;
}

function isLetter(unit: string | undefined): boolean {
  return unit !== undefined && /[\p{L}\p{M}\p{N}]/u.test(unit);
}

/** The line nearest to a note that stands on the page. */
function lineBeside(box: Box | undefined, places: readonly PiecePlace[]): Passage | null {
  if (box === undefined) return null;
  const [left, top, right, bottom] = box;
  let best: PiecePlace | null = null;
  let least = Infinity;
  for (const place of places) {
    const [pieceLeft, pieceTop, pieceRight, pieceBottom] = place.piece.box;
    const down = Math.abs((top + bottom) / 2 - (pieceTop + pieceBottom) / 2);
    const aside = Math.max(0, pieceLeft - right, left - pieceRight);
    if (down + aside / 5 >= least) continue;
    least = down + aside / 5;
    best = place;
  }
  if (best === null) return null;
  const { draft, piece } = best;
  return { start: { draft, offset: piece.start }, end: { draft, offset: piece.end } };
}
