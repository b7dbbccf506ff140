import { describePassage } from '../../../src-core/anchor/describe-passage.ts';
import { appError } from '../../../src-core/base/error-code.ts';
import type { AnnotationId, ArticleId, DocumentId } from '../../../src-core/base/id.ts';
import { failure, success } from '../../../src-core/base/result.ts';
import type { AnnotationCheck } from '../../../src-core/model/annotation.ts';
import type { HitRange } from '../../../src-core/search/search-types.ts';
import { patch } from './command.ts';
import type { Command } from './command.ts';
import { patchRecord } from './patch-record.ts';

/** Keeps a passage as it was found; a lost one stays on the version it was made on. */
export function acceptCheck(id: AnnotationId): Command {
  return patchRecord('keep as found', 'annotation', id, ({ check = null }) =>
    check === null ? null : { check: null },
  );
}

/** Keeps all passages of a grade as they were found, of one article or (null) of the notebook; answers how many. */
export function acceptChecks(
  grade: AnnotationCheck['grade'] | 'all',
  articleId: ArticleId | null,
): Command<number> {
  return {
    name: 'keep all as found',
    plan: async ({ lookup }) => {
      const open = (await lookup.annotationsToCheck()).filter(
        ({ check, articleId: at }) =>
          (grade === 'all' || check?.grade === grade) && (articleId === null || at === articleId),
      );
      return success({
        ops: open.map(({ id }) => patch('annotation', id, { check: null })),
        value: open.length,
      });
    },
  };
}

/** The version that the user chose a passage in. */
export interface CurrentText {
  readonly documentId: DocumentId;
  /** Canonical text of that document. */
  readonly text: string;
}

/** Puts an annotation on another passage, [start, end) in UTF-16 units of the text; its note and topics stay. */
export function reattach(id: AnnotationId, { documentId, text }: CurrentText, range: HitRange): Command {
  return {
    name: 'attach to passage',
    plan: async ({ lookup, now }) => {
      const annotation = await lookup.get('annotation', id);
      const article =
        annotation === undefined ? undefined : await lookup.get('article', annotation.articleId);
      // the passage was chosen in a version that is no longer shown
      if (article?.documentId !== documentId) return failure(appError('record-missing'));
      const passage = describePassage(text, range.start, range.end);
      if (passage === null)
        return failure(appError('request-invalid', { reason: `passage ${range.start}–${range.end}` }));
      return success({
        ops: [patch('annotation', id, { documentId, ...passage, check: null, modified: now })],
        value: null,
      });
    },
  };
}

/** Says that what was found is not the passage: it goes back to the version it was last right in, and counts as lost. */
export function detach(id: AnnotationId): Command {
  return patchRecord('mark as lost', 'annotation', id, ({ check = null }, now) =>
    check === null
      ? null
      : {
          documentId: check.documentId,
          quote: check.quote,
          position: check.position,
          check: null,
          modified: now,
        },
  );
}
