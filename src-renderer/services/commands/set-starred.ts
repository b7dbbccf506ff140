import type { ArticleId } from '../../../src-core/base/id.ts';
import type { Command } from './command.ts';
import { patchRecord } from './patch-record.ts';

/** Stars an article, or takes the star away. */
export function setStarred(id: ArticleId, starred: boolean): Command {
  return patchRecord(starred ? 'star' : 'unstar', 'article', id, (article) =>
    article.starred === starred ? null : { starred },
  );
}
