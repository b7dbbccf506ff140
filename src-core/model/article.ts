import type { ArticleId, DocumentId, Sha256 } from '../base/id.ts';

export type ReadingStatus = 'inbox' | 'reading' | 'done' | 'archive';

/** Where a metadata value came from, e.g. "json-ld", "og:title", "time", "file-name", "user". */
export type ValueSource = string;

/** What an importer found out about an article. Empty string or null = not known. */
export interface ArticleMetadata {
  readonly title: string;
  readonly authors: readonly string[];
  /** The outlet's name, e.g. "Der Spiegel". */
  readonly site: string;
  readonly url: string;
  /** ISO 8601: date ("2024-11-01") or date and time with offset; null when unknown. */
  readonly published: string | null;
  readonly modified: string | null;
  /** ISO 639-1 or "und". */
  readonly language: string;
  /** Tags and subject terms that the source gives; absent = none. */
  readonly keywords?: readonly string[];
  /** Part of the outlet it appeared in, e.g. "Politik"; absent = not known. */
  readonly section?: string;
  /** For each field above that has a value, where it came from. */
  readonly sources: Readonly<Record<string, ValueSource>>;
}

/** The untouched bytes an article came from. */
export interface OriginalRef {
  readonly sha256: Sha256;
  readonly bytes: number;
  /** File name; of a part of an archive its path or address there. */
  readonly name: string;
  readonly mediaType: string;
  /** Name of the archive that held these bytes; absent where they were a file. */
  readonly archive?: string;
  /** When these bytes were captured from the web, ISO 8601 UTC; absent where that is not known. */
  readonly captured?: string;
}

/** A source with metadata: the light record of an article; its content lies in its current document. */
export interface Article extends ArticleMetadata {
  readonly id: ArticleId;
  /** The current version of the content. */
  readonly documentId: DocumentId;
  readonly original: OriginalRef;
  /** Identifier the archive it came from gave it (JSONL `_id`, CSV `id`), else null. */
  readonly sourceId: string | null;
  /** How it came in: importer name, e.g. "html", "plain-text", "pasted", "jsonl". */
  readonly importer: string;
  /** Warning codes of the importer. */
  readonly warnings: readonly string[];
  /** ISO 8601 UTC. */
  readonly added: string;
  readonly status: ReadingStatus;
  readonly starred: boolean;
  /** Number of words of the text without boilerplate. */
  readonly words: number;
  /** First 200 characters or so of the running text, for lists. */
  readonly lead: string;
  /** Boilerplate blocks that the user brought back, by block index of the current document. */
  readonly shownBlocks: readonly number[];
}

/** Which bytes of the notebook folder hold a document version. */
export interface DocumentLocation {
  readonly device: string;
  /** Number of the file below documents/<device>/, from 1. */
  readonly file: number;
  /** Bytes from the start of the file. */
  readonly offset: number;
  /** Bytes, without the line end. */
  readonly length: number;
  readonly sha256: Sha256;
}

/** One extracted version of an article's content; immutable once written. */
export interface DocumentRecord {
  readonly id: DocumentId;
  readonly articleId: ArticleId;
  /** 1 for the first extraction. */
  readonly version: number;
  /** Filled in by the host when it appends the document. */
  readonly location: DocumentLocation | null;
  /** ISO 8601 UTC. */
  readonly created: string;
  /** Importer name and version, "edit", or "version 2" where that one came back. */
  readonly madeBy: string;
  /** The bytes it was extracted from; absent in an article's only version, which has the article's. */
  readonly original?: OriginalRef;
}
