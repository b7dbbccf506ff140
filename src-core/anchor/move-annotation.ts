import type { DocumentId } from '../base/id.ts';
import type { Annotation } from '../model/annotation.ts';
import { describePassage } from './describe-passage.ts';
import { findPassage } from './find-passage.ts';

/**
 * What changes of an annotation when its article gets another version of its text; null where its passage is not in
 * that: it then stays with the version it was made on, and counts as lost in this one.
 */
export function movedAnnotation(
  annotation: Annotation,
  documentId: DocumentId,
  text: string,
): Pick<Annotation, 'documentId' | 'quote' | 'position'> | null {
  const found = findPassage(text, annotation.quote, annotation.position);
  const selectors = found === null ? null : describePassage(text, found.start, found.end);
  return selectors === null ? null : { documentId, ...selectors };
}
