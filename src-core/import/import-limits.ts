/** How much an importer may take on before it gives up with a reason. */
export interface ImportLimits {
  /** Bytes of a single document (text, Markdown, HTML). */
  readonly documentBytes: number;
  /** Tags, signs of markup or lines of a single document. */
  readonly documentMarks: number;
  /** Bytes of an archive that is read piece by piece. */
  readonly archiveBytes: number;
  /** Bytes up to which a file is read and kept whole. */
  readonly wholeBytes: number;
  /** Bytes up to which an archive of rows is kept whole as the original of its articles; each row of a larger one has its own. */
  readonly rowsBytes: number;
  /** Bytes that may come out of the compressed data of one input. */
  readonly expandedBytes: number;
  /** Files in one archive. */
  readonly archiveEntries: number;
  /** Archives within archives. */
  readonly archiveDepth: number;
  /** UTF-16 units of one row of an archive. */
  readonly rowLength: number;
  /** Nesting of HTML elements beyond which only the text is taken. */
  readonly htmlDepth: number;
}

const MEBIBYTE = 1024 * 1024;

/** 32 MiB and four million marks a document, 64 GiB an archive and what comes out of it, 256 MiB kept whole (64 MiB of rows), a million files in an archive, 16 Mi characters a row. */
export const DEFAULT_IMPORT_LIMITS: ImportLimits = {
  documentBytes: 32 * MEBIBYTE,
  documentMarks: 4_000_000,
  archiveBytes: 65_536 * MEBIBYTE,
  wholeBytes: 256 * MEBIBYTE,
  // On its way to the disk an original lies in memory up to six times, in both processes.
  rowsBytes: 64 * MEBIBYTE,
  expandedBytes: 65_536 * MEBIBYTE,
  archiveEntries: 1_000_000,
  archiveDepth: 3,
  rowLength: 16 * MEBIBYTE,
  htmlDepth: 2000,
};
