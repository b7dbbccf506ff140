import type { AnnotationId } from '../../../src-core/base/id.ts';
import { success } from '../../../src-core/base/result.ts';
import type { AnnotationColour } from '../../../src-core/model/annotation.ts';
import { patch, remove } from './command.ts';
import type { Command } from './command.ts';

/** Gives many annotations a colour in one transaction; answers how many changed. Those that are gone are passed over. */
export function colourAnnotations(ids: readonly AnnotationId[], colour: AnnotationColour): Command<number> {
  return {
    name: 'colour annotations',
    plan: async ({ lookup, now }) => {
      const found = await lookup.getMany('annotation', ids);
      const ops = found.flatMap((annotation) =>
        annotation === undefined || annotation.colour === colour
          ? []
          : [patch('annotation', annotation.id, { colour, modified: now })],
      );
      return success({ ops, value: ops.length });
    },
  };
}

/** Deletes many annotations with their links in one transaction; answers how many there were. */
export function deleteAnnotations(ids: readonly AnnotationId[]): Command<number> {
  return {
    name: 'delete annotations',
    plan: async ({ lookup }) => {
      const there = (await lookup.getMany('annotation', ids)).filter(
        (annotation) => annotation !== undefined,
      );
      const links = there.length === 0 ? [] : await lookup.linksAt(there.map(({ id }) => id));
      const ops = [
        ...links.map(({ id }) => remove('link', id)),
        ...there.map(({ id }) => remove('annotation', id)),
      ];
      return success({ ops, value: there.length });
    },
  };
}
