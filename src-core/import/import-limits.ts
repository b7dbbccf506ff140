/** How much an importer may take on before it gives up with a reason. */
export interface ImportLimits {
  /** Bytes of a single document (text, Markdown, HTML). */
  readonly documentBytes: number;
  /** Bytes of an archive that is read row by row (JSONL, CSV). */
  readonly archiveBytes: number;
  /** UTF-16 units of one row of an archive. */
  readonly rowLength: number;
  /** Nesting of HTML elements beyond which only the text is taken. */
  readonly htmlDepth: number;
}

const MEBIBYTE = 1024 * 1024;

/** 32 MiB a document, 2 GiB an archive, 16 Mi characters a row. */
export const DEFAULT_IMPORT_LIMITS: ImportLimits = {
  documentBytes: 32 * MEBIBYTE,
  archiveBytes: 2048 * MEBIBYTE,
  rowLength: 16 * MEBIBYTE,
  htmlDepth: 2000,
};
