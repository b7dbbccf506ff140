import { canonicalLine } from '../../text/canonical-text.ts';
import type { DraftBlock } from '../../text/document-builder.ts';
import { stripTags } from '../html/strip-tags.ts';

/** Share of the longest line that a line has at least which runs on. */
const FULL = 0.75;
/** The same for a line that ends as a sentence does. */
const FULL_AT_END = 0.92;

/** A page whose text is drawn line by line, as books of fixed pages hold it in SVG: the lines joined to paragraphs. */
export function drawnParagraphs(source: string): readonly DraftBlock[] {
  return [...source.matchAll(/<(?:svg:)?text(?:\s[^>]*)?>([\s\S]*?)<\/(?:svg:)?text>/giu)]
    .flatMap(([, inner = '']) => joined(linesIn(inner)))
    .map((raw) => ({ type: 'paragraph', raw, marks: [] }));
}

/** Spans at one height are one line. */
function linesIn(text: string): readonly string[] {
  const lines: string[] = [];
  let height = '';
  let line = '';
  for (const part of text.split(/(?=<(?:svg:)?tspan[\s>])/iu)) {
    const own = /^<[^>]*\sy\s*=\s*["']([^"']*)/u.exec(part)?.[1] ?? height;
    if (own !== height) {
      lines.push(line);
      line = '';
    }
    height = own;
    line += stripTags(part);
  }
  return [...lines, line].map(canonicalLine).filter((each) => each !== '');
}

function joined(lines: readonly string[]): readonly string[] {
  const longest = lines.reduce((most, { length }) => Math.max(most, length), 0);
  const paragraphs: string[] = [];
  let runsOn = false;
  for (const line of lines) {
    const before = paragraphs.at(-1);
    if (!runsOn || before === undefined) paragraphs.push(line);
    else if (/\p{L}-$/u.test(before) && /^\p{Ll}/u.test(line))
      paragraphs[paragraphs.length - 1] = before.slice(0, -1) + line;
    else paragraphs[paragraphs.length - 1] = `${before} ${line}`;
    runsOn = line.length >= longest * (/[.!?…:»"”]$/u.test(line) ? FULL_AT_END : FULL);
  }
  return paragraphs;
}
