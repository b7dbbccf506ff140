import type { ByteSource } from '../byte-source.ts';
import { Inflater } from './inflater.ts';

const STEP = 128 * 1024;

/** Unpacks raw DEFLATE or Deflate64 data piece by piece; `allowed` is told how much came out so far, and false ends it. Rejects at damage. */
export async function* inflated(
  source: ByteSource,
  allowed: (unpacked: number) => boolean,
  variant: 'deflate' | 'deflate64' = 'deflate',
): AsyncGenerator<Uint8Array, void, undefined> {
  const inflater = new Inflater(variant);
  let fed = 0;
  let length = 0;
  for (;;) {
    const bytes = inflater.take();
    if (bytes !== null) {
      length += bytes.length;
      if (!allowed(length)) throw new Error('it unpacks to more than it may');
      yield bytes;
      continue;
    }
    if (inflater.damage !== null) throw new Error(inflater.damage);
    if (inflater.done) return;
    const packed = await source.read(fed, fed + STEP);
    fed += packed.length;
    inflater.feed(packed, packed.length === 0 || fed >= source.size);
  }
}
