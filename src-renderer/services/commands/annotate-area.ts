import { describePassage, wordlessPlace } from '../../../src-core/anchor/describe-passage.ts';
import { appError } from '../../../src-core/base/error-code.ts';
import type { AnnotationId } from '../../../src-core/base/id.ts';
import { failure, success } from '../../../src-core/base/result.ts';
import type { Annotation, AnnotationColour, PageArea } from '../../../src-core/model/annotation.ts';
import type { HitRange } from '../../../src-core/search/search-types.ts';
import { asLanded, newAnnotation } from './annotate.ts';
import type { SelectedText } from './annotate.ts';
import { put } from './command.ts';
import type { Command } from './command.ts';

/** An area of a page, and the text in it; an empty range where there is none says where in the text the area belongs. */
export interface AreaPassage {
  readonly area: PageArea;
  readonly range: HitRange;
}

/** The annotation of an area. */
export function areaAnnotation(
  selected: SelectedText,
  { area, range }: AreaPassage,
  colour: AnnotationColour,
  given: { readonly id: string; readonly now: string },
): Annotation {
  const passage =
    describePassage(selected.text, range.start, range.end) ?? wordlessPlace(selected.text, range.start);
  return { ...newAnnotation(selected, passage, colour, given), area };
}

/** Marks a rectangle of a page with a colour; answers the new annotation. */
export function annotateArea(
  selected: SelectedText,
  passage: AreaPassage,
  colour: AnnotationColour,
  id?: AnnotationId,
): Command<Annotation> {
  return {
    name: 'annotate area',
    plan: async ({ lookup, newId, now }) => {
      const article = await lookup.get('article', selected.articleId);
      if (article === undefined) return failure(appError('record-missing'));
      const made = areaAnnotation(selected, passage, colour, { id: id ?? newId(), now });
      const annotation = asLanded(made, article.documentId);
      return success({ ops: [put('annotation', annotation)], value: annotation });
    },
  };
}
