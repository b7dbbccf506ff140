import { canonicalText } from '../../text/canonical-text.ts';
import type { PdfTextContent, PdfTextItem, PdfViewport } from './pdf-js.d.ts';
import { turned, type TextRun, type Turn, type TurnedRuns } from './text-run.ts';

/** Height of a font above and depth below the baseline where it does not say, as shares of its size. */
const ASCENT = 0.8;
const DESCENT = 0.22;
/** Degrees by which text may lean and still count as standing in a quarter turn; what leans more is a watermark. */
const LEAN = 12;

/** A page's text by direction, the direction with the most text first. Glyphs that the file draws twice come twice. */
export function pageRuns(content: PdfTextContent, viewport: PdfViewport): readonly TurnedRuns[] {
  const byTurn = new Map<Turn, TextRun[]>();
  const marked: boolean[] = [];
  let spaced = false;
  for (const item of content.items) {
    if ('type' in item) {
      if (item.type === 'endMarkedContent') marked.pop();
      else marked.push(item.tag === 'Artifact');
      continue;
    }
    if (item.str.trim() === '') {
      spaced ||= item.str !== '';
      continue;
    }
    const placed = placedRun(item, content.styles[item.fontName], viewport);
    if (placed === null) continue;
    const run = {
      ...placed.run,
      artifact: placed.leaning || marked.includes(true),
      spaced: spaced || /^\s/u.test(item.str),
    };
    spaced = /\s$/u.test(item.str);
    const runs = byTurn.get(placed.turn);
    if (runs === undefined) byTurn.set(placed.turn, [run]);
    else runs.push(run);
  }
  const { width: pageWidth, height: pageHeight } = viewport;
  return [...byTurn]
    .map(([turn, runs]) => ({ turn, runs, pageWidth, pageHeight }))
    .toSorted((a, b) => characters(b.runs) - characters(a.runs));
}

function characters(runs: readonly TextRun[]): number {
  return runs.reduce((sum, { text }) => sum + text.length, 0);
}

interface Placed {
  readonly turn: Turn;
  readonly leaning: boolean;
  readonly run: Omit<TextRun, 'artifact' | 'spaced'>;
}

function placedRun(
  item: PdfTextItem,
  style: PdfTextContent['styles'][string] | undefined,
  { transform: [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0], width, height }: PdfViewport,
): Placed | null {
  const [p = 1, q = 0, r = 0, s = 1, t = 0, u = 0] = item.transform ?? [];
  // The item's matrix in the page's space, times the matrix that shows the page upright.
  const along = [a * p + c * q, b * p + d * q] as const;
  const across = [a * r + c * s, b * r + d * s] as const;
  const x = a * t + c * u + e;
  const y = b * t + d * u + f;
  if (![...along, ...across, x, y].every((value) => Number.isFinite(value))) return null;
  const size = Math.hypot(...across) || Math.hypot(...along) || item.height;
  const vertical = style?.vertical === true;
  const degrees = (Math.atan2(along[1], along[0]) * 180) / Math.PI + (vertical ? 90 : 0);
  const quarter = Math.round(degrees / 90);
  const turn = ((((quarter % 4) + 4) % 4) * 90) as Turn;
  const leaning = Math.abs(degrees - quarter * 90) > LEAN;
  const [left, baseline] = turned(x, y, turn, width, height);
  const length = Math.abs(vertical ? item.height : item.width);
  const ascent = share(style?.ascent, 0.3, 1.2) ?? ASCENT;
  const descent = share(style?.descent === undefined ? undefined : -style.descent, 0.05, 0.6) ?? DESCENT;
  return {
    turn,
    leaning,
    run: {
      text: canonicalText(item.str.trim().normalize('NFC')),
      left,
      right: left + length,
      // Vertical glyphs stand centred on the line.
      top: baseline - size * (vertical ? 0.5 : ascent),
      bottom: baseline + size * (vertical ? 0.5 : descent),
      baseline: vertical ? baseline + size * 0.3 : baseline,
      size,
      font: item.fontName,
      rightToLeft: item.dir === 'rtl',
    },
  };
}

/** A share of the font's size that can be true. */
function share(value: number | null | undefined, least: number, most: number): number | null {
  return typeof value === 'number' && value >= least && value <= most ? value : null;
}
