import { describe, expect, test } from 'vitest';
import { checkDocument } from '../../../../src-core/model/document-guard.ts';
import { bytesSource } from '../../../../src-core/import/byte-source.ts';
import { importArticles } from '../../../../src-core/import/import-articles.ts';
import { DEFAULT_IMPORT_LIMITS } from '../../../../src-core/import/import-limits.ts';
import type { ImportedArticle } from '../../../../src-core/import/imported-article.ts';
import { importBytes } from '../import-bytes.ts';
import { column, makePdf, type PdfMaking, type PdfText } from './make-pdf.ts';

async function read(making: PdfMaking, name = 'paper.pdf'): Promise<ImportedArticle> {
  const [item] = await importBytes(name, makePdf(making));
  if (item?.ok !== true) throw new Error(JSON.stringify(item?.error));
  expect(checkDocument(item.value.document)).toMatchObject({ ok: true });
  return item.value;
}

function blocksOf({ document }: ImportedArticle): readonly string[] {
  return document.blocks.map(({ type, role, start, end }) => {
    const text = document.text.slice(start, end);
    return `${role ?? type}: ${text}`;
  });
}

const LEFT = [
  'The first column begins with a sentence that is so',
  'long that it takes more than one line to be said, and',
  'then goes on with another one that ends right here,',
  'for lines of a column are filled to the very edge and',
  'nobody leaves them before the word that would not fit',
  'any more has come, which is where the next line starts',
];
const RIGHT = [
  'and the second column takes up the sentence in the',
  'middle, as columns do when the page has no more room',
  'for the rest of it. A paragraph that was begun on the',
  'left is one with what stands here, and whoever reads it',
  'aloud makes no pause. Only at the very end of all the',
  'lines there is a full stop, and that is where it ends.',
];

describe('text of a PDF', () => {
  test('two columns are read one after the other, below a title that spans them', async () => {
    const article = await read({
      pages: [
        [
          { text: 'A Title That Spans Both Of The Columns', x: 150, y: 720, size: 18 },
          // Written line by line over both columns, as some programs do.
          ...LEFT.flatMap((_, index) => [
            ...column([LEFT[index] as string], 60, 680 - 12 * index),
            ...column([RIGHT[index] as string], 320, 680 - 12 * index),
          ]),
        ],
      ],
    });
    expect(article.metadata).toMatchObject({
      title: 'A Title That Spans Both Of The Columns',
      language: 'en',
    });
    expect(blocksOf(article)).toEqual([
      'heading: A Title That Spans Both Of The Columns',
      `paragraph: ${[...LEFT, ...RIGHT].join(' ')}`,
    ]);
  });

  test('words broken at the end of a line become whole, words with a hyphen of their own keep it', async () => {
    const article = await read({
      pages: [
        column(
          [
            'The govern-',
            'ment spoke of well-known facts in the paper and of North-',
            'Korea, of an e-',
            'mail and of a well-',
            'known writer, as well as of pre-',
            'and postwar years. They come over and overcome what others over-',
            'come in a mixed group of one mode, which is the mixed-',
            'mode of writing that all of them have come to like.',
          ],
          60,
          700,
        ),
      ],
    });
    expect(article.document.text).toBe(
      'The government spoke of well-known facts in the paper and of North-Korea, of an e-mail and of a well-known writer, as well as of pre- and postwar years. They come over and overcome what others overcome in a mixed group of one mode, which is the mixed-mode of writing that all of them have come to like.',
    );
  });

  test('a paragraph goes on over the page, its headers, numbers and footnotes', async () => {
    const NOTES = ['See the letter of June.', 'The owl was not there.', 'Nobody said so.'];
    const page = (number: number, lines: readonly string[]): readonly PdfText[] => [
      { text: 'Journal of Careful Tests, Vol. 3', x: 60, y: 760, size: 8 },
      ...column(lines, 60, 700),
      { text: `${number} ${NOTES[number - 7]}`, x: 60, y: 80, size: 8 },
      { text: `– ${number} –`, x: 300, y: 40, size: 8 },
    ];
    const article = await read({
      pages: [page(7, LEFT), page(8, RIGHT), page(9, ['The third page has only this one sentence.'])],
    });
    expect(blocksOf(article)).toEqual([
      'navigation: Journal of Careful Tests, Vol. 3',
      `paragraph: ${[...LEFT, ...RIGHT].join(' ')}`,
      'paragraph: 7 See the letter of June.',
      'navigation: – 7 –',
      'navigation: Journal of Careful Tests, Vol. 3',
      'paragraph: 8 The owl was not there.',
      'navigation: – 8 –',
      'navigation: Journal of Careful Tests, Vol. 3',
      'paragraph: The third page has only this one sentence.',
      'paragraph: 9 Nobody said so.',
      'navigation: – 9 –',
    ]);
  });

  test('what stands below each other in cells is a table, row by row', async () => {
    const row = (cells: readonly string[], y: number): readonly PdfText[] =>
      cells.map((text, index) => ({ text, x: 60 + index * 120, y }));
    const article = await read({
      pages: [
        [
          ...column(LEFT, 60, 700),
          ...row(['Year', 'Sold', 'Bought'], 500),
          ...row(['2019', '12', '7'], 488),
          ...row(['2020', '9', '14'], 476),
        ],
      ],
    });
    const { text, marks } = article.document;
    expect(blocksOf(article).slice(1)).toEqual([
      'table-row: Year\tSold\tBought',
      'table-row: 2019\t12\t7',
      'table-row: 2020\t9\t14',
    ]);
    expect(
      marks.filter(({ type }) => type === 'cell').map(({ start, end }) => text.slice(start, end)),
    ).toEqual(['Year', 'Sold', 'Bought', '2019', '12', '7', '2020', '9', '14']);
  });

  test('larger and bold lines are headings, indented and bulleted lines begin anew', async () => {
    const article = await read({
      pages: [
        [
          { text: 'Birds of the North', x: 60, y: 740, size: 20 },
          { text: '1 Owls', x: 60, y: 700, size: 14 },
          ...column(LEFT.slice(0, 3), 60, 680),
          { text: 'At night', x: 60, y: 630, bold: true },
          ...column(
            ['Owls hunt when it is dark and nobody hears them come near.', '• mice', '• voles'],
            60,
            612,
          ),
        ],
      ],
    });
    expect(article.document.blocks.map(({ type, level }) => `${type} ${level ?? ''}`)).toEqual([
      'heading 1',
      'heading 2',
      'paragraph ',
      'heading 3',
      'paragraph ',
      'list-item 1',
      'list-item 1',
    ]);
  });

  test('each line has its box on the page as it is seen, also where the file turns the page', async () => {
    for (const rotate of [0, 90]) {
      const { document } = await read({ pages: [column(LEFT, 60, 700), column(RIGHT, 60, 600)], rotate });
      expect(document.pages).toHaveLength(2);
      for (const [index, lines] of [LEFT, RIGHT].entries()) {
        const page = document.pages?.[index];
        expect(page).toMatchObject({
          rotation: rotate,
          width: rotate === 0 ? 612 : 792,
          height: rotate === 0 ? 792 : 612,
        });
        const boxes = page?.boxes ?? [];
        expect(boxes).toHaveLength(6 * lines.length);
        for (const [row, line] of lines.entries()) {
          const [start = 0, end = 0, left = 0, top = 0, width = 0, height = 0] = boxes.slice(
            6 * row,
            6 * row + 6,
          );
          expect(document.text.slice(start, end)).toBe(line);
          const baseline = (index === 0 ? 700 : 600) - 12 * row;
          // A page turned clockwise shows its left edge at the top.
          if (rotate === 0) {
            expect(left).toBe(600);
            expect(top / 10).toBeLessThan(792 - baseline);
            expect((top + height) / 10).toBeGreaterThan(792 - baseline);
            expect(width).toBeGreaterThan(1500);
          } else {
            expect(top).toBe(600);
            expect(left / 10).toBeLessThan(baseline);
            expect((left + width) / 10).toBeGreaterThan(baseline);
            expect(height).toBeGreaterThan(1500);
          }
        }
      }
    }
  });
});

describe('facts of a PDF', () => {
  const pages = [column(LEFT, 60, 700)];

  test('title, author and day come from the file where they can be true', async () => {
    const { metadata } = await read({
      pages,
      info: {
        Title: 'On Columns',
        Author: 'Ada Lovelace; Grace Hopper',
        CreationDate: "D:20190304101010+01'00'",
      },
    });
    expect(metadata).toMatchObject({
      title: 'On Columns',
      authors: ['Ada Lovelace', 'Grace Hopper'],
      published: '2019-03-04',
      sources: { title: 'pdf-info', authors: 'pdf-info', published: 'pdf-info' },
    });
  });

  test('names of files and of programs are no titles, names of accounts no authors', async () => {
    const { metadata } = await read(
      { pages, info: { Title: 'Microsoft Word - draft_v2.doc', Author: 'admin' } },
      'A careful report.pdf',
    );
    expect(metadata).toMatchObject({ title: 'A careful report', authors: [] });
  });

  test('the first page tells title, authors and day where the file does not', async () => {
    const { metadata } = await read({
      pages: [
        [
          { text: 'How Columns Are Read', x: 180, y: 740, size: 18 },
          { text: 'Ada Lovelace and Grace Hopper', x: 220, y: 715, size: 11 },
          { text: 'Published 12 March 2018', x: 240, y: 695, size: 9 },
          ...column(LEFT, 60, 650),
        ],
      ],
    });
    expect(metadata).toMatchObject({
      title: 'How Columns Are Read',
      authors: ['Ada Lovelace', 'Grace Hopper'],
      published: '2018-03-12',
    });
  });

  test('what is printed into the margin is folded, and tells address and day of a preprint', async () => {
    const article = await read({
      pages: [
        [
          { text: 'arXiv:1412.6206v1 [hep-lat] 19 Dec 2014', x: 30, y: 250, size: 24, upwards: true },
          { text: 'How Columns Are Read', x: 180, y: 740, size: 18 },
          { text: 'Ada Lovelace', x: 260, y: 715, size: 12 },
          { text: 'Grace Hopper', x: 260, y: 695, size: 12 },
          { text: 'University of London', x: 250, y: 675, size: 12 },
          ...column([...LEFT, ...RIGHT], 60, 640),
        ],
      ],
    });
    expect(blocksOf(article)).toContain('navigation: arXiv:1412.6206v1 [hep-lat] 19 Dec 2014');
    expect(article.metadata).toMatchObject({
      title: 'How Columns Are Read',
      authors: ['Ada Lovelace', 'Grace Hopper'],
      url: 'https://arxiv.org/abs/1412.6206',
      published: '2014-12-19',
    });
  });
});

describe('what readers left in a PDF', () => {
  test('highlights lie on their words, notes on the line beside them, filled fields are text', async () => {
    const { document, annotations } = await read({
      pages: [
        [
          ...column(LEFT.slice(0, 3), 60, 700),
          { text: 'Nobody', x: 60, y: 600 },
          { text: 'hears', x: 97, y: 600 },
          { text: 'them', x: 126, y: 600 },
        ],
      ],
      annotations: [
        [
          0,
          "<< /Type /Annot /Subtype /Highlight /Rect [97 598 122 609] /QuadPoints [97 609 122 609 97 598 122 598] /C [0.4 0.7 0.2] /Contents (Really?) /M (D:20240506070809+02'00') >>",
        ],
        [0, '<< /Type /Annot /Subtype /Text /Rect [500 680 520 700] /Contents (Long) >>'],
        [0, '<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (Ada) /Rect [60 500 200 514] >>'],
        [0, '<< /Type /Annot /Subtype /Link /Rect [60 598 200 609] /Contents (no note) >>'],
      ],
    });
    expect(document.text).toContain('Nobody hears them');
    expect(document.text).toContain('Ada');
    expect(
      annotations.map(({ start, end, colour, note, created }) => [
        document.text.slice(start, end),
        colour,
        note,
        created,
      ]),
    ).toEqual([
      ['hears', 'green', 'Really?', '2024-05-06T05:08:09.000Z'],
      [LEFT[1], 'yellow', 'Long', null],
    ]);
  });
});

describe('PDFs that give no article', () => {
  test.each([
    ['a page without anything', makePdf({ pages: [[]] }), { code: 'file-no-text' }],
    [
      'what only begins like one',
      new TextEncoder().encode('%PDF-1.4\n1 0 obj\n<< >>\nendobj\n'),
      { code: 'file-damaged', values: { file: 'paper.pdf', reason: 'invalid PDF structure' } },
    ],
  ])('%s is refused by name', async (_, bytes, error) => {
    expect(await importBytes('paper.pdf', bytes)).toMatchObject([{ ok: false, error }]);
  });

  test('one that is larger than what can be kept is not read', async () => {
    const limits = { ...DEFAULT_IMPORT_LIMITS, wholeBytes: 100 };
    expect(await importBytes('paper.pdf', makePdf({ pages: [[]] }), { limits })).toMatchObject([
      { ok: false, error: { code: 'file-too-large' } },
    ]);
  });

  test('a page that is damaged costs this page', async () => {
    const source = String.fromCharCode(
      ...makePdf({ pages: [column(LEFT, 60, 700), column(RIGHT, 60, 700)] }),
    );
    const broken = source.replace(/\/Kids \[(\d+ 0 R) \d+ 0 R\]/u, '/Kids [$1 99 0 R]');
    const [item] = await importBytes(
      'paper.pdf',
      Uint8Array.from(broken, (sign) => sign.charCodeAt(0)),
    );
    expect(item).toMatchObject({ ok: true, value: { warnings: ['pages-unreadable'] } });
  });

  test('each page is a sign of life, and tells how much is done', async () => {
    const source = bytesSource(makePdf({ pages: Array.from({ length: 4 }, () => column(LEFT, 60, 700)) }));
    const done: number[] = [];
    const assets = (): Promise<null> => Promise.resolve(null);
    const step = async (share: number): Promise<void> => void done.push(share);
    const input = { name: 'paper.pdf', source, pasted: false };
    for await (const item of importArticles(input, DEFAULT_IMPORT_LIMITS, assets, step))
      expect(item.ok).toBe(true);
    expect(done).toEqual([0.25, 0.5, 0.75, 1, 1, 1, 1, 1]);
  });

  test('text longer than any document ends with what was read, and says so', async () => {
    const limits = { ...DEFAULT_IMPORT_LIMITS, documentBytes: 400 };
    const pages = Array.from({ length: 4 }, () => column(LEFT, 60, 700));
    const [item] = await importBytes('paper.pdf', makePdf({ pages }), { limits });
    expect(item).toMatchObject({ ok: true, value: { warnings: ['pages-unreadable'] } });
    expect(item?.ok === true && item.value.document.pages).toHaveLength(2);
  });
});
