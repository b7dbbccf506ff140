import { appError } from '../../../src-core/base/error-code.ts';
import { asId } from '../../../src-core/base/id.ts';
import type { ArticleId, DocumentId } from '../../../src-core/base/id.ts';
import { failure, success } from '../../../src-core/base/result.ts';
import type { TwinSource } from '../../../src-core/import/find-twins.ts';
import { newVersion, reanchorNow } from '../../../src-core/import/new-version.ts';
import type { FindAgain } from '../../../src-core/import/new-version.ts';
import type { DocumentRecord } from '../../../src-core/model/article.ts';
import type { ArticleDocument } from '../../../src-core/model/document.ts';
import type { Command } from './command.ts';

/** Makes an earlier version the current one again: as a new version with the same content, so that nothing is lost. */
export function bringBackVersion(
  id: ArticleId,
  version: DocumentRecord,
  document: ArticleDocument,
  source: Pick<TwinSource, 'now'>,
  findAgain: FindAgain = async (there, fresh) => reanchorNow(there, fresh),
): Command<number> {
  return {
    name: 'bring back version',
    plan: async ({ newId, now: created }) => {
      // Asked in this command's own turn: what came before it is in the plan.
      const now = await source.now(id);
      if (version.id === now?.article.documentId) return success({ ops: [], value: 0 });
      if (now === null || version.location === null) return failure(appError('record-missing'));
      const documentId = asId<DocumentId>(newId());
      const fresh = {
        documentId,
        document,
        created,
        madeBy: `version ${version.version}`,
        original: version.original ?? now.article.original,
      };
      const change = newVersion(now, fresh, await findAgain(now, fresh));
      // the bytes of its content are there already
      const ops = change.ops.map((operation) =>
        operation.op === 'put' && operation.kind === 'document' && operation.id === documentId
          ? { ...operation, record: { ...operation.record, location: version.location } }
          : operation,
      );
      return success({ ops, value: change.lost.length });
    },
  };
}
