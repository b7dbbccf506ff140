import type { ArticleId, Sha256 } from '../../src-core/base/id.ts';
import type { Annotation } from '../../src-core/model/annotation.ts';
import type { Article, DocumentRecord } from '../../src-core/model/article.ts';
import type { Link } from '../../src-core/model/link.ts';
import type { RecordKind, RecordOfKind } from '../../src-core/model/records.ts';
import type { LogEvent, SavedQuery } from '../../src-core/model/session.ts';
import type { Topic } from '../../src-core/model/topic.ts';

/** The current records as commands see them: what is deleted does not appear. */
export interface RecordLookup {
  get<Kind extends RecordKind>(kind: Kind, id: string): Promise<RecordOfKind[Kind] | undefined>;
  /** In the order asked for; `undefined` where there is no such record. */
  getMany<Kind extends RecordKind>(
    kind: Kind,
    ids: readonly string[],
  ): Promise<readonly (RecordOfKind[Kind] | undefined)[]>;
  /** The next articles in order of their identifiers, after `id` ("" = from the first). */
  articlesAfter(id: string, limit: number): Promise<readonly Article[]>;
  /** Articles of which a version came from these very bytes. */
  articlesFrom(sha256: Sha256): Promise<readonly Article[]>;
  /** Articles with one of these keys of page or text, see article-keys.ts. */
  articlesWithKeys(keys: readonly string[]): Promise<readonly Article[]>;
  /** All annotations of the notebook. */
  annotations(): Promise<readonly Annotation[]>;
  /** Annotations that wait for the user's look, since their article got another version. */
  annotationsToCheck(): Promise<readonly Annotation[]>;
  /** How many articles there are. */
  countArticles(): Promise<number>;
  annotationsOf(articleId: ArticleId): Promise<readonly Annotation[]>;
  /** All versions of the article's content. */
  documentsOf(articleId: ArticleId): Promise<readonly DocumentRecord[]>;
  /** Links with one of these records at either end. */
  linksAt(ids: readonly string[]): Promise<readonly Link[]>;
  /** All articles of the notebook: 100,000 take seconds, so only where every one is needed. */
  articles(): Promise<readonly Article[]>;
  /** All links of the notebook. */
  links(): Promise<readonly Link[]>;
  topics(): Promise<readonly Topic[]>;
  queries(): Promise<readonly SavedQuery[]>;
  /** The latest events, newest first. */
  latestEvents(limit: number): Promise<readonly LogEvent[]>;
}
