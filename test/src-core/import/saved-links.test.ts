import { describe, expect, test } from 'vitest';
import { annotationsOf, articlesOf, blocksOf } from './articles-of.ts';

describe('a Readwise export', () => {
  test('gives one article a book in its order, with notes, colours, topics, places and document tags', async () => {
    const articles = await articlesOf(
      'export',
      'Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at,Document tags\n' +
        '"Second, ""quoted""",The Slow Book,"Ellison, Mara",B0,,pink,"attention,reading",page,14,2020-10-05 10:15:30+02:00,shelf\n' +
        'First.,The Slow Book,"Ellison, Mara",B0,my note,,,page,3,2020-10-06 10:15:30+00:00,shelf\n' +
        'Other words.,A Page,,,,blue,,order,1,,\n',
    );
    expect(articles.map(({ metadata }) => [metadata.title, metadata.authors, metadata.keywords])).toEqual([
      ['The Slow Book', ['Mara Ellison'], ['shelf']],
      ['A Page', [], undefined],
    ]);
    expect(blocksOf(articles[0]!)).toEqual([
      'quote: First.',
      'caption: Page 3',
      'quote: Second, "quoted"',
      'caption: Page 14',
    ]);
    expect(annotationsOf(articles[0]!)).toEqual([
      { words: 'First.', colour: 'yellow', note: 'my note', topics: [], created: '2020-10-06T10:15:30.000Z' },
      {
        words: 'Second, "quoted"',
        colour: 'magenta',
        note: '',
        topics: ['attention', 'reading'],
        created: '2020-10-05T08:15:30.000Z',
      },
    ]);
  });
});

describe('tables of saved pages', () => {
  test.each([
    [
      'pocket',
      'title,url,time_added,tags,status\nA title,https://example.org/a,1688628695,news|long read,unread\n',
      ['news', 'long read'],
    ],
    [
      'instapaper',
      'URL,Title,Selection,Folder,Timestamp,Tags\nhttps://example.org/a,A title,Words.,Essays,1688628695,"[""news""]"\n',
      ['news', 'Essays'],
    ],
    [
      'raindrop',
      'id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite\n1,A title,,Words.,https://example.org/a,Unsorted,"news, x",2020-01-01,,,false\n',
      ['news', 'x'],
    ],
  ])('%s: title, address and tags', async (importer, table, keywords) => {
    const [article] = await articlesOf('table', table);
    expect(article).toMatchObject({
      importer,
      metadata: { title: 'A title', url: 'https://example.org/a', keywords },
    });
    expect(article?.metadata.published).toBeNull();
  });
});

describe('bookmarks', () => {
  const HEAD = '<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<H1>Bookmarks</H1>\n<DL><p>\n';

  test('give an article a page with its tags, folders and description; what is no web page is left out', async () => {
    const articles = await articlesOf(
      'x',
      `${HEAD}<DT><H3>Bookmarks bar</H3>\n<DL><p>\n<DT><H3 ADD_DATE="1">Reise &amp; Recht</H3>\n<DL><p>\n` +
        '<DT><A HREF="https://example.org/a?b=1&amp;c=2" ADD_DATE="1463262544" TAGS="visa,eu">Ein &lt;Titel&gt;</A>\n<DD>Worum es geht.\n' +
        '</DL><p></DL><p><DT><A HREF="javascript:alert(1)">Run</A>\n<DT><A HREF="place:sort=14">Recent</A>\n' +
        '<DT><A HREF="https://example.org/a?b=1&amp;c=2">again</A><DT><A HREF="https://www.example.com/"></A>\n</DL><p>',
    );
    expect(articles.map(({ metadata: { title, url, keywords } }) => [title, url, keywords])).toEqual([
      ['Ein <Titel>', 'https://example.org/a?b=1&c=2', ['visa', 'eu', 'Reise & Recht']],
      ['example.com', 'https://www.example.com/', undefined],
    ]);
    expect(blocksOf(articles[0]!)).toEqual([
      'paragraph: Worum es geht.',
      'paragraph: https://example.org/a?b=1&c=2',
    ]);
  });

  test("that are a service's own notes give their words", async () => {
    const [article] = await articlesOf(
      'x',
      `${HEAD}<DT><A HREF="?Z-mb0g" TAGS="a">Note</A>\n<DD>Standard:\n\n* one\n* two\n</DL>`,
    );
    expect(article?.metadata).toMatchObject({ title: 'Note', url: '' });
    expect(blocksOf(article!)).toEqual(['paragraph: Standard:', 'list-item: one', 'list-item: two']);
  });
});
