import type { ArticleId } from '../base/id.ts';
import type { ArticleRecords } from './article-records.ts';
import { judgeTwin, type WholeArticle } from './judge-twin.ts';
import { type ArticleNow, type FindAgain, newVersion, reanchorNow } from './new-version.ts';
import { inverseOf } from '../journal/inverse.ts';
import type { Operation } from '../journal/operation.ts';
import { pageKey, textKey } from '../model/article-keys.ts';
import type { Article, DocumentRecord } from '../model/article.ts';
import type { ArticleDocument } from '../model/document.ts';

/** What the notebook has that may be the same as a new article. */
export interface TwinSource {
  /** Articles with one of the keys of page or text, see article-keys.ts. */
  readonly withKeys: (keys: readonly string[]) => Promise<readonly Article[]>;
  /** An article as it stands now; null where it is gone or its text cannot be read. */
  readonly now: (id: ArticleId) => Promise<ArticleNow | null>;
  readonly read: (version: DocumentRecord) => Promise<ArticleDocument | null>;
  /** Finds annotations in a new version; where it is missing, in this thread. */
  readonly findAgain?: FindAgain;
}

/** What a new article is to those that are there. */
export type FoundTwin =
  | { readonly type: 'none' }
  /** Its text is there already. */
  | { readonly type: 'same'; readonly article: Pick<Article, 'id' | 'title'> }
  /** Another capture of the same page: what makes it the article's current version, and what takes that back. */
  | {
      readonly type: 'version';
      readonly article: Article;
      readonly records: ArticleRecords;
      readonly undo: readonly Operation[];
    };

/** Finds what an import brings a second time, among the notebook's articles and those on their way into it. */
export interface TwinFinder {
  /** Looks up at once what is asked singly afterwards. */
  readonly prepare: (records: readonly ArticleRecords[]) => Promise<void>;
  /** Unless it is the same as another, the article counts as on its way from then on, until `settled`. */
  readonly find: (records: ArticleRecords) => Promise<FoundTwin>;
  /** The article is durable, or will never be. */
  readonly settled: (records: ArticleRecords, isDurable: boolean) => void;
}

/** An article that is parsed but not durable yet. */
interface OnItsWay {
  readonly keys: readonly string[];
  readonly records: ArticleRecords;
}

/** Articles of one page or beginning that are compared; more have a form in common, not a text. */
const MOST_CANDIDATES = 20;
const NONE: FoundTwin = { type: 'none' };

function keysOf(article: Article): readonly string[] {
  return [pageKey(article), textKey(article)].filter((key) => key !== '');
}

function parsed(json: string): ArticleDocument {
  return JSON.parse(json) as ArticleDocument;
}

/** `flush` makes durable what is on its way. */
export function createTwinFinder(source: TwinSource, flush: () => Promise<void>): TwinFinder {
  const onTheirWay = new Map<string, OnItsWay[]>();
  const byDocument = new Map<string, OnItsWay>();

  /** Keys that were looked up in the notebook, and what has them, by this run or before. */
  const lookedUp = new Set<string>();
  const known = new Map<string, Set<ArticleId>>();

  const note = (key: string, id: ArticleId): void =>
    void known.set(key, (known.get(key) ?? new Set()).add(id));

  const lookUp = async (keys: readonly string[]): Promise<void> => {
    const wanted = keys.filter((key) => !lookedUp.has(key));
    if (wanted.length === 0) return;
    for (const article of await source.withKeys(wanted))
      for (const key of keysOf(article)) note(key, article.id);
    for (const key of wanted) lookedUp.add(key);
  };

  const claim = (keys: readonly string[], records: ArticleRecords): void => {
    const item = { keys, records };
    byDocument.set(records.documentRecord.id, item);
    for (const key of keys) onTheirWay.set(key, [...(onTheirWay.get(key) ?? []), item]);
  };

  const waitingFor = (keys: readonly string[]): ReadonlySet<OnItsWay> =>
    new Set(keys.flatMap((key) => onTheirWay.get(key) ?? []));

  /** Judges against what is not durable yet; a version must wait for the one before it. */
  const amongWaiting = (
    fresh: WholeArticle,
    keys: readonly string[],
  ): Pick<Article, 'id' | 'title'> | 'wait' | null => {
    for (const { records } of waitingFor(keys)) {
      const there = { article: records.article, document: parsed(records.documentJson) };
      const twin = judgeTwin(fresh, there);
      if (twin === 'same') return records.article;
      if (twin === 'version') return 'wait';
    }
    return null;
  };

  const hasVersion = async (fresh: WholeArticle, now: ArticleNow): Promise<boolean> => {
    for (const version of now.versions) {
      if (version.id === now.article.documentId) continue;
      const document = await source.read(version);
      if (document !== null && judgeTwin(fresh, { article: now.article, document }) === 'same') return true;
    }
    return false;
  };

  const versionOf = async (
    now: ArticleNow,
    fresh: WholeArticle,
    records: ArticleRecords,
  ): Promise<FoundTwin> => {
    const { documentRecord, article } = records;
    const version = {
      documentId: documentRecord.id,
      document: fresh.document,
      created: documentRecord.created,
      madeBy: documentRecord.madeBy,
      original: article.original,
      metadata: article,
    };
    const found = await (source.findAgain ?? reanchorNow)(now, version);
    const change = newVersion(now, version, found);
    const ops = [...change.ops, ...annotationsOf(records, now)];
    const former = new Map<string, object>([
      [`article/${now.article.id}`, now.article],
      ...now.versions.map((version) => [`document/${version.id}`, version] as const),
      ...now.annotations.map((annotation) => [`annotation/${annotation.id}`, annotation] as const),
    ]);
    const made: DocumentRecord = { ...documentRecord, articleId: now.article.id };
    const annotated = new Set<string>(ops.map(({ id }) => id));
    const tagged = records.tagged.filter(({ annotationId }) => annotated.has(annotationId));
    return {
      type: 'version',
      article: change.article,
      records: { ...records, article: change.article, documentRecord: made, ops, tagged },
      undo: inverseOf(ops, (kind, id) => former.get(`${kind}/${id}`) ?? null),
    };
  };

  const amongKnown = async (
    fresh: WholeArticle,
    keys: readonly string[],
    records: ArticleRecords,
  ): Promise<FoundTwin> => {
    await lookUp(keys);
    const candidates = new Set(keys.flatMap((key) => [...(known.get(key) ?? [])]));
    for (const id of [...candidates].slice(0, MOST_CANDIDATES)) {
      const now = await source.now(id);
      if (now === null) continue;
      const twin = judgeTwin(fresh, now);
      if (twin === 'none') continue;
      if (twin === 'same' || (await hasVersion(fresh, now))) return { type: 'same', article: now.article };
      return versionOf(now, fresh, records);
    }
    return NONE;
  };

  return {
    prepare: (all) => lookUp(all.flatMap(({ article }) => keysOf(article))),
    find: async (records) => {
      const { article } = records;
      const keys = keysOf(article);
      if (keys.length === 0) return NONE;
      let document: ArticleDocument | null = null;
      const fresh: WholeArticle = {
        article,
        get document() {
          return (document ??= parsed(records.documentJson));
        },
      };
      for (;;) {
        const waiting = amongWaiting(fresh, keys);
        if (waiting === 'wait') {
          await flush();
          continue;
        }
        if (waiting !== null) return { type: 'same', article: waiting };
        const before = waitingFor(keys);
        const found = await amongKnown(fresh, keys, records);
        // others may have come while the notebook was looked at
        const after = waitingFor(keys);
        if ([...after].some((item) => !before.has(item))) continue;
        if (found.type !== 'same') claim(keys, found.type === 'version' ? found.records : records);
        return found;
      }
    },
    settled: ({ article, documentRecord }, isDurable) => {
      const item = byDocument.get(documentRecord.id);
      if (item === undefined) return;
      byDocument.delete(documentRecord.id);
      for (const key of item.keys) {
        if (isDurable) note(key, article.id);
        const left = (onTheirWay.get(key) ?? []).filter((other) => other !== item);
        if (left.length > 0) onTheirWay.set(key, left);
        else onTheirWay.delete(key);
      }
    },
  };
}

/** Highlights that the capture brings along, where the article has not got them yet. */
function annotationsOf({ ops }: ArticleRecords, now: ArticleNow): readonly Operation[] {
  const there = new Set(now.annotations.map(({ quote }) => quote.exact));
  return ops.flatMap((operation): Operation[] => {
    if (operation.op !== 'put' || operation.kind !== 'annotation') return [];
    if (there.has(operation.record.quote.exact)) return [];
    return [{ ...operation, record: { ...operation.record, articleId: now.article.id } }];
  });
}
