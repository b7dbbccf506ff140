import type { ArticleId, TopicId } from '../../src-core/base/id.ts';
import type { PassageContext, SearchRequest } from '../../src-core/search/search-types.ts';
import type { CommandResult } from './app-services.ts';

/** What of the notebook is exported. */
export type ExportScope =
  | { readonly type: 'article'; readonly id: ArticleId }
  | { readonly type: 'topic'; readonly id: TopicId }
  | { readonly type: 'everything' };

/** Results of a search that are to be written to a file. */
export interface ResultsExport {
  /** The search; all its results are asked for, page by page. */
  readonly request: Omit<SearchRequest, 'offset' | 'limit' | 'facets'>;
  /** Keys of the hits that are wanted; null = all. */
  readonly keys: ReadonlySet<string> | null;
  readonly format: 'csv' | 'markdown';
  readonly context: PassageContext;
  readonly onProgress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
}

/** Writes files of the notebook's content through the host. */
export interface ExportService {
  /** One table or note of a search's results; null where it was cancelled: nothing is written then. */
  results(what: ResultsExport): CommandResult<{ readonly folder: string; readonly written: number } | null>;
  /** Markdown files written through the host; answers the folder and the number of files. */
  markdown(scope: ExportScope): CommandResult<{ readonly folder: string; readonly written: number }>;
  /** The same passages as W3C Web Annotations, which other programs read. */
  webAnnotations(scope: ExportScope): CommandResult<{ readonly folder: string; readonly written: number }>;
  /** One file that the window made, "Name.csv"; the moment is added to its name. */
  file(name: string, text: string): CommandResult<{ readonly folder: string; readonly written: number }>;
}
