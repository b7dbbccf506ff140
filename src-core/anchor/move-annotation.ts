import type { DocumentId } from '../base/id.ts';
import type { Annotation } from '../model/annotation.ts';
import type { Edge } from '../text/text-changes.ts';
import { describePassage } from './describe-passage.ts';
import type { PassageFinder } from './find-passage.ts';

/** What of an annotation belongs to a version of the text. */
type Anchor = Pick<Annotation, 'documentId' | 'quote' | 'position'>;

/**
 * What changes of an annotation when its article gets another version of its text; null where its passage is not in
 * that: it then stays with the version it was made on, and counts as lost in this one.
 */
export function movedAnnotation(
  annotation: Annotation,
  documentId: DocumentId,
  text: string,
  finder: PassageFinder,
): Anchor | null {
  if (isWordless(annotation)) return wordless(annotation, documentId, text);
  const found = finder.find(annotation.quote, annotation.position);
  const selectors = found === null ? null : describePassage(text, found.start, found.end);
  return selectors === null ? null : { documentId, ...selectors };
}

/** The same where it is known how the text was changed; null where nothing of the passage is left. */
export function shiftedAnnotation(
  annotation: Annotation,
  documentId: DocumentId,
  text: string,
  moved: (offset: number, edge: Edge) => number,
): Anchor | null {
  const { position } = annotation;
  if (isWordless(annotation)) return wordless(annotation, documentId, text, moved(position.start, 'start'));
  const selectors = describePassage(text, moved(position.start, 'start'), moved(position.end, 'end'));
  return selectors === null ? null : { documentId, ...selectors };
}

/** An area of a page without words stands on its page, whatever becomes of the text. */
function isWordless({ area, quote }: Annotation): boolean {
  return area !== undefined && quote.exact === '';
}

function wordless(
  { quote, position }: Annotation,
  documentId: DocumentId,
  text: string,
  place: number = position.start,
): Anchor {
  const start = Math.min(place, text.length);
  return { documentId, quote, position: { ...position, start, end: start } };
}
