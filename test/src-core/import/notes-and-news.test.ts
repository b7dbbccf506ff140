import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { base64Bytes } from '../../../src-core/import/pictures/base64.ts';
import { md5 } from '../../../src-core/import/enex/md5.ts';
import { annotationsOf, articlesOf, blocksOf } from './articles-of.ts';
import { importBytes } from './import-bytes.ts';

const SEED = 20261122;
const PNG = Uint8Array.from([
  137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 1, 0, 0, 0, 1, 0, 8, 6, 0, 0, 0,
]);
const HASH = createHash('md5').update(PNG).digest('hex');

describe('an Evernote export', () => {
  const enex = (...notes: readonly string[]): string =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE en-export SYSTEM "http://xml.evernote.com/pub/evernote-export3.dtd">\n<en-export export-date="20231011T081102Z">${notes.join('')}</en-export>`;
  const note = (title: string, content: string, more = ''): string =>
    `<note><title>${title}</title><created>20231011T081102Z</created><updated>20231012T081102Z</updated>${more}<content><![CDATA[<?xml version="1.0"?><!DOCTYPE en-note SYSTEM "http://xml.evernote.com/pub/enml2.dtd"><en-note>${content}</en-note>]]></content><resource><data encoding="base64">\n${Buffer.from(PNG).toString('base64')}\n</data><mime>image/png</mime></resource></note>`;

  test('gives an article a note with its dates, tags, address, tick boxes, code, highlights and pictures by their hash', async () => {
    const [first, second] = await articlesOf(
      'x',
      enex(
        note(
          'First &amp; foremost',
          `<div>Some <span style="--en-highlight:blue;">marked words</span> here.<br/></div><div><en-todo checked="true"/>Done</div><div><en-todo/>Open</div><div style="-en-codeblock:true;"><div>if (a) {</div><div>  b();</div></div><div><en-media hash="${HASH}" type="image/png" width="10"/>A view</div><div/><p>End</p>`,
          '<tag>one</tag><tag>two words</tag><note-attributes><author>Anna</author><source-url>https://example.org/a</source-url></note-attributes>',
        ),
        note('Second', '<div>Only text</div>'),
      ),
    );
    expect(first).toMatchObject({
      importer: 'enex',
      metadata: {
        title: 'First & foremost',
        authors: ['Anna'],
        url: 'https://example.org/a',
        published: '2023-10-11T08:11:02Z',
        modified: '2023-10-12T08:11:02Z',
        keywords: ['one', 'two words'],
      },
    });
    expect(blocksOf(first!)).toEqual([
      'paragraph: Some marked words here.',
      'paragraph: ☑ Done',
      'paragraph: ☐ Open',
      'code: if (a) {\n b();',
      'paragraph: A view',
      'paragraph: End',
    ]);
    expect(first!.document.figures).toEqual([{ beforeBlock: 4, alt: '', source: `enex:${HASH}` }]);
    expect(first!.pictures.map(({ source, mediaType }) => [source, mediaType])).toEqual([
      [`enex:${HASH}`, 'image/png'],
    ]);
    expect(annotationsOf(first!)).toEqual([
      { words: 'marked words', colour: 'blue', note: '', topics: [], created: null },
    ]);
    // a picture that stands nowhere in the text comes at its end
    expect(second!.document.figures).toEqual([{ beforeBlock: 1, alt: '', source: `enex:${HASH}` }]);
  });

  test('names an encrypted note and goes on with the next', async () => {
    const items = await importBytes(
      'x.enex',
      new TextEncoder().encode(
        enex(
          '<note><title>S</title><content encoding="base64:aes">AAAA</content></note>',
          note('Open', '<div>Words</div>'),
        ),
      ),
    );
    expect(items.map((item) => (item.ok ? item.value.metadata.title : item.error.code))).toEqual([
      'file-encrypted',
      'Open',
    ]);
  });

  test(`knows its files by MD5 and reads Base64, whatever the bytes (seed ${SEED})`, () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(md5(bytes)).toBe(createHash('md5').update(bytes).digest('hex'));
        const text = Buffer.from(bytes)
          .toString('base64')
          .replace(/(.{20})/gu, '$1\r\n');
        expect([...(base64Bytes(text) ?? [])]).toEqual([...bytes]);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });
});

describe('a news archive in SGML', () => {
  const ITEM = (id: number, text: string): string =>
    `<REUTERS TOPICS="YES" OLDID="1" NEWID="${id}">\n<DATE>26-FEB-1987 15:01:01.79</DATE>\n<TOPICS><D>cocoa</D></TOPICS>\n<PLACES><D>el-salvador</D><D>usa</D></PLACES>\n<PEOPLE></PEOPLE>\n<UNKNOWN>\n&#5;&#5;C T</UNKNOWN>\n<TEXT${text}</TEXT>\n</REUTERS>\n`;

  test('gives an article an item: lines joined into paragraphs, tables kept, dates, places and topics', async () => {
    const [first, brief] = await articlesOf(
      'x',
      `<!DOCTYPE lewis SYSTEM "lewis.dtd">\n${ITEM(7, '>&#2;\n<TITLE>BAHIA &amp; COCOA</TITLE>\n<AUTHOR>    By Jane Doe, Reuters</AUTHOR>\n<DATELINE>    SALVADOR, Feb 26 - </DATELINE><BODY>Showers continued in\nthe zone.\n    The dry period means\nthe temporao will be late.\n    Shr     34 cts    vs 12 cts\n    Net     1,234     vs 567\n Reuter\n&#3;</BODY>')}${ITEM(8, ' TYPE="UNPROC">&#2;\n******Something happened here\n Reuter\n&#3;')}`,
    );
    expect(first).toMatchObject({
      importer: 'sgml',
      sourceId: '7',
      metadata: {
        title: 'BAHIA & COCOA',
        authors: ['Jane Doe'],
        site: 'Reuters',
        published: '1987-02-26',
        keywords: ['cocoa', 'el-salvador', 'usa'],
      },
    });
    expect(blocksOf(first!).slice(0, 3)).toEqual([
      'paragraph: SALVADOR, Feb 26 - Showers continued in the zone.',
      'paragraph: The dry period means the temporao will be late.',
      'code:     Shr     34 cts    vs 12 cts\n    Net     1,234     vs 567',
    ]);
    expect(brief?.metadata.title).toContain('Something happened here');
  });

  test('a flash that is nothing but its headline has the headline as its text', async () => {
    const [flash] = await articlesOf(
      'x',
      ITEM(9, ' TYPE="BRIEF">&#2;\n******<TITLE>OECD SEES 1.5 PCT GROWTH\n</TITLE>&#3;\n\n'),
    );
    expect(flash?.metadata.title).toBe('OECD SEES 1.5 PCT GROWTH');
    expect(blocksOf(flash!)).toEqual(['heading: OECD SEES 1.5 PCT GROWTH']);
  });

  test('of the TREC kind has its own numbers and headlines', async () => {
    const [article] = await articlesOf(
      'x',
      '<DOC>\n<DOCNO> AP880212-0001 </DOCNO>\n<HEAD>Reports Former Leader</HEAD>\n<TEXT>\n   Some words of it.\n</TEXT>\n</DOC>\n',
    );
    expect(article).toMatchObject({
      sourceId: 'AP880212-0001',
      metadata: { title: 'Reports Former Leader' },
    });
  });
});
