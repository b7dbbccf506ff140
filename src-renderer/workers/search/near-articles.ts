import { isSameStory } from '../../../src-core/import/fingerprint/is-same-story.ts';
import { NearDuplicates, type NearText } from '../../../src-core/import/fingerprint/near-duplicates.ts';
import { parseIndexKey } from '../../../src-core/search/index-key.ts';
import type { SearchIndex } from '../../../src-core/search/search-index.ts';
import type { IndexDocument } from '../../../src-core/search/search-types.ts';

/** The fingerprints of an index's articles, read from it when they are first asked for, and kept level with it from then on. */
export interface NearArticles {
  /** Needs the index's prints, see SearchIndex.ask. */
  readonly of: (index: SearchIndex) => NearDuplicates;
  /** Records that the index takes in and out. */
  readonly changed: (index: SearchIndex, put: readonly IndexDocument[], remove: readonly string[]) => void;
  /** Articles that may tell the same story, the likest first. */
  readonly like: (near: NearDuplicates, id: string) => readonly NearText[];
}

/** Nothing read yet. */
export function createNearArticles(): NearArticles {
  let known: { readonly index: SearchIndex; readonly near: NearDuplicates } | null = null;
  return {
    of: (index) => {
      if (known?.index === index) return known.near;
      const near = new NearDuplicates();
      index.eachPrint((id, print) => near.add(id, print));
      known = { index, near };
      return near;
    },
    changed: (index, put, remove) => {
      if (known === null) return;
      if (known.index !== index) {
        known = null;
        return;
      }
      for (const key of remove) known.near.remove(parseIndexKey(key).id);
      for (const { kind, values, print } of put)
        if (kind === 'article' && print !== undefined) known.near.add(values.articleId, print);
    },
    like: (near, id) => {
      const print = near.printOf(id);
      if (print === null) return [];
      return near.near(print, (likeness) => isSameStory(likeness)).filter((text) => text.id !== id);
    },
  };
}
