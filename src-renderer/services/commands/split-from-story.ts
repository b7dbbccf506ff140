import type { ArticleId } from '../../../src-core/base/id.ts';
import { success } from '../../../src-core/base/result.ts';
import type { Operation } from '../../../src-core/journal/operation.ts';
import { storyOf } from '../../../src-core/model/story.ts';
import type { RecordLookup } from '../../store/record-lookup.ts';
import type { Command, CommandContext } from './command.ts';
import { put, remove } from './command.ts';
import { storyLink } from './join-story.ts';

/** Operations that take an article out of its story; the others stay one, also where only it held them together. */
export async function leaveStory(
  context: Pick<CommandContext, 'newId' | 'now'> & { readonly lookup: RecordLookup },
  id: ArticleId,
): Promise<{ readonly ops: readonly Operation[]; readonly others: readonly ArticleId[] }> {
  const { lookup } = context;
  const [, ...others] = await storyOf(id, (at) => lookup.linksAt(at));
  const own = (await lookup.linksAt([id])).filter(({ type }) => type === 'same-story');
  const [first, ...rest] = others;
  const held = first === undefined || own.length < 2 ? [] : rest;
  return {
    others,
    ops: [
      ...own.map((link) => remove('link', link.id)),
      ...held.map((other) => put('link', storyLink(context, first as ArticleId, other, 'same-story'))),
    ],
  };
}

/** Takes an article out of its story; that it is none of it is remembered, so that it is not offered again. */
export function splitFromStory(id: ArticleId): Command {
  return {
    name: 'split story',
    plan: async (context) => {
      const { ops, others } = await leaveStory(context, id);
      const [first] = others;
      if (first === undefined) return success({ ops: [], value: null });
      return success({
        ops: [...ops, put('link', storyLink(context, id, first, 'not-same-story'))],
        value: null,
      });
    },
  };
}
