import type { Sha256 } from '../base/id.ts';
import type { Article } from '../model/article.ts';

/** Importers whose files hold many articles and are their original: such a file may have come in only in part. */
const ARCHIVES: ReadonlySet<string> = new Set([
  'jsonl',
  'csv',
  'json',
  'sgml',
  'enex',
  'ris',
  'bibtex',
  'csl-json',
  'zotero-rdf',
  'zotero-json',
  'bookmarks',
  'pocket',
  'instapaper',
  'readwise',
  'nbib',
  'endnote-xml',
  'opml',
  'feed',
  'raindrop',
  'readwise-reader',
  'kindle',
  'hypothesis',
  'web-annotation',
]);

/** What tells one article from another that came from the same bytes: the archive's own identifier, else title and beginning. */
export function articleKey({ sourceId, title, lead, words }: Article): string {
  return sourceId === null ? `${title}\n${lead}\n${words}` : `#${sourceId}`;
}

/** What the notebook has of some bytes that are to be imported. */
export interface KnownOriginal {
  readonly sha256: Sha256;
  /** Nothing more can come of these bytes: naming the article is all there is to do. */
  readonly whole: Article | null;
  /** The article of the notebook that is this very article of an archive, or null. */
  readonly find: (article: Article) => Article | null;
}

/** Compares with the articles that came from the same bytes before. */
export function knownOriginal(sha256: Sha256, there: readonly Article[]): KnownOriginal {
  const [first] = there;
  const archive = there.some(({ importer }) => ARCHIVES.has(importer));
  const byKey = new Map(archive ? there.map((article) => [articleKey(article), article]) : []);
  return {
    sha256,
    whole: first !== undefined && !archive ? first : null,
    find: (article) => byKey.get(articleKey(article)) ?? null,
  };
}
