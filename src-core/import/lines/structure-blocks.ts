import type { DraftBlock } from '../../text/document-builder.ts';
import { endsSentence } from './sentence-flow.ts';

const LONGEST_HEADING = 120;
const MOST_HEADING_WORDS = 16;
const LONGEST_CAPTION = 400;
/** A paragraph of this length stands below a heading. */
const BODY_LENGTH = 80;
/** Short lines that come back this often are buttons. */
const REPEATS = 2;

/**
 * Sees in a row of paragraphs what their places tell: captions between a caption button and a credit,
 * link lists below "Related News", repeated buttons, headings.
 */
export function structureBlocks(blocks: readonly DraftBlock[]): DraftBlock[] {
  return withHeadings(withRelatedLinks(withCaptions(withButtons(blocks))));
}

/** A short line without a full stop that comes back right before captions is a button, in whatever language. */
function withButtons(blocks: readonly DraftBlock[]): DraftBlock[] {
  const beforeCaption = new Map<string, number>();
  blocks.forEach((block, index) => {
    if (!isButtonLike(block) || blocks[index + 2]?.role !== 'credit') return;
    beforeCaption.set(block.raw, (beforeCaption.get(block.raw) ?? 0) + 1);
  });
  return blocks.map((block) =>
    isButtonLike(block) && (beforeCaption.get(block.raw) ?? 0) >= REPEATS
      ? { ...block, role: 'caption-button' }
      : block,
  );
}

function isButtonLike(block: DraftBlock): boolean {
  return (
    block.type === 'paragraph' &&
    block.role === undefined &&
    block.raw.length <= 60 &&
    !/[.!?:]$/u.test(block.raw)
  );
}

function withCaptions(blocks: readonly DraftBlock[]): DraftBlock[] {
  return blocks.map((block, index) => {
    if (block.type !== 'paragraph' || block.role !== undefined || block.raw.length > LONGEST_CAPTION)
      return block;
    const afterButton = blocks[index - 1]?.role === 'caption-button';
    const beforeCredit = blocks[index + 1]?.role === 'credit';
    const unfinished = !/[.!?…:;]["'”“»«’]*$/u.test(block.raw) && block.raw.length > 20;
    return beforeCredit && (afterButton || unfinished) ? { ...block, type: 'caption' } : block;
  });
}

/** What follows "Related News :" up to the next real paragraph are titles of other articles. */
function withRelatedLinks(blocks: readonly DraftBlock[]): DraftBlock[] {
  let inside = false;
  return blocks.map((block, index) => {
    if (block.role === 'related-links') {
      inside = /:\s*$/u.test(block.raw) || blocks.length - index <= 12;
      return block;
    }
    if (!inside) return block;
    const title = block.type !== 'heading' && block.raw.length <= 160 && !endsSentence(block.raw);
    if (title && followsTitles(blocks, index)) return { ...block, role: block.role ?? 'related-links' };
    inside = false;
    return block;
  });
}

/** A lone short line before a long paragraph is that paragraph's heading, not a link. */
function followsTitles(blocks: readonly DraftBlock[], index: number): boolean {
  const next = blocks[index + 1];
  return next === undefined || !(next.raw.length >= BODY_LENGTH && endsSentence(next.raw));
}

function withHeadings(blocks: readonly DraftBlock[]): DraftBlock[] {
  const running = blocks.filter((block) => block.type === 'paragraph' && block.role === undefined);
  const long = running.filter((block) => block.raw.length >= BODY_LENGTH).length;
  // In a text of short lines only, a short line says nothing.
  if (long < 2) return [...blocks];
  // From the end, so that the next block that is no caption and no boilerplate is at hand.
  let next: DraftBlock | undefined;
  const judged = blocks.toReversed().map((block): DraftBlock => {
    const below = next;
    if (block.role === undefined && block.type !== 'caption') next = block;
    if (below?.type !== 'paragraph' || below.raw.length < BODY_LENGTH || !isHeadingLike(block)) return block;
    return { ...block, type: 'heading', level: 2 };
  });
  return judged.reverse();
}

/** Whether a paragraph reads like a heading: short, one line, letters, a capital or digit first, no full stop. */
export function isHeadingLike(block: DraftBlock): boolean {
  const { raw } = block;
  if (block.type !== 'paragraph' || block.role !== undefined) return false;
  if (raw.length > LONGEST_HEADING || raw.includes('\n') || !/\p{L}{2}/u.test(raw)) return false;
  if (/[.,;:…]["'”“»«’)\]]*$/u.test(raw) || /^[-–—•*>]/u.test(raw)) return false;
  if (/^["'„“«»‚‘(¿¡]*\p{Ll}/u.test(raw)) return false;
  return raw.split(' ').length <= MOST_HEADING_WORDS;
}
