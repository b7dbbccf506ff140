import type { ArticleDocument } from '../../../src-core/model/document.ts';
import type { HitRange } from '../../../src-core/search/search-types.ts';

/** A passage and what stands around it, each as its own piece of text. */
export interface PassageInContext {
  readonly before: string;
  readonly passage: string;
  readonly after: string;
}

/** Characters shown at most on each side of a passage. */
const CONTEXT = 160;

/** Cuts the surroundings of a passage at words; they end with its paragraph, so that two versions can be compared. */
export function passageInContext(
  { text, blocks }: ArticleDocument,
  { start, end }: HitRange,
): PassageInContext {
  const first = blocks.find((block) => block.start <= start && start <= block.end)?.start ?? 0;
  const last = blocks.find((block) => block.start <= end && end <= block.end)?.end ?? text.length;
  const before = text.slice(Math.max(first, start - CONTEXT), start);
  const after = text.slice(end, Math.min(last, end + CONTEXT));
  return {
    before: start - first <= CONTEXT ? before : `… ${before.replace(/^\S*\s+/u, '')}`,
    passage: text.slice(start, end),
    after: last - end <= CONTEXT ? after : `${after.replace(/\s+\S*$/u, '')} …`,
  };
}
