import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeUtf8 } from '../../../../src-core/base/text-codec.ts';
import { bytesSource, type ByteSource } from '../../../../src-core/import/byte-source.ts';
import { importArticles } from '../../../../src-core/import/import-articles.ts';
import { DEFAULT_IMPORT_LIMITS, type ImportLimits } from '../../../../src-core/import/import-limits.ts';
import type { ImportedArticle } from '../../../../src-core/import/imported-article.ts';
import { makeZip } from '../zip/make-zip.ts';
import { makeWarc, response } from './make-warc.ts';

const SEED = 20_261_124;
const PROSE = 'Der Rat hat am Dienstag beschlossen, die Brücke doch zu bauen, sagte die Bürgermeisterin. ';
const page = (title: string): string =>
  `<!doctype html><html><head><title>${title}</title></head><body><h1>${title}</h1><p>${PROSE.repeat(5)}</p></body></html>`;

interface Outcome {
  readonly articles: readonly ImportedArticle[];
  readonly titles: readonly string[];
  readonly errors: readonly string[];
}

async function imported(
  bytes: Uint8Array,
  name = 'a.warc',
  limits: Partial<ImportLimits> = {},
  source: ByteSource = bytesSource(bytes),
): Promise<Outcome> {
  const articles: ImportedArticle[] = [];
  const errors: string[] = [];
  for await (const item of importArticles(
    { name, source, pasted: false },
    { ...DEFAULT_IMPORT_LIMITS, ...limits },
  )) {
    if (item.ok) articles.push(item.value);
    else errors.push(`${item.error.code}: ${item.error.values['reason'] ?? item.error.values['file']}`);
  }
  return { articles, errors, titles: articles.map(({ metadata }) => metadata.title) };
}

describe.each([
  ['plain', false],
  ['packed', true],
])('a %s web archive', (_, packed) => {
  test('gives each page once, with address, moment and its own bytes as original', async () => {
    const { articles, errors } = await imported(
      makeWarc(
        [
          { type: 'warcinfo', address: '', body: 'software: test', contentType: 'application/warc-fields' },
          response('https://a.example/one', page('Seite eins')),
          response('https://a.example/one', page('Seite eins')),
          response('https://a.example/two?x=1', page('Seite zwei')),
          { ...response('https://a.example/gone', page('Nicht gefunden')), http: ['HTTP/1.1 404 Not Found'] },
          { type: 'request', address: 'https://a.example/one', http: ['GET / HTTP/1.1'], body: '' },
          { type: 'resource', address: 'https://a.example/three', body: page('Seite drei') },
        ],
        packed,
      ),
    );
    expect(errors).toEqual([]);
    expect(
      articles.map(({ metadata, part, captured }) => [metadata.title, metadata.url, part?.name, captured]),
    ).toEqual([
      ['Seite eins', 'https://a.example/one', 'https://a.example/one', '2024-05-06T07:08:09Z'],
      ['Seite zwei', 'https://a.example/two?x=1', 'https://a.example/two?x=1', '2024-05-06T07:08:09Z'],
      ['Seite drei', 'https://a.example/three', 'https://a.example/three', '2024-05-06T07:08:09Z'],
    ]);
    expect(articles[0]!.metadata.sources['url']).toBe('saved-from');
    expect(new TextDecoder().decode(articles[0]!.part?.bytes)).toBe(page('Seite eins'));
  });

  test('undoes what servers do to a page on its way', async () => {
    const html = encodeUtf8(page('Verpackt'));
    const latin = new Uint8Array(Buffer.from(page('Kürzlich'), 'latin1'));
    const chunked = Buffer.concat([
      encodeUtf8(`${(300).toString(16)}\r\n`),
      html.subarray(0, 300),
      encodeUtf8(`\r\n${(html.length - 300).toString(16).toUpperCase()};ext=1\r\n`),
      html.subarray(300),
      encodeUtf8('\r\n0\r\n\r\n'),
    ]);
    const answers = [
      response('https://a.example/1', gzipSync(html), ['Content-Encoding: gzip']),
      response('https://a.example/2', deflateSync(html), ['Content-Encoding: deflate']),
      response('https://a.example/3', deflateRawSync(html), ['Content-Encoding: deflate']),
      response('https://a.example/4', brotliCompressSync(html), ['content-encoding: br']),
      response('https://a.example/5', chunked, ['Transfer-Encoding: chunked']),
      response('https://a.example/6', html, ['Transfer-Encoding: chunked', 'Content-Encoding: gzip']),
      {
        ...response('https://a.example/7', latin),
        http: ['HTTP/1.0 200 OK', 'Content-Type: text/html; charset=iso-8859-1'],
      },
    ];
    const { titles, errors } = await imported(makeWarc(answers, packed));
    expect(errors).toEqual([]);
    expect(titles).toEqual([...Array<string>(6).fill('Verpackt'), 'Kürzlich']);
  });

  test('leaves out frames and what scripts fetched', async () => {
    const ask = (address: string, destination: string) => ({
      type: 'request',
      address,
      http: ['GET / HTTP/1.1', `Sec-Fetch-Dest: ${destination}`],
      body: '',
    });
    const { titles } = await imported(
      makeWarc(
        [
          response('https://a.example/', page('Die Seite')),
          ask('https://a.example/', 'document'),
          response('https://ads.example/frame', page('Werbung')),
          ask('https://ads.example/frame', 'iframe'),
          response('https://a.example/part', page('Nachgeladen')),
          ask('https://a.example/part', 'empty'),
          {
            type: 'resource',
            address: 'urn:text:https://a.example/',
            body: 'its text',
            contentType: 'text/plain',
          },
          {
            ...response('https://a.example/robots.txt', 'User-agent: *'),
            http: ['HTTP/1.1 200 OK', 'Content-Type: text/plain'],
          },
        ],
        packed,
      ),
    );
    expect(titles).toEqual(['Die Seite']);
  });

  test('names a record that is cut short, and keeps those before it', async () => {
    const bytes = makeWarc(
      [response('https://a.example/1', page('Ganz')), response('https://a.example/2', page('Halb'))],
      packed,
    );
    const { titles, errors } = await imported(bytes.subarray(0, bytes.length - 60));
    expect(titles).toEqual(['Ganz']);
    expect(errors.length).toBeGreaterThan(0);
    expect(errors.join()).toMatch(/cut short/u);
  });

  test('finds the next record behind one with a wrong length', async () => {
    const { titles, errors } = await imported(
      makeWarc(
        [
          { ...response('https://a.example/1', page('Falsch gezählt')), length: 500 },
          response('https://a.example/2', page('Danach')),
        ],
        packed,
      ),
    );
    expect(titles).toContain('Danach');
    expect(errors.join()).toMatch(/wrong length/u);
  });

  test('stops where more comes out than allowed', async () => {
    const large = response('https://a.example/1', page('Groß') + ' '.repeat(200_000));
    const { errors } = await imported(makeWarc([large], packed), 'a.warc.gz', {
      expandedBytes: 100_000,
      wholeBytes: 100_000,
    });
    expect(errors.join()).toMatch(/archive-too-large/u);
  });
});

describe('web archives', () => {
  test('of the old ARC kind are read like new ones', async () => {
    const html = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${page('Aus einer ARC-Datei')}`;
    const length = encodeUtf8(html).length;
    const about = '1 0 Test\nURL IP-address Archive-date Content-type Archive-length\n';
    const arc = `filedesc://a.arc 0.0.0.0 20140216050221 text/plain ${about.length}\n${about}\nhttp://a.example/x 1.2.3.4 20140216050221 text/html ${length}\n${html}\n`;
    const { articles, errors } = await imported(encodeUtf8(arc), 'a.arc');
    expect(errors).toEqual([]);
    expect(articles[0]).toMatchObject({
      captured: '2014-02-16T05:02:21Z',
      metadata: { title: 'Aus einer ARC-Datei', url: 'http://a.example/x' },
    });
  });

  test('that were packed as a whole are read like others', async () => {
    const warc = makeWarc([
      response('https://a.example/1', page('Eins')),
      response('https://a.example/2', page('Zwei')),
    ]);
    expect((await imported(new Uint8Array(gzipSync(warc)), 'a.warc.gz')).titles).toEqual(['Eins', 'Zwei']);
  });

  test('in a WACZ file give the pages of its list, with the list’s titles where a page has none', async () => {
    const untitled = `<!doctype html><html><body><p>${PROSE.repeat(5)}</p></body></html>`;
    const warc = makeWarc(
      [
        response('https://a.example/1', untitled),
        response('https://a.example/2', page('Eigener Titel')),
        response('https://a.example/ad', page('Nicht gemeint')),
      ],
      true,
    );
    const list = [
      { format: 'json-pages-1.0', id: 'pages' },
      { url: 'https://a.example/1', title: 'Titel der Liste' },
      { url: 'https://a.example/2', title: 'Anderer Titel' },
    ];
    const wacz = await makeZip([
      { name: 'archive/data.warc.gz', content: warc, options: { level: 0 } },
      { name: 'pages/pages.jsonl', content: list.map((row) => JSON.stringify(row)).join('\n') },
      { name: 'datapackage.json', content: '{}' },
    ]);
    const { titles, errors } = await imported(wacz, 'a.wacz');
    expect(errors).toEqual([]);
    expect(titles).toEqual(['Titel der Liste', 'Eigener Titel']);
  });

  test('of any size are read piece by piece', async () => {
    const film = {
      ...response('https://a.example/film', new Uint8Array(6_000_000)),
      http: ['HTTP/1.1 200 OK', 'Content-Type: video/mp4'],
    };
    const bytes = makeWarc([film, response('https://a.example/1', page('Nach dem Film'))]);
    let most = 0;
    const source: ByteSource = {
      size: bytes.length,
      read: (start, end) => {
        most = Math.max(most, Math.min(end, bytes.length) - start);
        return bytesSource(bytes).read(start, end);
      },
    };
    expect((await imported(bytes, 'a.warc', {}, source)).titles).toEqual(['Nach dem Film']);
    expect(most).toBeLessThan(200_000);
  });

  test(`end with reasons and never with a throw, whatever is changed in them (seed ${SEED})`, async () => {
    const sound = makeWarc(
      [response('https://a.example/1', page('Eins')), response('https://a.example/2', page('Zwei'))],
      true,
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        async (changes) => {
          const bytes = sound.slice();
          for (const [at, value] of changes) bytes[at] = value;
          const { articles, errors } = await imported(bytes);
          expect(articles.length + errors.length).toBeGreaterThan(0);
          expect(errors.join()).not.toContain('parser-failed');
        },
      ),
      { seed: SEED, numRuns: 60 },
    );
  });
});

describe('a packed file', () => {
  test('is what it unpacks to', async () => {
    const { articles } = await imported(new Uint8Array(gzipSync(page('Eine Seite'))), 'seite.html.gz');
    expect(articles[0]).toMatchObject({ metadata: { title: 'Eine Seite' }, part: { name: 'seite.html' } });
  });

  test('that is damaged says so', async () => {
    const packed = new Uint8Array(gzipSync(page('Eine Seite')));
    expect((await imported(packed.subarray(0, 150), 'a.gz')).errors).toEqual([
      'file-damaged: it is cut short',
    ]);
  });
});
