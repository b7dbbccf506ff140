import type { DraftBlock } from '../../text/document-builder.ts';
import { isHeadingLike } from './structure-blocks.ts';

/** A title found in a text, where from, and which block it is (-1 = none of its own). */
export interface FoundTitle {
  readonly title: string;
  readonly source: 'first-line' | 'first-sentence' | 'heading';
  readonly block: number;
}

/** Characters of a title made from a sentence. */
const LONGEST_TITLE = 90;
const LONGEST_FIRST_LINE = 160;

/** The first line where it reads like a title, otherwise the beginning of the text, cut at a word. */
export function titleOfBlocks(blocks: readonly DraftBlock[]): FoundTitle | null {
  const content = blocks.findIndex(
    (block) => block.role === undefined && block.type !== 'rule' && block.type !== 'caption',
  );
  const first = blocks[content];
  if (first === undefined) return null;
  if (first.type === 'heading') return { title: oneLine(first.raw), source: 'heading', block: content };
  const next = blocks.slice(content + 1).find((block) => block.role === undefined);
  if (next !== undefined && readsLikeTitle(first)) {
    return { title: oneLine(first.raw), source: 'first-line', block: content };
  }
  return { title: beginningOf(oneLine(first.raw)), source: 'first-sentence', block: -1 };
}

function readsLikeTitle(block: DraftBlock): boolean {
  if (block.raw.length > LONGEST_FIRST_LINE) return false;
  return (
    isHeadingLike(block) ||
    (block.type === 'paragraph' &&
      block.raw.length <= 100 &&
      /[^.,;:…]$/u.test(block.raw) &&
      !block.raw.includes('\n'))
  );
}

/** The first sentence, or as many whole words of it as fit, with an ellipsis. */
export function beginningOf(text: string): string {
  const sentence = /^.{20,}?(?<=\p{Ll}{2})[.!?](?=\s|$)/u.exec(text.slice(0, LONGEST_TITLE + 1))?.[0];
  if (sentence !== undefined) return sentence.replace(/\.$/u, '');
  if (text.length <= LONGEST_TITLE) return text;
  const cut = text.slice(0, LONGEST_TITLE + 1);
  const space = cut.lastIndexOf(' ');
  const kept = space > LONGEST_TITLE / 2 ? cut.slice(0, space) : [...cut].slice(0, LONGEST_TITLE).join('');
  return `${kept.replace(/[\s,;:–—-]+$/u, '')}…`;
}

function oneLine(raw: string): string {
  return raw.replace(/\s+/gu, ' ').trim();
}
