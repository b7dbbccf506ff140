import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChangedRecord } from '../../src-core/journal/reducer.ts';
import type { Annotation } from '../../src-core/model/annotation.ts';
import type { Article } from '../../src-core/model/article.ts';
import type { Link } from '../../src-core/model/link.ts';
import type { Topic } from '../../src-core/model/topic.ts';
import { success } from '../../src-core/base/result.ts';
import { SearchIndex } from '../../src-core/search/search-index.ts';
import type { IndexDocument } from '../../src-core/search/search-types.ts';
import { REAL_FILES } from '../../src-main/host/file-system.ts';
import { IndexStore } from '../../src-main/host/index-store.ts';
import { createIndexKeeper } from '../../src-renderer/services/search/index-keeper.ts';
import type { RecordLookup } from '../../src-renderer/store/record-lookup.ts';
import type { SearchApi } from '../../src-renderer/workers/search/protocol.ts';
import { createSearchSession } from '../../src-renderer/workers/search/search-session.ts';
import type { BenchOptions } from './bench.ts';
import { indexDocument } from './search-peers.ts';
import { seededCorpus } from './seeded-corpus.ts';

const SEED = 42;
const BATCH = 1000;
const ROUNDS = 40;
/** Passages coded with the topic that is renamed. */
const PASSAGES = 100;
const WORDS = 410;
/** Milliseconds between two changes: merging and settling go on meanwhile. */
const PAUSE = 60;

interface Spread {
  readonly p50: number;
  readonly p95: number;
  readonly longest: number;
}

/**
 * How long after a command each kind of change can be found, through keeper and search session over a folder, in an
 * index of so many articles; and what questions asked all the while wait for.
 */
export async function lifeBench({ articles }: BenchOptions): Promise<object> {
  console.log(`machine: ${cpus().length} cores, load ${loadavg()[0]?.toFixed(2)}`);
  const folder = mkdtempSync(join(tmpdir(), 'florilegium-life-'));
  mkdirSync(join(folder, 'index'));
  const store = new IndexStore(REAL_FILES, folder);
  await writeSeededIndex(store, articles);
  const bench = await openBench(store);
  const { found, changed } = bench;
  const rows: Record<string, Spread> = {};
  const measure = async (name: string, round: (number: number) => Promise<number>): Promise<void> => {
    const times: number[] = [];
    for (let number = 0; number < ROUNDS; number += 1) {
      times.push(await round(number));
      await sleep(PAUSE);
    }
    rows[name] = spread(times);
  };
  const waits: number[] = [];
  const asking = { on: true };
  const asker = (async () => {
    for (let number = 0; asking.on; number += 1) {
      const start = performance.now();
      await found(['t', 'th', 'brea', 'cea'][number % 4] ?? '');
      waits.push(performance.now() - start);
      await sleep(7);
    }
  })();
  await measure('article imported', (number) => changed(`neu${number}`, 1, bench.importArticle(number)));
  await measure('metadata edited', (number) => changed(`titel${number}`, 1, bench.retitle(number)));
  await measure('new version', (number) => changed(`fassung${number}`, 1, bench.newVersion(number)));
  await measure('note typed', (number) => changed(`notiz${number}`, 1, bench.note(number)));
  await measure(`topic of ${PASSAGES} passages renamed`, (number) =>
    changed(`topic:thema${number}`, PASSAGES, bench.renameTopic(number)),
  );
  await measure('article deleted', (number) => changed(`fassung${number}`, 0, bench.deleteArticle(number)));
  asking.on = false;
  await asker;
  rows['questions meanwhile'] = spread(waits);
  await bench.close();
  rmSync(folder, { recursive: true });
  console.log(`searchable after, in an index of ${articles} articles   p50 ms   p95 ms  longest`);
  for (const [name, { p50, p95, longest }] of Object.entries(rows))
    console.log(`${name.padEnd(51)} ${[p50, p95, longest].map((ms) => ms.toFixed(1).padStart(8)).join(' ')}`);
  console.log(`load ${loadavg()[0]?.toFixed(2)}`);
  return { articles, load: loadavg()[0], rows };
}

/** Writes the seeded corpus; its position in the journal is that of the bench's first change. */
async function writeSeededIndex(store: IndexStore, articles: number): Promise<void> {
  const index = SearchIndex.create();
  const position = { d: { file: 1, offset: 1 } };
  let batch: IndexDocument[] = [];
  const take = (): void => {
    index.apply({ put: batch, remove: [], position });
    while (index.mergeStep());
    batch = [];
  };
  for (const article of seededCorpus(articles, SEED)) {
    batch.push(indexDocument(article));
    if (batch.length === BATCH) take();
  }
  take();
  const flush = index.flush();
  if (flush !== null) await store.write(flush);
}

async function openBench(store: IndexStore) {
  const records = new Map<string, object>();
  const annotations: Annotation[] = [];
  const links: Link[] = [];
  const lookup = {
    get: async (kind: string, id: string) => records.get(`${kind}/${id}`),
    getMany: async (kind: string, ids: readonly string[]) => ids.map((id) => records.get(`${kind}/${id}`)),
    annotationsOf: async (id: string) => annotations.filter(({ articleId }) => articleId === id),
    linksAt: async (ids: readonly string[]) => {
      const wanted = new Set(ids);
      return links.filter(({ from, to }) => wanted.has(from.id) || wanted.has(to.id));
    },
    topics: async () => [...records].flatMap(([key, record]) => (key.startsWith('topic/') ? [record] : [])),
  } as unknown as RecordLookup;
  const api: SearchApi = createSearchSession({
    readIndexManifest: () => store.readManifest(),
    readSegment: (request) => store.readSegment(request),
    writeIndex: (request) => store.write(request),
    readDocuments: async () => success({ documents: [] }),
  });
  const position = { d: { file: 1, offset: 1_000_000 } };
  const keeper = createIndexKeeper({
    api,
    read: (query) => query(lookup),
    readJournal: async (from) => success({ transactions: [], position: from, done: true, reports: [] }),
    position: () => position,
  });
  await keeper.start((await api.open(null)).position);
  let offset = 1;
  const found = async (query: string): Promise<number> => {
    const request = { query, offset: 0, limit: 20, sort: 'relevance', anyWord: false } as const;
    return (await api.search({ ...request, kinds: ['article', 'annotation', 'topic'] })).total;
  };
  interface Change {
    readonly records: readonly ChangedRecord[];
    readonly documents?: ReadonlyMap<string, string>;
  }
  /** Changes a record; `id` is "kind/id". */
  const put = (id: string, after: object | null): ChangedRecord => {
    const before = records.get(id) ?? null;
    if (after === null) records.delete(id);
    else records.set(id, after);
    const [kind, name] = id.split('/');
    return { kind, id: name, before, after } as unknown as ChangedRecord;
  };
  const text = (word: string): string => `${word} ${'ceaing the brea '.repeat(WORDS / 3)}`;
  const article = (number: number, change: object) => ({
    id: `neu-${number}`,
    documentId: `neu-${number}-1`,
    title: 'Ein Bericht',
    authors: [],
    site: 'Zeitung',
    url: '',
    published: '2024-10-01',
    language: 'de',
    importer: 'html',
    added: '2024-10-02T00:00:00Z',
    status: 'inbox',
    starred: false,
    words: WORDS,
    shownBlocks: [],
    ...change,
  });
  const version = (number: number, count: number, word: string) => {
    const id = `neu-${number}-${count}`;
    const content = text(word);
    const blocks = [{ type: 'paragraph', start: 0, end: content.length }];
    const json = JSON.stringify({ text: content, language: 'de', blocks, marks: [], figures: [] });
    const record = { id, articleId: `neu-${number}`, version: count, location: null };
    return { change: put(`document/${id}`, record), documents: new Map([[id, json]]) };
  };
  const annotation = (number: number, note: string): object => ({
    id: `a${number}`,
    articleId: `neu-${number % ROUNDS}`,
    documentId: `neu-${number % ROUNDS}-1`,
    quote: { type: 'TextQuoteSelector', exact: 'the brea', prefix: '', suffix: '' },
    position: { type: 'TextPositionSelector', start: 7, end: 15 },
    colour: 'yellow',
    note,
    created: '2024-10-02T00:00:00Z',
    modified: '2024-10-02T00:00:00Z',
  });
  const topic = (name: string): Partial<Topic> => ({
    id: 't' as Topic['id'],
    parentId: null,
    name,
    aliases: [],
    definition: '',
  });
  const current = (number: number): Article => records.get(`article/neu-${number}`) as Article;
  return {
    found,
    /** Milliseconds from the command until the query finds so many. */
    changed: async (query: string, wanted: number, change: Change): Promise<number> => {
      offset += 1;
      const start = performance.now();
      await keeper.changed(change.records, { d: { file: 1, offset } }, change.documents ?? new Map());
      const total = await found(query);
      // the topic itself and the articles of its passages are found, too
      if (total !== wanted && !(query.startsWith('topic:') && total > wanted))
        throw new Error(`${query}: ${total} found, not ${wanted}`);
      return performance.now() - start;
    },
    importArticle: (number: number): Change => {
      const { change, documents } = version(number, 1, `neu${number}`);
      return { records: [change, put(`article/neu-${number}`, article(number, {}))], documents };
    },
    retitle: (number: number): Change => ({
      records: [put(`article/neu-${number}`, { ...current(number), title: `Titel${number}` })],
    }),
    newVersion: (number: number): Change => {
      const { change, documents } = version(number, 2, `fassung${number}`);
      const after = { ...current(number), documentId: `neu-${number}-2` };
      return { records: [change, put(`article/neu-${number}`, after)], documents };
    },
    note: (number: number): Change => {
      const added = annotation(number, `notiz${number}`) as Annotation;
      annotations.push(added);
      return { records: [put(`annotation/${added.id}`, added)] };
    },
    renameTopic: (number: number): Change => {
      const changes: ChangedRecord[] = [];
      if (number === 0) {
        for (let passage = 1000; passage < 1000 + PASSAGES; passage += 1) {
          const added = annotation(passage, '') as Annotation;
          annotations.push(added);
          const link = {
            id: `l${passage}`,
            type: 'about',
            from: { kind: 'annotation', id: added.id },
            to: { kind: 'topic', id: 't' },
          } as unknown as Link;
          links.push(link);
          changes.push(put(`annotation/${added.id}`, added), put(`link/${link.id}`, link));
        }
        changes.push(put('topic/t', topic('vorher')));
      }
      return { records: [...changes, put('topic/t', topic(`thema${number}`))] };
    },
    deleteArticle: (number: number): Change => ({ records: [put(`article/neu-${number}`, null)] }),
    close: async () => {
      await keeper.flush();
      await api.clear(null);
    },
  };
}

function spread(times: readonly number[]): Spread {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? NaN;
  return { p50: at(0.5), p95: at(0.95), longest: at(1) };
}
