import { asId } from '../../../src-core/base/id.ts';
import type { TopicId } from '../../../src-core/base/id.ts';
import { ANNOTATION_COLOURS } from '../../../src-core/model/annotation.ts';
import type { Topic } from '../../../src-core/model/topic.ts';
import type {
  AppServices,
  CommandResult,
  TopicNode,
  TopicPassage,
} from '../../../src-renderer/services/app-services.ts';
import { CREATED, done } from './fake-memory.ts';
import type { FakeMemory } from './fake-memory.ts';

/** The topics with those of a path made where there were none, and the last of the path. */
export function withPath(memory: FakeMemory, path: string): { topics: readonly Topic[]; topic: Topic } {
  let topics = memory.state.topics;
  let last: Topic | undefined;
  for (const name of path.split('/').map((part) => part.trim())) {
    const parentId: TopicId | null = last?.id ?? null;
    const existing = topics.find((each) => each.parentId === parentId && each.name === name);
    last = existing ?? {
      id: asId<TopicId>(memory.newId()),
      parentId,
      name,
      aliases: [],
      definition: '',
      colour: last?.colour ?? ANNOTATION_COLOURS[topics.length % 8] ?? 'gray',
      created: CREATED,
    };
    if (existing === undefined) topics = [...topics, last];
  }
  if (last === undefined) throw new RangeError(`no topic in path "${path}"`);
  return { topics, topic: last };
}

/** The tree of topics and its passages. */
export function fakeTopics(memory: FakeMemory): AppServices['topics'] {
  const { live, commit } = memory;
  const patchTopic = (name: string, id: TopicId, fields: Partial<Topic>): CommandResult => {
    commit(name, {
      ...memory.state,
      topics: memory.state.topics.map((each) => (each.id === id ? { ...each, ...fields } : each)),
    });
    return done(null);
  };
  const below = (id: TopicId): Set<TopicId> => {
    const found = new Set<TopicId>([id]);
    for (const each of found)
      for (const topic of memory.state.topics) if (topic.parentId === each) found.add(topic.id);
    return found;
  };
  const tree = (parentId: TopicId | null): TopicNode[] =>
    memory.state.topics
      .filter((topic) => topic.parentId === parentId)
      .sort((a, b) => a.name.localeCompare(b.name, 'de'))
      .map((topic) => ({
        topic,
        passages: memory.state.links.filter((link) => link.topicId === topic.id).length,
        children: tree(topic.id),
      }));

  return {
    tree: () => live(() => tree(null)),
    passages: (id) =>
      live(() => {
        const ids = below(id);
        return memory.state.links
          .filter((link) => ids.has(link.topicId))
          .flatMap((link): TopicPassage[] => {
            const annotation = memory.state.annotations.find((each) => each.id === link.annotationId);
            const article =
              annotation === undefined ? undefined : memory.state.articles.get(annotation.articleId);
            const topic = memory.state.topics.find((each) => each.id === link.topicId);
            return annotation === undefined || article === undefined || topic === undefined
              ? []
              : [{ annotation, article, topic }];
          })
          .sort(
            (a, b) =>
              (a.article.published ?? '').localeCompare(b.article.published ?? '') ||
              a.annotation.position.start - b.annotation.position.start,
          );
      }),
    create: (path) => {
      const { topics, topic } = withPath(memory, path);
      commit('create topic', { ...memory.state, topics });
      return done(topic);
    },
    rename: (id, name) => patchTopic('rename topic', id, { name }),
    move: (id, parentId) => patchTopic('move topic', id, { parentId }),
    setColour: (id, colour) => patchTopic('set topic colour', id, { colour }),
    describe: (id, fields) => patchTopic('describe topic', id, fields),
    remove: (id) => {
      const ids = below(id);
      commit('delete topic', {
        ...memory.state,
        topics: memory.state.topics.filter((each) => !ids.has(each.id)),
        links: memory.state.links.filter((link) => !ids.has(link.topicId)),
      });
      return done(null);
    },
  };
}
