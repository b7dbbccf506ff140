import type { AnnotationId, NewId, Sha256 } from '../../../src-core/base/id.ts';
import { asId } from '../../../src-core/base/id.ts';
import { articleRecords, type ArticleRecords } from '../../../src-core/import/article-records.ts';
import { tellsOfPage } from '../../../src-core/model/about-pages.ts';
import type { TwinSource } from '../../../src-core/import/find-twins.ts';
import type { ArticleNow } from '../../../src-core/import/new-version.ts';
import { landQuotes } from '../../../src-core/import/quotes/land-quotes.ts';
import { quotedPageArticle, type QuotedPage } from '../../../src-core/import/quotes/quoted-page.ts';
import type { TaggedAnnotation } from '../../../src-core/import/topic-links.ts';
import type { Operation } from '../../../src-core/journal/operation.ts';
import type { Article } from '../../../src-core/model/article.ts';
import { pageKey } from '../../../src-core/model/article-keys.ts';
import type { Annotation } from '../../../src-core/model/annotation.ts';
import type { NamedArticle } from './taken-articles.ts';

/** What came of passages quoted from a page that the notebook has. */
export interface LandedRow {
  /** The page. */
  readonly there: NamedArticle;
  readonly ops: readonly Operation[];
  readonly tagged: readonly TaggedAnnotation[];
  readonly annotations: readonly AnnotationId[];
  /** The article of those passages that are not in the page's text; null where all found their place. */
  readonly rest: ArticleRecords | null;
}

/** Where pages are looked for. */
export type PageSource = Pick<TwinSource, 'now' | 'withKeys'> & {
  readonly articlesFrom: (sha256: Sha256) => Promise<readonly Article[]>;
};

/** The page by the name that the annotations use, by its address, or by its bytes, where those gave one article only. */
async function pageIn(
  source: PageSource,
  page: QuotedPage,
  samePage: readonly Article[],
): Promise<ArticleNow | null> {
  const { id = null, sha256 = null } = page.article ?? {};
  const named = id === null ? null : await source.now(id);
  if (named !== null && !tellsOfPage(named.article.importer)) return named;
  const there = samePage.find(({ importer }) => !tellsOfPage(importer));
  if (there !== undefined) return source.now(there.id);
  const same = sha256 === null ? [] : await source.articlesFrom(sha256);
  const [only] = same;
  return only === undefined || same.length > 1 || tellsOfPage(only.importer) ? null : source.now(only.id);
}

/** Puts quoted passages on the page in the notebook; null where the notebook has not got that page itself. */
export async function landRow(
  source: PageSource,
  page: QuotedPage,
  records: ArticleRecords,
  newId: NewId,
): Promise<LandedRow | null> {
  const key = pageKey(page);
  const samePage = key === '' ? [] : await source.withKeys([key]);
  const now = await pageIn(source, page, samePage);
  if (now === null) return null;
  const kept: Annotation[] = [];
  for (const { id, importer } of samePage)
    if (importer === page.importer) kept.push(...((await source.now(id))?.annotations ?? []));
  const { article } = records;
  const { ops, tagged, lost } = landQuotes(page.quotes, { ...now, kept }, { added: article.added, newId });
  const landed = {
    there: now.article,
    ops,
    tagged,
    annotations: ops.map(({ id }) => asId<AnnotationId>(id)),
  };
  if (lost.length === 0) return { ...landed, rest: null };
  const rest = quotedPageArticle({ ...page, quotes: lost, warnings: [...page.warnings, 'quotes-not-found'] });
  const place = {
    articleId: article.id,
    documentId: article.documentId,
    original: article.original,
    added: article.added,
    pictures: new Map(),
    newId,
  };
  return { ...landed, rest: articleRecords(rest, place) };
}
