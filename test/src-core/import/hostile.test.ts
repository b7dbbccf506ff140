import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { DEFAULT_IMPORT_LIMITS } from '../../../src-core/import/import-limits.ts';
import { outcomes } from './harmless-import.ts';
import { makeZip, type FileForZip } from './zip/make-zip.ts';

const OUTSIDE =
  '<?xml version="1.0"?>\n<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y SYSTEM "http://xxe.invalid/">]>\n';
const laughs = Array.from(
  { length: 9 },
  (_, index) => `<!ENTITY lol${index + 1} "${`&lol${index === 0 ? '' : index};`.repeat(10)}">`,
);
const LAUGHS = `<?xml version="1.0"?>\n<!DOCTYPE lolz [<!ENTITY lol "lol">${laughs.join('')}]>\n`;
const WORDS = 'The council met on Tuesday and decided to build the bridge after all. ';

function docx(document: string): readonly FileForZip[] {
  const office = 'http://schemas.openxmlformats.org';
  return [
    {
      name: '[Content_Types].xml',
      content: `<Types xmlns="${office}/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      content: `<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    { name: 'word/document.xml', content: document },
  ];
}
const wordDocument = (text: string): string =>
  `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`;

const mimetype = (type: string): FileForZip => ({
  name: 'mimetype',
  content: type,
  options: { level: 0 },
});
const odt = (content: string): readonly FileForZip[] => [
  mimetype('application/vnd.oasis.opendocument.text'),
  { name: 'content.xml', content },
];
const odtDocument = (text: string): string =>
  `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text><text:p>${text}</text:p></office:text></office:body></office:document-content>`;
const epub = (page: string): readonly FileForZip[] => [
  mimetype('application/epub+zip'),
  {
    name: 'META-INF/container.xml',
    content:
      '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="c.opf"/></rootfiles></container>',
  },
  {
    name: 'c.opf',
    content: `${OUTSIDE}<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>&x;</dc:title></metadata><manifest><item id="p" href="p.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="p"/></spine></package>`,
  },
  { name: 'p.xhtml', content: page },
];
const page = (text: string): string =>
  `<html xmlns="http://www.w3.org/1999/xhtml"><body><p>${text}</p></body></html>`;

describe('entities', () => {
  const kinds: readonly (readonly [
    string,
    (prolog: string, text: string) => Promise<string | Uint8Array>,
  ])[] = [
    ['a.docx', (prolog, text) => makeZip(docx(prolog + wordDocument(text)))],
    ['a.odt', (prolog, text) => makeZip(odt(prolog + odtDocument(text)))],
    ['a.epub', (prolog, text) => makeZip(epub(prolog + page(text)))],
    [
      'a.enex',
      (prolog, text) =>
        Promise.resolve(
          `${prolog}<en-export><note><title>A note</title><content><![CDATA[<en-note><p>${text}</p></en-note>]]></content></note></en-export>`,
        ),
    ],
    ['a.html', (prolog, text) => Promise.resolve(prolog + page(text))],
  ];
  test.each(kinds)('of %s are never read from elsewhere and never expanded', async (name, make) => {
    for (const prolog of [OUTSIDE, LAUGHS]) {
      const [text = ''] = await outcomes(name, await make(prolog, `${WORDS}&x;&y;&lol9;`));
      expect(text).toContain('decided to build the bridge');
      expect(text.length).toBeLessThan(200);
    }
  });
});

describe('archives that lie or grow', () => {
  test('a file that unpacks to far more than its size is refused before it is held', async () => {
    const bomb = await makeZip([{ name: 'bomb.html', content: new Uint8Array(65 << 20) }]);
    expect(await outcomes('bomb.zip', bomb)).toEqual(['archive-too-large']);
    const [text] = await outcomes('bomb.docx', await makeZip(docx(wordDocument('A'.repeat(65 << 20)))));
    expect(text).toBe('archive-too-large');
  });

  test('zips within zips share one limit, and end at a depth', async () => {
    const inner = await makeZip([{ name: 'a.html', content: `<p>${' '.repeat(3 << 20)}` }]);
    const files = Array.from({ length: 6 }, (_, index) => ({ name: `${index}.zip`, content: inner }));
    const limits = { ...DEFAULT_IMPORT_LIMITS, expandedBytes: 8 << 20 };
    const codes = await outcomes('many.zip', await makeZip(files), limits);
    expect(codes[0]).not.toBe('archive-too-large');
    expect(codes.filter((code) => code === 'archive-too-large').length).toBeGreaterThanOrEqual(4);
    let nested = await makeZip([{ name: 'a.txt', content: WORDS }]);
    for (let depth = 0; depth < 5; depth += 1)
      nested = await makeZip([{ name: `${depth}.zip`, content: nested }]);
    expect(await outcomes('nested.zip', nested)).toEqual(['archive-too-deep']);
  });

  test('gzip in gzip in gzip … ends at a depth, or gives its text before it', async () => {
    let packed: Uint8Array = gzipSync(WORDS);
    expect(await outcomes('a.txt.gz', packed)).toEqual([WORDS.trim()]);
    for (let depth = 0; depth < 5; depth += 1) packed = gzipSync(packed);
    expect(await outcomes('a.gz', packed)).toEqual(['archive-too-deep']);
  });

  test('names that lead out of the archive cost those files only', async () => {
    const names = [
      '../../up.txt',
      '/tmp/root.txt',
      'C:\\drive.txt',
      '..\\up.txt',
      '\\\\host.invalid\\share.txt',
    ];
    const files = names.map((name) => ({ name, content: WORDS }));
    const zip = await makeZip([...files, { name: 'good.txt', content: WORDS }]);
    expect(await outcomes('slip.zip', zip)).toEqual([
      ...names.map(() => 'archive-name-unsafe'),
      WORDS.trim(),
    ]);
  });

  test('a size that is not true, a wrong checksum and a missing end cost the entry or the archive', async () => {
    const zip = await makeZip([{ name: 'a.txt', content: WORDS.repeat(20) }]);
    const directory = zip.findLastIndex(
      (byte, at) => byte === 0x50 && zip[at + 1] === 0x4b && zip[at + 2] === 1,
    );
    const lying = zip.slice();
    new DataView(lying.buffer).setUint32(directory + 24, 0xfffffffe, true);
    expect(await outcomes('lying.zip', lying)).toEqual(['archive-too-large']);
    const wrong = zip.slice();
    wrong[directory + 16] = wrong[directory + 16]! ^ 0xff;
    expect(await outcomes('crc.zip', wrong)).toEqual(['file-damaged']);
    expect(await outcomes('cut.zip', zip.slice(0, -30))).toEqual(['file-damaged']);
  });

  test('a record of a web archive that claims a terabyte takes no memory and is told', async () => {
    const warc = `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://x.test/\r\nWARC-Date: 2020-01-01T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: 999999999999\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>${WORDS}</p>`;
    expect(await outcomes('a.warc', warc)).toEqual(['file-damaged']);
  });
});

describe('nesting beyond reason', () => {
  test.each([
    ['a.html', `<html><body>${'<div>'.repeat(50_000)}${WORDS}`],
    ['a.html', `<html><body>${'<b><i>'.repeat(50_000)}${WORDS}`],
    ['a.html', `<html><body>${'<table><tr><td>'.repeat(20_000)}${WORDS}`],
    ['a.html', `<html><body>${'<svg><math>'.repeat(20_000)}${WORDS}`],
    ['a.xml', `${'<a>'.repeat(50_000)}${WORDS}`],
    ['a.rdf', `<rdf:RDF xmlns:rdf="r" xmlns:z="http://www.zotero.org/">${'<z:a>'.repeat(50_000)}`],
    ['a.enex', `<en-export><note><title>t</title>${'<content>'.repeat(50_000)}`],
    ['a.enex', `<en-export><note><title>t</title><content><![CDATA[<en-note>${'<b>'.repeat(30_000)}${WORDS}`],
    ['a.json', `{"annotations":${'['.repeat(100_000)}`],
    ['a.jsonl', `{"title":"a","text":${'['.repeat(100_000)}`],
    ['a.bib', `@article{x, title={${'{'.repeat(50_000)}T${'}'.repeat(50_000)}}}`],
    ['a.md', `${'> '.repeat(20_000)}${WORDS}`],
    ['a.md', `Some words\n\n${'- '.repeat(20_000)}${WORDS}`],
    ['a.rtf', `{\\rtf1 ${'{\\b '.repeat(50_000)}${WORDS}`],
    [
      'a.eml',
      Array.from(
        { length: 2000 },
        (_, depth) =>
          `${depth === 0 ? 'From: a@x.test\r\nTo: b@x.test\r\nMessage-ID: <a@b>\r\nSubject: s\r\nDate: Mon, 1 Jan 2024 10:00:00 +0000\r\n' : ''}Content-Type: multipart/mixed; boundary=b${depth}\r\n\r\n--b${depth}\r\n`,
      ).join(''),
    ],
  ])('%s is read or refused: %#', async (name, content) => {
    expect(await outcomes(name, content)).toHaveLength(1);
  });
});

test('a note that nests too deep keeps its words, and costs the notes behind it nothing', async () => {
  const note = (content: string): string =>
    `<note><title>t</title><content><![CDATA[<en-note>${content}</en-note>]]></content></note>`;
  const notes = `<en-export>${note(`${'<b>'.repeat(30_000)}x`)}${note(WORDS)}</en-export>`;
  expect(await outcomes('a.enex', notes)).toEqual(['x', WORDS.trim()]);
});

test('a note in which an encrypted passage is never closed keeps its words', async () => {
  const open = `<en-export><note><title>t</title><content><![CDATA[<en-note><en-crypt>no</en-crypt>${WORDS}${'<en-crypt>'.repeat(1000)}</en-note>]]></content></note></en-export>`;
  expect(await outcomes('a.enex', open)).toEqual([WORDS.trim()]);
});

describe('keys that are names of the language', () => {
  test.each([
    [
      'a.jsonl',
      '{"title":"t","text":"Some words.","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}\n',
    ],
    ['a.json', '{"__proto__":{"polluted":true},"items":[{"__proto__":{"polluted":true}}]}'],
    [
      'a.json',
      '[{"id":"x","type":"book","title":"t","issued":{"__proto__":{"polluted":true}},"__proto__":{"polluted":true}}]',
    ],
    ['a.csv', '__proto__,constructor,text\npolluted,polluted,Some words.\n'],
    [
      'a.bib',
      '@article{__proto__, title={T}, __proto__={polluted}, constructor={x}}\n@string{__proto__ = "polluted"}',
    ],
    ['a.ris', 'TY  - JOUR\nTI  - __proto__\n__proto__  - polluted\nER  - \n'],
    ['a.md', '---\ntitle: T\n__proto__: polluted\nconstructor: x\n---\n\nSome words.\n'],
    [
      'a.html',
      `<form id="__proto__"><input name="polluted"></form><img name="getElementById"><article id="constructor"><p>${WORDS}</p></article>`,
    ],
  ])('change nothing outside of the article: %s %#', async (name, content) => {
    expect((await outcomes(name, content)).length).toBeGreaterThan(0);
  });
});

describe('beginnings that a pattern could read in many ways', () => {
  test.each([
    ['comments', '<!-- -->'.repeat(5000)],
    ['comments behind a declaration', `<?xml version="1.0"?>${'<!---->'.repeat(5000)}`],
    ['blanks', ' '.repeat(60_000)],
    ['line ends', '\n'.repeat(60_000)],
    ['bars', '|'.repeat(60_000)],
    ['front matter of empty lines', `---\n${'\n'.repeat(5000)}x`],
    ['a document type without end', `<!DOCTYPE x [${'<!ENTITY a "b">'.repeat(3000)}`],
    ['percent signs', '%\n'.repeat(30_000)],
    ['header lines', 'A: b\n'.repeat(12_000)],
  ])('%s end at once', async (_, start) => {
    for (const name of ['a.txt', 'a.html', 'a.md', 'a.xml'])
      expect(await outcomes(name, `${start}${WORDS}`)).toHaveLength(1);
    expect(await outcomes('a.bin', `${start}\0\x01\x02`)).toHaveLength(1);
    const picture = Buffer.from(start.slice(0, 4000)).toString('base64');
    await outcomes('a.html', `<p>${WORDS}<img src="data:image/svg+xml;base64,${picture}"></p>`);
  });

  test('a bibliography of signs that its parser takes long for is taken as it is written', async () => {
    for (const run of ['@', 'a@', '\n', '{"', '\\"'])
      await outcomes('a.bib', `@article{x, title={T}, journal={${run.repeat(30_000)}}}`);
  });

  test('a million boundaries, a line without end and NULs in a mail or page cost one reason at most', async () => {
    const head = 'From: <Saved by Blink>\nSnapshot-Content-Location: http://a.test/\nMIME-Version: 1.0\n';
    const type = 'Content-Type: multipart/related; type="text/html"; boundary="b"\n\n';
    const [mhtml = ''] = await outcomes(
      'a.mhtml',
      `${head}${type}--b\nContent-Type: text/html\n\n<p>${WORDS}</p>\n${'--b\n'.repeat(50_000)}`,
    );
    expect(mhtml).toBe(WORDS.trim());
    const mail = 'From a@x.test Mon Jan  1 10:00:00 2024\nFrom: a@x.test\nSubject: s\nDate: x\n\n';
    const mbox = `${mail}${'wort '.repeat(400_000)}\n\n${mail}${WORDS}\n`;
    expect((await outcomes('a.mbox', mbox)).at(-1)).toContain('decided to build the bridge');
    expect(await outcomes('a.html', `<article><p>${'one\0two three '.repeat(200)}</p></article>`)).toEqual([
      expect.stringMatching(/^one.?two three one/u),
    ]);
  });

  test('a hundred thousand short lines below two paragraphs are read in the time of their number', async () => {
    const body = `${WORDS.repeat(2)}\n\n`;
    const lines = 'Short Heading Here\n\n'.repeat(100_000);
    const [text = ''] = await outcomes('a.txt', `${body}${body}${lines}`);
    expect(text.length).toBeGreaterThan(1_900_000);
  });

  test('a title of a million signs is cut, its text is whole', async () => {
    const [text = ''] = await outcomes('a.ris', `TY  - JOUR\nTI  - ${'x'.repeat(1_000_000)}\n`);
    expect(text.length).toBeGreaterThanOrEqual(1_000_000);
  });
});

describe('documents that go in circles', () => {
  const pdf = (...objects: readonly string[]): string =>
    `%PDF-1.7\n${objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join('')}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\n%%EOF`;
  test.each([
    [
      'pages that hold themselves',
      pdf('<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[2 0 R]/Count 1000000>>'),
    ],
    [
      'an outline that follows itself',
      pdf(
        '<</Type/Catalog/Pages 2 0 R/Outlines 4 0 R>>',
        '<</Type/Pages/Kids[3 0 R]/Count 1>>',
        '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>',
        '<</First 5 0 R/Last 5 0 R>>',
        '<</Title(a)/Next 5 0 R/First 5 0 R/Parent 4 0 R>>',
      ),
    ],
    [
      'a form that draws itself',
      pdf(
        '<</Type/Catalog/Pages 2 0 R>>',
        '<</Type/Pages/Kids[3 0 R]/Count 1>>',
        '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</XObject<</F 4 0 R>>>>/Contents 5 0 R>>',
        '<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 4 0 R>>>>/Length 4>>stream\n/F Do\nendstream',
        '<</Length 5>>stream\n/F Do\nendstream',
      ),
    ],
    [
      'a length that is its own stream',
      pdf(
        '<</Type/Catalog/Pages 2 0 R>>',
        '<</Type/Pages/Kids[3 0 R]/Count 1>>',
        '<</Type/Page/Parent 2 0 R/Contents 4 0 R>>',
        '<</Length 4 0 R>>stream\nx\nendstream',
      ),
    ],
  ])('a PDF with %s has its reason', async (_, file) => {
    expect(await outcomes('a.pdf', file)).toEqual([
      expect.stringMatching(/^(?:file-damaged|file-no-text|parser-failed)$/u),
    ]);
  });
});

describe('documents of tiny pieces', () => {
  const most = DEFAULT_IMPORT_LIMITS.documentMarks + 1;
  test.each([
    ['mail', 'a.eml', async () => `From: a@x.test\nSubject: s\nDate: x\n\n${'\n'.repeat(most)}`],
    ['text document', 'a.odt', () => makeZip(odt(odtDocument('<x/>'.repeat(most))))],
    ['book', 'a.epub', () => makeZip(epub(page('<x/>'.repeat(most))))],
  ] as const)(
    'a %s has so many that it is refused before each of them takes memory',
    async (_, name, make) => {
      const content = await make();
      expect(await outcomes(name, content)).toEqual(['file-too-many-marks']);
    },
  );
});
