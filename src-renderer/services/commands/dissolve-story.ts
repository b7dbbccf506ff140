import type { ArticleId } from '../../../src-core/base/id.ts';
import { success } from '../../../src-core/base/result.ts';
import type { Operation } from '../../../src-core/journal/operation.ts';
import { storyOf } from '../../../src-core/model/story.ts';
import type { Command } from './command.ts';
import { put, remove } from './command.ts';
import { storyLink } from './join-story.ts';
import type { ArticlePair } from './tell-stories-apart.ts';

/** Stories up to this size are remembered as apart pair by pair; of larger ones only their first article from the rest. */
const MOST_BY_PAIRS = 16;

/** Takes stories, each named by one of its articles, apart into single articles; that they are none is remembered. */
export function dissolveStory(...ids: readonly ArticleId[]): Command {
  return {
    name: 'dissolve story',
    plan: async (context) => {
      const { lookup } = context;
      const ops: Operation[] = [];
      for (const id of ids) {
        const story = await storyOf(id, (at) => lookup.linksAt(at));
        const links = (await lookup.linksAt(story)).filter(({ type }) => type === 'same-story');
        ops.push(
          ...links.map((link) => remove('link', link.id)),
          ...pairsOf(story).map(([a, b]) => put('link', storyLink(context, a, b, 'not-same-story'))),
        );
      }
      return success({ ops, value: null });
    },
  };
}

function pairsOf(story: readonly ArticleId[]): readonly ArticlePair[] {
  const firsts = story.length > MOST_BY_PAIRS ? story.slice(0, 1) : story;
  return firsts.flatMap((a, index) => story.slice(index + 1).map((b): ArticlePair => [a, b]));
}
