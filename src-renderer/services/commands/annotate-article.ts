import { wordlessPlace } from '../../../src-core/anchor/describe-passage.ts';
import { appError } from '../../../src-core/base/error-code.ts';
import type { AnnotationId, ArticleId, DocumentId } from '../../../src-core/base/id.ts';
import { failure, success } from '../../../src-core/base/result.ts';
import type { Annotation, AnnotationColour } from '../../../src-core/model/annotation.ts';
import { newAnnotation } from './annotate.ts';
import { put } from './command.ts';
import type { Command } from './command.ts';

/** A note about the whole article: no words, at the beginning. */
export function pageNote(
  article: { readonly articleId: ArticleId; readonly documentId: DocumentId },
  colour: AnnotationColour,
  given: { readonly id: string; readonly now: string },
): Annotation {
  return { ...newAnnotation(article, wordlessPlace('', 0), colour, given), wholeArticle: true };
}

/** Begins a note about an article that is there, with its current version; answers it. */
export function annotateArticle(
  articleId: ArticleId,
  colour: AnnotationColour,
  id: AnnotationId,
): Command<Annotation> {
  return {
    name: 'annotate article',
    plan: async ({ lookup, now }) => {
      const article = await lookup.get('article', articleId);
      if (article === undefined) return failure(appError('record-missing'));
      const { documentId } = article;
      const annotation = pageNote({ articleId, documentId }, colour, { id, now });
      return success({ ops: [put('annotation', annotation)], value: annotation });
    },
  };
}
