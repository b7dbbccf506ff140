import { describe, expect, it } from 'vitest';
import { asId } from '../../../src-core/base/id.ts';
import { citePassage } from '../../../src-core/export/citation.ts';

const words = { open: '“', close: '”', page: 'p.' };
const article: Parameters<typeof citePassage>[0] = {
  id: asId('a'),
  original: { sha256: asId('0'), bytes: 1, name: 'a.html', mediaType: 'text/html' },
  title: 'Grain *and* <credit>',
  authors: ['Mary Okafor', 'Jonas Lüscher'],
  site: 'The Guardian',
  published: '2024-10-03T08:00:00Z',
  url: 'https://example.org/a_(b)',
};

describe('a quotation with its source', () => {
  it('names authors, title, outlet, day and page, and leads to the very words on the web', () => {
    const { text, markdown, html } = citePassage(
      article,
      { exact: 'held up\na city', page: 4, place: null },
      words,
    );
    expect(text).toBe(
      '“held up\na city”\n— Mary Okafor, Jonas Lüscher, Grain *and* <credit>, The Guardian, 2024-10-03, p. 4\nhttps://example.org/a_(b)',
    );
    expect(markdown).toMatch(
      /^> held up\n>\n> a city\n>\n> — Mary Okafor, Jonas Lüscher, \*Grain \\\*and\\\*/u,
    );
    expect(markdown).toContain('[↗](https://example.org/a_%28b%29#:~:text=');
    expect(html).toContain('<cite>Grain *and* &lt;credit&gt;</cite>');
    expect(html).toContain('<p>held up</p><p>a city</p>');
  });

  it('leaves out what is not known, and leads nowhere without a web address', () => {
    const bare = { ...article, authors: [], site: '', published: null, url: 'javascript:alert(1)' };
    const { text, html } = citePassage(bare, { exact: '<b>x</b> & y', page: null, place: null }, words);
    expect(text).toBe('“<b>x</b> & y”\n— Grain *and* <credit>');
    expect(html).not.toContain('href');
    expect(html).toContain('&lt;b&gt;x&lt;/b&gt; &amp; y');
  });

  it('keeps words that Markdown would read as a list what they are, and an address with blanks whole', () => {
    const odd = { ...article, url: 'https://example.org/a b' };
    const { markdown } = citePassage(
      odd,
      { exact: '1. one\n- two\n~~three~~', page: null, place: null },
      words,
    );
    expect(markdown).toMatch(/^> 1\\\. one\n>\n> \\- two\n>\n> \\~\\~three/u);
    expect(markdown).toContain('[↗](https://example.org/a%20b#');
  });

  it('leads to these very words where the same stand before them', () => {
    const text = 'The bridge was shut. Later the bridge was shut again.';
    const start = text.indexOf('the bridge');
    const place = { text, start, end: start + 'the bridge was shut'.length };
    const { markdown } = citePassage(article, { exact: 'the bridge was shut', page: null, place }, words);
    expect(markdown).toMatch(/#:~:text=[^,]*Later-,the%20bridge%20was%20shut/u);
  });
});
