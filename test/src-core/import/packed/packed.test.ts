import { brotliCompressSync, constants, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeUtf8 } from '../../../../src-core/base/text-codec.ts';
import { bytesSource } from '../../../../src-core/import/byte-source.ts';
import { importArticles } from '../../../../src-core/import/import-articles.ts';
import { DEFAULT_IMPORT_LIMITS, type ImportLimits } from '../../../../src-core/import/import-limits.ts';
import { unbrotli } from '../../../../src-core/import/packed/unbrotli.ts';
import { unzstd } from '../../../../src-core/import/packed/unzstd.ts';
import { makeWarc, response } from '../warc/make-warc.ts';

const SEED = 20_261_122;
const PROSE = 'Der Rat hat am Dienstag beschlossen, die Brücke doch zu bauen, sagte die Bürgermeisterin. ';
const page = (title: string): string =>
  `<!doctype html><html><head><title>${title}</title></head><body><h1>${title}</h1><p>${PROSE.repeat(5)}</p></body></html>`;

const content = fc
  .array(
    fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.tuple(fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.nat(9000)).map(([bytes, times]) => {
        const all = new Uint8Array(bytes.length * times);
        for (let at = 0; at < all.length; at += bytes.length) all.set(bytes, at);
        return all;
      }),
      fc.constant(encodeUtf8(page('What the dictionary of brotli knows: <div class="content">'))),
    ),
    { maxLength: 8 },
  )
  .map((parts) => new Uint8Array(Buffer.concat(parts)));

const always = (): boolean => true;

async function unpacked(packed: Uint8Array): Promise<{ bytes: Uint8Array; damage: string | null }> {
  const pieces: Uint8Array[] = [];
  for await (const piece of unzstd(bytesSource(packed))) {
    if ('damage' in piece) return { bytes: Buffer.concat(pieces), damage: piece.damage };
    pieces.push(piece.bytes.slice());
  }
  return { bytes: new Uint8Array(Buffer.concat(pieces)), damage: null };
}

/** Bytes with some of them changed, cut or repeated. */
const changed = (packed: Uint8Array): fc.Arbitrary<Uint8Array> =>
  fc
    .tuple(
      fc.array(fc.tuple(fc.nat(packed.length - 1), fc.nat(255)), { maxLength: 4 }),
      fc.nat(packed.length),
    )
    .map(([changes, end]) => {
      const bytes = packed.slice(0, end % 3 === 0 ? end : packed.length);
      for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte;
      return bytes;
    });

describe('brotli', () => {
  test(`comes back as it was, at any quality and window (seed ${SEED})`, async () => {
    const options = fc.record({ quality: fc.nat(11), window: fc.integer({ min: 10, max: 24 }) });
    await fc.assert(
      fc.asyncProperty(content, options, async (bytes, { quality, window }) => {
        const packed = brotliCompressSync(bytes, {
          params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_LGWIN]: window },
        });
        const back = await unbrotli(packed, always);
        expect('bytes' in back && !('damage' in back) && Buffer.compare(back.bytes, bytes) === 0).toBe(true);
      }),
      { seed: SEED, numRuns: 40 },
    );
  });

  test('is given up where there is no room for more, before it is held', async () => {
    const bomb = brotliCompressSync(new Uint8Array(64 * 1024 * 1024), {
      params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_LGWIN]: 16 },
    });
    let held = 0;
    const room = (bytes: number): boolean => {
      if (held + bytes > 1_000_000) return false;
      held += bytes;
      return true;
    };
    expect(await unbrotli(bomb, room)).toEqual({ tooLarge: true });
    expect(held).toBeLessThanOrEqual(1_000_000);
  });

  test(`never throws, whatever is changed (seed ${SEED})`, async () => {
    const packed = new Uint8Array(brotliCompressSync(encodeUtf8(page('Verpackt').repeat(4))));
    await fc.assert(
      fc.asyncProperty(changed(packed), async (bytes) => {
        const back = await unbrotli(bytes, always);
        expect('bytes' in back || 'damage' in back).toBe(true);
      }),
      { seed: SEED, numRuns: 200 },
    );
  });
});

describe('Zstandard', () => {
  test(`comes back as it was, at any level, frame after frame (seed ${SEED})`, async () => {
    const skipped = Uint8Array.from([0x5a, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]);
    await fc.assert(
      fc.asyncProperty(content, content, fc.integer({ min: 1, max: 12 }), async (first, second, level) => {
        const params = {
          [constants.ZSTD_c_compressionLevel]: level,
          [constants.ZSTD_c_checksumFlag]: level % 2,
        };
        const parts = [zstdCompressSync(first, { params }), skipped, zstdCompressSync(second, { params })];
        const back = await unpacked(Buffer.concat(parts));
        expect(back.damage).toBeNull();
        expect(Buffer.compare(back.bytes, Buffer.concat([first, second]))).toBe(0);
      }),
      { seed: SEED, numRuns: 30 },
    );
  });

  test('is refused by name where it needs a dictionary, or a window of hundreds of MiB', async () => {
    const dictionary = Uint8Array.from([0x28, 0xb5, 0x2f, 0xfd, 0x01, 0x58, 7, 1, 0, 0]);
    const window = Uint8Array.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xa0, 1, 0, 0]);
    expect((await unpacked(dictionary)).damage).toContain('dictionary');
    expect((await unpacked(window)).damage).toContain('128 MiB');
  });

  test(`gives bytes or says what is wrong, whatever is changed (seed ${SEED})`, async () => {
    const packed = new Uint8Array(zstdCompressSync(encodeUtf8(page('Verpackt').repeat(4))));
    await fc.assert(
      fc.asyncProperty(changed(packed), async (bytes) => {
        const { damage, bytes: back } = await unpacked(bytes);
        expect(back.length).toBeLessThan(1_000_000);
        expect(damage === null || damage.length > 0).toBe(true);
      }),
      { seed: SEED, numRuns: 200 },
    );
  });
});

interface Outcome {
  readonly titles: readonly string[];
  readonly errors: readonly string[];
}

async function imported(
  name: string,
  bytes: Uint8Array,
  limits: Partial<ImportLimits> = {},
): Promise<Outcome> {
  const input = { name, source: bytesSource(bytes), pasted: false };
  const titles: string[] = [];
  const errors: string[] = [];
  for await (const item of importArticles(input, { ...DEFAULT_IMPORT_LIMITS, ...limits }))
    if (item.ok) titles.push(item.value.metadata.title);
    else errors.push(item.error.code);
  return { titles, errors };
}

describe('packed files', () => {
  test('a file packed by Zstandard gives what it holds', async () => {
    const lines = [1, 2, 3].map((id) => JSON.stringify({ title: `Meldung ${id}`, text: PROSE }));
    const packed = zstdCompressSync(encodeUtf8(lines.join('\n')));
    expect(await imported('archiv.jsonl.zst', packed)).toEqual({
      titles: ['Meldung 1', 'Meldung 2', 'Meldung 3'],
      errors: [],
    });
  });

  test('a web archive packed by Zstandard gives its pages, packed record by record or whole', async () => {
    const answers = [
      response('https://a.example/1', page('Eins')),
      response('https://a.example/2', page('Zwei')),
    ];
    const each = Buffer.concat(answers.map((answer) => zstdCompressSync(makeWarc([answer]))));
    const whole = zstdCompressSync(makeWarc(answers));
    for (const packed of [each, whole])
      expect(await imported('a.warc.zst', packed)).toEqual({ titles: ['Eins', 'Zwei'], errors: [] });
  });

  test('answers packed by brotli or Zstandard are unpacked, and no further than they may', async () => {
    const html = encodeUtf8(page('Verpackt'));
    const warc = makeWarc([
      response('https://a.example/1', brotliCompressSync(html), ['content-encoding: br']),
      response('https://a.example/2', zstdCompressSync(html), ['content-encoding: zstd']),
    ]);
    expect(await imported('a.warc', warc)).toEqual({ titles: ['Verpackt', 'Verpackt'], errors: [] });
    expect((await imported('a.warc', warc, { expandedBytes: 100 })).errors).toEqual([
      'archive-too-large',
      'archive-too-large',
    ]);
  });

  test('a file that unpacks without an end is refused', async () => {
    const bomb = zstdCompressSync(new Uint8Array(4_000_000));
    expect(await imported('a.txt.zst', bomb, { expandedBytes: 1_000_000 })).toEqual({
      titles: [],
      errors: ['archive-too-large'],
    });
  });
});
