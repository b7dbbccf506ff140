import type { AppError } from '../base/error-code.ts';
import type { Result } from '../base/result.ts';
import type { AnnotationColour, PageArea } from '../model/annotation.ts';
import type { ArticleMetadata } from '../model/article.ts';
import type { ArticleDocument } from '../model/document.ts';
import type { ByteSource } from './byte-source.ts';
import type { ForeignAnnotation } from '../model/foreign-annotation.ts';
import type { QuotedPage } from './quotes/quoted-page.ts';
import type { ImportWarning } from './import-warning.ts';

/** Finds a file that lies beside the input, by its path relative to the input's folder; null where there is none. */
export type RelatedFiles = (path: string) => Promise<Uint8Array | null>;

/** What a web archive knows about a page besides its bytes. */
export interface Capture {
  /** The page's address; "" = not known. */
  readonly address: string;
  /** ISO 8601 UTC; null = not known. */
  readonly captured: string | null;
  /** Character set that the server named: it goes before what the page says of itself. */
  readonly charset: string | null;
}

/** What is to be imported, and what is known about it from outside. */
export interface ImportInput {
  /** File name as the user sees it (NFC), or "" for pasted text. */
  readonly name: string;
  readonly source: ByteSource;
  /** Pasted text is cleaned of what copying from a page brings along. */
  readonly pasted: boolean;
  /** All of a page is wanted: no article is looked for in it. */
  readonly wholePage?: boolean;
  /** Files beside it: pictures of a saved page, attachments of a library. */
  readonly related?: RelatedFiles;
  /** Opens a PDF that is locked. */
  readonly password?: string;
  readonly capture?: Capture;
}

/** Untouched bytes inside the input that an article came from: an entry of a zip, a response of a web archive, a mail. */
export interface OriginalPart {
  /** Its path or address inside the input, as a person would name it. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

/** A picture of an article, kept as an original. */
export interface ImportedPicture {
  /** As `source` of the document's figures names it. */
  readonly source: string;
  readonly bytes: Uint8Array;
  /** "image/png" …; never a type that could hold script outside of an img element. */
  readonly mediaType: string;
  /** CSS pixels; 0 or absent = not known. */
  readonly width?: number;
  readonly height?: number;
}

/** A highlight or note that the source brings along. */
export interface ImportedAnnotation {
  /** UTF-16 offsets into the canonical text of the article's document, half-open. */
  readonly start: number;
  readonly end: number;
  readonly colour: AnnotationColour;
  /** Markdown; empty = no note. */
  readonly note: string;
  /** Names of topics ("tags") that the source gives it. */
  readonly topics: readonly string[];
  /** ISO 8601 UTC; null = not known. */
  readonly created: string | null;
  /** ISO 8601 UTC; null or absent = as created. */
  readonly modified?: string | null;
  /** The IRI that it has elsewhere. */
  readonly via?: string;
  /** Who made it. */
  readonly creators?: readonly string[];
  /** What it says beyond these fields. */
  readonly foreign?: ForeignAnnotation;
  /** What its colour stood for where it comes from. */
  readonly meaning?: string;
  /** It is about the article as a whole; start and end do not count. */
  readonly wholeArticle?: true;
  /** A rectangle of a page; then start and end may be the same: no words are in it. */
  readonly area?: PageArea;
}

/** One article as an importer hands it on: content, metadata, and what was doubtful. */
export interface ImportedArticle {
  readonly document: ArticleDocument;
  readonly metadata: ArticleMetadata;
  /** What was doubtful. */
  readonly warnings: readonly ImportWarning[];
  readonly sourceId: string | null;
  /** Importer that made it: "plain-text", "markdown", "html", "pasted", "jsonl", "csv" … */
  readonly importer: string;
  readonly mediaType: string;
  /** The bytes inside the input that are its original; null = the whole input. */
  readonly part: OriginalPart | null;
  /** When the bytes were captured from the web (ISO 8601 UTC), where the source says it. */
  readonly captured?: string;
  /** Each source once; figures without one show their text only. */
  readonly pictures: readonly ImportedPicture[];
  readonly annotations: readonly ImportedAnnotation[];
  /** The article only holds what was marked in a page: where the notebook has that page, the annotations go onto it instead. */
  readonly annotates?: QuotedPage;
}

/** One item for each article (or failed row) found in the input, as they are asked for: archives need not be held whole. */
export type ImportedItems = AsyncGenerator<Result<ImportedArticle, AppError>, void, undefined>;
