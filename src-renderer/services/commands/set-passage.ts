import { describePassage } from '../../../src-core/anchor/describe-passage.ts';
import { appError } from '../../../src-core/base/error-code.ts';
import type { AnnotationId, DocumentId } from '../../../src-core/base/id.ts';
import { failure, success } from '../../../src-core/base/result.ts';
import type { HitRange } from '../../../src-core/search/search-types.ts';
import { asLanded } from './annotate.ts';
import { patch } from './command.ts';
import type { Command } from './command.ts';

/**
 * Puts an annotation on other words, [start, end) in UTF-16 units of the text; several in a row are undone as one. Where
 * another version became current meanwhile, the words are kept as they were chosen, and wait for a look.
 */
export function setPassage(
  id: AnnotationId,
  { documentId, text }: { readonly documentId: DocumentId; readonly text: string },
  range: HitRange,
): Command {
  return {
    name: 'set passage',
    joins: `passage ${id}`,
    plan: async ({ lookup, now }) => {
      const annotation = await lookup.get('annotation', id);
      const article =
        annotation === undefined ? undefined : await lookup.get('article', annotation.articleId);
      if (annotation === undefined || article === undefined) return failure(appError('record-missing'));
      const passage = describePassage(text, range.start, range.end);
      if (passage === null)
        return failure(appError('request-invalid', { reason: `passage ${range.start}–${range.end}` }));
      const { start, end } = annotation.position;
      const same =
        annotation.documentId === documentId &&
        start === passage.position.start &&
        end === passage.position.end;
      const { check } = asLanded({ ...annotation, documentId, ...passage }, article.documentId);
      const fields = { documentId, ...passage, ...(check === undefined ? {} : { check }), modified: now };
      return success({ ops: same ? [] : [patch('annotation', id, fields)], value: null });
    },
  };
}
