import { appError } from '../../../src-core/base/error-code.ts';
import type { AnnotationId } from '../../../src-core/base/id.ts';
import { failure, success } from '../../../src-core/base/result.ts';
import { remove } from './command.ts';
import type { Command } from './command.ts';

/** Deletes a passage's annotation and every link that starts or ends at it. */
export function deleteAnnotation(id: AnnotationId): Command {
  return {
    name: 'delete annotation',
    plan: async ({ lookup }) => {
      if ((await lookup.get('annotation', id)) === undefined) return failure(appError('record-missing'));
      const links = await lookup.linksAt([id]);
      return success({
        ops: [...links.map((link) => remove('link', link.id)), remove('annotation', id)],
        value: null,
      });
    },
  };
}
