import { describePassage } from '../../../src-core/anchor/describe-passage.ts';
import { appError } from '../../../src-core/base/error-code.ts';
import { asId } from '../../../src-core/base/id.ts';
import type { AnnotationId, ArticleId, DocumentId } from '../../../src-core/base/id.ts';
import { failure, success } from '../../../src-core/base/result.ts';
import type { Annotation, AnnotationColour } from '../../../src-core/model/annotation.ts';
import type { HitRange } from '../../../src-core/search/search-types.ts';
import { put } from './command.ts';
import type { Command } from './command.ts';

/** The text a passage was selected in. */
export interface SelectedText {
  readonly articleId: ArticleId;
  readonly documentId: DocumentId;
  /** Canonical text of that document. */
  readonly text: string;
}

/** A fresh annotation without a note on a passage of the text. */
export function newAnnotation(
  { articleId, documentId }: Pick<SelectedText, 'articleId' | 'documentId'>,
  { quote, position }: Pick<Annotation, 'quote' | 'position'>,
  colour: AnnotationColour,
  { id, now }: { readonly id: string; readonly now: string },
): Annotation {
  return {
    id: asId<AnnotationId>(id),
    articleId,
    documentId,
    quote,
    position,
    colour,
    note: '',
    created: now,
    modified: now,
  };
}

/** The annotation of [start, end), UTF-16 units of the text; null where the range is no passage of it. */
export function annotationOn(
  selected: SelectedText,
  range: HitRange,
  colour: AnnotationColour,
  given: { readonly id: string; readonly now: string },
): Annotation | null {
  const passage = describePassage(selected.text, range.start, range.end);
  return passage === null ? null : newAnnotation(selected, passage, colour, given);
}

/**
 * An annotation put on words of a text as it lands in the article: where another version became current since they were
 * selected, the queue of what to review has the passage. What has no words goes with the article, as in `reanchor`.
 */
export function asLanded(annotation: Annotation, current: DocumentId): Annotation {
  const { quote, position, documentId, check } = annotation;
  if (documentId === current) return check?.grade === 'lost' ? { ...annotation, check: null } : annotation;
  if (quote.exact === '') return { ...annotation, documentId: current };
  return { ...annotation, check: { grade: 'lost', score: 0, quote, position, documentId } };
}

/** Equal for passages of one text from the same start to the same end. */
export function rangeKey({ start, end }: HitRange): string {
  return `${String(start)} ${String(end)}`;
}

/** Marks a passage, [start, end) in UTF-16 units of the text, with a colour; answers the new annotation. */
export function annotate(
  selected: SelectedText,
  range: HitRange,
  colour: AnnotationColour,
  id?: AnnotationId,
): Command<Annotation> {
  return {
    name: 'annotate',
    plan: async ({ lookup, newId, now }) => {
      const article = await lookup.get('article', selected.articleId);
      if (article === undefined) return failure(appError('record-missing'));
      const annotation = annotationOn(selected, range, colour, { id: id ?? newId(), now });
      if (annotation === null) {
        return failure(appError('request-invalid', { reason: `passage ${range.start}–${range.end}` }));
      }
      const record = asLanded(annotation, article.documentId);
      return success({ ops: [put('annotation', record)], value: record });
    },
  };
}
