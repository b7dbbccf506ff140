import { useEffect } from 'react';
import type { RefObject } from 'react';
import { renderedBlocks, START_ATTRIBUTE } from '../features/reader/text-position.ts';
import type { AnnotationWithTopics } from '../services/app-services.ts';

/** Above this number paragraphs are not tied: the list of notes is the way then. */
const MOST = 500;

/**
 * Ties each paragraph to the notes on it (aria-details), since highlights are painted and no element tells of them.
 * `drawn` changes when the article's elements do.
 */
export function useNoteDetails(
  place: RefObject<Element | null>,
  items: readonly AnnotationWithTopics[],
  drawn: unknown,
): void {
  useEffect(() => {
    const tie = (): void => {
      const root = place.current?.closest('[data-article-pane]')?.querySelector('article[data-reading-text]');
      if (!root) return;
      const notes = noteIds(renderedBlocks(root), items.length > MOST ? [] : items);
      for (const block of root.querySelectorAll('[aria-details]'))
        if (!notes.has(block)) block.removeAttribute('aria-details');
      for (const [block, ids] of notes) block.setAttribute('aria-details', ids.join(' '));
    };
    // No key waits for it.
    const idle = requestIdleCallback(tie, { timeout: 1_000 });
    return () => cancelIdleCallback(idle);
  }, [place, items, drawn]);
}

/** Ids of the notes by the block in which their passage begins; both lists are in the order of the text. */
function noteIds(
  blocks: readonly Element[],
  items: readonly AnnotationWithTopics[],
): ReadonlyMap<Element, readonly string[]> {
  const startOf = (at: number): number => Number(blocks[at]?.getAttribute(START_ATTRIBUTE) ?? Infinity);
  const notes = new Map<Element, string[]>();
  let at = 0;
  for (const { annotation, lost } of items) {
    if (lost === true || annotation.wholeArticle === true) continue;
    while (startOf(at + 1) <= annotation.position.start) at += 1;
    const block = blocks[at];
    if (block !== undefined) notes.set(block, [...(notes.get(block) ?? []), `note-${annotation.id}`]);
  }
  return notes;
}
