import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { parse } from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csvLine } from '../../../src-core/export/results/csv-line.ts';
import { RESULT_LABELS } from '../../../src-core/export/results/exported-result.ts';
import type { ExportedResult } from '../../../src-core/export/results/exported-result.ts';
import { csvHead, csvResult } from '../../../src-core/export/results/results-csv.ts';
import { markdownHead, markdownResult } from '../../../src-core/export/results/results-markdown.ts';
import type { Article } from '../../../src-core/model/article.ts';
import { sampleArticle } from '../model/sample-records.ts';

const SEED = 20241122;
const LABELS = RESULT_LABELS.en;

function result(article: Partial<Article>, fields: Partial<ExportedResult> = {}): ExportedResult {
  return {
    kind: 'article',
    article: sampleArticle(0, article),
    topics: [],
    note: '',
    score: 12.34567,
    passages: ['Rund 10.000 Soldaten sind dort.', '„Wir haben sie gesehen“, sagte er.'],
    morePassages: 0,
    ...fields,
  };
}

const rows = (csv: string): string[][] =>
  parse<string[]>(csv.replace(/^\uFEFF/u, ''), { delimiter: ',', newline: '\r\n', skipEmptyLines: true })
    .data;
const text = fc.string({
  unit: fc.constantFrom(
    'a',
    'ä',
    '"',
    ',',
    '\n',
    '\r\n',
    '=',
    '+',
    '-',
    '@',
    '\t',
    ' ',
    "'",
    '＝',
    '＠',
    '😀',
  ),
  maxLength: 12,
});

describe('a table of results', () => {
  it(`reads back as it was written, apart from the apostrophe before formulas (seed ${String(SEED)})`, () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 6 }), (fields) => {
        const [row] = rows(csvLine(fields) + csvLine(['end', 'end']));
        expect(row).toHaveLength(fields.length);
        row?.forEach((cell, index) => expect([fields[index], `'${String(fields[index])}`]).toContain(cell));
      }),
      { seed: SEED },
    );
  });

  it(`holds no cell that a spreadsheet would run as a formula (seed ${String(SEED)})`, () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 6 }), (fields) => {
        for (const cell of rows(csvLine(fields) + csvLine(['end', 'end']))[0] ?? [])
          expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/u);
      }),
      { seed: SEED },
    );
  });

  it('ends its lines with CR LF, quotes what needs it, leaves numbers as numbers', () => {
    expect(csvLine(['a,b', 'say "no"', -3, '-3', 'plain'])).toBe(`"a,b","say ""no""",-3,'-3,plain\r\n`);
  });

  it('begins with a byte order mark and has as many cells in each line as in its head', () => {
    const head = csvHead(LABELS);
    expect(head.startsWith('\uFEFF')).toBe(true);
    const lines = rows(
      head +
        csvResult(result({ title: '=SUM(A1)', authors: ['A', 'B'] }), 1, LABELS) +
        csvResult(result({}, { article: null, kind: 'topic', topics: ['DVRK/Truppen'] }), 2, LABELS),
    );
    expect(lines.map((line) => line.length)).toEqual([16, 16, 16]);
    expect(lines[1]?.slice(0, 4)).toEqual(['1', 'article', "'=SUM(A1)", 'A; B']);
    expect(lines[1]?.[10]).toBe('12.346');
    expect(lines[1]?.[13]).toBe('Rund 10.000 Soldaten sind dort. […] „Wir haben sie gesehen“, sagte er.');
    expect(lines[2]?.slice(1, 3)).toEqual(['topic', 'DVRK/Truppen']);
  });

  it('says how many passages it leaves out', () => {
    expect(csvResult(result({}, { morePassages: 7 }), 1, LABELS)).toContain(
      '7 more passages in this article.',
    );
  });
});

describe('a note of results', () => {
  const search = { query: 'a ``b`` "c"', ran: 'a b "c"', at: '2024-11-22T10:00:00.000Z', total: 12 };

  it('says what was asked, how it was understood, when, how much was found and how much of it is here', () => {
    const head = markdownHead(search, 2, LABELS);
    expect(head).toContain('query: a ``b`` "c"');
    expect(head).toContain('- Search: ```a ``b`` "c"```');
    expect(head).toContain('- Understood as: `a b "c"`');
    expect(head).toContain('- Searched on: 2024-11-22 10:00 UTC');
    expect(head).toContain('- Results: 12');
    expect(head).toContain('- Exported: 2');
    expect(markdownHead(search, 12, LABELS)).not.toContain('Exported');
  });

  it('quotes every passage with its source named and a link to the very words', () => {
    const note = markdownResult(
      result({
        title: 'Die Lage',
        authors: ['Anna Bayer'],
        site: 'Blatt',
        url: 'https://example.org/a_(b)',
        published: '2024-11-01',
      }),
      3,
      LABELS,
    );
    expect(note).toContain('## 3. [Die Lage](https://example.org/a_%28b%29)');
    expect(note).toContain('Anna Bayer · Blatt · 2024-11-01');
    expect(
      note.match(
        /^> — Anna Bayer, \*Die Lage\*, Blatt, 2024-11-01 · \[↗\]\(https:\/\/example\.org\/a_%28b%29#:~:text=/gmu,
      ),
    ).toHaveLength(2);
  });

  it(`keeps whatever stands in title and passage as text (seed ${String(SEED)})`, () => {
    const markdown = new MarkdownIt();
    const nasty = fc
      .string({
        unit: fc.constantFrom(
          'a',
          '#',
          '>',
          '*',
          '_',
          '`',
          '[',
          ']',
          '(',
          ')',
          '<',
          '!',
          '-',
          '1.',
          ' ',
          '\n',
          '|',
        ),
        maxLength: 14,
      })
      .filter((each) => each.trim() !== '');
    fc.assert(
      fc.property(nasty, nasty, (title, passage) => {
        const html = markdown.render(
          markdownResult(
            result({ title, url: '', site: '', authors: [], published: null }, { passages: [passage] }),
            1,
            LABELS,
          ),
        );
        expect(html.match(/<h2>/gu)).toHaveLength(1);
        expect(html.match(/<blockquote>/gu)).toHaveLength(1);
        expect(html).not.toMatch(/<(?:img|ul|ol|pre|h1|hr|a|code|strong)\b/u);
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  it('names a topic that was found, and tags what is coded', () => {
    expect(
      markdownResult(
        result({}, { article: null, kind: 'topic', topics: ['DVRK/Truppen im Ausland'], passages: [] }),
        1,
        LABELS,
      ),
    ).toContain('#DVRK/Truppen-im-Ausland');
    expect(
      markdownResult(result({}, { kind: 'annotation', note: 'Prüfen!', topics: ['A/B'] }), 1, LABELS),
    ).toMatch(/Prüfen!\n\n#A\/B/u);
  });
});
