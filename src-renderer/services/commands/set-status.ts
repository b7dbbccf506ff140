import type { ArticleId } from '../../../src-core/base/id.ts';
import type { ReadingStatus } from '../../../src-core/model/article.ts';
import type { Command } from './command.ts';
import { patchRecord } from './patch-record.ts';

/** Moves an article through inbox, reading, done, archive. */
export function setStatus(id: ArticleId, status: ReadingStatus): Command {
  return patchRecord('set status', 'article', id, (article) =>
    article.status === status ? null : { status },
  );
}
