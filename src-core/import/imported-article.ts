import type { AppError } from '../base/error-code.ts';
import type { Result } from '../base/result.ts';
import type { ArticleMetadata } from '../model/article.ts';
import type { ArticleDocument } from '../model/document.ts';
import type { ImportWarning } from './import-warning.ts';

/** Bytes to import and what is known about them from outside. */
export interface ImportInput {
  /** File name as the user sees it (NFC), or "" for pasted text. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Pasted text is cleaned of what copying from a page brings along. */
  readonly pasted: boolean;
}

/** One article as an importer hands it on: content, metadata, and what was doubtful. */
export interface ImportedArticle {
  readonly document: ArticleDocument;
  readonly metadata: ArticleMetadata;
  /** What was doubtful. */
  readonly warnings: readonly ImportWarning[];
  readonly sourceId: string | null;
  /** Importer that made it: "plain-text", "markdown", "html", "pasted", "jsonl", "csv". */
  readonly importer: string;
  readonly mediaType: string;
}

/** One item for each article (or failed row) found in the input; a generator so that archives need not be held whole. */
export type ImportedItems = Generator<Result<ImportedArticle, AppError>, void, undefined>;
