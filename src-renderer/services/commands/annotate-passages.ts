import { appError } from '../../../src-core/base/error-code.ts';
import { failure, success } from '../../../src-core/base/result.ts';
import type { Operation } from '../../../src-core/journal/operation.ts';
import type { Annotation, AnnotationColour } from '../../../src-core/model/annotation.ts';
import type { HitRange } from '../../../src-core/search/search-types.ts';
import { annotationOn, asLanded, rangeKey } from './annotate.ts';
import type { SelectedText } from './annotate.ts';
import { patch, put } from './command.ts';
import type { Command } from './command.ts';

/**
 * Marks many passages of one text with a colour in one step; answers how many. Words that carry an annotation already,
 * from the same start to the same end, get the colour instead of a second one.
 */
export function annotatePassages(
  selected: SelectedText,
  ranges: readonly HitRange[],
  colour: AnnotationColour,
): Command<number> {
  return {
    name: 'annotate passages',
    plan: async ({ lookup, newId, now }) => {
      const article = await lookup.get('article', selected.articleId);
      if (article === undefined) return failure(appError('record-missing'));
      const there = await lookup.annotationsOf(selected.articleId);
      const known = new Map<string, Annotation>();
      for (const annotation of there) {
        const key = rangeKey(annotation.position);
        if (annotation.documentId === selected.documentId && !known.has(key)) known.set(key, annotation);
      }
      const ops: Operation[] = [];
      const met = new Set<string>();
      for (const range of ranges) {
        const annotation = annotationOn(selected, range, colour, { id: newId(), now });
        if (annotation === null)
          return failure(appError('request-invalid', { reason: `passage ${range.start}–${range.end}` }));
        // The range as it is stored: without white space at its ends.
        const key = rangeKey(annotation.position);
        if (met.has(key)) continue;
        met.add(key);
        const same = known.get(key);
        if (same === undefined) ops.push(put('annotation', asLanded(annotation, article.documentId)));
        else if (same.colour !== colour) ops.push(patch('annotation', same.id, { colour, modified: now }));
      }
      return success({ ops, value: ops.length });
    },
  };
}
