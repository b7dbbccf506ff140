import type { AnnotationColour } from '../../model/annotation.ts';
import { canonicalText } from '../../text/canonical-text.ts';
import { colourOf } from '../colour-of.ts';
import { momentOf } from '../moment.ts';
import type { PdfAnnotation, PdfTextItem, PdfViewport } from './pdf-js.d.ts';
import type { Box } from './text-run.ts';

/** A highlight or note that a reader has left on a page. */
export interface PageRemark {
  /** On the page as it is seen, in points, in the file's order. */
  readonly boxes: readonly Box[];
  /** Lies over words; otherwise it stands somewhere on the page. */
  readonly overWords: boolean;
  readonly colour: AnnotationColour;
  /** Markdown. */
  readonly note: string;
  /** ISO 8601 UTC. */
  readonly created: string | null;
}

const OVER_WORDS = /^(?:Highlight|Underline|Squiggly|StrikeOut)$/u;
const WITH_NOTE = /^(?:Text|FreeText|Ink|Square|Circle|Line|Polygon|PolyLine|Caret|Stamp)$/u;
/** Remarks of one page. */
const MOST = 5000;

/** What readers have left on a page; notes without words are left out. */
export function pageRemarks(
  annotations: readonly PdfAnnotation[],
  viewport: PdfViewport,
): readonly PageRemark[] {
  return annotations.slice(0, MOST).flatMap((annotation): readonly PageRemark[] => {
    const { subtype = '', rect, quadPoints, color, contentsObj } = annotation;
    const overWords = OVER_WORDS.test(subtype);
    const note = canonicalText((contentsObj?.str ?? '').replace(/\r\n?/gu, '\n')).trim();
    if (!overWords && (note === '' || !WITH_NOTE.test(subtype))) return [];
    const quads = overWords && quadPoints && quadPoints.length >= 8 ? quadBoxes(quadPoints) : [];
    const shapes = quads.length > 0 ? quads : rect === undefined ? [] : [boundsOf(rect)];
    if (shapes.length === 0) return [];
    const hex =
      color?.length === 3
        ? `#${[...color].map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`
        : '';
    return [
      {
        boxes: shapes.map((shape) => seen(shape, viewport)),
        overWords,
        colour: colourOf(hex),
        note,
        created: momentOfPdf(annotation.creationDate ?? annotation.modificationDate ?? ''),
      },
    ];
  });
}

/** "D:20151230152231+01'00'" (PDF 32000-1, 7.9.4). */
function momentOfPdf(text: string): string | null {
  const [, year, month, day, time = '', zone = ''] =
    /^D:(\d{4})(\d{2})(\d{2})(\d{6})?(Z|[+-]\d{2}'?\d{2})?/u.exec(text) ?? [];
  if (year === undefined) return null;
  const clock = time === '' ? '' : `T${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4)}`;
  const offset = zone.replace("'", ':').replace(/^([+-]\d{2})(\d{2})$/u, '$1:$2');
  return momentOf(`${year}-${month}-${day}${clock}${clock === '' ? '' : offset || 'Z'}`);
}

function quadBoxes(points: readonly number[]): readonly Box[] {
  const boxes: Box[] = [];
  for (let at = 0; at + 8 <= points.length; at += 8) boxes.push(boundsOf([...points].slice(at, at + 8)));
  return boxes;
}

/** Smallest box around points (x, y, x, y …). */
function boundsOf(points: readonly number[]): Box {
  const xs = points.filter((_, index) => index % 2 === 0);
  const ys = points.filter((_, index) => index % 2 === 1);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

function seen(
  [left, bottom, right, top]: Box,
  { transform: [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] }: PdfViewport,
): Box {
  return boundsOf([
    a * left + c * bottom + e,
    b * left + d * bottom + f,
    a * right + c * top + e,
    b * right + d * top + f,
  ]);
}

const LARGEST_SIZE = 11;

/** What was filled into a page's form, as text at its place. */
export function filledFields(annotations: readonly PdfAnnotation[]): readonly PdfTextItem[] {
  return annotations.slice(0, MOST).flatMap(({ subtype, fieldType, fieldValue, rect, hidden }) => {
    if (subtype !== 'Widget' || hidden === true || (fieldType !== 'Tx' && fieldType !== 'Ch')) return [];
    const value = typeof fieldValue === 'string' ? fieldValue : (fieldValue ?? []).join(', ');
    const lines = value.split(/\r\n?|\n/u).filter((line) => line.trim() !== '');
    if (lines.length === 0 || rect === undefined) return [];
    const [left, bottom, right, top] = boundsOf(rect);
    const size = Math.min(LARGEST_SIZE, Math.max(4, (0.75 * (top - bottom)) / lines.length));
    return lines.map((str, index) => ({
      str,
      dir: 'ltr' as const,
      width: Math.min(right - left, 0.5 * size * str.length),
      height: size,
      transform: [
        size,
        0,
        0,
        size,
        left + 2,
        (bottom + top) / 2 + size * (0.58 * lines.length - 0.85 - 1.16 * index),
      ],
      fontName: 'field',
    }));
  });
}
