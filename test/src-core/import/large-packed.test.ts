import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeUtf8 } from '../../../src-core/base/text-codec.ts';
import { bytesSource } from '../../../src-core/import/byte-source.ts';
import { forwardSource } from '../../../src-core/import/forward-source.ts';
import { importArticles } from '../../../src-core/import/import-articles.ts';
import { DEFAULT_IMPORT_LIMITS } from '../../../src-core/import/import-limits.ts';
import { makeZip } from './zip/make-zip.ts';

const SEED = 20_261_127;

test(`a forward source gives the same bytes as one in memory, wherever it is read (seed ${SEED})`, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.uint8Array({ maxLength: 50 }), { maxLength: 20 }),
      fc.array(fc.tuple(fc.nat(600), fc.nat(600)), { maxLength: 12 }),
      async (parts, reads) => {
        const all = new Uint8Array(Buffer.concat(parts));
        const source = forwardSource(all.length, async function* () {
          yield* await Promise.resolve(parts);
        });
        for (const [start, length] of reads)
          expect(Buffer.from(await source.read(start, start + length))).toEqual(
            Buffer.from(await bytesSource(all).read(start, start + length)),
          );
      },
    ),
    { seed: SEED },
  );
});

test.each(['zip', 'gz'])('a table in a %s that is too large to be held is read row by row', async (kind) => {
  const rows = Array.from({ length: 3000 }, (_, at) =>
    JSON.stringify({
      _id: String(at),
      title: `Row ${at}`,
      text: `Brücke ${at} ${at * 7919} is a row of its own.`,
    }),
  ).join('\n');
  const bytes =
    kind === 'gz' ? new Uint8Array(gzipSync(rows)) : await makeZip([{ name: 'rows.jsonl', content: rows }]);
  const limits = { ...DEFAULT_IMPORT_LIMITS, wholeBytes: 100_000, rowsBytes: 100_000 };
  const input = { name: `rows.jsonl.${kind}`, source: bytesSource(bytes), pasted: false };
  const titles: string[] = [];
  for await (const item of importArticles(input, limits)) {
    if (!item.ok) throw new Error(JSON.stringify(item.error));
    titles.push(item.value.metadata.title);
    expect(item.value.part!.bytes.length).toBeLessThan(200);
  }
  expect(titles).toHaveLength(3000);
  expect(titles.at(-1)).toBe('Row 2999');
  expect(encodeUtf8(rows).length).toBeGreaterThan(limits.wholeBytes);
});

test('a forward source begins anew for a step far back, but not without end', async () => {
  let opened = 0;
  const part = new Uint8Array(3 << 20).map((_, at) => at >> 8);
  const source = forwardSource(4 * part.length, async function* () {
    opened += 1;
    for (let count = 0; count < 4; count += 1) yield await Promise.resolve(part);
  });
  const far = 3 * part.length;
  const turn = async (): Promise<Uint8Array> => {
    await source.read(far, far + 10);
    await source.read(4 * part.length - 10, 4 * part.length);
    return source.read(512, 516);
  };
  expect([...(await turn())]).toEqual([2, 2, 2, 2]);
  expect(opened).toBe(2);
  await expect(
    (async () => {
      for (let count = 0; count < 40; count += 1) await turn();
    })(),
  ).rejects.toThrow('order');
});
