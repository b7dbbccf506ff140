import { diffArrays } from 'diff';
import type { ArticleDocument, Block } from '../model/document.ts';
import { wordDifference, type DifferencePart } from './word-difference.ts';

/** A paragraph of either version; "same" ones are alike in both, "changed" ones have parts of several types. */
export interface DifferentParagraph {
  readonly type: 'same' | 'changed' | 'added' | 'removed';
  readonly parts: readonly DifferencePart[];
  /** Its words stayed, but it became something else: a heading, say, or it was folded away. */
  readonly recast?: { readonly before: Block; readonly after: Block };
}

/** Stands for the line end at which a paragraph was parted, or that went when two were joined. */
const LINE_END = '¶\n';

/** Share of a paragraph's letters that must have stayed for it to count as changed. */
const LEAST_SAME = 0.3;

/** A paragraph of one version. */
interface Line {
  readonly text: string;
  readonly block: Block;
}

function linesOf({ text, blocks }: ArticleDocument): readonly Line[] {
  return blocks.map((block) => ({ text: text.slice(block.start, block.end), block }));
}

function whole(type: 'same' | 'added' | 'removed', text: string): DifferentParagraph {
  return { type, parts: [{ type, text }] };
}

/** Word for word; null where hardly anything stayed. */
function changedParagraph(before: string, after: string): DifferentParagraph | null {
  const parts = wordDifference(before, after);
  if (parts === null) return null;
  const same = parts.reduce(
    (sum, { type, text }) => sum + (type === 'same' ? text.replace(/\s+/gu, '').length : 0),
    0,
  );
  const letters = Math.max(before.replace(/\s+/gu, '').length, after.replace(/\s+/gu, '').length);
  return same < letters * LEAST_SAME ? null : { type: 'changed', parts };
}

/** What makes a paragraph look as it does, besides its words. */
const lookOf = ({ type, level = 0, ordered = false, role }: Block): string =>
  `${type} ${level} ${ordered} ${role === undefined}`;

/** The paragraph with what it became, where that is something else. */
function recast(paragraph: DifferentParagraph, before: Line, after: Line): DifferentParagraph {
  if (lookOf(before.block) === lookOf(after.block)) return paragraph;
  return { ...paragraph, recast: { before: before.block, after: after.block } };
}

/** Paragraphs that went and paragraphs that came in their place: those alike are paired, in order. */
function paired(before: readonly Line[], after: readonly Line[]): DifferentParagraph[] {
  const paragraphs: DifferentParagraph[] = [];
  let next = 0;
  for (const old of before) {
    let found: DifferentParagraph | null = null;
    let at = next;
    for (; at < after.length && found === null; at += 1) {
      const fresh = after[at] as Line;
      const changed = changedParagraph(old.text, fresh.text);
      if (changed !== null) found = recast(changed, old, fresh);
    }
    if (found === null) {
      paragraphs.push(whole('removed', old.text));
      continue;
    }
    for (const fresh of after.slice(next, at - 1)) paragraphs.push(whole('added', fresh.text));
    paragraphs.push(found);
    next = at;
  }
  return [...paragraphs, ...after.slice(next).map((fresh) => whole('added', fresh.text))];
}

/** One paragraph that became several with the same words, or several that became one; null where they are no such thing. */
function parted(one: Line, several: readonly Line[], type: 'added' | 'removed'): DifferentParagraph | null {
  const parts: DifferencePart[] = [];
  let rest = one.text;
  for (const [index, { text }] of several.entries()) {
    if (!rest.startsWith(text)) return null;
    const behind = rest.slice(text.length);
    rest = behind.trimStart();
    parts.push({ type: 'same', text: text + behind.slice(0, behind.length - rest.length) });
    if (rest === '') return index > 0 ? { type: 'changed', parts } : null;
    parts.push({ type, text: LINE_END });
  }
  return null;
}

/** What went and what came in its place, with paragraphs that were only parted or joined as what they are. */
function matched(removed: readonly Line[], added: readonly Line[]): DifferentParagraph[] {
  const paragraphs: DifferentParagraph[] = [];
  let [from, to] = [0, 0];
  for (let i = 0; i < removed.length; i += 1) {
    for (let j = to; j < added.length; j += 1) {
      const [one, other] = [removed[i] as Line, added[j] as Line];
      const apart = parted(one, added.slice(j), 'added');
      const found = apart ?? parted(other, removed.slice(i), 'removed');
      if (found === null) continue;
      paragraphs.push(...paired(removed.slice(from, i), added.slice(to, j)), recast(found, one, other));
      const pieces = (found.parts.length + 1) / 2;
      i += apart === null ? pieces - 1 : 0;
      from = i + 1;
      to = j + (apart === null ? 1 : pieces);
      break;
    }
  }
  return [...paragraphs, ...paired(removed.slice(from), added.slice(to))];
}

/** What changed between two versions of a text, paragraph by paragraph and in them word for word, in reading order. */
export function textDifference(
  before: ArticleDocument,
  after: ArticleDocument,
): readonly DifferentParagraph[] {
  const paragraphs: DifferentParagraph[] = [];
  const [old, fresh] = [linesOf(before), linesOf(after)];
  let removed: readonly Line[] = [];
  let added: readonly Line[] = [];
  const flush = (): void => {
    paragraphs.push(...matched(removed, added));
    removed = [];
    added = [];
  };
  const texts = (lines: readonly Line[]): string[] => lines.map(({ text }) => text);
  let [from, to] = [0, 0];
  for (const change of diffArrays(texts(old), texts(fresh))) {
    const { length } = change.value;
    const [mine, theirs] = [old.slice(from, from + length), fresh.slice(to, to + length)];
    if (change.removed) removed = [...removed, ...mine];
    else if (change.added) added = [...added, ...theirs];
    else {
      flush();
      paragraphs.push(
        ...mine.map((line, index) => recast(whole('same', line.text), line, theirs[index] as Line)),
      );
    }
    if (!change.added) from += length;
    if (!change.removed) to += length;
  }
  flush();
  return paragraphs;
}
