import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { SearchIndex } from '../../src-core/search/search-index.ts';
import type { IndexDocument } from '../../src-core/search/search-types.ts';
import { type BenchQuery, dayOf } from './bench-queries.ts';
import type { BenchArticle } from './seeded-corpus.ts';

/** One engine under measurement: 20 best hits for a query. */
export interface Peer {
  readonly name: string;
  add(articles: readonly BenchArticle[]): void;
  finish(): Promise<void> | void;
  /** Called before each round of queries. */
  beforeRound?(warming: readonly BenchQuery[]): Promise<void>;
  /** Number of hits returned; null where it has no such query. */
  search(query: BenchQuery): number | null;
  bytes(): number;
  close(): void;
}

/** Hits asked for. */
export const LIMIT = 20;

/** An article of the corpus as the index takes it in. */
export function indexDocument({ id, title, text }: BenchArticle): IndexDocument {
  return {
    key: `article:${id}`,
    kind: 'article',
    runs: [
      { field: 'title', text: title, language: 'en', start: -1 },
      { field: 'body', text, language: 'en', start: 0 },
    ],
    values: {
      title,
      language: 'en',
      site: 'bench',
      publishedDay: dayOf(Number(id)),
      added: Number(id),
      length: text.length,
      articleId: id,
    },
  };
}

/** Ours, written to a folder and opened again before it is asked. */
export class OurPeer implements Peer {
  readonly name = 'florilegium';
  readonly folder = mkdtempSync(join(tmpdir(), 'florilegium-bench-'));
  openAndFirst = 0;
  segments = 0;
  slowestMergeStep = 0;
  #index = SearchIndex.create();

  add(articles: readonly BenchArticle[]): void {
    this.#index.apply({ put: articles.map(indexDocument), remove: [], position: {} });
    for (;;) {
      const start = performance.now();
      const due = this.#index.mergeStep();
      this.slowestMergeStep = Math.max(this.slowestMergeStep, performance.now() - start);
      if (!due) return;
    }
  }

  finish(): void {
    const flush = this.#index.flush();
    if (flush === null) return;
    for (const { name, bytes } of flush.segments) writeFileSync(join(this.folder, name), bytes);
    writeFileSync(join(this.folder, 'manifest'), flush.manifest);
  }

  /** Opens what finish wrote and asks one query; milliseconds stand in `openAndFirst` then. */
  async reopen(query: BenchQuery): Promise<void> {
    const start = performance.now();
    const opened = await SearchIndex.open(readFileSync(join(this.folder, 'manifest')), (name) =>
      Promise.resolve(readFileSync(join(this.folder, name))),
    );
    if (!opened.ok) throw new Error(JSON.stringify(opened.error));
    this.#index = opened.value;
    this.search(query);
    this.openAndFirst = performance.now() - start;
    this.segments = this.#index.size.segments;
  }

  /** A round asks an index opened anew, so that nothing it remembers of a query helps when that is asked again. */
  async beforeRound(warming: readonly BenchQuery[]): Promise<void> {
    await this.reopen(warming[0] as BenchQuery);
    for (const query of warming) this.search(query);
  }

  search({ ours }: BenchQuery): number {
    return this.#index.search({
      query: ours,
      offset: 0,
      limit: LIMIT,
      sort: 'relevance',
      kinds: ['article', 'annotation', 'topic'],
      anyWord: false,
    }).hits.length;
  }

  bytes(): number {
    return readdirSync(this.folder).reduce((sum, name) => sum + statSync(join(this.folder, name)).size, 0);
  }

  close(): void {
    rmSync(this.folder, { recursive: true });
  }
}

/** SQLite FTS5: contentless, positions kept, Porter stemmer, merged into one b-tree, pages cached and mapped. */
export class Fts5Peer implements Peer {
  readonly name = 'sqlite-fts5';
  readonly #folder = mkdtempSync(join(tmpdir(), 'fts5-bench-'));
  readonly #database = new DatabaseSync(join(this.#folder, 'index.db'));
  readonly #insert: StatementSync;
  readonly #insertDay: StatementSync;
  readonly #select: StatementSync;
  readonly #selectDays: StatementSync;

  constructor() {
    this.#database.exec(`
      PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
      PRAGMA cache_size = -400000; PRAGMA mmap_size = 2000000000;
      CREATE VIRTUAL TABLE articles USING fts5(title, body, content = '', tokenize = 'porter unicode61');
      CREATE TABLE days(id INTEGER PRIMARY KEY, day INTEGER);
      INSERT INTO articles(articles, rank) VALUES ('rank', 'bm25(3.0, 1.0)');
      INSERT INTO articles(articles, rank) VALUES ('hashsize', 67108864);
      BEGIN`);
    this.#insert = this.#database.prepare('INSERT INTO articles(rowid, title, body) VALUES (?, ?, ?)');
    this.#insertDay = this.#database.prepare('INSERT INTO days(id, day) VALUES (?, ?)');
    this.#selectDays = this.#database.prepare(
      `SELECT articles.rowid FROM articles JOIN days ON days.id = articles.rowid
       WHERE articles MATCH ? AND day BETWEEN ? AND ? ORDER BY rank LIMIT ${LIMIT}`,
    );
    this.#select = this.#database.prepare(
      `SELECT rowid FROM articles WHERE articles MATCH ? ORDER BY rank LIMIT ${LIMIT}`,
    );
  }

  add(articles: readonly BenchArticle[]): void {
    for (const { id, title, text } of articles) {
      this.#insert.run(Number(id) + 1, title, text);
      this.#insertDay.run(Number(id) + 1, dayOf(Number(id)));
    }
  }

  finish(): void {
    this.#database.exec(`COMMIT; INSERT INTO articles(articles) VALUES ('optimize')`);
  }

  search({ fts, days }: BenchQuery): number | null {
    if (fts === null) return null;
    return (days === null ? this.#select.all(fts) : this.#selectDays.all(fts, ...days)).length;
  }

  bytes(): number {
    return statSync(join(this.#folder, 'index.db')).size;
  }

  close(): void {
    this.#database.close();
    rmSync(this.#folder, { recursive: true });
  }
}
