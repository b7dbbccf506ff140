import { deflateRawSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesSource, type ByteSource } from '../../../../src-core/import/byte-source.ts';
import { gunzip } from '../../../../src-core/import/gzip/gunzip.ts';
import { Inflater } from '../../../../src-core/import/gzip/inflater.ts';

const SEED = 20_261_123;

/** Bytes with repetitions near and far, so that all kinds of blocks and matches come up. */
const content = fc
  .array(
    fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.tuple(fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.nat(3000)).map(([bytes, times]) => {
        const all = new Uint8Array(bytes.length * times);
        for (let at = 0; at < all.length; at += bytes.length) all.set(bytes, at);
        return all;
      }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => new Uint8Array(Buffer.concat(parts)));

interface Unpacked {
  readonly bytes: Uint8Array;
  readonly members: readonly number[];
  readonly damage: readonly string[];
}

async function unpacked(packed: Uint8Array, start = 0): Promise<Unpacked> {
  const pieces: Uint8Array[] = [];
  const members = new Set<number>();
  const damage: string[] = [];
  for await (const piece of gunzip(bytesSource(packed), start)) {
    if ('damage' in piece) damage.push(piece.damage);
    else {
      pieces.push(piece.bytes.slice());
      members.add(piece.member);
    }
  }
  return { bytes: new Uint8Array(Buffer.concat(pieces)), members: [...members], damage };
}

describe('the inflater', () => {
  test(`gives back what any deflate made of it, however it is fed (seed ${SEED})`, () => {
    const options = [
      { level: 0 },
      { level: 1 },
      { level: 6 },
      { level: 9 },
      { strategy: 4 },
      { strategy: 2 },
    ];
    fc.assert(
      fc.property(
        content,
        fc.constantFrom(...options),
        fc.integer({ min: 1, max: 5000 }),
        fc.uint8Array({ maxLength: 20 }),
        (bytes, option, step, behind) => {
          const packed = new Uint8Array(Buffer.concat([deflateRawSync(bytes, option), behind]));
          const inflater = new Inflater();
          const pieces: Uint8Array[] = [];
          let at = 0;
          while (!inflater.done && inflater.damage === null) {
            const piece = inflater.take();
            if (piece !== null) {
              pieces.push(piece.slice());
              continue;
            }
            if (at >= packed.length) break;
            inflater.feed(packed.subarray(at, at + step), at + step >= packed.length);
            at += step;
          }
          while (!inflater.done && inflater.damage === null && inflater.take() !== null);
          expect(inflater.damage).toBeNull();
          expect(Buffer.concat(pieces).equals(bytes)).toBe(true);
          const fedBehind = Math.max(0, packed.length - Math.min(at, packed.length));
          expect(inflater.rest.length).toBe(behind.length - fedBehind);
        },
      ),
      { seed: SEED, numRuns: 150 },
    );
  });

  test(`ends with damage or an end, never a throw, whatever the bytes are (seed ${SEED})`, () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
        const inflater = new Inflater();
        inflater.feed(bytes, true);
        let length = 0;
        for (let piece = inflater.take(); piece !== null; piece = inflater.take()) length += piece.length;
        expect(length).toBeLessThan(1_100 * 600);
        expect(inflater.done || inflater.damage !== null).toBe(true);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });
});

test('a code that points before the beginning is damage, not zeros', () => {
  // One block with fixed codes: "three bytes from one byte back", then the end.
  const inflater = new Inflater();
  inflater.feed(new Uint8Array([3, 2, 0]), true);
  expect(inflater.take()).toBeNull();
  expect(inflater.damage).toBe('a code in it is wrong');
});

describe('gunzip', () => {
  test(`gives all members of a file one after the other, and each from where it begins (seed ${SEED})`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(content, { minLength: 1, maxLength: 4 }), async (parts) => {
        const packed = parts.map((part) => new Uint8Array(gzipSync(part)));
        const file = new Uint8Array(Buffer.concat(packed));
        const all = await unpacked(file);
        expect(Buffer.from(all.bytes).equals(Buffer.concat(parts))).toBe(true);
        expect(all.damage).toEqual([]);
        const last = await unpacked(file, file.length - packed.at(-1)!.length);
        expect(Buffer.from(last.bytes).equals(parts.at(-1)!)).toBe(true);
      }),
      { seed: SEED, numRuns: 50 },
    );
  });

  test('passes over names, comments, extra fields and checksums in the header', async () => {
    const plain = gzipSync('a text');
    const header = Buffer.from([0x1f, 0x8b, 8, 0x1e, 0, 0, 0, 0, 0, 3, 2, 0, 9, 9]);
    const file = Buffer.concat([
      header,
      Buffer.from('name\0comment\0'),
      Buffer.from([1, 2]),
      plain.subarray(10),
    ]);
    expect(new TextDecoder().decode((await unpacked(new Uint8Array(file))).bytes)).toBe('a text');
  });

  test('names a damaged member once, and goes on with the next', async () => {
    const members = ['the first', 'the second, which is damaged', 'the third'].map((text) => gzipSync(text));
    members[1]![members[1]!.length - 6]! ^= 0xff;
    const result = await unpacked(new Uint8Array(Buffer.concat(members)));
    expect(new TextDecoder().decode(result.bytes)).toContain('the third');
    expect(result.damage).toEqual(['its checksum is wrong']);
  });

  test('says that data is cut short, and passes over zeros behind the end', async () => {
    const packed = new Uint8Array(gzipSync('some text that is long enough to be packed'.repeat(20)));
    expect((await unpacked(packed.subarray(0, packed.length - 12))).damage).toEqual(['it is cut short']);
    const padded = new Uint8Array(packed.length + 512);
    padded.set(packed);
    expect((await unpacked(padded)).damage).toEqual([]);
  });

  test('reads a large file piece by piece', async () => {
    const packed = new Uint8Array(gzipSync(new Uint8Array(8_000_000).map((_, at) => (at * at) >> 5)));
    let most = 0;
    const source: ByteSource = {
      size: packed.length,
      read: (start, end) => {
        most = Math.max(most, end - start);
        return bytesSource(packed).read(start, end);
      },
    };
    let length = 0;
    for await (const piece of gunzip(source)) {
      if (!('bytes' in piece)) continue;
      length += piece.bytes.length;
      expect(piece.bytes.length).toBeLessThan(200_000);
    }
    expect(length).toBe(8_000_000);
    expect(most).toBeLessThan(200_000);
  });
});
