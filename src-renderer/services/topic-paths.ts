import type { Topic } from '../../src-core/model/topic.ts';
import type { TopicNode } from './app-services.ts';

/** A topic with the names of all above it: "DVRK/Truppen". */
export interface TopicPath {
  readonly topic: Topic;
  readonly path: string;
  readonly depth: number;
}

/** All topics of a tree in reading order, each with its path. */
export function topicPaths(nodes: readonly TopicNode[], above = '', depth = 0): readonly TopicPath[] {
  return nodes.flatMap(({ topic, children }) => {
    const path = above === '' ? topic.name : `${above}/${topic.name}`;
    return [{ topic, path, depth }, ...topicPaths(children, path, depth + 1)];
  });
}
