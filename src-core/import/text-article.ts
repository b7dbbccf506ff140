import { cutText } from '../base/cut-text.ts';
import type { ArticleMetadata } from '../model/article.ts';
import { canonicalLine } from '../text/canonical-text.ts';
import { buildDocument, type DraftBlock } from '../text/document-builder.ts';
import type { ImportedArticle, ImportedPicture } from './imported-article.ts';
import { withLanguages } from './document-language.ts';
import type { ImportWarning } from './import-warning.ts';

/** What an importer knows besides the blocks. */
export interface ArticleFacts {
  readonly title: string;
  readonly authors?: readonly string[];
  readonly site?: string;
  readonly url?: string;
  readonly published?: string | null;
  readonly modified?: string | null;
  /** Language that the source declares; only decides where the text leaves doubt. */
  readonly declaredLanguage?: string;
  /** Each once, as the source writes them. */
  readonly keywords?: readonly string[];
  readonly section?: string;
  readonly sources: Readonly<Record<string, string>>;
  readonly warnings: readonly ImportWarning[];
  readonly sourceId?: string | null;
  readonly importer: string;
  readonly mediaType: string;
  readonly pictures?: readonly ImportedPicture[];
}

/** Makes the article that an importer hands on: builds the document and tells its languages. */
export function textArticle(drafts: readonly DraftBlock[], facts: ArticleFacts): ImportedArticle {
  const document = withLanguages(buildDocument(drafts, 'und'), facts.declaredLanguage ?? '');
  const language = document.language;
  const keywords = distinct(facts.keywords ?? []);
  const metadata: ArticleMetadata = {
    title: shortened(canonicalLine(facts.title)),
    authors: (facts.authors ?? []).map(canonicalLine),
    site: canonicalLine(facts.site ?? ''),
    url: facts.url ?? '',
    published: facts.published ?? null,
    modified: facts.modified ?? null,
    language,
    ...(keywords.length === 0 ? {} : { keywords }),
    ...(facts.section === undefined || facts.section === '' ? {} : { section: facts.section }),
    sources: {
      ...facts.sources,
      ...(language === 'und' ? {} : { language: facts.sources['language'] ?? 'detected' }),
    },
  };
  return {
    document,
    metadata,
    warnings: [...new Set(facts.warnings)],
    sourceId: facts.sourceId ?? null,
    importer: facts.importer,
    mediaType: facts.mediaType,
    part: null,
    pictures: facts.pictures ?? [],
    annotations: [],
  };
}

/** Names without blanks around them, each once whatever its case, in the order they came. */
function distinct(names: readonly string[]): readonly string[] {
  const byKey = new Map<string, string>();
  for (const given of names) {
    const name = canonicalLine(given);
    if (name !== '' && !byKey.has(name.toLowerCase())) byKey.set(name.toLowerCase(), name);
  }
  return [...byKey.values()];
}

/** Longest title, in UTF-16 units: what is longer is a text that some program put there. */
const LONGEST_TITLE = 1000;

function shortened(title: string): string {
  if (title.length <= LONGEST_TITLE) return title;
  return `${cutText(title, LONGEST_TITLE)}…`;
}
