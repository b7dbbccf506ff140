import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeDocument } from '../../../../src-core/export/markdown/write-document.ts';
import { importMarkdown } from '../../../../src-core/import/markdown/import-markdown.ts';
import { checkDocument } from '../../../../src-core/model/document-guard.ts';
import type { ArticleDocument } from '../../../../src-core/model/document.ts';
import { documentProblems } from '../../text/document-problems.ts';
import { toldBySource } from '../../text/told-by-source.ts';

const SEED = 553;

function read(text: string): ArticleDocument {
  const page = importMarkdown(text, 'note.md', false, []);
  if (page === null) throw new Error('no text');
  expect(documentProblems(page.article.document)).toEqual([]);
  return page.article.document;
}

describe('footnotes of Markdown', () => {
  it('are numbered as the text comes to them, run over paragraphs and lists, and lead back', () => {
    const document = read(
      'Rye[^b] and oats,[^A] rye again[^b].\n\n[^a]: About *oats*.\n[^b]: About rye,\ngone on.\n\n    - a list\n\n    Last.\n\nThe text goes on.\n',
    );
    expect(document.text).toBe(
      'Rye1 and oats,2 rye again1.\n2 About oats.\n1 About rye, gone on.\na list\nLast.\nThe text goes on.',
    );
    expect(toldBySource(document)).toEqual({
      notes: [
        '1: About rye, gone on.\na list\nLast.',
        '2: About oats.',
        '1: About rye, gone on.\na list\nLast.',
      ],
      links: ['2 > 2', '1 > 1'],
      heads: [],
    });
  });

  it('may stand in their line, in tables and in each other', () => {
    const document = read(
      '# Rye^[Of **which** sort[^1]?]\n\n| a[^1] | b |\n|-|-|\n| c | d^[Two] |\n\n[^1]: One.',
    );
    expect(toldBySource(document)).toEqual({
      notes: ['1: Of which sort2?', '2: One.', '3: Two', '2: One.'],
      links: ['2 > 2', '1 > 1', '3 > 3'],
      heads: ['column a2', 'column b'],
    });
  });

  it('without a note, and notes without a reference, are the words they are', () => {
    const text = '[^1] of `[^2]` and x^2.\n\n[^2]: unnamed\n\n^[ ] \\[^2]';
    expect(read(text).text).toBe('[^1] of [^2] and x^2.\n[^2]: unnamed\n^[ ] [^2]');
  });

  it('links lead to headings by their names, also where two have the same, and to names of HTML', () => {
    const document = read(
      '[one](#über-uns) [two](#%C3%9Cber%20uns-1) [three](#here) [none](#nowhere)\n\n## Über uns!\n\nText <a name="here"></a>there.\n\n## Über uns\n\nEnd.',
    );
    expect(toldBySource(document).links).toEqual(['one > Über uns!', 'two > Über uns', 'three > there.']);
  });

  it('stand beside code that keeps its language, back to Markdown, too', () => {
    const text = 'See:\n\n```Python title="x"\nif a:\n  b\n```\n\n```\nc\n```';
    const document = read(text);
    expect(document.blocks.map(({ syntax }) => syntax)).toEqual([undefined, 'python', undefined]);
    expect(writeDocument(document, [], 'Picture')).toBe(text.replace('Python title="x"', 'python'));
  });

  it(`never lose a word and always lead into the text, however they are nested or broken off (seed ${SEED})`, () => {
    const piece = fc.constantFrom(
      '[^1]',
      '[^2]',
      '[^1]: ',
      '[^2]:',
      '\n',
      '\n\n',
      '    ',
      '> ',
      '- ',
      '^[',
      ']',
      '[',
      '**',
      '`',
      'eins',
      'zwei ',
      'drei',
      '| ',
      '|-|\n',
      '[x](#eins)',
      '# ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const document = read(`Anfang ${pieces.join('')}`);
        expect(checkDocument(JSON.parse(JSON.stringify(document)))).toEqual({ ok: true, value: document });
        for (const word of ['eins', 'zwei', 'drei']) {
          const written = pieces.filter((each) => each.trim() === word).length;
          expect(document.text.split(word).length - 1).toBeGreaterThanOrEqual(written);
        }
      }),
      { seed: SEED, numRuns: 300 },
    );
  });
});
