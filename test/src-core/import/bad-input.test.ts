import { describe, expect, test } from 'vitest';
import { encodeUtf8 } from '../../../src-core/base/text-codec.ts';
import { DEFAULT_IMPORT_LIMITS, type ImportLimits } from '../../../src-core/import/import-limits.ts';
import { importBytes } from './import-bytes.ts';

const limits: ImportLimits = {
  ...DEFAULT_IMPORT_LIMITS,
  documentBytes: 4 << 20,
  archiveBytes: 8 << 20,
  rowLength: 1000,
};

async function codes(name: string, bytes: Uint8Array): Promise<string[]> {
  return (await importBytes(name, bytes, { limits })).map((item) => (item.ok ? 'ok' : item.error.code));
}

function bytesOf(...values: (number | string)[]): Uint8Array {
  return new Uint8Array(
    values.flatMap((value) => (typeof value === 'string' ? [...encodeUtf8(value)] : [value])),
  );
}

describe('each bad file gets one reason', () => {
  test('an empty file and a file of white space are called empty', async () => {
    expect(await codes('a.txt', new Uint8Array())).toEqual(['file-empty']);
    expect(await codes('a.txt', encodeUtf8(' \n\t \u00A0\n'))).toEqual(['file-empty']);
  });

  test('binary files are named by their kind, whatever their name says', async () => {
    const kinds: readonly (readonly [string, Uint8Array])[] = [
      ['PostScript', bytesOf('%!PS-Adobe-3.0\n')],
      ['7-Zip', bytesOf('7z', 0xbc, 0xaf, 0x27, 0x1c)],
      ['JPEG', bytesOf(0xff, 0xd8, 0xff, 0xe0)],
      ['GIF', bytesOf('GIF89a', 1, 0)],
      ['ELF', bytesOf(0x7f, 'ELF', 2, 1, 1, 0)],
      ['Windows program', bytesOf('MZ', 0x90, 0, 3, 0, 0, 0)],
      ['binary data', bytesOf('text', 0, 1, 2, 0, 'more')],
    ];
    for (const [kind, bytes] of kinds) {
      const [item] = await importBytes('notes.txt', bytes, { limits });
      expect(item).toMatchObject({
        ok: false,
        error: { code: 'file-binary', values: { file: 'notes.txt', kind } },
      });
    }
  });

  test('a document above its limit is refused with both sizes, an archive has its own limit', async () => {
    const small = { ...limits, documentBytes: 1 << 20 };
    const large = encodeUtf8('word '.repeat(500_000));
    expect(await importBytes('a.txt', large, { limits: small })).toEqual([
      {
        ok: false,
        error: { code: 'file-too-large', values: { file: 'a.txt', size: '2 MiB', limit: '1 MiB' } },
      },
    ]);
    const row = `${JSON.stringify({ _id: 'x', text: 'A short text with some words in it.' })}\n`;
    const archive = encodeUtf8(row.repeat(Math.ceil((5 << 18) / row.length)));
    const [first] = await importBytes('a.jsonl', archive, { limits: small });
    expect(first?.ok).toBe(true);
  });

  test.each([
    ['tags', 'a.html', '<html><body><p>', '<i>a</i>', 2],
    ['signs of Markdown', 'a.md', '# A note\n\n', '*a* ', 2],
    ['lines', 'a.txt', '', 'a\n\n', 2],
  ])(
    'a document of more %s than its limit is refused, one below it is not',
    async (_, name, head, unit, marks) => {
      const few = { ...limits, documentMarks: 10_000 };
      const read = async (times: number): Promise<unknown> => {
        const [item] = await importBytes(name, encodeUtf8(`${head}${unit.repeat(times)}`), { limits: few });
        return item?.ok === true ? 'an article' : item?.error;
      };
      expect(await read(10_100 / marks)).toEqual({ code: 'file-too-many-marks', values: { file: name } });
      expect(await read(9_000 / marks)).toBe('an article');
      // Words alone may be as many as the bytes allow.
      const [long] = await importBytes(name, encodeUtf8(`${head}${'word '.repeat(5_000)}`), { limits: few });
      expect(long?.ok).toBe(true);
    },
  );

  test('HTML nested 100,000 deep gives its text with a warning', async () => {
    const html = `<html><body>${'<div>'.repeat(100_000)}The text at the bottom of the well.${'</div>'.repeat(100_000)}</body></html>`;
    const [item] = await importBytes('deep.html', encodeUtf8(html), { limits });
    expect(item).toMatchObject({
      ok: true,
      value: { warnings: ['extraction-bad'], document: { text: 'The text at the bottom of the well.' } },
    });
  });

  test('HTML nested just below the limit is read', async () => {
    const depth = DEFAULT_IMPORT_LIMITS.htmlDepth - 10;
    const html = `<html><body>${'<div>'.repeat(depth)}The text at the bottom of the well.${'</div>'.repeat(depth)}</body></html>`;
    const [item] = await importBytes('deep.html', encodeUtf8(html), { limits });
    expect(item).toMatchObject({
      ok: true,
      value: { document: { text: 'The text at the bottom of the well.' } },
    });
  });

  test('invalid UTF-8 in a text is decoded with a warning', async () => {
    const bytes = bytesOf('Größe und Maß sind wichtig, sagt man, '.repeat(40), 0xff, ' und so weiter.');
    const [item] = await importBytes('a.txt', bytes, { limits });
    expect(item).toMatchObject({ ok: true, value: { warnings: ['encoding-damaged'] } });
    expect(item?.ok === true && item.value.document.text).toContain('\uFFFD und so weiter.');
  });

  test('a row that is too long or broken costs that row only', async () => {
    const long = JSON.stringify({ _id: 'long', text: 'x '.repeat(2000) });
    const good = JSON.stringify({ _id: 'good', text: 'A text that is short enough.' });
    expect(await codes('a.jsonl', encodeUtf8(`${good}\n${long}\n{\n${good}\n`))).toEqual([
      'ok',
      'file-row-invalid',
      'file-row-invalid',
      'ok',
    ]);
  });

  test('a quotation mark that is never closed costs its row only, also in a long table', async () => {
    const rows = Array.from(
      { length: 3000 },
      (_, index) => `${index},Title,"The text of row ${index}, quoted."`,
    );
    rows[10] = '10,Title,"never closed';
    const items = await codes('a.csv', encodeUtf8(`id,title,text\n${rows.join('\n')}\n`));
    expect(items.filter((code) => code !== 'ok')).toEqual(['file-row-invalid']);
    expect(items.length).toBeGreaterThanOrEqual(2990);
  });

  test('long runs of one sign stop no parser', async () => {
    for (const sign of [
      '(',
      '[',
      '*',
      '_',
      '`',
      '<',
      '&',
      '"',
      ' ',
      '\t',
      '>',
      '- ',
      '<a ',
      '<p',
      '<!--',
      '](',
      '# ',
      ',',
      '.',
      '0',
      '-',
      '\u0301',
    ]) {
      const run = sign.repeat(60_000);
      for (const name of ['a.txt', 'a.md', 'a.html', 'a.csv']) {
        const prefix =
          name === 'a.html' ? '<html><body><p>Text ' : name === 'a.csv' ? 'id,text\n1,"' : 'Some text ';
        expect((await codes(name, encodeUtf8(prefix + run))).length, `${name} with ${sign}`).toBeGreaterThan(
          0,
        );
      }
    }
  });
});
