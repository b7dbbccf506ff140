import {
  compareFingerprints,
  documentFingerprint,
} from '../../../src-core/import/fingerprint/fingerprint.ts';
import { isSameStory } from '../../../src-core/import/fingerprint/is-same-story.ts';
import type { ArticleDocument } from '../../../src-core/model/document.ts';

/** Pairs of a few texts that probably tell one story: copies, rewrites, other translations. */
export function alikeAmong(
  texts: readonly { readonly articleId: string; readonly document: ArticleDocument }[],
): readonly (readonly [string, string])[] {
  const prints = texts.map(({ articleId, document }) => ({
    articleId,
    print: documentFingerprint(document),
  }));
  return prints.flatMap((one, index) =>
    prints
      .slice(index + 1)
      .filter(({ print }) => isSameStory(compareFingerprints(one.print, print)))
      .map(({ articleId }) => [one.articleId, articleId] as const),
  );
}
