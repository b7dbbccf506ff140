import { describePassage, wordlessPlace } from '../../../src-core/anchor/describe-passage.ts';
import { appError } from '../../../src-core/base/error-code.ts';
import type { AnnotationId, DocumentId } from '../../../src-core/base/id.ts';
import { failure, success } from '../../../src-core/base/result.ts';
import type { PageArea } from '../../../src-core/model/annotation.ts';
import type { HitRange } from '../../../src-core/search/search-types.ts';
import { asLanded } from './annotate.ts';
import { patch } from './command.ts';
import type { Command } from './command.ts';

/**
 * Puts an annotation on other words, [start, end) in UTF-16 units of the text; several in a row are undone as one. Where
 * another version became current meanwhile, the words are kept as they were chosen, and wait for a look. With `area` it is
 * that rectangle of a page that moves; there may be no words in it.
 */
export function setPassage(
  id: AnnotationId,
  { documentId, text }: { readonly documentId: DocumentId; readonly text: string },
  range: HitRange,
  area?: PageArea,
): Command {
  return {
    name: area === undefined ? 'set passage' : 'move area',
    joins: `passage ${id}`,
    plan: async ({ lookup, now }) => {
      const annotation = await lookup.get('annotation', id);
      const article =
        annotation === undefined ? undefined : await lookup.get('article', annotation.articleId);
      if (annotation === undefined || article === undefined) return failure(appError('record-missing'));
      const passage = passageAt(text, range, area);
      if (passage === null)
        return failure(appError('request-invalid', { reason: `passage ${range.start}–${range.end}` }));
      const { start, end } = annotation.position;
      const same =
        annotation.documentId === documentId &&
        start === passage.position.start &&
        end === passage.position.end &&
        (area === undefined || sameArea(annotation.area, area));
      const { check } = asLanded({ ...annotation, documentId, ...passage }, article.documentId);
      const fields = {
        ...{ documentId, ...passage, modified: now },
        ...(area === undefined ? {} : { area }),
        ...(check === undefined ? {} : { check }),
      };
      return success({ ops: same ? [] : [patch('annotation', id, fields)], value: null });
    },
  };
}

/** The words of a range as an annotation has them; in an area there may be none. Null where the range is none of the text. */
export function passageAt(
  text: string,
  { start, end }: HitRange,
  area: PageArea | undefined,
): ReturnType<typeof describePassage> {
  return describePassage(text, start, end) ?? (area === undefined ? null : wordlessPlace(text, start));
}

function sameArea(one: PageArea | undefined, other: PageArea): boolean {
  return (['page', 'left', 'top', 'width', 'height'] as const).every((key) => one?.[key] === other[key]);
}
