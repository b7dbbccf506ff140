import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeUtf8 } from '../../../../src-core/base/text-codec.ts';
import { bytesSource } from '../../../../src-core/import/byte-source.ts';
import { importArticles } from '../../../../src-core/import/import-articles.ts';
import { DEFAULT_IMPORT_LIMITS } from '../../../../src-core/import/import-limits.ts';
import type { ImportedArticle } from '../../../../src-core/import/imported-article.ts';
import { base64Bytes } from '../../../../src-core/import/pictures/base64.ts';
import { dataUriBytes } from '../../../../src-core/import/pictures/data-uri.ts';
import { sniffPicture } from '../../../../src-core/import/pictures/sniff-picture.ts';
import { makeWarc, response } from '../warc/make-warc.ts';
import { makeZip } from '../zip/make-zip.ts';
import { makePng } from './make-picture.ts';

const SEED = 20_261_125;
const PROSE =
  'The council met on Tuesday and decided to build the bridge after all, said the mayor of the town. ';
const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';

function page(body: string, head = ''): string {
  return `<!doctype html>${head}<html><head><title>The bridge</title></head><body><article><h1>The bridge</h1><p>${PROSE.repeat(4)}</p>${body}<p>${PROSE.repeat(4)}</p></article></body></html>`;
}

type Files = Readonly<Record<string, Uint8Array>>;

async function imported(bytes: Uint8Array, name = 'page.html', files: Files = {}): Promise<ImportedArticle> {
  const asked: string[] = [];
  const related = (path: string) => {
    asked.push(path);
    return Promise.resolve(files[path] ?? null);
  };
  const input = { name, source: bytesSource(bytes), pasted: false, related };
  for await (const item of importArticles(input, DEFAULT_IMPORT_LIMITS)) {
    if (item.ok) return item.value;
    throw new Error(JSON.stringify(item.error));
  }
  throw new Error('nothing imported');
}

const kept = ({ document, pictures }: ImportedArticle) =>
  document.figures.map(({ alt, source }) => {
    const picture = pictures.find((each) => each.source === source);
    return [
      alt,
      picture === undefined ? 'missing' : `${picture.mediaType} ${picture.width}×${picture.height}`,
    ];
  });

describe('pictures of a saved page', () => {
  test('are found in the folder saved with it, however their names are written', async () => {
    const html = page(
      `<img src="page_files/a.png" alt="plain"><p>${PROSE}</p><img src="./page_files/b%20%C3%BC.png?x=1" alt="escaped"><p>${PROSE}</p><img src="page_files/missing.jpg" alt="gone">`,
      '<!-- saved from url=(0020)https://a.example/x -->',
    );
    const files = { 'page_files/a.png': makePng(400, 300), 'page_files/b ü.png': makePng(200, 201) };
    const article = await imported(encodeUtf8(html), 'page.html', files);
    expect(kept(article)).toEqual([
      ['plain', 'image/png 400×300'],
      ['escaped', 'image/png 200×201'],
      ['gone', 'missing'],
    ]);
    expect(article.metadata.url).toBe('https://a.example/x');
  });

  test('are found in the page itself, with their caption as text', async () => {
    const data = `data:image/png;base64,${Buffer.from(makePng(320, 240)).toString('base64')}`;
    const article = await imported(
      encodeUtf8(
        page(
          `<figure><img src="${data}" alt="inside"><figcaption>The old bridge in 1912.</figcaption></figure>`,
        ),
      ),
    );
    expect(kept(article)).toEqual([['inside', 'image/png 320×240']]);
    expect(article.document.text).toContain('The old bridge in 1912.');
    expect(article.document.figures[0]!.source.length).toBeLessThan(60);
    expect(article.document.blocks[article.document.figures[0]!.beforeBlock]!.type).toBe('caption');
  });

  test('are taken from where scripts would load them: lazy attributes, sets, picture elements, noscript', async () => {
    const body = [
      `<img src="${PIXEL}" data-src="f/lazy.png" alt="lazy">`,
      `<img src="${PIXEL}" srcset="f/small.png 100w, f/large.png 800w" alt="set">`,
      `<picture><source srcset="f/wide.png 1x"><img alt="source"></picture>`,
      `<div><noscript><img src="f/plain.png" alt="noscript"></noscript></div>`,
    ].join(`<p>${PROSE}</p>`);
    const files = Object.fromEntries(
      ['lazy', 'small', 'large', 'wide', 'plain'].map((name, at) => [
        `f/${name}.png`,
        makePng(200 + at, 200),
      ]),
    );
    expect(kept(await imported(encodeUtf8(page(body)), 'page.html', files))).toEqual([
      ['lazy', 'image/png 200×200'],
      ['set', 'image/png 202×200'],
      ['source', 'image/png 203×200'],
      ['noscript', 'image/png 204×200'],
    ]);
  });

  test('leave out icons and counters, and what is no picture', async () => {
    const svg = encodeUtf8('<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"><rect/></svg>');
    const body = [
      '<img src="f/icon.png" alt="icon">',
      `<img src="${PIXEL}" alt="counter">`,
      '<img src="https://t.example/count.gif" alt="remote counter">',
      '<img src="f/chart.svg" alt="chart">',
      '<img src="f/script.png" alt="script">',
    ].join(`<p>${PROSE}</p>`);
    const files = {
      'f/icon.png': makePng(16, 16),
      'f/chart.svg': svg,
      'f/script.png': encodeUtf8('<script>alert(1)</script> and more of it'),
    };
    expect(kept(await imported(encodeUtf8(page(body)), 'page.html', files))).toEqual([
      ['chart', 'image/svg+xml 300×200'],
    ]);
  });

  test('are found in a zip and in a web archive', async () => {
    const zip = await makeZip([
      { name: 'web/The bridge.html', content: page('<img src="The%20bridge_files/a.png" alt="zipped">') },
      { name: 'web/The bridge_files/a.png', content: makePng(300, 300) },
    ]);
    expect(kept(await imported(zip, 'a.zip'))).toEqual([['zipped', 'image/png 300×300']]);
    const picture = (address: string, width: number) => ({
      ...response(address, makePng(width, 300)),
      http: ['HTTP/1.1 200 OK', 'Content-Type: image/png'],
    });
    const warc = makeWarc(
      [
        picture('http://cdn.example/before.png', 301),
        response(
          'https://a.example/dir/page',
          page(
            `<img src="https://cdn.example/before.png" alt="before"><p>${PROSE}</p><img src="../img/after.png" alt="after">`,
          ),
        ),
        picture('https://a.example/img/after.png', 302),
      ],
      true,
    );
    expect(kept(await imported(warc, 'a.warc.gz'))).toEqual([
      ['before', 'image/png 301×300'],
      ['after', 'image/png 302×300'],
    ]);
  });
});

test('a page saved by SingleFile brings its address and the moment along', async () => {
  const note = `<!--\n Page saved with SingleFile \n url: https://a.example/story?id=7 \n saved date: Sun Nov 03 2024 11:22:33 GMT+0100 (Mitteleuropäische Normalzeit)\n-->`;
  const article = await imported(encodeUtf8(page('', '').replace('<html>', `<html>${note}`)));
  expect(article.metadata.url).toBe('https://a.example/story?id=7');
  expect(article.captured).toBe('2024-11-03T10:22:33.000Z');
});

describe('bytes in text', () => {
  test(`come out of Base64 as they went in, with line ends and without padding (seed ${SEED})`, () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.boolean(), (bytes, url) => {
        const text = Buffer.from(bytes).toString(url ? 'base64url' : 'base64');
        const lines = text.replace(/.{20}/gu, '$&\r\n');
        expect(Buffer.from(base64Bytes(lines)!).equals(bytes)).toBe(true);
      }),
      { seed: SEED },
    );
  });

  test('come out of data: addresses in all their forms', () => {
    expect(dataUriBytes('data:text/plain,a%20b')).toEqual(encodeUtf8('a b'));
    expect(dataUriBytes('data:image/svg+xml;charset=utf-8,<svg%20/>')).toEqual(encodeUtf8('<svg />'));
    expect(dataUriBytes('DATA:;base64,aGk%3D')).toEqual(encodeUtf8('hi'));
    expect(dataUriBytes('data:nothing')).toBeNull();
    expect(dataUriBytes('https://a.example/,x')).toBeNull();
    expect(dataUriBytes('data:text/plain,%E4%')).toBeNull();
  });
});

test(`a picture is told by its bytes or not at all (seed ${SEED})`, () => {
  const gif = Buffer.concat([Buffer.from('GIF89a'), Buffer.from([44, 1, 200, 0]), Buffer.alloc(10)]);
  const jpeg = Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 11, 8, 0x01, 0x2c, 0x02, 0x58, 3]),
    Buffer.alloc(20),
  ]);
  const lossy = Buffer.alloc(40);
  lossy.write('RIFF\0\0\0\0WEBPVP8 ', 'latin1');
  lossy.writeUInt16LE(640, 26);
  lossy.writeUInt16LE(480, 28);
  expect(sniffPicture(gif)).toEqual({ mediaType: 'image/gif', width: 300, height: 200 });
  expect(sniffPicture(jpeg)).toEqual({ mediaType: 'image/jpeg', width: 600, height: 300 });
  expect(sniffPicture(lossy)).toEqual({ mediaType: 'image/webp', width: 640, height: 480 });
  expect(sniffPicture(makePng(7, 9))).toEqual({ mediaType: 'image/png', width: 7, height: 9 });
  expect(sniffPicture(encodeUtf8('<?xml version="1.0"?><!-- x --><svg viewBox="0 0 120 60.4"/>'))).toEqual({
    mediaType: 'image/svg+xml',
    width: 120,
    height: 60,
  });
  expect(sniffPicture(encodeUtf8('<html><svg></svg></html>'))).toBeNull();
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), fc.constantFrom(gif, jpeg, lossy), (bytes, sound) => {
      sniffPicture(bytes);
      sniffPicture(Buffer.concat([sound.subarray(0, bytes.length % sound.length), bytes]));
    }),
    { seed: SEED, numRuns: 300 },
  );
});
