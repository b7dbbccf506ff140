import type { TextLine } from './text-line.ts';

/** Lines from the upper and the lower edge of a page that may be repeated. */
const DEPTH = 4;
/** Points by which the place of a repeated line may differ. */
const SAME_PLACE = 14;
/** Pages on both sides on which a line that is repeated is looked for: titles of chapters change. */
const NEIGHBOURS = 6;
const PAGE_NUMBER =
  /^(?:[–—\-|·\s[(]*(?:(?:page|seite|s\.|p\.|pg\.?|página|pagina|стр\.?)\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:\/|of|von|de|sur|di|из)\s*\d{1,4})?[–—\-|·\s\])]*)$/iu;

/** A page's seen height in points, and its lines. */
export interface EdgedPage {
  readonly height: number;
  readonly lines: readonly TextLine[];
}

/** Lines that stand on many pages at the same place (headers, footers), and page numbers. */
export function runningLines(pages: readonly EdgedPage[]): ReadonlySet<TextLine> {
  const edges = pages.map(edgeLines);
  const running = new Set<TextLine>();
  for (const [page, lines] of edges.entries()) {
    for (const { line, y, key } of lines) {
      const isNumber = PAGE_NUMBER.test(line.text);
      let found = 0;
      const from = Math.max(0, page - NEIGHBOURS);
      const to = Math.min(edges.length - 1, page + NEIGHBOURS);
      for (let other = from; other <= to; other += 1) {
        if (other === page) continue;
        if (edges[other]?.some((each) => Math.abs(each.y - y) < SAME_PLACE && each.key === key)) found += 1;
      }
      // Left and right pages may have different headers, so every second page is enough.
      const needed = to - from <= 2 ? 1 : 2;
      const letters = line.text.match(/\p{L}/gu)?.length ?? 0;
      if (found >= needed && (isNumber || letters >= 3 || /\d/u.test(line.text))) running.add(line);
      else if (isNumber && (found > 0 || stands(line, pages[page] as EdgedPage))) running.add(line);
    }
  }
  return running;
}

interface EdgeLine {
  readonly line: TextLine;
  /** Distance from the page's top, or (negative) from its bottom: pages may differ in height. */
  readonly y: number;
  /** Its words with every number the same. */
  readonly key: string;
}

function edgeLines({ height, lines }: EdgedPage): readonly EdgeLine[] {
  const upright = lines.filter(
    (line) => (line.turn === lines[0]?.turn && line.cells.length === 0) || line.cells.length > 0,
  );
  const byTop = upright.toSorted((a, b) => a.top - b.top);
  const upper = byTop.slice(0, DEPTH).filter((line) => line.top < height * 0.2);
  const lower = byTop.slice(-DEPTH).filter((line) => line.bottom > height * 0.78 && !upper.includes(line));
  const key = (line: TextLine): string =>
    line.text
      .replace(/\p{N}+/gu, '#')
      .replace(/(?<=^|\s)[ivxlc]+(?=\s|$)/gu, '#')
      .replace(/\s+/gu, ' ')
      .toLowerCase();
  return [
    ...upper.map((line) => ({ line, y: line.top, key: key(line) })),
    ...lower.map((line) => ({ line, y: line.top - height - 1, key: key(line) })),
  ];
}

/** A bare number that stands apart at the very edge. */
function stands(line: TextLine, { height, lines }: EdgedPage): boolean {
  const others = lines.filter((other) => other !== line && other.turn === line.turn);
  if (others.length === 0) return false;
  const below =
    line.top > height * 0.85 && others.every((other) => other.bottom < line.top - 0.3 * line.size);
  const above =
    line.bottom < height * 0.15 && others.every((other) => other.top > line.bottom + 0.3 * line.size);
  return below || above;
}
