import { appError } from '../../../src-core/base/error-code.ts';
import { failure, success } from '../../../src-core/base/result.ts';
import type { Operation } from '../../../src-core/journal/operation.ts';
import type { AnnotationColour } from '../../../src-core/model/annotation.ts';
import type { HitRange } from '../../../src-core/search/search-types.ts';
import { annotationOn } from './annotate.ts';
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
      if ((await lookup.get('article', selected.articleId)) === undefined)
        return failure(appError('record-missing'));
      const there = await lookup.annotationsOf(selected.articleId);
      const ops: Operation[] = [];
      for (const range of ranges) {
        const known = there.find(
          ({ documentId, position }) =>
            documentId === selected.documentId &&
            position.start === range.start &&
            position.end === range.end,
        );
        if (known !== undefined) {
          if (known.colour !== colour) ops.push(patch('annotation', known.id, { colour, modified: now }));
          continue;
        }
        const annotation = annotationOn(selected, range, colour, { id: newId(), now });
        if (annotation === null)
          return failure(appError('request-invalid', { reason: `passage ${range.start}–${range.end}` }));
        ops.push(put('annotation', annotation));
      }
      return success({ ops, value: ops.length });
    },
  };
}
