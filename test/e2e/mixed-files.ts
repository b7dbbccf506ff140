import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { seededRandom } from '../bench/random.ts';
import { column, makePdf } from '../src-core/import/pdf/make-pdf.ts';
import { makePng } from '../src-core/import/pictures/make-picture.ts';
import { makeWarc, response } from '../src-core/import/warc/make-warc.ts';
import { makeZip } from '../src-core/import/zip/make-zip.ts';

/** An article of the folder: where it lies, what it is called, and a word that only it has. */
export interface MixedArticle {
  /** Path below the folder; articles of one archive share it. */
  readonly path: string;
  readonly title: string;
  readonly word: string;
}

const prose = (sentence: string, times = 3): string => `${sentence} `.repeat(times).trim();

const SAVED =
  'The council met on Tuesday and decided to build the bridge after all, and the ferryman was thanked.';
const CRAWLED =
  'A museum of clocks opens its doors in spring, with three hundred pieces that a watchmaker left behind.';
const ZIPPED =
  'Farmers in the valley expect a poor harvest, since rain came late and hailstones came early this year.';
const CAPTURED =
  'The lighthouse at the northern cape gets a new lamp, which the keeper says can be seen from two islands.';
const PAPER = [
  'Measurements of the tides in the estuary show that',
  'sediment settles where the current of the river meets the sea.',
];
const REPORT = 'The orchestra sold more tickets than ever, although its bassoonist had left in autumn.';
const BOOK = 'Owls are birds that hunt at night, and no dormouse hears them come near.';
const STRIKE = [
  'Dock workers in the eastern harbour went on strike on Monday morning after talks about night shifts had failed.',
  'The stevedores want two free weekends a month and a guarantee that the new cranes will cost nobody a job.',
  'The port authority said that eleven ships were waiting outside and that some would be sent to other ports.',
  'A mediator from the ministry has invited both sides to a meeting on Thursday.',
];
const RETOLD = [
  'Dock workers in the eastern harbour have been on strike since Monday morning, after talks about night shifts failed.',
  'They want two free weekends a month and a guarantee that the new cranes will cost nobody a job, the longshoremen said.',
  'Eleven ships were waiting outside, the port authority said, and some would be sent to other ports.',
  'On Thursday both sides are invited to a meeting by a mediator from the ministry.',
];

/** Every format of the folder, each with what can be found of it. */
export const MIXED_ARTICLES: readonly MixedArticle[] = [
  { path: 'pages/Saved.html', title: 'A saved page', word: 'ferryman' },
  { path: 'crawl.warc.gz', title: 'From a web archive', word: 'watchmaker' },
  { path: 'pages.zip', title: 'From a zip', word: 'hailstones' },
  { path: 'pages.zip', title: 'A letter in a zip', word: 'apricots' },
  { path: 'capture.mhtml', title: 'The lamp', word: 'lighthouse' },
  { path: 'paper.pdf', title: 'Tides of the Estuary', word: 'sediment' },
  { path: 'report.docx', title: 'Season of the Orchestra', word: 'bassoonist' },
  { path: 'book.epub', title: 'Birds of the Night', word: 'dormouse' },
  { path: 'letters.mbox', title: 'The key of the cellar', word: 'cellarman' },
  { path: 'letters.mbox', title: 'Apples', word: 'quinces' },
  { path: 'library.ris', title: 'On the Weight of Snow', word: 'snowpack' },
  { path: 'library.ris', title: 'Glaciers of the South', word: 'moraine' },
  { path: 'strike.txt', title: 'Strike in the harbour', word: 'stevedores' },
  { path: 'retold.md', title: 'Harbour stands still', word: 'longshoremen' },
];

/** Files that give no article, and the sentence of each. */
export const MIXED_FAILURES: Readonly<Record<string, RegExp>> = {
  'broken.pdf': /^input\/broken\.pdf is damaged: .+\. Get it once more from where it came/u,
  'empty.html': /^input\/empty\.html is empty\. Check whether the download or the copy was complete\.$/u,
  README: /^input\/README is not text but .+\. Export it as text, Markdown or HTML and import that\.$/u,
};

/** A file with the bytes of another one, and that one's title. */
export const MIXED_COPY = { path: 'strike (1).txt', title: 'Strike in the harbour' };

const page = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><head><title>${title}</title></head><body><article><h1>${title}</h1>${body}</article></body></html>`;

/** What a page loads from elsewhere: everything that must stay unasked for. */
const tracked = (tracker: string): string =>
  `<link rel="stylesheet" href="${tracker}/style.css"><img src="${tracker}/gone.jpg" alt="The committee"><script src="${tracker}/count.js"></script><iframe src="${tracker}/frame"></iframe>`;

function savedPage(tracker: string): string {
  const figure = `<figure><img src="Saved-Dateien/bridge.png" alt="The bridge in the fog" srcset="${tracker}/x.jpg 2x"><figcaption>The bridge was built in 1912, and is to be built anew.</figcaption></figure>`;
  const paragraph = `<p>${prose(SAVED)}</p>`;
  return page('A saved page', `${paragraph}${figure}${paragraph}${tracked(tracker)}${paragraph}`);
}

function webArchive(tracker: string): Uint8Array {
  const text = `<p>${prose(CRAWLED)}</p><img src="/w.png" alt="archived">${tracked(tracker)}<p>${prose(CRAWLED)}</p>`;
  const picture = response('https://a.test/w.png', makePng(300, 200));
  return makeWarc(
    [
      { ...picture, http: ['HTTP/1.1 200 OK', 'Content-Type: image/png'] },
      response('https://a.test/w', gzipSync(page('From a web archive', text)), ['Content-Encoding: gzip']),
    ],
    true,
  );
}

function mhtml(tracker: string): string {
  const text = `<p>${prose(CAPTURED)}</p>${tracked(tracker)}<p>${prose(CAPTURED)}</p>`;
  return [
    'From: <Saved by Blink>',
    'Snapshot-Content-Location: https://b.test/lamp',
    'Subject: The lamp',
    'Date: Tue, 5 Sep 2023 22:30:04 +0200',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related; type="text/html"; boundary="--Boundary--"',
    '',
    '----Boundary--',
    'Content-Type: text/html; charset=utf-8',
    'Content-Location: https://b.test/lamp',
    '',
    page('The lamp', text),
    '----Boundary----',
    '',
  ].join('\r\n');
}

function zipOfSeveral(): Promise<Uint8Array> {
  const text = `<p>${prose(ZIPPED)}</p><img src="zipped_files/z.png" alt="zipped"><p>${prose(ZIPPED)}</p>`;
  return makeZip([
    { name: 'zipped.html', content: page('From a zip', text) },
    { name: 'zipped_files/z.png', content: makePng(310, 200) },
    {
      name: 'letters/a.md',
      content: '# A letter in a zip\n\nThe apricots arrived safely, and half of them are jam by now.\n',
    },
  ]);
}

function docx(): Promise<Uint8Array> {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relations = (type: string, target: string): string =>
    `<Relationships><Relationship Id="r" Type="${office}/${type}" Target="${target}"/></Relationships>`;
  const p = (text: string, style = ''): string =>
    `<w:p><w:pPr>${style}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
  return makeZip(
    Object.entries({
      '[Content_Types].xml': '<Types/>',
      '_rels/.rels': relations('officeDocument', '/word/document.xml'),
      'word/_rels/document.xml.rels': relations('styles', 'styles.xml'),
      'word/document.xml': `<w:document><w:body>${p('Season of the Orchestra', '<w:pStyle w:val="T"/>')}${p(REPORT)}</w:body></w:document>`,
      'word/styles.xml': '<w:styles><w:style w:styleId="T"><w:name w:val="Title"/></w:style></w:styles>',
    }).map(([name, content]) => ({ name, content })),
  );
}

function epub(tracker: string): Promise<Uint8Array> {
  return makeZip(
    Object.entries({
      mimetype: 'application/epub+zip',
      'META-INF/container.xml':
        '<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>',
      'book.opf':
        '<package><metadata><dc:title>Birds of the Night</dc:title><dc:language>en</dc:language></metadata>' +
        '<manifest><item id="one" href="one.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="one"/></spine></package>',
      'one.xhtml': `<html><body><h1>At home</h1><p>${prose(BOOK)}</p>${tracked(tracker)}</body></html>`,
    }).map(([name, content]) => ({ name, content })),
  );
}

function mbox(): string {
  const mail = (id: number, subject: string, text: string): string =>
    `From ada@example.org Mon Nov  3 18:23:00 2025\nFrom: Ada <ada@example.org>\nTo: Anna <anna@example.org>\nSubject: ${subject}\nDate: Mon, ${String(id)} Nov 2025 18:23:00 +0100\nMessage-ID: <${String(id)}@example.org>\nContent-Type: text/plain; charset=utf-8\n\n${text}\n\n`;
  return (
    mail(3, 'The key of the cellar', 'The cellarman has put the key under the third stone on the left.') +
    mail(4, 'Apples', 'We picked forty baskets of apples on Sunday, and the quinces come next week.')
  );
}

const RIS = [
  'TY  - JOUR',
  'TI  - On the Weight of Snow',
  'AU  - Lovelace, Ada',
  'PY  - 2019',
  'AB  - A snowpack of two metres weighs as much as a lorry, which roofs of old barns were not made for.',
  'ER  - ',
  '',
  'TY  - JOUR',
  'TI  - Glaciers of the South',
  'AU  - Hopper, Grace',
  'PY  - 2021',
  'AB  - Every moraine that was mapped lies higher than it did when the first travellers drew it.',
  'ER  - ',
  '',
].join('\n');

const SYLLABLES = [
  'ba',
  'do',
  'fen',
  'gil',
  'ka',
  'lor',
  'mi',
  'nus',
  'pra',
  'ru',
  'sel',
  'tov',
  'ul',
  'zem',
];

/** Pages of made-up words, no two alike: they keep the import busy while it is watched and stopped. */
function fillers(
  count: number,
  seed: number,
): readonly { readonly path: string; readonly content: string }[] {
  const random = seededRandom(seed);
  const word = (): string =>
    Array.from({ length: 3 }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)] ?? '').join('');
  const sentence = (): string => `The ${Array.from({ length: 14 }, word).join(' ')}.`;
  const paragraph = (): string => `<p>${Array.from({ length: 5 }, sentence).join(' ')}</p>`;
  return Array.from({ length: count }, (_, index) => ({
    path: `more/page-${String(index).padStart(3, '0')}.html`,
    content: page(`Page ${String(index)}`, Array.from({ length: 12 }, paragraph).join('')),
  }));
}

/**
 * Writes a folder with a file of each format, bad files, a copy, a retold article and so many more pages.
 * Pages ask `tracker` (an address that answers) for pictures, styles, scripts and frames.
 */
export async function writeMixedFolder(
  folder: string,
  more: number,
  seed: number,
  tracker: string,
): Promise<void> {
  const strike = `Strike in the harbour\n\n${STRIKE.join('\n\n')}\n`;
  const pdf = makePdf({
    pages: [column(PAPER, 60, 700), column(['The second page names what is left to do.'], 60, 700)],
    info: { Title: 'Tides of the Estuary' },
  });
  const files: Readonly<Record<string, string | Uint8Array>> = {
    'pages/Saved.html': savedPage(tracker),
    'pages/Saved-Dateien/bridge.png': makePng(640, 360),
    'pages/Saved-Dateien/frame.html': page('An advertisement', `<p>${prose('Buy now.', 9)}</p>`),
    'crawl.warc.gz': webArchive(tracker),
    'pages.zip': await zipOfSeveral(),
    'capture.mhtml': mhtml(tracker),
    'paper.pdf': pdf,
    'report.docx': await docx(),
    'book.epub': await epub(tracker),
    'letters.mbox': mbox(),
    'library.ris': RIS,
    'strike.txt': strike,
    [MIXED_COPY.path]: strike,
    'retold.md': `---\ntitle: Harbour stands still\nauthor: Ada Lovelace\n---\n\n${RETOLD.join('\n\n')}\n`,
    'broken.pdf': pdf.slice(0, 400).fill(7, 20),
    'empty.html': '',
    README: Uint8Array.from({ length: 4096 }, (_, index) => (index * 7919) & 255),
    ...Object.fromEntries(fillers(more, seed).map(({ path, content }) => [path, content])),
  };
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}
