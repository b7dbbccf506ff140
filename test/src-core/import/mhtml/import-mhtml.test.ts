import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeUtf8 } from '../../../../src-core/base/text-codec.ts';
import { importBytes } from '../import-bytes.ts';
import type { ImportedArticle } from '../../../../src-core/import/imported-article.ts';
import { encodedWords } from '../../../../src-core/import/mhtml/encoded-words.ts';
import { unquoted } from '../../../../src-core/import/mhtml/mime-parts.ts';
import { makePng } from '../pictures/make-picture.ts';

const SEED = 20_261_126;
const PROSE = 'Der Rat hat am Dienstag beschlossen, die Brücke doch zu bauen, sagte die Bürgermeisterin. ';

function quoted(text: string): string {
  return [...encodeUtf8(text)]
    .map((byte) =>
      byte > 126 || byte === 61
        ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
        : String.fromCharCode(byte),
    )
    .join('')
    .replace(/.{60}(?!=?.?$)(?<!=.?)/gu, '$&=\r\n');
}

const png = (width: number): string =>
  Buffer.from(makePng(width, 240)).toString('base64').replace(/.{76}/gu, '$&\r\n');

/** As Chromium writes it. */
function chromium(html: string, closed = true): Uint8Array {
  const parts = [
    [
      'Content-Type: text/html',
      'Content-ID: <frame-1@mhtml.blink>',
      'Content-Transfer-Encoding: quoted-printable',
      'Content-Location: https://a.example/dir/page',
      '',
      quoted(html),
    ],
    [
      'Content-Type: image/png',
      'Content-Transfer-Encoding: base64',
      'Content-Location: https://a.example/img/one.png',
      '',
      png(320),
    ],
    [
      'Content-Type: image/png',
      'Content-ID: <two@mhtml.blink>',
      'Content-Transfer-Encoding: base64',
      '',
      png(321),
    ],
    [
      'Content-Type: text/html',
      'Content-ID: <frame-2@mhtml.blink>',
      '',
      '<p>A frame with an advertisement</p>',
    ],
  ].map((lines) => `------Boundary--x----\r\n${lines.join('\r\n')}\r\n`);
  return encodeUtf8(
    [
      'From: <Saved by Blink>',
      'Snapshot-Content-Location: https://a.example/dir/page',
      'Subject: =?utf-8?Q?Die_Br=C3=BCcke?=',
      'Date: Tue, 5 Sep 2023 22:30:04 +0200',
      'MIME-Version: 1.0',
      'Content-Type: multipart/related;',
      '\ttype="text/html";',
      '\tboundary="----Boundary--x----"',
      '',
      '',
      ...parts,
      closed ? '------Boundary--x------' : '',
    ]
      .join('\r\n')
      .replace(/\r\n\r\n\r\n------/u, '\r\n\r\n------'),
  );
}

const body = (title: string): string =>
  `<!doctype html><html><head>${title}</head><body><article><p>${PROSE.repeat(4)}</p><img src="../img/one.png" alt="eins"><p>${PROSE.repeat(2)}</p><img src="cid:two@mhtml.blink" alt="zwei"><p>${PROSE.repeat(2)}</p></article></body></html>`;

async function only(bytes: Uint8Array, name = 'page.mhtml'): Promise<ImportedArticle> {
  const items = await importBytes(name, bytes);
  expect(items).toHaveLength(1);
  const [item] = items;
  if (item?.ok !== true) throw new Error(JSON.stringify(item));
  return item.value;
}

describe('a page saved as MHTML', () => {
  test('by Chromium gives one article with its pictures, address, moment and title', async () => {
    const article = await only(chromium(body('')));
    expect(article).toMatchObject({
      importer: 'mhtml',
      part: null,
      captured: '2023-09-05T20:30:04.000Z',
      metadata: {
        title: 'Die Brücke',
        url: 'https://a.example/dir/page',
        sources: { title: 'mhtml-subject' },
      },
    });
    expect(article.document.text).toContain(PROSE.trim());
    expect(article.document.text).not.toContain('advertisement');
    expect(article.pictures.map(({ width }) => width)).toEqual([320, 321]);
    expect(article.document.figures.map(({ alt }) => alt)).toEqual(['eins', 'zwei']);
  });

  test('keeps the title of the page itself', async () => {
    expect((await only(chromium(body('<title>Eigener Titel</title>')))).metadata.title).toBe('Eigener Titel');
  });

  test('is read also where its end is missing', async () => {
    expect((await only(chromium(body(''), false))).document.text).toContain(PROSE.trim());
  });

  test('by Internet Explorer, in its own character set and with nested parts, is read as well', async () => {
    const html = Buffer.from(
      `<html><head><title>Stra\u00dfe</title></head><body><p>${PROSE.repeat(5)}</p><img src="file:///C:/x/pic.png" alt="Bild"><p>${PROSE}</p></body></html>`,
      'latin1',
    );
    const head = [
      'From: "Saved by Windows Internet Explorer 9"',
      'Subject: x',
      'MIME-Version: 1.0',
      'Content-Type: multipart/related; type="multipart/alternative"; boundary="a"',
      '',
      'This is a multi-part message in MIME format.',
      '',
      '--a',
      'Content-Type: multipart/alternative; boundary=b',
      '',
      '--b',
      'Content-Type: text/html; charset="windows-1252"',
      'Content-Transfer-Encoding: 8bit',
      'Content-Location: file:///C:/x/page.htm',
      '',
      '',
    ].join('\r\n');
    const rest = `\r\n--b--\r\n--a\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: file:///C:/x/pic.png\r\n\r\n${png(330)}\r\n--a--\r\n`;
    const article = await only(
      new Uint8Array(Buffer.concat([Buffer.from(head), html, Buffer.from(rest)])),
      'page.mht',
    );
    expect(article.metadata).toMatchObject({ title: 'Straße', url: '' });
    expect(article.document.text).toContain('Brücke');
    expect(article.pictures.map(({ width }) => width)).toEqual([330]);
  });

  test('in UTF-16, with addresses that count from that of the page, is read as well', async () => {
    const html = `<html><head><title>Stra\u00dfe</title></head><body><p>${PROSE.repeat(5)}</p><img src="pic.png" alt="Bild"><p>${PROSE}</p><img src="https://a.example/dir/far.png" alt="weit"><p>${PROSE}</p></body></html>`;
    const lines = (utf16: Buffer): string =>
      utf16.toString('base64').replace(/.{76}/gu, (line) => `${line}\r\n`);
    const picture = (location: string, width: number): string[] => [
      '--a',
      'Content-Type: image/png',
      'Content-Transfer-Encoding: base64',
      `Content-Location: ${location}`,
      '',
      png(width),
    ];
    const article = await only(
      Buffer.from(
        [
          'From: <Saved by UnMHT>',
          'Content-Base: https://a.example/dir/page.html',
          'MIME-Version: 1.0',
          'Content-Type: multipart/related; type="text/html"; boundary=a',
          '',
          '--a',
          'Content-Type: text/html; charset="unicode"',
          'Content-Transfer-Encoding: base64',
          'Content-Location: page.html',
          '',
          lines(Buffer.from(`\uFEFF${html}`, 'utf16le')),
          ...picture('pic.png', 330),
          ...picture('far.png', 331),
          '--a--',
          '',
        ].join('\r\n'),
      ),
      'page.mht',
    );
    expect(article.metadata).toMatchObject({ title: 'Straße', url: 'https://a.example/dir/page.html' });
    expect(article.document.text).toContain('Brücke');
    expect(article.pictures.map(({ width }) => width)).toEqual([330, 331]);
  });

  test('with a name for a place that is never closed keeps what stands behind it', async () => {
    const open = `<html><head><title>T</title></head><body><h1>T</h1>${['one', 'two', 'three', 'four']
      .map(
        (name) =>
          `<h2><a name="${name}">${name}</a></h2><a name="${name}"></a><p><a name="${name}">${PROSE.repeat(3)} ${name} end.</a></p>`,
      )
      .join('')}</body></html>`;
    const { text } = (await only(chromium(open))).document;
    for (const name of ['one', 'two', 'three', 'four']) expect(text).toContain(`${name} end.`);
  });

  test('that is damaged gives a reason or an article, never a throw', async () => {
    const sound = chromium(body(''));
    await fc.assert(
      fc.asyncProperty(fc.nat(sound.length), fc.nat(255), async (at, value) => {
        const bytes = sound.slice(0, sound.length - (at % 500));
        bytes[at % bytes.length] = value;
        for (const item of await importBytes('a.mhtml', bytes))
          if (!item.ok) expect(item.error.code).not.toBe('parser-failed');
      }),
      { seed: SEED, numRuns: 40 },
    );
  });
});

test('encoded words of headers are undone, also where they are parted', () => {
  expect(encodedWords('=?utf-8?B?w5xiZXI=?= =?iso-8859-1?q?_die_Br=FCcke?=')).toBe('Über die Brücke');
  expect(encodedWords('=?no-such-set?q?a?= plain')).toBe('=?no-such-set?q?a?= plain');
});

test('quoted-printable is undone, and what is no escape stays', () => {
  const text = 'a=3D=\r\nb=\nc =zz =C3=A4';
  expect(new TextDecoder().decode(unquoted(encodeUtf8(text)))).toBe('a=bc =zz ä');
});
