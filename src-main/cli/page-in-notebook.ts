import { tellsOfPage } from '../../src-core/model/about-pages.ts';
import type { QuotedPage } from '../../src-core/import/quotes/quoted-page.ts';
import type { PageNow } from '../../src-core/import/quotes/land-quotes.ts';
import { recordsOf } from '../../src-core/journal/reducer.ts';
import { addressKey } from '../../src-core/model/address-key.ts';
import { readArticleDocuments } from './notebook-index.ts';
import type { NotebookSession } from './notebook-session.ts';

/** The page of a name or at an address as the notebook has it, with its text; null where it has none, or only tells of it. */
export async function pageInNotebook(
  session: NotebookSession,
  { url, importer, article: names }: Pick<QuotedPage, 'url' | 'importer' | 'article'>,
): Promise<PageNow | null> {
  const key = addressKey(url);
  const articles = [...recordsOf(session.state, 'article')];
  const samePage = key === '' ? [] : articles.filter((each) => addressKey(each.url) === key);
  const sameBytes = articles.filter(({ original }) => original.sha256 === names?.sha256);
  const article =
    articles.find(({ id, importer: made }) => id === names?.id && !tellsOfPage(made)) ??
    samePage.find((each) => !tellsOfPage(each.importer)) ??
    // where its bytes gave one article only
    (sameBytes.length === 1 ? sameBytes.find((each) => !tellsOfPage(each.importer)) : undefined);
  const documents = article === undefined ? null : await readArticleDocuments(session, [article]);
  const document = documents?.ok === true ? documents.value[0] : undefined;
  if (article === undefined || document === undefined) return null;
  const told = new Set(samePage.filter((each) => each.importer === importer).map(({ id }) => id));
  const all = [...recordsOf(session.state, 'annotation')];
  return {
    article,
    document,
    annotations: all.filter(({ articleId }) => articleId === article.id),
    kept: all.filter(({ articleId }) => told.has(articleId)),
  };
}
