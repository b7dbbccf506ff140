import { appError } from '../../../src-core/base/error-code.ts';
import type { AnnotationId, ArticleId, LinkId, TopicId } from '../../../src-core/base/id.ts';
import { failure, success } from '../../../src-core/base/result.ts';
import type { Annotation } from '../../../src-core/model/annotation.ts';
import type { Article } from '../../../src-core/model/article.ts';
import type { ColourMeanings } from '../../../src-core/model/colour-meaning.ts';
import type { Topic } from '../../../src-core/model/topic.ts';
import type {
  AppServices,
  CommandResult,
  Live,
  SavedSearch,
} from '../../../src-renderer/services/app-services.ts';
import { fakeArticle } from '../fake-articles.ts';

interface Link {
  readonly id: LinkId;
  readonly annotationId: AnnotationId;
  readonly topicId: TopicId;
}

/** Everything the fake remembers; replaced as a whole, so that undo is keeping the old one. */
interface FakeState {
  readonly articles: ReadonlyMap<ArticleId, Article>;
  readonly annotations: readonly Annotation[];
  readonly topics: readonly Topic[];
  readonly links: readonly Link[];
  readonly searches: readonly SavedSearch[];
  readonly history: readonly string[];
  readonly meanings: ColourMeanings;
}

/** When all that is made was made. */
export const CREATED = '2024-11-02T09:00:00.000Z';

/** A state that commands change, with what they changed before, and values that follow it. */
export interface FakeMemory {
  /** Set without a command, it cannot be undone; `changed` tells of it. */
  state: FakeState;
  /** Grows with each change. */
  readonly generation: () => number;
  readonly newId: () => string;
  readonly live: <Value>(compute: () => Value) => Live<Value>;
  readonly changed: () => void;
  readonly commit: (name: string, next: FakeState) => void;
  readonly undo: AppServices['undo'];
}

/** What a command answers that did what it should. */
export const done = <Value>(value: Value): CommandResult<Value> => Promise.resolve(success(value));
/** What a command answers that finds nothing to change. */
export const missing = (): CommandResult<never> => Promise.resolve(failure(appError('record-missing')));

/** The number that an article was made from. */
export const articleIndex = (id: ArticleId): number => Number(id.slice('article-'.length));

/** A memory with so many generated articles. */
export function createFakeMemory(count: number): FakeMemory {
  let generation = 1;
  let serial = 0;
  const past: { name: string; state: FakeState }[] = [];
  const future: { name: string; state: FakeState }[] = [];
  const listeners = new Set<() => void>();
  const newId = (): string => `id-${String((serial += 1)).padStart(6, '0')}`;

  const live = <Value>(compute: () => Value): Live<Value> => {
    let seen: FakeState | null = null;
    let seenGeneration = -1;
    let value: Value;
    return {
      subscribe: (onChange) => {
        listeners.add(onChange);
        return () => listeners.delete(onChange);
      },
      current: () => {
        if (seen !== memory.state || seenGeneration !== generation) {
          value = compute();
          seen = memory.state;
          seenGeneration = generation;
        }
        return value;
      },
    };
  };
  const changed = (): void => {
    generation += 1;
    for (const listener of [...listeners]) listener();
  };
  const commit = (name: string, next: FakeState): void => {
    past.push({ name, state: memory.state });
    future.length = 0;
    memory.state = next;
    changed();
  };
  const step = (from: typeof past, to: typeof past): CommandResult<string | null> => {
    const entry = from.pop();
    if (entry === undefined) return done(null);
    to.push({ name: entry.name, state: memory.state });
    memory.state = entry.state;
    changed();
    return done(entry.name);
  };

  const memory: FakeMemory = {
    state: {
      articles: new Map(
        Array.from({ length: count }, (_, index) => fakeArticle(index)).map((each) => [each.id, each]),
      ),
      annotations: [],
      topics: [],
      links: [],
      searches: [],
      history: [],
      meanings: {},
    },
    generation: () => generation,
    newId,
    live,
    changed,
    commit,
    undo: {
      state: () => live(() => ({ undo: past.at(-1)?.name ?? null, redo: future.at(-1)?.name ?? null })),
      undo: () => step(past, future),
      redo: () => step(future, past),
      place: () => null,
    },
  };
  return memory;
}
