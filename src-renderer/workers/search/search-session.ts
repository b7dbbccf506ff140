import type { AppError } from '../../../src-core/base/error-code.ts';
import type { Result } from '../../../src-core/base/result.ts';
import { hitPassages, openingPassages } from '../../../src-core/search/hit-passages.ts';
import { relatedPassages } from '../../../src-core/search/passages/related-passages.ts';
import type { SearchIndex } from '../../../src-core/search/search-index.ts';
import type { HitPassage, IndexDocument, TopicNames } from '../../../src-core/search/search-types.ts';
import { Analyzer } from '../../../src-core/text/analyzer.ts';
import { alikeAmong } from './alike-among.ts';
import { createDocumentSource, NO_TEXT } from './document-source.ts';
import { articleEntry, entryOf, takeIn } from './index-entries.ts';
import { createNearArticles } from './near-articles.ts';
import type { IndexHost, IndexNews, SearchApi } from './protocol.ts';
import { createStoredIndex } from './stored-index.ts';

/** Milliseconds after a change until the index is written, when nothing asks for it before. */
const FLUSH_AFTER = 5_000;
/** The same where another window made the change and will write it, unless it is gone. */
const FLUSH_FOR_OTHERS_AFTER = 60_000;
/** Milliseconds between two slices of merging, in which requests are answered. */
const MERGE_PAUSE = 2;
/** Milliseconds between two pieces of preparing for questions. */
const WARM_PAUSE = 5;
/** Milliseconds without a change after which what was taken in becomes a segment, so that no question has to wait for it. */
const SETTLE_AFTER = 200;
const SNIPPETS = 3;

/**
 * The search worker without the worker: the index, kept on disk through the host, merged while nothing else is to do.
 * `tell` gets what the window must know without having asked.
 */
export function createSearchSession(
  host: IndexHost,
  tell: (news: IndexNews) => void = () => undefined,
): SearchApi {
  const documents = createDocumentSource(host);
  const stored = createStoredIndex(host, tell);
  let topics: readonly TopicNames[] = [];
  let stories: readonly (readonly string[])[] = [];
  /** The index that knows them. */
  let told: SearchIndex | null = null;
  const ask: typeof stored.ask = (question) =>
    stored.ask((index) => {
      if (told !== index) index.setTopics(topics, stories);
      told = index;
      return question(index);
    });
  /** Words of passages that are compared; the index has its own. */
  const analyzer = new Analyzer();
  const nearArticles = createNearArticles(ask);
  let merging: ReturnType<typeof setTimeout> | null = null;
  let warming: ReturnType<typeof setTimeout> | null = null;
  let settling: ReturnType<typeof setTimeout> | null = null;
  let flushTimer: { readonly timer: ReturnType<typeof setTimeout>; readonly delay: number } | null = null;

  const flush = (): Promise<Result<null, AppError>> => {
    if (flushTimer !== null) clearTimeout(flushTimer.timer);
    flushTimer = null;
    return stored.flush();
  };

  const flushAfter = (delay: number): void => {
    if (flushTimer !== null && flushTimer.delay <= delay) return;
    if (flushTimer !== null) clearTimeout(flushTimer.timer);
    flushTimer = { timer: setTimeout(() => void flush().catch(() => undefined), delay), delay };
  };

  const settleWhenIdle = (): void => {
    if (settling !== null) clearTimeout(settling);
    settling = setTimeout(() => stored.current().settle(), SETTLE_AFTER);
  };

  const warmInIdleTime = (): void => {
    if (warming !== null) clearTimeout(warming);
    warming = setTimeout(() => {
      warming = null;
      if (stored.current().warm()) warmInIdleTime();
    }, WARM_PAUSE);
  };

  const mergeInIdleTime = (): void => {
    merging ??= setTimeout(() => {
      ask((index) => index.mergeStep()).then(
        (more) => {
          merging = null;
          if (more) mergeInIdleTime();
          else {
            flushAfter(FLUSH_AFTER);
            warmInIdleTime();
          }
        },
        () => {
          merging = null;
        },
      );
    }, MERGE_PAUSE);
  };

  return {
    open: async () => {
      const opened = await stored.open();
      warmInIdleTime();
      return opened;
    },
    clear: async () => {
      await stored.clear();
      return null;
    },
    follow: async () => {
      await stored.follow();
      return null;
    },
    apply: async (inputs) => {
      await takeIn(documents, stored.current, inputs, nearArticles.changed);
      settleWhenIdle();
      if (inputs.followed === true) flushAfter(FLUSH_FOR_OTHERS_AFTER);
      else {
        flushAfter(FLUSH_AFTER);
        mergeInIdleTime();
      }
      return null;
    },
    topics: async (list) => {
      topics = list;
      told = null;
      return null;
    },
    stories: async (list) => {
      stories = list;
      told = null;
      return null;
    },
    search: (request) => ask((index) => index.search(request)),
    complete: ({ query, caret }) => ask((index) => index.complete(query, caret)),
    snippets: async ({ query, record, options }) => {
      const { runs } = await entryOf(documents, record);
      return ask((index) => index.snippets(query, runs, SNIPPETS, options));
    },
    hits: async ({ query, record, options }) => {
      const { runs } = await entryOf(documents, record);
      return ask((index) => index.hitRanges(query, runs, options));
    },
    verify: async ({ query, records, options }) => {
      const entries: IndexDocument[] = [];
      for (const record of records) entries.push(await entryOf(documents, record));
      return ask((index) => index.verify(query, options, entries));
    },
    explain: ({ key, query, options }) => ask((index) => index.explain(key, query, options)),
    passages: async ({ query, records, context, options }) => {
      const [first] = records;
      // one that is asked for by itself is asked for again; of many each is read once
      const contents =
        first !== undefined && records.length === 1
          ? [await documents.read(first)]
          : await documents.readMany(records);
      const found: (readonly HitPassage[])[] = [];
      for (const [at, { article }] of records.entries()) {
        const document = contents[at] ?? NO_TEXT;
        const { runs } = articleEntry(article, document);
        const hits = await ask((index) => index.hitRanges(query, runs, options));
        found.push(
          hits.length > 0
            ? hitPassages(document, hits, context)
            : openingPassages(document, article.shownBlocks),
        );
      }
      return found;
    },
    similar: nearArticles.similar,
    like: ({ text, language, limit }) => ask((index) => index.view().articlesLike(text, language, limit)),
    related: async ({ passage, records }) => {
      const contents = await documents.readMany(records);
      const texts = records.map(({ article }, at) => ({
        articleId: article.id,
        document: contents[at] ?? NO_TEXT,
        shownBlocks: article.shownBlocks,
      }));
      const found = await ask((index) =>
        relatedPassages(passage, texts, (stem) => index.view().rarity(stem), analyzer),
      );
      const told = new Set([passage.at?.articleId, ...found.map(({ articleId }) => articleId)]);
      return { passages: found, alike: alikeAmong(texts.filter(({ articleId }) => told.has(articleId))) };
    },
    alike: ({ from }) => nearArticles.alike(from),
    textsNow: nearArticles.textsNow,
    flush,
  };
}
