import type { ArticleMetadata } from '../../model/article.ts';
import { canonicalLine } from '../../text/canonical-text.ts';
import type { ImportedArticle } from '../imported-article.ts';
import type { ImportWarning } from '../import-warning.ts';
import { beginningOf } from '../lines/title-of-blocks.ts';
import { richBlocks } from '../rich-blocks.ts';
import { textArticle } from '../text-article.ts';
import { citationBlock } from './citation-block.ts';
import { doiOf } from './doi.ts';
import { plainLine } from './plain-line.ts';
import { referenceDate } from './reference-date.ts';
import type { Reference } from './reference.ts';

/** How a reference came in. */
export interface ReferenceSource {
  readonly importer: string;
  readonly mediaType: string;
  readonly warnings: readonly ImportWarning[];
}

/** What a reference knows for an article's metadata, with the name of its bibliography's format as the source of each. */
export type ReferenceMetadata = Pick<
  ArticleMetadata,
  'title' | 'authors' | 'site' | 'url' | 'published' | 'sources'
> & { readonly keywords: readonly string[] };

/** Metadata of the work that a reference describes. */
export function referenceMetadata(reference: Reference, importer: string): ReferenceMetadata {
  const doi = doiOf(reference.doi);
  const web = /^https?:\/\/\S+$/iu.test(reference.url.trim()) ? reference.url.trim() : '';
  const values = {
    title: plainLine(reference.title),
    authors: reference.authors.length > 0 ? reference.authors : reference.editors,
    site: plainLine(reference.container) || plainLine(reference.publisher),
    url: web || (doi === '' ? '' : `https://doi.org/${doi}`),
    published: referenceDate(reference.date),
    keywords: reference.keywords,
  };
  const known = Object.entries(values).filter(([, value]) => value !== null && value.length > 0);
  return { ...values, sources: Object.fromEntries(known.map(([name]) => [name, importer])) };
}

/** A reference without its text becomes an article of its abstract, its notes, and a line that cites it. */
export function referenceArticle(reference: Reference, source: ReferenceSource): ImportedArticle {
  const metadata = referenceMetadata(reference, source.importer);
  const abstract = richBlocks(reference.abstract);
  const notes = reference.notes.flatMap(richBlocks);
  const drafts = [...abstract, ...notes, citationBlock(reference)];
  const dated =
    /^0*$/u.test(reference.date.trim()) ||
    metadata.published !== null ||
    /n\.?\s?d\.?/iu.test(reference.date);
  return textArticle(drafts, {
    ...metadata,
    title: metadata.title || metadata.site || beginningOf(canonicalLine(drafts[0]!.raw)),
    declaredLanguage: reference.language,
    warnings: dated ? source.warnings : [...source.warnings, 'date-unreadable'],
    sourceId: reference.id === '' ? null : reference.id,
    importer: source.importer,
    mediaType: source.mediaType,
  });
}
