import type { ArticleDocument } from '../model/document.ts';

/** A heading of a document and how deep it lies below the highest ones. */
export interface OutlineItem {
  readonly title: string;
  /** From 1; no item lies more than one level below the one before it. */
  readonly depth: number;
  /** Where the heading stands in the canonical text. */
  readonly start: number;
  readonly end: number;
}

/** The headings of a document in the order of the text; leftovers of the page are left out. */
export function outlineOf({
  text,
  blocks,
}: Pick<ArticleDocument, 'text' | 'blocks'>): readonly OutlineItem[] {
  const items: OutlineItem[] = [];
  // Levels of the headings that the present one lies below.
  let above: number[] = [];
  for (const block of blocks) {
    if (block.type !== 'heading' || block.role !== undefined) continue;
    const title = text.slice(block.start, block.end).replaceAll(/\s+/gu, ' ').trim();
    if (title === '') continue;
    const level = block.level ?? 2;
    above = above.filter((each) => each < level);
    items.push({ title, depth: above.length + 1, start: block.start, end: block.end });
    above.push(level);
  }
  return items;
}

/** Index of the section that an offset lies in; -1 before the first heading. */
export function sectionAt(outline: readonly OutlineItem[], offset: number): number {
  return outline.findLastIndex(({ start }) => start <= offset);
}
