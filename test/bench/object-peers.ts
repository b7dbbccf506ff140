import { create, insert, save, search } from '@orama/orama';
import { Index } from 'flexsearch';
import lunr from 'lunr';
import MiniSearch from 'minisearch';
import type { BenchQuery } from './bench-queries.ts';
import { LIMIT, type Peer } from './search-peers.ts';
import type { BenchArticle } from './seeded-corpus.ts';

/** Engines that hold everything as objects; null for what they have no query for. */

export class MiniSearchPeer implements Peer {
  readonly name = 'minisearch';
  readonly #index = new MiniSearch({ fields: ['title', 'text'], searchOptions: { boost: { title: 3 } } });

  add(articles: readonly BenchArticle[]): void {
    this.#index.addAll(articles);
  }

  finish(): void {}

  search({ type, words, days }: BenchQuery): number | null {
    if (type === 'phrase' || type === 'near' || days !== null) return null;
    const options = {
      combineWith: type === 'or' ? 'OR' : 'AND',
      prefix: type === 'prefix',
      fuzzy: type === 'fuzzy' ? 1 : false,
    } as const;
    return this.#index.search(words.join(' '), options).slice(0, LIMIT).length;
  }

  bytes(): number {
    return JSON.stringify(this.#index).length;
  }

  close(): void {}
}

export class LunrPeer implements Peer {
  readonly name = 'lunr';
  readonly #builder = new lunr.Builder();
  #index: lunr.Index | null = null;

  constructor() {
    this.#builder.pipeline.add(lunr.trimmer, lunr.stemmer);
    this.#builder.searchPipeline.add(lunr.stemmer);
    this.#builder.ref('id');
    this.#builder.field('title', { boost: 3 });
    this.#builder.field('text');
  }

  add(articles: readonly BenchArticle[]): void {
    for (const article of articles) this.#builder.add(article);
  }

  finish(): void {
    this.#index = this.#builder.build();
  }

  search({ type, words, days }: BenchQuery): number | null {
    if (type === 'phrase' || type === 'near' || days !== null) return null;
    const behind = type === 'prefix' ? '*' : type === 'fuzzy' ? '~1' : '';
    const text = words.map((word) => (type === 'or' ? word : `+${word}${behind}`)).join(' ');
    return this.#index?.search(text).slice(0, LIMIT).length ?? 0;
  }

  bytes(): number {
    return JSON.stringify(this.#index).length;
  }

  close(): void {}
}

/** No ranking by frequency, no phrases, no filter in this mode, which is its fastest; OR is another index type. */
export class FlexSearchPeer implements Peer {
  readonly name = 'flexsearch';
  readonly #index = new Index({ tokenize: 'strict' });

  add(articles: readonly BenchArticle[]): void {
    for (const { id, title, text } of articles) this.#index.add(Number(id), `${title} ${text}`);
  }

  finish(): void {}

  search({ type, words, days }: BenchQuery): number | null {
    if (days !== null || !WORDS_AND.has(type)) return null;
    return this.#index.search(words.join(' '), { limit: LIMIT }).length;
  }

  /** Unknown: it is written in many parts. */
  bytes(): number {
    return NaN;
  }

  close(): void {}
}

const WORDS_AND: ReadonlySet<string> = new Set(['rare', 'mid', 'common', 'and']);
const SCHEMA = { title: 'string', text: 'string' } as const;

/** With BM25, its only ranking; a word is a prefix unless it must be exact. */
export class OramaPeer implements Peer {
  readonly name = 'orama';
  readonly #index = create({ schema: SCHEMA });

  add(articles: readonly BenchArticle[]): void {
    for (const { id, title, text } of articles) void insert(this.#index, { id, title, text });
  }

  finish(): void {}

  search({ type, words, days }: BenchQuery): number | null {
    if (days !== null || type === 'phrase' || type === 'near') return null;
    const found = search(this.#index, {
      term: words.join(' '),
      limit: LIMIT,
      boost: { title: 3 },
      threshold: type === 'or' ? 1 : 0,
      tolerance: type === 'fuzzy' ? 1 : 0,
      exact: type !== 'prefix' && type !== 'fuzzy',
    });
    if ('then' in found) throw new Error('orama answers later');
    return found.hits.length;
  }

  bytes(): number {
    return JSON.stringify(save(this.#index)).length;
  }

  close(): void {}
}
