import type { TopicId } from '../base/id.ts';
import type { Topic } from './topic.ts';

/** A topic's name as it is stored: NFC, single spaces, no slash (it separates the names of a path); null = not a name. */
export function cleanTopicName(input: string): string | null {
  const name = input.normalize('NFC').replace(/\s+/gu, ' ').trim();
  return name === '' || name.includes('/') ? null : name;
}

/** Names of a path like "DVRK/Truppen"; null where nothing is left. Empty parts do not count. */
export function splitTopicPath(path: string): readonly string[] | null {
  const names = path.split('/').flatMap((part) => cleanTopicName(part) ?? []);
  return names.length === 0 ? null : names;
}

const fold = (name: string): string => name.normalize('NFC').toLowerCase();

/** The topic of that name (or, failing that, alias) among the children of a topic; case does not count. */
export function findChildTopic(
  topics: readonly Topic[],
  parentId: TopicId | null,
  name: string,
): Topic | undefined {
  const wanted = fold(name);
  const siblings = topics.filter((topic) => topic.parentId === parentId);
  return (
    siblings.find((topic) => fold(topic.name) === wanted) ??
    siblings.find((topic) => topic.aliases.some((alias) => fold(alias) === wanted))
  );
}
