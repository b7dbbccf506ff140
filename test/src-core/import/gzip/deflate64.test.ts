import { crc32, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { encodeUtf8 } from '../../../../src-core/base/text-codec.ts';
import { bytesSource } from '../../../../src-core/import/byte-source.ts';
import { inflated } from '../../../../src-core/import/gzip/inflate-source.ts';
import { importArticles } from '../../../../src-core/import/import-articles.ts';
import { DEFAULT_IMPORT_LIMITS, type ImportLimits } from '../../../../src-core/import/import-limits.ts';
import { deflate64, undone, type Deflate64Step } from './deflate64.ts';

const SEED = 20_261_122;

async function unpacked(packed: Uint8Array): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of inflated(bytesSource(packed), () => true, 'deflate64'))
    pieces.push(piece.slice());
  return new Uint8Array(Buffer.concat(pieces));
}

describe('the inflater of Deflate64', () => {
  test('copies up to 65,538 bytes from up to 65,536 bytes back', async () => {
    const steps: Deflate64Step[] = [
      ...encodeUtf8('Ein Satz am Anfang. '),
      { length: 65_538, distance: 7 },
      { length: 65_538, distance: 65_536 },
      { length: 3, distance: 32_769 },
      { length: 300, distance: 49_153 },
      { length: 259, distance: 1 },
      ...encodeUtf8(' Schluss.'),
    ];
    expect(await unpacked(deflate64(steps))).toEqual(undone(steps));
  });

  test(`gives back any steps (seed ${SEED})`, async () => {
    const copy = fc.record({
      length: fc.integer({ min: 3, max: 65_538 }),
      distance: fc.integer({ min: 1, max: 65_536 }),
    });
    const start = Array.from({ length: 66_000 }, (_, at) => (at * 7 + (at >> 5)) & 0xff);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.nat(255), copy), { maxLength: 8 }),
        async (steps: Deflate64Step[]) => {
          const all = [...start, ...steps];
          expect(Buffer.compare(await unpacked(deflate64(all)), undone(all))).toBe(0);
        },
      ),
      { seed: SEED, numRuns: 12 },
    );
  });

  test('refuses what plain DEFLATE does not have only where plain DEFLATE is asked for', async () => {
    const steps: Deflate64Step[] = [1, 2, 3, { length: 500, distance: 2 }];
    const read = async (): Promise<number> => {
      let length = 0;
      for await (const piece of inflated(bytesSource(deflate64(steps)), () => true)) length += piece.length;
      return length;
    };
    expect((await unpacked(deflate64(steps))).length).toBe(503);
    await expect(read()).rejects.toThrow('a code in it is wrong');
  });
});

const PROSE = 'Der Rat hat am Dienstag beschlossen, die Brücke doch zu bauen, sagte die Bürgermeisterin. ';

async function zipOf(content: Uint8Array, signature = crc32(content)): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  // Without copies of 258 bytes, DEFLATE and Deflate64 are the same.
  const packed = deflateRawSync(content);
  await writer.add('Bericht.txt', new Uint8ArrayReader(packed), {
    passThrough: true,
    compressionMethod: 9,
    uncompressedSize: content.length,
    signature,
  });
  return writer.close();
}

async function outcome(bytes: Uint8Array, limits: Partial<ImportLimits> = {}): Promise<readonly string[]> {
  const input = { name: 'groß.zip', source: bytesSource(bytes), pasted: false };
  const found: string[] = [];
  for await (const item of importArticles(input, { ...DEFAULT_IMPORT_LIMITS, ...limits }))
    found.push(item.ok ? item.value.document.text.slice(0, 20) : item.error.code);
  return found;
}

describe('a zip as Windows packs large files', () => {
  const content = encodeUtf8(`Bericht\n\n${PROSE}\n\nEin zweiter Absatz, damit es etwas zu lesen gibt.`);

  test('gives its files', async () => {
    expect(await outcome(await zipOf(content))).toEqual(['Bericht\nDer Rat hat ']);
  });

  test('says that a file is damaged whose checksum is wrong', async () => {
    expect(await outcome(await zipOf(content, 1))).toEqual(['file-damaged']);
  });

  test('unpacks no more than it may', async () => {
    expect(await outcome(await zipOf(content), { expandedBytes: 50 })).toEqual(['archive-too-large']);
  });
});
