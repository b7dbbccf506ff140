import type { ArticleDocument, Block } from '../model/document.ts';
import { sentences } from '../text/sentences.ts';
import type { HitPassage, HitRange, PassageContext } from './search-types.ts';

/** UTF-16 units; a text pasted without line breaks is one block of any length, and nobody reads that as one passage. */
const LONGEST = 1600;
/** UTF-16 units of the beginning that is shown where nothing was hit. */
const OPENING = 700;

/**
 * The sentences or paragraphs of an article that hold hits, each once, in reading order. `hits` are sorted and count in
 * the canonical text; blocks that are folded away hold none.
 */
export function hitPassages(
  document: ArticleDocument,
  hits: readonly HitRange[],
  context: PassageContext,
): HitPassage[] {
  const passages: HitPassage[] = [];
  let next = 0;
  for (const block of document.blocks) {
    const inside: HitRange[] = [];
    while (next < hits.length && (hits[next] as HitRange).start < block.end) {
      const hit = hits[next] as HitRange;
      if (hit.start >= block.start) inside.push({ start: hit.start, end: Math.min(hit.end, block.end) });
      next += 1;
    }
    if (inside.length === 0) continue;
    for (const range of rangesAround(document, block, inside, context)) {
      const marks = inside
        .filter((hit) => hit.start >= range.start && hit.end <= range.end)
        .map((hit) => ({ start: hit.start - range.start, end: hit.end - range.start }));
      passages.push({ range, text: document.text.slice(range.start, range.end), marks });
    }
  }
  return passages;
}

/** The beginning of an article, for where no word of it was asked for: whole paragraphs, the last one cut at a sentence. */
export function openingPassages(document: ArticleDocument, shownBlocks: readonly number[]): HitPassage[] {
  const shown = new Set(shownBlocks);
  const passages: HitPassage[] = [];
  let length = 0;
  for (const [index, block] of document.blocks.entries()) {
    if (length >= OPENING) break;
    if (!isRunningText(block) || (block.role !== undefined && !shown.has(index))) continue;
    const parts = sentencesOf(document, block);
    let end = block.start;
    for (const part of parts) {
      if (length > 0 && length >= OPENING) break;
      length += part.end - part.start;
      end = part.end;
    }
    const start = parts[0]?.start ?? block.start;
    if (end <= start) continue;
    // One sentence can be a whole book, too.
    const last = Math.min(end, start + LONGEST);
    passages.push({ range: { start, end: last }, text: document.text.slice(start, last), marks: [] });
  }
  return passages;
}

function isRunningText(block: Block): boolean {
  return block.type === 'paragraph' || block.type === 'quote' || block.type === 'list-item';
}

/** Sentences of a block, in the article's canonical text. */
function sentencesOf(document: ArticleDocument, block: Block): HitRange[] {
  const text = document.text.slice(block.start, block.end);
  return sentences(text, block.language ?? document.language).map(({ start, end }) => ({
    start: start + block.start,
    end: end + block.start,
  }));
}

function rangesAround(
  document: ArticleDocument,
  block: Block,
  hits: readonly HitRange[],
  context: PassageContext,
): HitRange[] {
  if (context === 'paragraph' && block.end - block.start <= LONGEST) {
    const range = trimmed(document.text, block);
    return range === null ? [] : [range];
  }
  const parts = sentencesOf(document, block);
  const found: HitRange[] = [];
  for (const hit of hits) {
    const last = found.at(-1);
    if (last !== undefined && hit.end <= last.end) continue;
    // A phrase may run over the end of a sentence: both belong to its passage.
    const around = parts.filter((part) => part.end > hit.start && part.start < hit.end);
    let from = around[0]?.start ?? hit.start;
    let to = around.at(-1)?.end ?? hit.end;
    if (context === 'paragraph') [from, to] = widened(parts, from, to);
    if (to - from > LONGEST) [from, to] = cutAround(document.text, from, to, hit);
    if (last !== undefined && from < last.end) {
      // Neighbours that share sentences become one, or the later one begins where the earlier one ends.
      const joined = to - last.start <= LONGEST ? to : hit.start < last.end ? hit.end : null;
      if (joined !== null) {
        found[found.length - 1] = { start: last.start, end: Math.max(last.end, joined) };
        continue;
      }
      from = last.end;
    }
    const range = trimmed(document.text, { start: from, end: to });
    if (range !== null) found.push(range);
  }
  return found;
}

/** As many whole sentences on both sides as make a passage of readable length. */
function widened(parts: readonly HitRange[], from: number, to: number): [number, number] {
  let before = parts.findIndex((part) => part.start >= from) - 1;
  let after = parts.findIndex((part) => part.start >= to);
  if (before === -2) before = -1;
  let [start, end] = [from, to];
  for (;;) {
    const left = before >= 0 ? (parts[before] as HitRange) : null;
    const right = after >= 0 && after < parts.length ? (parts[after] as HitRange) : null;
    const half = LONGEST / 2;
    const takeLeft = left !== null && end - left.start <= half;
    const takeRight = right !== null && right.end - start <= half;
    if (takeRight && (!takeLeft || end - to <= from - start)) {
      end = right.end;
      after += 1;
    } else if (takeLeft) {
      start = left.start;
      before -= 1;
    } else return [start, end];
  }
}

/** Something that never ends (a table without lines, a list of names): the words around the hit, cut at spaces. */
function cutAround(text: string, from: number, to: number, hit: HitRange): [number, number] {
  const half = LONGEST / 2;
  const space = text.indexOf(' ', Math.max(from, hit.start - half));
  const start = hit.start - half <= from ? from : space >= 0 && space < hit.start ? space + 1 : hit.start;
  const wanted = Math.max(hit.end, start + LONGEST - half);
  const last = text.lastIndexOf(' ', wanted);
  const end = wanted >= to ? to : last > hit.end ? last : hit.end;
  return [start, end];
}

/** Without white space at the ends; null where nothing else is left. */
function trimmed(text: string, range: HitRange): HitRange | null {
  let { start, end } = range;
  while (start < end && /\s/u.test(text.charAt(start))) start += 1;
  while (end > start && /\s/u.test(text.charAt(end - 1))) end -= 1;
  return start < end ? { start, end } : null;
}
