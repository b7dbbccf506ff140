import { PRINTS } from './segment-file.ts';
import type { Segment } from './segment.ts';
import { PRINTED_KIND, PRINTS_HEADER } from './write-prints.ts';

/** Told of each article's print; it must not be kept or changed. */
export type TakePrint = (articleId: string, print: Uint8Array) => void;

/** The prints of all articles that are not deleted. */
export function eachPrint(segments: readonly Segment[], take: TakePrint): void {
  // nothing is told before all of it can be read
  for (const { tail } of segments) tail.needAll(PRINTS);
  for (const segment of segments) {
    const printOf = printReader(segment);
    for (let document = 0; document < segment.count; document += 1) {
      if (segment.kinds[document] !== PRINTED_KIND || segment.dead?.[document] === 1) continue;
      const print = printOf(document);
      if (print !== null) take(segment.articleId(document), print);
    }
  }
}

/** Reads the prints of a segment's documents; null where one has none. */
export function printReader(segment: Segment): (document: number) => Uint8Array | null {
  const bytes = segment.tail.needAll(PRINTS);
  const size = new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(0, true);
  const places = new Int32Array(segment.count);
  let articles = 0;
  for (let document = 0; document < segment.count; document += 1)
    places[document] = segment.kinds[document] === PRINTED_KIND ? articles++ : -1;
  return (document) => {
    const place = places[document] as number;
    if (place < 0 || size === 0) return null;
    const print = bytes.subarray(PRINTS_HEADER + place * size, PRINTS_HEADER + (place + 1) * size);
    return print.some((byte) => byte !== 0) ? print : null;
  };
}
