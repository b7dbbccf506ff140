import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesSource, type ByteSource } from '../../../../src-core/import/byte-source.ts';
import { DEFAULT_IMPORT_LIMITS, type ImportLimits } from '../../../../src-core/import/import-limits.ts';
import { openZip, type OpenZip } from '../../../../src-core/import/zip/open-zip.ts';
import { makeZip } from './make-zip.ts';

const SEED = 20_261_122;

async function opened(
  bytes: Uint8Array,
  limits: Partial<ImportLimits> = {},
  expand: (bytes: number) => boolean = () => true,
  source: ByteSource = bytesSource(bytes),
): Promise<OpenZip> {
  const zip = await openZip(
    { name: 'a.zip', source },
    { limits: { ...DEFAULT_IMPORT_LIMITS, ...limits }, expand },
  );
  if (!zip.ok) throw new Error(zip.error.code);
  return zip.value;
}

const text = async (zip: OpenZip, name: string): Promise<string> => {
  const read = await zip.find(name)!.read();
  if (!read.ok) throw new Error(read.error.code);
  return new TextDecoder().decode(read.value);
};

describe('the zip reader', () => {
  test(`gives back what was put in, packed or not (seed ${SEED})`, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.stringMatching(/^[a-zä-ü]{1,12}$/u), { minLength: 1, maxLength: 8 }),
        fc.array(fc.uint8Array({ maxLength: 4000 }), { minLength: 8, maxLength: 8 }),
        fc.boolean(),
        async (names, contents, packed) => {
          const level = packed ? 6 : 0;
          const files = names.map((name, at) => ({ name, content: contents[at]!, options: { level } }));
          const zip = await opened(await makeZip(files));
          expect(zip.entries.map(({ name, size }) => [name, size])).toEqual(
            files.map(({ name, content }) => [name.normalize('NFC'), content.length]),
          );
          for (const [at, entry] of zip.entries.entries())
            expect(await entry.read()).toEqual({ ok: true, value: contents[at] });
        },
      ),
      { seed: SEED, numRuns: 40 },
    );
  });

  test('gives back large files, packed or not', async () => {
    const content = new Uint8Array(3_000_000).map((_, at) => (at * at) >> 7);
    for (const level of [0, 1, 9]) {
      const zip = await opened(await makeZip([{ name: 'large.bin', content, options: { level } }]));
      for (const read of [await zip.entries[0]!.read(), await zip.entries[0]!.read()])
        expect(read.ok && Buffer.from(read.value).equals(content)).toBe(true);
    }
  });

  test('reads the directory and one entry without reading the rest of the file', async () => {
    const big = new Uint8Array(3_000_000).map((_, at) => (at * 7919) >> 3);
    const bytes = await makeZip([
      { name: 'big.bin', content: big, options: { level: 0 } },
      { name: 'small.txt', content: 'a line' },
    ]);
    let read = 0;
    const source: ByteSource = {
      size: bytes.length,
      read: (start, end) => {
        read += Math.min(end, bytes.length) - start;
        return bytesSource(bytes).read(start, end);
      },
    };
    const zip = await opened(bytes, {}, () => true, source);
    expect(await text(zip, 'small.txt')).toBe('a line');
    expect(read).toBeLessThan(200_000);
  });

  test('names entries that point outside, and reads the others', async () => {
    const zip = await opened(
      await makeZip([
        { name: '../../outside.txt', content: 'x' },
        { name: 'C:\\Windows\\evil.txt', content: 'x' },
        { name: '..\\outside.txt', content: 'x' },
        { name: './in/ok.txt', content: 'fine' },
        { name: 'sub/', content: '', options: { directory: true } },
      ]),
    );
    expect(zip.entries.map(({ name }) => name)).toEqual(['in/ok.txt']);
    expect(zip.refused.map(({ code }) => code)).toEqual(Array(3).fill('archive-name-unsafe'));
    expect(await text(zip, 'in/ok.txt')).toBe('fine');
  });

  test('names an entry with a password, and reads the others', async () => {
    const zip = await opened(
      await makeZip([
        { name: 'secret.txt', content: 'hidden', options: { password: 'x' } },
        { name: 'open.txt', content: 'shown' },
      ]),
    );
    expect(await zip.find('secret.txt')!.read()).toMatchObject({
      ok: false,
      error: { code: 'file-encrypted', values: { file: 'secret.txt' } },
    });
    expect(await text(zip, 'open.txt')).toBe('shown');
  });

  test('names an entry whose checksum is wrong', async () => {
    const bytes = await makeZip([{ name: 'a.txt', content: 'sound text', options: { level: 0 } }]);
    const at = new TextDecoder('latin1').decode(bytes).indexOf('sound');
    bytes[at] = 0x53;
    const zip = await opened(bytes);
    expect(await zip.find('a.txt')!.read()).toMatchObject({ ok: false, error: { code: 'file-damaged' } });
  });

  test('charges what it unpacks once, and stops an entry where the allowance ends', async () => {
    let spent = 0;
    const expand = (bytes: number): boolean => (spent += bytes) <= 5000;
    const zip = await opened(
      await makeZip([
        { name: 'a.txt', content: 'a'.repeat(4000) },
        { name: 'b.txt', content: 'b'.repeat(4000) },
      ]),
      {},
      expand,
    );
    expect(await text(zip, 'a.txt')).toHaveLength(4000);
    expect(await text(zip, 'a.txt')).toHaveLength(4000);
    expect(spent).toBe(4000);
    expect(await zip.find('b.txt')!.read()).toMatchObject({
      ok: false,
      error: { code: 'archive-too-large' },
    });
  });

  test('refuses an entry that is made to grow, without unpacking it', async () => {
    let spent = 0;
    const zip = await opened(
      await makeZip([{ name: 'bomb.txt', content: new Uint8Array(70_000_000) }]),
      {},
      (bytes) => (spent += bytes) >= 0,
    );
    expect(await zip.find('bomb.txt')!.read()).toMatchObject({
      ok: false,
      error: { code: 'archive-too-large' },
    });
    expect(spent).toBe(0);
  });

  test('names an archive with too many files, and one that is cut short', async () => {
    const bytes = await makeZip(['a', 'b', 'c'].map((name) => ({ name, content: name })));
    const context = { limits: { ...DEFAULT_IMPORT_LIMITS, archiveEntries: 2 }, expand: () => true };
    expect(await openZip({ name: 'a.zip', source: bytesSource(bytes) }, context)).toMatchObject({
      error: { code: 'archive-too-many', values: { limit: '2' } },
    });
    const cut = bytesSource(bytes.subarray(0, bytes.length - 60));
    expect(await openZip({ name: 'a.zip', source: cut }, context)).toMatchObject({
      error: { code: 'file-damaged', values: { file: 'a.zip' } },
    });
  });

  test(`gives a reason or bytes, and never throws, whatever is changed (seed ${SEED})`, async () => {
    const sound = await makeZip([
      { name: 'a.txt', content: 'some text that is packed, packed, packed' },
      { name: 'b.txt', content: 'more', options: { level: 0 } },
    ]);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        async (changes) => {
          const bytes = sound.slice();
          for (const [at, value] of changes) bytes[at] = value;
          const zip = await openZip(
            { name: 'a.zip', source: bytesSource(bytes) },
            { limits: DEFAULT_IMPORT_LIMITS, expand: () => true },
          );
          if (zip.ok) for (const entry of zip.value.entries) await entry.read();
        },
      ),
      { seed: SEED, numRuns: 300 },
    );
  });
});
