import { firstIndex } from '../../src-core/base/first-index.ts';
import type { ArticleDocument } from '../../src-core/model/document.ts';
import type { HitRange } from '../../src-core/search/search-types.ts';

/** Ranges of the blocks that are folded away unless they are opened; `shown` are the indexes of those that the user took into the text. */
export function foldedRanges(content: ArticleDocument, shown: readonly number[]): readonly HitRange[] {
  return content.blocks.filter(({ role }, index) => role !== undefined && !shown.includes(index));
}

/** Whether one of the parts, which are in order and apart from each other, holds a part of the range. */
export function touches(parts: readonly HitRange[], { start, end }: HitRange): boolean {
  const part = parts[firstIndex(parts.length, (at) => (parts[at] as HitRange).end > start)];
  return part !== undefined && part.start < end;
}
