import { appError } from '../../../src-core/base/error-code.ts';
import { asId } from '../../../src-core/base/id.ts';
import type { ArticleId, LinkId } from '../../../src-core/base/id.ts';
import { failure, success } from '../../../src-core/base/result.ts';
import type { Operation } from '../../../src-core/journal/operation.ts';
import type { Link } from '../../../src-core/model/link.ts';
import { storyOf } from '../../../src-core/model/story.ts';
import type { Command, CommandContext } from './command.ts';
import { put, remove } from './command.ts';

/** A link between two articles about whether they tell one story. */
export function storyLink(
  { newId, now }: Pick<CommandContext, 'newId' | 'now'>,
  from: ArticleId,
  to: ArticleId,
  type: Extract<Link['type'], 'same-story' | 'not-same-story'>,
): Link {
  return {
    id: asId<LinkId>(newId()),
    from: { kind: 'article', id: from },
    to: { kind: 'article', id: to },
    type,
    created: now,
  };
}

/** Operations that make one story of articles and of the stories they belong to already; what said that they are none goes. */
async function joined(context: CommandContext, ids: readonly ArticleId[]): Promise<readonly Operation[]> {
  const { lookup } = context;
  const [first, ...others] = ids;
  if (first === undefined) return [];
  const linksAt = (at: readonly ArticleId[]): Promise<readonly Link[]> => lookup.linksAt(at);
  const story = new Set<string>(await storyOf(first, linksAt));
  const links: Link[] = [];
  for (const id of others) {
    if (story.has(id)) continue;
    for (const member of await storyOf(id, linksAt)) story.add(member);
    links.push(storyLink(context, first, id, 'same-story'));
  }
  if (links.length === 0) return [];
  const apart = (await lookup.linksAt([...story])).filter(
    ({ type, from, to }) => type === 'not-same-story' && story.has(from.id) && story.has(to.id),
  );
  return [...apart.map(({ id }) => remove('link', id)), ...links.map((link) => put('link', link))];
}

/** Links of articles that none is at yet. */
function starOf(context: CommandContext, ids: readonly ArticleId[]): readonly Operation[] {
  const [first, ...others] = new Set(ids);
  if (first === undefined) return [];
  return others.map((id) => put('link', storyLink(context, first, id, 'same-story')));
}

/** Makes one story of each group of articles; the groups have no story in common. */
export function joinStory(...groups: readonly (readonly ArticleId[])[]): Command {
  return {
    name: 'join story',
    plan: async (context) => {
      if ((await context.lookup.getMany('article', groups.flat())).includes(undefined))
        return failure(appError('record-missing'));
      const ops: Operation[] = [];
      // one question for all: thousands of groups that nothing was said about need no further one
      const linked = new Set<string>();
      for (const { from, to } of await context.lookup.linksAt(groups.flat())) linked.add(from.id).add(to.id);
      for (const ids of groups) {
        if (ids.some((id) => linked.has(id))) ops.push(...(await joined(context, ids)));
        else ops.push(...starOf(context, ids));
      }
      return success({ ops, value: null });
    },
  };
}
