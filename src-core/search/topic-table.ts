import { foldFilterValue, plainFilterValue } from './query-filter.ts';
import type { TopicNames } from './search-types.ts';

/** How names of topics are compared with each other and with words of a query. */
export function foldTopicName(name: string): string {
  return foldFilterValue(name).replaceAll('ß', 'ss');
}

/** The archive's topics, looked up by what a query calls them. */
export class TopicTable {
  readonly topics: readonly TopicNames[];
  readonly #byId = new Map<string, TopicNames>();
  readonly #children = new Map<string, string[]>();
  readonly #byPath = new Map<string, string[]>();
  readonly #byFoldedPath = new Map<string, string[]>();
  readonly #byName = new Map<string, string[]>();

  constructor(topics: readonly TopicNames[]) {
    this.topics = topics;
    for (const topic of topics) {
      this.#byId.set(topic.id, topic);
      if (topic.parentId !== null) append(this.#children, topic.parentId, topic.id);
      append(this.#byPath, plainFilterValue(topic.path), topic.id);
      append(this.#byFoldedPath, foldTopicName(topic.path), topic.id);
      for (const name of new Set(topic.names.map(foldTopicName))) append(this.#byName, name, topic.id);
    }
  }

  get(id: string): TopicNames | undefined {
    return this.#byId.get(id);
  }

  /**
   * Topics that a query means: by path, name or alias. Where `exact`, the first of these that is known: the path letter
   * by letter, the path, a name; so that a topic's path means that topic whatever others are called.
   */
  find(value: string, exact: boolean): readonly TopicNames[] {
    const folded = foldTopicName(value);
    const byPath = this.#byFoldedPath.get(folded) ?? [];
    const byName = this.#byName.get(folded) ?? [];
    const ids = exact
      ? (this.#byPath.get(plainFilterValue(value)) ?? (byPath.length > 0 ? byPath : byName))
      : [...new Set([...byPath, ...byName])];
    return ids.flatMap((id) => this.#byId.get(id) ?? []);
  }

  /** Topics that have this name or alias, given as foldTopicName leaves it. */
  named(folded: string): readonly TopicNames[] {
    return (this.#byName.get(folded) ?? []).flatMap((id) => this.#byId.get(id) ?? []);
  }

  /** The topics themselves and all below them; a circle of parents is walked once. */
  withBelow(ids: Iterable<string>): ReadonlySet<string> {
    const found = new Set(ids);
    for (const id of found) for (const child of this.#children.get(id) ?? []) found.add(child);
    return found;
  }

  /** A topic and those above it, nearest first; a circle of parents is walked once. */
  withAbove(id: string): readonly TopicNames[] {
    const found = new Set<TopicNames>();
    for (
      let at = this.#byId.get(id);
      at !== undefined && !found.has(at);
      at = this.#byId.get(at.parentId ?? '')
    )
      found.add(at);
    return [...found];
  }
}

function append(lists: Map<string, string[]>, name: string, id: string): void {
  const list = lists.get(name);
  if (list === undefined) lists.set(name, [id]);
  else list.push(id);
}
