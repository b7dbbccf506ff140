import type { HitRange, Snippet } from '../../../src-core/search/search-types.ts';

/** Marks of the hits in a title: those of a title snippet where it is the whole title, else none. */
export function markedTitle(snippets: readonly Snippet[], title: string): readonly HitRange[] {
  return snippets.find((snippet) => snippet.field === 'title' && snippet.text === title)?.marks ?? [];
}
