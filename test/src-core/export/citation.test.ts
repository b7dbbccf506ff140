import { describe, expect, it } from 'vitest';
import { asId } from '../../../src-core/base/id.ts';
import { citePassage } from '../../../src-core/export/citation.ts';
import type { Article } from '../../../src-core/model/article.ts';

const words = { open: '“', close: '”', page: 'p.' };
const article: Pick<Article, 'title' | 'authors' | 'site' | 'published' | 'url' | 'original'> = {
  original: { sha256: asId('0'), bytes: 1, name: 'a.html', mediaType: 'text/html' },
  title: 'Grain *and* <credit>',
  authors: ['Mary Okafor', 'Jonas Lüscher'],
  site: 'The Guardian',
  published: '2024-10-03T08:00:00Z',
  url: 'https://example.org/a_(b)',
};

describe('a quotation with its source', () => {
  it('names authors, title, outlet, day and page, and leads to the very words on the web', () => {
    const { text, markdown, html } = citePassage(article, { exact: 'held up\na city', page: 4 }, words);
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
    const { text, html } = citePassage(bare, { exact: '<b>x</b> & y', page: null }, words);
    expect(text).toBe('“<b>x</b> & y”\n— Grain *and* <credit>');
    expect(html).not.toContain('href');
    expect(html).toContain('&lt;b&gt;x&lt;/b&gt; &amp; y');
  });
});
