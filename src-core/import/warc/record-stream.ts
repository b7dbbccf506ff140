import type { ByteSource } from '../byte-source.ts';
import type { UnpackedPiece } from '../packed/unpacked.ts';
import { ByteStream, type PlacedBytes } from './byte-stream.ts';
import type { WebArchiveKind } from './web-record.ts';

/** Unpacks a source from the member at `start` on (default: its beginning). */
export type Unpack = (source: ByteSource, start?: number) => AsyncIterable<UnpackedPiece>;

/** A file of records. */
export interface RecordFile {
  /** As a person would name it. */
  readonly name: string;
  readonly source: ByteSource;
  readonly kind: WebArchiveKind;
  /** Null where its records lie there as they are. */
  readonly unpack: Unpack | null;
}

const STEP = 128 * 1024;

/** Reads a file of records from `start` on: the beginning of a member where it is packed. It ends where `onUnpacked` wants no more. */
export function recordStream(
  { source, unpack }: RecordFile,
  start: number,
  onDamage: (damage: string) => void,
  onUnpacked: (bytes: number) => boolean,
): ByteStream {
  return new ByteStream(unpack === null ? plain() : unpacked(unpack(source, start)));

  async function* plain(): AsyncGenerator<PlacedBytes> {
    for (let at = start; at < source.size; at += STEP)
      yield { start: at, within: 0, bytes: await source.read(at, at + STEP) };
  }

  async function* unpacked(pieces: AsyncIterable<UnpackedPiece>): AsyncGenerator<PlacedBytes> {
    let member = -1;
    let within = 0;
    for await (const piece of pieces) {
      if ('damage' in piece) {
        onDamage(piece.damage);
        continue;
      }
      if (piece.member !== member) within = 0;
      member = piece.member;
      if (!onUnpacked(piece.bytes.length)) return;
      yield { start: member, within, bytes: piece.bytes };
      within += piece.bytes.length;
    }
  }
}
