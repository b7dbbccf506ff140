import type { DraftBlock } from '../../text/document-builder.ts';
import { paragraphBlock } from './paragraph-block.ts';
import { joinOf } from './sentence-flow.ts';
import { lineGroups, type LineGroup, type TextLine } from './text-line.ts';
import { forcedShare, wrapWidth } from './wrap-width.ts';

/** A line of this length is a paragraph of its own, whatever the lines around it. */
const PARAGRAPH_LENGTH = 110;
/** What runs on longer without an end is no broken sentence. */
const LONGEST_SENTENCE = 8000;
/** Columns in front from which a group is code or verse set in. */
const INDENTED = 4;
const BULLET = /^(?:[-*•‣◦·–—▪●]\s+(?=\S))/u;
const NUMBER = /^(?:\d{1,3}[.)]|[a-z][)])\s+(?=\S)/u;
const RULER = /^(?:[-=_*~·•#+]\s?){3,}$/u;
const QUOTED = /^>+\s?/u;

/**
 * Turns plain text into blocks without losing a sign: hard-wrapped and broken lines are joined,
 * verse, code and lists keep their lines.
 */
export function linesToBlocks(text: string): DraftBlock[] {
  const groups = lineGroups(text);
  const width = wrapWidth(groups);
  const blocks = groups.flatMap((group) => groupBlocks(group, width));
  return joinBroken(blocks);
}

function groupBlocks(group: LineGroup, width: number | null): DraftBlock[] {
  if (group.length === 1 && RULER.test(group[0]!.text)) return [paragraphBlock(group[0]!.text)];
  if (group.every((line) => line.indent >= INDENTED) && looksLikeCode(group)) return [codeBlock(group)];
  if (group.every((line) => QUOTED.test(line.text)) && group.length > 1) return quoted(group, width);
  if (group.some((line) => BULLET.test(line.text) || NUMBER.test(line.text))) return listBlocks(group, width);
  return proseBlocks(group, width);
}

function proseBlocks(group: LineGroup, width: number | null): DraftBlock[] {
  if (group.length === 1) return [paragraphBlock(group[0]!.text)];
  if (width !== null && group.every((line) => line.source.length <= width + 2)) {
    if (forcedShare(group, width) >= 0.5) return wrappedBlocks(group, width);
    if (isVerse(group)) return [paragraphBlock(group.map((line) => line.text).join('\n'))];
  }
  if (width === null && isVerse(group)) return [paragraphBlock(group.map((line) => line.text).join('\n'))];
  return group.map((line) => paragraphBlock(line.text));
}

/** A wrapped group is one paragraph, or several where only the first line of each is set in or the last one ends early. */
function wrappedBlocks(group: LineGroup, width: number): DraftBlock[] {
  const base = leastIndent(group);
  const paragraphs: TextLine[][] = [];
  group.forEach((line, index) => {
    const before = group[index - 1];
    const setIn = line.indent >= base + 2 && before !== undefined && before.indent === base;
    const shortEnd =
      before !== undefined && before.source.length < width * 0.6 && /[.!?…]["'”“»«’)]*$/u.test(before.text);
    if (before === undefined || setIn || shortEnd) paragraphs.push([line]);
    else paragraphs.at(-1)!.push(line);
  });
  return paragraphs.map((lines) => paragraphBlock(joinWrapped(lines.map((line) => line.text))));
}

function leastIndent(group: LineGroup): number {
  return group.reduce((least, line) => Math.min(least, line.indent), Infinity);
}

/** Joins wrapped lines with blanks; a hyphen at the end stays, since only a dictionary knows whether it belongs there. */
function joinWrapped(lines: readonly string[]): string {
  const parts = lines.map((line, index) => {
    const glued = index > 0 && /\p{L}-$/u.test(lines[index - 1]!.slice(-2)) && /^\p{Ll}/u.test(line);
    return index === 0 || glued ? line : ` ${line}`;
  });
  return parts.join('');
}

/** Verse and addresses: several short lines of which hardly any runs to a full line. */
function isVerse(group: LineGroup): boolean {
  if (group.length < 3) return false;
  const short = group.filter((line) => line.text.length <= 70).length;
  return short === group.length;
}

function looksLikeCode(group: LineGroup): boolean {
  const signs = group.filter((line) => /[{}();=<>\\|$#@]|^\s*\/\/|:\s*$/u.test(line.text)).length;
  return signs >= group.length / 2 || new Set(group.map((line) => line.indent)).size > 2;
}

function codeBlock(group: LineGroup): DraftBlock {
  const base = group.reduce((least, line) => Math.min(least, /^\s*/u.exec(line.source)![0].length), Infinity);
  return { type: 'code', raw: group.map((line) => line.source.slice(base)).join('\n'), marks: [] };
}

function quoted(group: LineGroup, width: number | null): DraftBlock[] {
  // The ">" signs stay in the text: in pasted mail they tell who spoke, and nothing is deleted.
  const raw = group.map((line) => line.text).join(width === null ? '\n' : ' ');
  return [{ type: 'quote', raw: group.length === 1 ? group[0]!.text : raw, marks: [] }];
}

/**
 * Lines with a bullet or number start an item; set-in lines below continue it; others are prose. Items are paragraphs that
 * keep their sign: nothing of a pasted text is deleted, and a list would show a second sign.
 */
function listBlocks(group: LineGroup, width: number | null): DraftBlock[] {
  const items: { lines: TextLine[]; item: boolean }[] = [];
  const base = leastIndent(group);
  for (const line of group) {
    const before = items.at(-1);
    if (BULLET.test(line.text) || NUMBER.test(line.text)) items.push({ lines: [line], item: true });
    else if (before?.item === true && (line.indent > base || width !== null)) before.lines.push(line);
    else if (before?.item === false) before.lines.push(line);
    else items.push({ lines: [line], item: false });
  }
  return items.flatMap((entry) =>
    entry.item
      ? [paragraphBlock(entry.lines.map((line) => line.text).join(' '))]
      : proseBlocks(entry.lines, width),
  );
}

/** Rejoins sentences that were broken over lines or even over blank lines. */
function joinBroken(blocks: readonly DraftBlock[]): DraftBlock[] {
  const joined: DraftBlock[] = [];
  for (const block of blocks) {
    const before = joined.at(-1);
    if (
      before === undefined ||
      before.type !== 'paragraph' ||
      block.type !== 'paragraph' ||
      block.role !== undefined ||
      before.role !== undefined
    ) {
      joined.push(block);
      continue;
    }
    if (
      before.raw.length > LONGEST_SENTENCE ||
      before.raw.includes('\n') ||
      (block.raw.includes('\n') && block.raw.length < PARAGRAPH_LENGTH)
    ) {
      joined.push(block);
      continue;
    }
    const how = joinOf(before.raw, block.raw);
    if (how === 'no') joined.push(block);
    else joined[joined.length - 1] = paragraphBlock(before.raw + (how === 'glue' ? '' : ' ') + block.raw);
  }
  return joined;
}
