/** Number of articles among the kinds; part of the format, as KINDS are. */
export const PRINTED_KIND = 0;
/** Bytes in front of the first print: how long each is, little-endian. */
export const PRINTS_HEADER = 4;

/** What has a print, as a column row says it. */
interface Printed {
  readonly kind: number;
  readonly print: Uint8Array | null;
}

/**
 * The prints of a segment's articles, one behind the other in document order; one that has none (its text could not be
 * read) has zeros. What the bytes mean is not the index's business: it keeps them beside the text they were made of.
 */
export function writePrints(rows: readonly Printed[]): Uint8Array {
  const articles = rows.filter(({ kind }) => kind === PRINTED_KIND);
  const size = articles.reduce((most, { print }) => Math.max(most, print?.length ?? 0), 0);
  const bytes = new Uint8Array(PRINTS_HEADER + size * articles.length);
  new DataView(bytes.buffer).setUint32(0, size, true);
  articles.forEach(({ print }, index) => {
    if (print !== null) bytes.set(print, PRINTS_HEADER + index * size);
  });
  return bytes;
}
