import type { TopicNode } from './app-services.ts';
import { topicPaths } from './topic-paths.ts';

/** A topic as a picker offers it. */
export interface TopicOption {
  /** Its path, "DVRK/Truppen". */
  readonly id: string;
  readonly label: string;
  /** The topics above it; undefined at the top. */
  readonly detail: string | undefined;
  readonly colour: string;
  /** Path and aliases: words that find it. */
  readonly words: string;
}

/** All topics to pick from but those that are taken, the ones used last first. */
export function topicOptions(
  nodes: readonly TopicNode[],
  taken: ReadonlySet<string>,
  recent: readonly string[],
): readonly TopicOption[] {
  const rank = (path: string): number => {
    const at = recent.indexOf(path);
    return at < 0 ? recent.length : at;
  };
  return topicPaths(nodes)
    .filter(({ topic }) => !taken.has(topic.id))
    .sort((a, b) => rank(a.path) - rank(b.path))
    .map(({ topic, path }) => ({
      id: path,
      label: topic.name,
      detail: path === topic.name ? undefined : path.slice(0, -topic.name.length - 1).replaceAll('/', ' / '),
      colour: topic.colour,
      words: `${path} ${topic.aliases.join(' ')}`,
    }));
}
