import type { ByteSource } from './byte-source.ts';
import type { ImportLimits } from './import-limits.ts';
import type { Capture, ImportInput, ImportedItems, RelatedFiles } from './imported-article.ts';

/** The beginning of an input, from which its format is told. */
export interface InputHead {
  /** The first 64 KiB. */
  readonly bytes: Uint8Array;
  /** The same, each byte a character (Latin-1): for signatures and markup that is ASCII. */
  readonly ascii: string;
  /** File name; only tips the balance. */
  readonly name: string;
  /** Bytes of the whole input. */
  readonly size: number;
}

/** A file inside an archive. */
export interface ArchivePart {
  /** Its path inside the archive. */
  readonly name: string;
  /** Its bytes; of a large one a source: rows in it then have originals of their own. */
  readonly bytes: Uint8Array | ByteSource;
  readonly related?: RelatedFiles;
  /** What the archive says about where and when it was captured. */
  readonly capture?: Capture;
}

/**
 * Data files that came with a parser's library, by their path in it ("cmaps/UniJIS-UTF16-H.bcmap"); null where there is none.
 * They lie beside the program and are never fetched from elsewhere.
 */
export type ImportAssets = (path: string) => Promise<Uint8Array | null>;

/** What an importer works with. */
export interface ImportContext {
  readonly limits: ImportLimits;
  /** Counts bytes that come out of compressed data, over all nested archives; false = the limit is passed. */
  readonly expand: (bytes: number) => boolean;
  readonly assets: ImportAssets;
  /**
   * Told after each part of a long piece of work (a page of many), with the share of the input that is done: a sign of life,
   * so that the time limit counts for the part and not for the whole. Awaited, it lets other work have its turn.
   */
  readonly step: (done: number) => Promise<void>;
  /** Imports a file that an archive holds, by its own format; the part becomes the original of what it gives. */
  readonly importPart: (part: ArchivePart) => ImportedItems;
}

/** A format that is told by its first bytes. Each lives in a folder of its own. */
export interface ImportFormat {
  /** Importer name as articles keep it: "eml", "epub" … */
  readonly name: string;
  readonly looksLike: (head: InputHead) => boolean;
  /** What comes of an input over `rowsBytes` has originals of its own, each: the input itself need not be held. */
  readonly inParts?: true;
  /** Errors it throws cost the input, reported as 'parser-failed'; no item at all means 'file-no-text'. */
  readonly read: (input: ImportInput, context: ImportContext) => ImportedItems;
}
