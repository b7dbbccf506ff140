import { decodeManifest, encodeManifest } from '../../../src-core/search/index-manifest.ts';
import type { SegmentReader } from '../../../src-core/search/page-loader.ts';
import type { IndexFlush } from '../../../src-core/search/index-change.ts';
import type { SectionBytes } from '../../../src-core/search/segment-file.ts';
import { packSegment, readHeader, tailRegion, unpackHead } from '../../../src-core/search/segment-file.ts';

/** A folder in memory whose segment files have pages of 64 bytes, so that small indexes have many; it remembers what was read. */
export interface TinyPagesDisk {
  readonly manifest: Uint8Array;
  readonly files: Map<string, Uint8Array>;
  readonly read: SegmentReader;
  /** Ranges that were read, in their order. */
  readonly reads: { readonly name: string; readonly start: number; readonly end: number }[];
}

const TINY = 64;

/** Writes a flush with its segments cut into tiny pages. */
export function tinyPagesDisk(flush: IndexFlush): TinyPagesDisk {
  const files = new Map<string, Uint8Array>();
  for (const { name, bytes } of flush.segments) files.set(name, repacked(name, Uint8Array.from(bytes)));
  const decoded = decodeManifest(flush.manifest);
  if (decoded === null) throw new Error('no manifest');
  const segments = decoded.segments.map((segment) => ({
    ...segment,
    bytes: files.get(segment.name)?.length ?? 0,
  }));
  const reads: TinyPagesDisk['reads'] = [];
  const read: SegmentReader = async (name, start, end) => {
    reads.push({ name, start, end });
    const file = files.get(name);
    if (file === undefined || end > file.length) throw new Error(`${name} cannot be read`);
    return file.slice(start, end === -1 ? file.length : end);
  };
  return { manifest: encodeManifest({ ...decoded, segments }), files, read, reads };
}

function repacked(name: string, file: Uint8Array<ArrayBuffer>): Uint8Array {
  const header = readHeader(file);
  const head = header && unpackHead(header, file.slice(0, header.tailAt), false);
  if (header === null || head === null) throw new Error(`${name} cannot be taken apart`);
  const tail = file.slice(header.tailAt);
  const [titles, postings, positions, prints] = tailRegion(name, header).sections.map(([start, length]) =>
    tail.subarray(start, start + length),
  ) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
  const sections: SectionBytes = { ...head, titles, postings, positions, prints };
  const steps = packSegment(sections, TINY);
  for (;;) {
    const step = steps.next();
    if (step.done !== true) continue;
    const packed = new Uint8Array(step.value.head.length + step.value.tail.length);
    packed.set(step.value.head);
    packed.set(step.value.tail, step.value.head.length);
    return packed;
  }
}
