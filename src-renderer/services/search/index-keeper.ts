import type { AppError } from '../../../src-core/base/error-code.ts';
import type { ChangedRecord } from '../../../src-core/journal/reducer.ts';
import type { JournalPosition } from '../../../src-core/journal/transaction.ts';
import { touchedByChanges, touchedByTransactions } from '../../../src-core/search/touched-records.ts';
import { allStories } from '../../../src-core/model/story.ts';
import { topicNamesOf } from '../../../src-core/search/topic-names.ts';
import { reachesBeyond } from '../../store/journal-order.ts';
import type { ReadJournal } from '../../store/catch-up.ts';
import type { RecordLookup } from '../../store/record-lookup.ts';
import type { IndexInput, SearchApi } from '../../workers/search/protocol.ts';
import type { IndexState, Live } from '../app-services.ts';
import { createLiveValue } from '../live-value.ts';
import { createSerial } from '../serial.ts';
import { annotationInputs, articleInputs, resolveInputs, topicInput } from './index-inputs.ts';
import type { DocumentsAtHand } from './index-inputs.ts';

/** What the keeper works with. */
export interface IndexKeeperParts {
  readonly api: Pick<SearchApi, 'clear' | 'apply' | 'topics' | 'stories' | 'flush'>;
  readonly read: <Value>(query: (lookup: RecordLookup) => Promise<Value>) => Promise<Value>;
  readonly readJournal: ReadJournal;
  /** How far the journals are in the records that `read` sees. */
  readonly position: () => JournalPosition;
}

/** Keeps the index in step with the records. */
export interface IndexKeeper {
  readonly state: Live<IndexState>;
  /** Shows how far the records are that the index waits for (0 to 1), as a part of its articles. */
  readonly waiting: (part: number, articles: number) => void;
  /**
   * Brings an index that stands at `from` up to the records: what it lacks is added, or all is built again. `followed`:
   * another window wrote it, and will write what is added.
   */
  readonly start: (from: JournalPosition, followed?: boolean) => Promise<void>;
  /** Takes in a change that the records show already; null = it is not known which one, so the journal is read. */
  readonly changed: (
    changes: readonly ChangedRecord[] | null,
    position: JournalPosition,
    atHand: DocumentsAtHand,
  ) => Promise<void>;
  /** Takes in what another window has changed, which the records show already. */
  readonly followed: () => Promise<void>;
  /** Says what ails the index. */
  readonly ailing: (problem: AppError) => void;
  /** Settles when every change so far can be found. */
  readonly settled: () => Promise<void>;
  /** Writes the index, when every change so far is in it. */
  readonly flush: () => Promise<void>;
}

/** Articles whose entries are made in one go. */
const PAGE = 200;
const NOT_READY: IndexState = { ready: false, done: 0, total: 0, generation: 0, problem: null };
/** Transactions looked at in one go while catching up. */
const TRANSACTIONS = 50;

/** A keeper of an index that is not known to hold anything yet. */
export function createIndexKeeper({ api, read, readJournal, position }: IndexKeeperParts): IndexKeeper {
  const serial = createSerial();
  const state = createLiveValue<IndexState>(NOT_READY);
  /** How far the index is. */
  let reached: JournalPosition = {};
  /** A half-built index says that it holds nothing: should the program end now, it is built from the start. */
  let building = false;
  /** Something could not be taken in: what follows is read from the journal, which has no gaps. */
  let gap = false;
  /** Number of the latest start; an older one that is still building stops. */
  let starts = 0;

  const tell = (change: Partial<IndexState>): void => {
    const now = state.current() ?? NOT_READY;
    state.set({ ...now, ...change });
  };
  const grown = (): number => (state.current()?.generation ?? 0) + 1;

  /** In portions, between which the index answers; one that ends too early leaves it where it was, and is made good from the journal. */
  const apply = async (
    put: readonly IndexInput[],
    remove: readonly string[],
    next: JournalPosition,
    followed = false,
  ): Promise<void> => {
    const isLong = put.length > PAGE && !building;
    let taken = 0;
    do {
      const portion = put.slice(taken, taken + PAGE);
      const at = taken + PAGE < put.length ? reached : next;
      await api.apply({
        put: portion,
        remove: taken === 0 ? remove : [],
        position: building ? {} : at,
        followed,
      });
      taken += PAGE;
      if (isLong) tell({ done: Math.min(taken, put.length), total: put.length });
    } while (taken < put.length);
    reached = next;
    tell({ generation: grown() });
  };

  const tellTopics = async (): Promise<void> => {
    await api.topics(topicNamesOf(await read((lookup) => lookup.topics())));
  };
  const tellStories = async (): Promise<number> => {
    const stories = allStories(await read((lookup) => lookup.links()));
    await api.stories(stories);
    return stories.length;
  };

  /** False where the journals are not those that the index was made from. */
  const catchUp = async (followed = false): Promise<boolean> => {
    for (;;) {
      const stretch = await readJournal(reached, TRANSACTIONS);
      if (!stretch.ok) return false;
      const { transactions, position: next, done } = stretch.value;
      if (transactions.length > 0) {
        const touched = touchedByTransactions(transactions);
        const { put, remove } = await read((lookup) => resolveInputs(lookup, touched, new Map()));
        if (touched.topics.size > 0) await tellTopics();
        if (touched.stories) await tellStories();
        await apply(put, remove, next, followed);
      }
      if (done) return true;
    }
  };

  /** Pages are single tasks of the queue, so that changes made meanwhile can be found meanwhile. */
  const build = async (): Promise<void> => {
    const mine = starts;
    const isLatest = (): boolean => mine === starts;
    await serial(async () => {
      building = true;
      gap = false;
      reached = position();
      await api.clear(null);
      tell({
        ready: false,
        done: 0,
        total: await read((lookup) => lookup.countArticles()),
        generation: grown(),
      });
    });
    for (let last = '', more = true; more && isLatest();) {
      const page = await serial(async () => {
        const articles = await read((lookup) => lookup.articlesAfter(last, PAGE));
        if (articles.length > 0) {
          await apply(await read((lookup) => articleInputs(lookup, articles, new Map())), [], reached);
        }
        return articles;
      });
      last = page.at(-1)?.id ?? last;
      more = page.length >= PAGE;
      tell({ done: Math.min((state.current()?.done ?? 0) + page.length, state.current()?.total ?? 0) });
    }
    if (!isLatest()) return;
    await serial(async () => {
      const inputs = await read(async (lookup) => {
        const topics = await lookup.topics();
        const byId = new Map(topics.map((topic) => [topic.id, topic]));
        const annotations = await annotationInputs(lookup, await lookup.annotations());
        return [...annotations, ...topics.map((topic) => topicInput(topic, byId))];
      });
      building = false;
      await apply(inputs, [], reached);
    });
    tell({ done: state.current()?.total ?? 0 });
    await api.flush(null);
  };

  const start = async (from: JournalPosition, followed = false): Promise<void> => {
    starts += 1;
    const mine = starts;
    await serial(tellTopics);
    // A list on screen may have asked a worker that knew of none.
    if ((await serial(tellStories)) > 0) tell({ generation: grown() });
    const usable = Object.keys(from).length > 0 && !reachesBeyond(from, position());
    const current =
      usable &&
      (await serial(() => {
        building = false;
        gap = false;
        reached = from;
        return catchUp(followed);
      }));
    if (!current) await build();
    const { total = 0 } = state.current() ?? {};
    if (mine === starts) tell({ ready: true, done: total, problem: null });
  };

  return {
    state,
    // A list on screen asks again for the rows that came meanwhile.
    waiting: (part, articles) =>
      tell({ done: Math.floor(articles * part), total: articles, generation: grown() }),
    start,
    changed: (changes, at, atHand) =>
      serial(async () => {
        // Not begun yet: the start will read this change from the journal.
        if (starts === 0) return;
        try {
          if (changes === null || gap) {
            gap = !building && !(await catchUp());
            if (gap) queueMicrotask(() => void start({}).catch(() => undefined));
            return;
          }
          const touched = touchedByChanges(changes);
          const { put, remove } = await read((lookup) => resolveInputs(lookup, touched, atHand));
          if (touched.topics.size > 0) await tellTopics();
          if (touched.stories) {
            await tellStories();
            tell({ generation: grown() });
          }
          const next = { ...reached, ...at };
          if (put.length > 0 || remove.length > 0) await apply(put, remove, next);
          else reached = next;
        } catch (error) {
          gap = true;
          throw error;
        }
      }),
    followed: () =>
      serial(async () => {
        if (starts === 0 || (await catchUp(true))) return;
        gap = !building;
        if (gap) queueMicrotask(() => void start({}).catch(() => undefined));
      }),
    ailing: (problem) => tell({ ready: false, problem }),
    settled: () => serial(() => Promise.resolve()),
    flush: () =>
      serial(async () => {
        await api.flush(null);
      }),
  };
}
