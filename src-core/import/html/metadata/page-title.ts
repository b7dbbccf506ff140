import { canonicalLine } from '../../../text/canonical-text.ts';

/** Signs that pages put between a title and their own name. */
const SEPARATOR = /\s+[|–—·•»«:/\\~]+\s+|\s+-+\s+|\s*\|\s*|(?<=\S)\s?[»›]\s/u;

/** Takes the outlet's name off a title: known names first, then a part that the page's own headline lacks. */
export function cleanTitle(title: string, site: string, headlines: readonly string[]): string {
  const line = canonicalLine(title);
  for (const headline of headlines) {
    const other = canonicalLine(headline);
    // The page's headline stands inside the longer browser title: that is the title proper.
    if (
      other.length >= 8 &&
      line.length > other.length &&
      line.toLowerCase().startsWith(other.toLowerCase()) &&
      /^\s*[^\p{L}\p{N}]/u.test(line.slice(other.length))
    )
      return other;
  }
  const parts = splitTitle(line);
  if (parts.length < 2) return line;
  const last = parts.at(-1)!;
  const first = parts[0]!;
  if (isSite(last.text, site)) return line.slice(0, last.from).trim();
  if (isSite(first.text, site)) return line.slice(parts[1]!.start).trim();
  return line;
}

/** For a browser title without any other hint: the part before a short last one, which is the outlet's name. */
export function withoutSuffix(title: string): string {
  const line = canonicalLine(title);
  const parts = splitTitle(line);
  if (parts.length < 2) return line;
  const last = parts.at(-1)!;
  const rest = line.slice(0, last.from).trim();
  const words = last.text.split(' ').length;
  return words <= 5 && rest.split(' ').length >= 2 && rest.length > last.text.length ? rest : line;
}

function splitTitle(line: string): { text: string; start: number; from: number }[] {
  const parts: { text: string; start: number; from: number }[] = [];
  let start = 0;
  let from = 0;
  for (const match of line.matchAll(new RegExp(SEPARATOR.source, 'gu'))) {
    // "Subject: predicate" belongs together; a colon parts only a site's name in front, which cleanTitle knows by name.
    parts.push({ text: line.slice(start, match.index), start, from });
    from = match.index;
    start = match.index + match[0].length;
  }
  parts.push({ text: line.slice(start), start, from });
  return parts.filter((part) => part.text !== '');
}

function isSite(part: string, site: string): boolean {
  const left = letters(part);
  const right = letters(site);
  if (left === '' || right === '') return false;
  if (left === right) return true;
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  return short.length >= 4 && long.includes(short) && part.split(' ').length <= 6;
}

function letters(text: string): string {
  return text
    .toLowerCase()
    .replace(/^(?:www\.)|\.(?:com|de|org|net|at|ch|fr|co\.uk|info|eu)$/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
