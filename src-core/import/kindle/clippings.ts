import { momentOf } from '../moment.ts';

/** One entry of a Kindle's list of clippings. */
export interface Clipping {
  /** The book as the device names it, with its author. */
  readonly book: string;
  readonly kind: 'highlight' | 'note' | 'bookmark';
  readonly text: string;
  /** As the device says it: "Location 55-56", "Seite 12 · Position 100". */
  readonly place: string;
  /** Locations, both included; null = not given. */
  readonly location: readonly [number, number] | null;
  readonly page: number | null;
  /** ISO 8601 UTC. */
  readonly created: string | null;
}

/** Words that the device's languages have for the three kinds; the first one found in a line decides. */
const KINDS: readonly (readonly [Clipping['kind'], RegExp])[] = [
  [
    'highlight',
    /highlight|hervorhebung|markierung|markering|surlign|subrayad|resaltad|evidenzia|destaque|clip(?:ping)?\b|标注|标记|ハイライト|하이라이트|выдел|zaznaczeni|işaretle|vurgu/iu,
  ],
  ['note', /\bnote\b|notiz|\bnota\b|notitie|anteckning|笔记|筆記|メモ|메모|замет|notatk|\bnot\b/iu],
  [
    'bookmark',
    /bookmark|lesezeichen|signet|marcador|segnalibro|bladwijzer|书签|書籤|ブックマーク|북마크|закладк/iu,
  ],
];
const PAGE =
  /(?:page|seite|página|pagina|page|sida|strona|sayfa|страниц\p{L}*|第|ページ)\s*(\d+)|(\d+)\s*(?:页|頁|ページ|페이지)/iu;
/** "55-56", "#465-466", "1,234-1,240", "539"; a range may give only the digits that change. */
const RANGE = /#?(\d[\d.,]*)(?:\s*[-–]\s*(\d[\d.,]*))?/u;
const END = /^={8,}\s*$/u;

/** Whether a text is a Kindle's "My Clippings.txt": a book, a line that says what and where, and a ruler. */
export function looksLikeClippings(text: string): boolean {
  const [, first, second] =
    /^\s*([^\n]{1,500})\n[\uFEFF ]*([^\n]{4,400})\n/u.exec(text.replaceAll('\r', '')) ?? [];
  if (first === undefined || second === undefined) return false;
  return (
    /^[-–—] /u.test(second) && second.includes('|') && kindOf(second) !== null && /^={10}\s*$/mu.test(text)
  );
}

/** The entries of a list of clippings, in its order; what is no entry is left out. */
export function readClippings(text: string): Clipping[] {
  const clippings: Clipping[] = [];
  let lines: string[] = [];
  for (const line of text.replace(/\r\n?/gu, '\n').split('\n')) {
    if (!END.test(line)) {
      lines.push(line);
      continue;
    }
    const clipping = clippingOf(lines);
    if (clipping !== null) clippings.push(clipping);
    lines = [];
  }
  const last = clippingOf(lines);
  if (last !== null) clippings.push(last);
  return clippings;
}

function clippingOf(source: readonly string[]): Clipping | null {
  const lines = source.map((line) => line.replaceAll('\uFEFF', ''));
  const start = lines.findIndex((line) => line.trim() !== '');
  const book = lines[start]?.trim() ?? '';
  const about = lines[start + 1]?.trim() ?? '';
  const kind = /^[-–—]/u.test(about) ? kindOf(about) : null;
  if (start < 0 || kind === null) return null;
  const parts = about.split(/\s*[|｜]\s*/u);
  const when = parts.length > 1 ? parts.at(-1)! : '';
  const where = parts.slice(0, Math.max(1, parts.length - 1));
  const page = where.map((part) => PAGE.exec(part)).find((found) => found !== null) ?? null;
  return {
    book,
    kind,
    text: lines
      .slice(start + 2)
      .join('\n')
      .trim(),
    place: where
      .map(placeOf)
      .filter((part) => part !== '')
      .join(' · '),
    location: locationOf(where),
    page: page === null ? null : Number(page[1] ?? page[2]),
    created: momentOf(when),
  };
}

function kindOf(about: string): Clipping['kind'] | null {
  let best: Clipping['kind'] | null = null;
  let least = Infinity;
  const head = about.split('|')[0]! + (about.split('|')[1] ?? '');
  for (const [kind, words] of KINDS) {
    const at = head.search(words);
    if (at >= 0 && at < least) [best, least] = [kind, at];
  }
  return best;
}

/** What stands in the line besides the kind: "Your Highlight on Location 55-56" → "Location 55-56". */
function placeOf(part: string): string {
  const found =
    /(\p{L}+\.?\s*(?:№|No\.?|#)?\s*#?\d[\d.,]*(?:\s*[-–]\s*\d[\d.,]*)?(?:\s*(?:页|頁|ページ))?)/u.exec(
      part,
    ) ?? /(#?\d[\d.,]*(?:\s*[-–]\s*\d[\d.,]*)?)/u.exec(part);
  const place = (found?.[1] ?? '').replace(/\s+/gu, ' ').trim();
  // In scripts without blanks the words before the number are the whole sentence.
  return place.replace(/^.*?(位置|第)/u, '$1');
}

function locationOf(where: readonly string[]): readonly [number, number] | null {
  for (const part of where) {
    const rest = part.replace(PAGE, ' ');
    const range = RANGE.exec(rest);
    if (range === null) continue;
    const from = numberOf(range[1]!);
    const to = range[2] === undefined ? from : endOf(from, range[2]);
    return [from, Math.max(from, to)];
  }
  return null;
}

function numberOf(text: string): number {
  return Number(text.replace(/\D/gu, ''));
}

/** Old devices shorten the end: "1234-40" ends at 1240. */
function endOf(from: number, text: string): number {
  const digits = text.replace(/\D/gu, '');
  const start = String(from);
  return digits.length < start.length
    ? Number(start.slice(0, start.length - digits.length) + digits)
    : Number(digits);
}
