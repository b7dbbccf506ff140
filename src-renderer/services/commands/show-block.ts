import type { ArticleId } from '../../../src-core/base/id.ts';
import type { Command } from './command.ts';
import { patchRecord } from './patch-record.ts';

/** Brings a folded boilerplate block back into the text, or folds it again. */
export function showBlock(id: ArticleId, blockIndex: number, shown: boolean): Command {
  return patchRecord(shown ? 'show block' : 'fold block', 'article', id, (article) => {
    if (article.shownBlocks.includes(blockIndex) === shown) return null;
    const others = article.shownBlocks.filter((block) => block !== blockIndex);
    return { shownBlocks: shown ? [...others, blockIndex].sort((a, b) => a - b) : others };
  });
}
