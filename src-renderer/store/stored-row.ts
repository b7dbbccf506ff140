import { pageKey, textKey } from '../../src-core/model/article-keys.ts';
import type { Row } from '../../src-core/journal/row.ts';

/** A row of the reducer as a table keeps it, with the identifiers it can be found by. */
export type StoredRow = Row & {
  /**
   * annotation with an open check: OPEN_CHECK. article: SHA-256 of its original, and what the same page or text would have; document: its article and the SHA-256 of
   * its own original; annotation: its article; link: both ends. Empty while not visible.
   */
  readonly keys: readonly string[];
};

/** Key of annotations that wait for the user's look; no identifier has a colon. */
export const OPEN_CHECK = 'check:open';

function keysOf(row: Row): readonly string[] {
  if (row.record === null) return [];
  switch (row.kind) {
    case 'article':
      return [row.record.original.sha256, pageKey(row.record), textKey(row.record)].filter(
        (key) => key !== '',
      );
    case 'document':
      return row.record.original === undefined
        ? [row.record.articleId]
        : [row.record.articleId, row.record.original.sha256];
    case 'annotation':
      return (row.record.check ?? null) === null
        ? [row.record.articleId]
        : [row.record.articleId, OPEN_CHECK];
    case 'link':
      return [row.record.from.id, row.record.to.id];
    default:
      return [];
  }
}

/** Adds the look-up keys to a row. */
export function storedRow(row: Row): StoredRow {
  return { ...row, keys: keysOf(row) };
}

/** A row without its look-up keys, as the reducer knows it. */
export function plainRow({ kind, id, record, stamps }: StoredRow): Row {
  return { kind, id, record, stamps } as Row;
}
