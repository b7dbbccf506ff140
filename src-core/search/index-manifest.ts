import { crc32 } from '../base/crc32.ts';
import { decodeUtf8, encodeUtf8 } from '../base/text-codec.ts';
import { SEGMENT_VERSION } from './segment-file.ts';

/** How far the journals are in the index; the same shape as JournalPosition of the journal. */
export type IndexPosition = Readonly<Record<string, { readonly file: number; readonly offset: number }>>;

/** What the index consists of: the file that is replaced atomically. */
interface IndexManifest {
  readonly position: IndexPosition;
  /** Number for the next segment's name. */
  readonly next: number;
  readonly segments: readonly {
    readonly name: string;
    readonly bytes: number;
    /** Deleted documents, ascending. */
    readonly dead: readonly number[];
  }[];
}

const HEAD = 'FLIX';

/** "FLIX", the checksum of the rest (little-endian), JSON. */
export function encodeManifest(manifest: IndexManifest): Uint8Array {
  const segments = manifest.segments.map(({ name, bytes, dead }) => ({
    name,
    bytes,
    dead: differences(dead),
  }));
  const json = encodeUtf8(JSON.stringify({ version: SEGMENT_VERSION, ...manifest, segments }));
  const bytes = new Uint8Array(8 + json.length);
  bytes.set(encodeUtf8(HEAD));
  new DataView(bytes.buffer).setUint32(4, crc32(json), true);
  bytes.set(json, 8);
  return bytes;
}

/** Null where a byte is wrong or missing or the version is another. */
export function decodeManifest(bytes: Uint8Array): IndexManifest | null {
  if (bytes.length < 8 || decodeUtf8(bytes.subarray(0, 4)) !== HEAD) return null;
  const json = bytes.subarray(8);
  if (new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true) !== crc32(json)) return null;
  const manifest = JSON.parse(decodeUtf8(json)) as IndexManifest & { readonly version: number };
  if (manifest.version !== SEGMENT_VERSION) return null;
  return {
    ...manifest,
    segments: manifest.segments.map((segment) => ({ ...segment, dead: sums(segment.dead) })),
  };
}

function differences(numbers: readonly number[]): number[] {
  return numbers.map((number, index) => number - (index === 0 ? 0 : (numbers[index - 1] as number)));
}

function sums(steps: readonly number[]): number[] {
  let sum = 0;
  return steps.map((step) => (sum += step));
}
