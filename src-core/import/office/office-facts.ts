import { parseDate } from '../../text/calendar-date.ts';
import { splitNames } from '../split-names.ts';
import type { ArticleFacts } from '../text-article.ts';
import type { OfficeTitle } from './office-title.ts';

/** What a file's properties say, as written; "" = nothing. */
export interface OfficeProperties {
  readonly creator: string;
  readonly created: string;
  readonly modified: string;
  readonly language: string;
}

/** Title, authors, dates and language of a document, each with its source. */
export function officeFacts(
  { title, source }: OfficeTitle,
  { creator, created, modified: changed, language }: OfficeProperties,
): Pick<ArticleFacts, 'title' | 'authors' | 'published' | 'modified' | 'declaredLanguage' | 'sources'> {
  const authors = splitNames(creator);
  const published = parseDate(created, 'day-first');
  const modified = parseDate(changed, 'day-first');
  return {
    title,
    authors,
    published,
    modified,
    declaredLanguage: language,
    sources: {
      title: source,
      ...(authors.length === 0 ? {} : { authors: 'properties' }),
      ...(published === null ? {} : { published: 'properties' }),
      ...(modified === null ? {} : { modified: 'properties' }),
    },
  };
}
