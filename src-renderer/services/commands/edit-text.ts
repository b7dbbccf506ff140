import { appError } from '../../../src-core/base/error-code.ts';
import { asId } from '../../../src-core/base/id.ts';
import type { DocumentId } from '../../../src-core/base/id.ts';
import { failure, success } from '../../../src-core/base/result.ts';
import type { TwinSource } from '../../../src-core/import/find-twins.ts';
import { newVersion } from '../../../src-core/import/new-version.ts';
import type { ArticleNow } from '../../../src-core/import/new-version.ts';
import type { ArticleDocument } from '../../../src-core/model/document.ts';
import type { EditedDocument } from '../../../src-core/text/edit-block.ts';
import { movedOffset } from '../../../src-core/text/text-changes.ts';
import type { Command } from './command.ts';

/**
 * Makes an edited text the current version; answers how many annotations are not in it. Where another version became
 * current since the user saw the text, the edit is made in that one, if the blocks it is about have their words there.
 */
export function editText(
  seen: ArticleNow,
  blocks: readonly number[],
  change: (document: ArticleDocument) => EditedDocument | null,
  source: Pick<TwinSource, 'now'>,
): Command<number> {
  return {
    name: 'edit text',
    plan: async ({ newId, now: created }) => {
      const there = await source.now(seen.article.id);
      const isMeant =
        there?.article.documentId === seen.article.documentId ||
        blocks.every((index) => wordsOf(there?.document, index) === wordsOf(seen.document, index));
      if (there === null || !isMeant) return failure(appError('record-missing'));
      const edited = change(there.document);
      if (edited === null) return success({ ops: [], value: 0 });
      const documentId = asId<DocumentId>(newId());
      const { document, changes } = edited;
      const { ops, lost } = newVersion(there, {
        documentId,
        document,
        created,
        madeBy: 'edit',
        original: null,
        moved: (offset, edge) => movedOffset(offset, changes, edge),
      });
      const documents = [{ id: documentId, json: JSON.stringify(document) }];
      return success({ ops, value: lost.length, attachments: { documents, originals: [] } });
    },
  };
}

function wordsOf(document: ArticleDocument | undefined, index: number): string | undefined {
  const block = document?.blocks[index];
  return block === undefined ? undefined : document?.text.slice(block.start, block.end);
}
