import { describe, expect, test } from 'vitest';
import type { ImportedArticle } from '../../../../src-core/import/imported-article.ts';
import { annotationsOf, articlesOf } from '../articles-of.ts';
import { makePng } from '../pictures/make-picture.ts';
import { makeZip } from '../zip/make-zip.ts';

async function note(
  text: string,
  files: Readonly<Record<string, Uint8Array>> = {},
): Promise<ImportedArticle> {
  const [article] = await articlesOf('note.md', text, (path) => Promise.resolve(files[path] ?? null));
  return article!;
}

const lines = ({ document }: ImportedArticle): readonly string[] => document.text.split('\n');

describe('a Markdown note', () => {
  test('keeps the pictures that lie beside it, whichever way it names them', async () => {
    const files = { 'assets/a b.png': makePng(200, 100), 'c.png': makePng(300, 100) };
    const article = await note(
      '# Title\n\nBefore ![the bridge](assets/a%20b.png) and\n\n![[c.png|300]]\n\n![gone](no.png)\n',
      files,
    );
    expect(article.document.figures.map(({ source, alt }) => [source, alt])).toEqual([
      ['assets/a%20b.png', 'the bridge'],
      ['c.png', ''],
      ['no.png', 'gone'],
    ]);
    expect(article.pictures.map(({ source }) => source)).toEqual(['assets/a%20b.png', 'c.png']);
    expect(article.document.text).not.toContain('png');
  });

  test('finds a picture that is named by its name alone in the folders for pictures', async () => {
    const article = await note('# T\n\nWords.\n\n![[map.png|the map]]\n', {
      '../attachments/map.png': makePng(200, 100),
    });
    expect(article.document.figures).toMatchObject([{ alt: 'the map', source: 'map.png' }]);
    expect(article.pictures.map(({ source }) => source)).toEqual(['map.png']);
  });

  test('shows links between notes by their label, ticks as ticks, and boxes without their kind', async () => {
    const article = await note(
      '# T\n\nSee [[People/Anna Miller|Anna]], [[Places/Rome#Forum]] and ![[x.pdf]].\n\n- [ ] open\n- [x] done\n\n> [!note] Mind\n> the gap\n',
    );
    expect(lines(article)).toEqual([
      'T',
      'See Anna, Rome > Forum and x.pdf.',
      '☐ open',
      '☑ done',
      'Mind the gap',
    ]);
  });

  test('annotates what it highlights', async () => {
    const article = await note(
      '# T\n\nThe ==council *decided*== to build; a == b is no highlight, <mark>this</mark> is.',
    );
    expect(article.document.text).toContain('The council decided to build; a == b is no highlight, this is.');
    expect(annotationsOf(article)).toMatchObject([
      { words: 'council decided', colour: 'yellow' },
      { words: 'this', colour: 'yellow' },
    ]);
  });

  test('reads HTML in it like a page: lines, tables, pictures, links; nothing hidden, no style', async () => {
    const article = await note(
      [
        '# T',
        'one<br>two <b>bold</b> <a href="https://a.example/">link</a> <img src="p.png" alt="p"> x < y, List<String>',
        '<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>',
        'seen <span style="display: none">not seen</span> again',
        '<div style="display:none">',
        'not **seen**',
        '</div>',
        '<style>p { color: red }</style>',
        'end <!-- remark -->',
      ].join('\n\n'),
      { 'p.png': makePng(200, 100) },
    );
    expect(lines(article)).toEqual([
      'T',
      'one',
      'two bold link x < y, List<String>',
      'A\tB',
      '1\t2',
      'seen again',
      'end',
    ]);
    expect(article.pictures.length).toBe(1);
    expect(article.document.marks.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['strong', 'link', 'cell']),
    );
  });

  test('is one although a line of it looks like the head of a table', async () => {
    const article = await note('# File with asset, content, and a tag\n\nWords, and more.');
    expect(article.importer).toBe('markdown');
  });

  test('in a TextBundle brings its pictures along', async () => {
    const zip = await makeZip([
      { name: 'Trip.textbundle/info.json', content: '{"version":2}' },
      { name: 'Trip.textbundle/text.md', content: '# Trip\n\nWords of the trip.\n\n![](assets/map.png)\n' },
      { name: 'Trip.textbundle/assets/map.png', content: makePng(200, 100) },
    ]);
    const trips = await articlesOf('Trip.textpack', zip);
    expect(trips.map(({ metadata, pictures }) => [metadata.title, pictures.length])).toEqual([['Trip', 1]]);
  });
});
