import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonItems } from '../../../src-core/import/json/json-items.ts';
import { articlesOf, blocksOf } from './articles-of.ts';

const SEED = 20261122;

async function* pieces(text: string, length: number): AsyncGenerator<string, void, undefined> {
  for (let at = 0; at < text.length; at += length) yield await Promise.resolve(text.slice(at, at + length));
}

describe('JSON', () => {
  const items = [
    {
      id: 7,
      headline: 'A title',
      body: '<p>First &amp; foremost.</p><ul><li>One</li></ul>',
      published: '2024-05-01',
      tags: [{ label: 'war' }, 'eu'],
      section: 'Politik',
      author: [{ name: 'Anna' }],
    },
    { title: 'Second', text: 'Plain words of it.' },
  ];

  test('lists of articles, alone or inside of an object, give one article an item, with its tags and section', async () => {
    for (const value of [items, { config: { a: [1] }, items }, { count: 2, articles: items }]) {
      const [first, second] = await articlesOf('x', JSON.stringify(value, null, 2));
      expect(first).toMatchObject({
        importer: 'json',
        sourceId: '7',
        metadata: {
          title: 'A title',
          authors: ['Anna'],
          published: '2024-05-01',
          keywords: ['war', 'eu'],
          section: 'Politik',
        },
      });
      expect(blocksOf(first!)).toEqual(['paragraph: First & foremost.', 'list-item: One']);
      expect(second?.metadata.title).toBe('Second');
    }
  });

  test('pages that were only kept become bookmarks, without the day of keeping as that of publishing', async () => {
    const [kept] = await articlesOf(
      'x',
      JSON.stringify([
        {
          title: 'A page',
          url: 'https://example.org/a',
          description: 'About it.',
          created_at: '2024-05-01',
          tags: ['x'],
        },
      ]),
    );
    expect(kept).toMatchObject({
      importer: 'bookmarks',
      metadata: { url: 'https://example.org/a', published: null, keywords: ['x'] },
    });
  });

  test('outlines become nested lists; data of no known kind gives its words and says so', async () => {
    const [outline] = await articlesOf(
      'x',
      JSON.stringify([
        {
          title: 'Page',
          uid: 'a1b2c3',
          children: [{ string: 'Top point', children: [{ string: 'Below it' }] }],
        },
      ]),
    );
    expect(outline?.metadata.title).toBe('Page');
    expect(outline?.document.blocks.map(({ type, level }) => [type, level])).toEqual([
      ['list-item', 1],
      ['list-item', 2],
    ]);
    const [data] = await articlesOf(
      'x',
      JSON.stringify({
        titles: [{ title: 'Labour contracts' }],
        facts: { note: 'Words to read.', id: 'W123' },
      }),
    );
    expect(data).toMatchObject({ metadata: { title: 'Labour contracts' }, warnings: ['extraction-bad'] });
  });

  test(`a list too long to be held comes apart into its objects, wherever its pieces are cut (seed ${SEED})`, async () => {
    const value = fc.array(
      fc.dictionary(
        fc.string({ maxLength: 6 }),
        fc.oneof(
          fc.string(),
          fc.constantFrom('"}', '\\\\', '[{'),
          fc.array(fc.dictionary(fc.string(), fc.string(), { maxKeys: 2 }), { maxLength: 2 }),
        ),
      ),
      { maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(
        value,
        fc.integer({ min: 1, max: 40 }),
        fc.boolean(),
        async (list, length, wrapped) => {
          const text = JSON.stringify(wrapped ? { total: 1, items: list } : list);
          const found: unknown[] = [];
          for await (const item of jsonItems(pieces(text, length), 100_000))
            found.push(JSON.parse(item ?? 'null'));
          expect(found).toEqual(JSON.parse(JSON.stringify(list)));
        },
      ),
      { seed: SEED, numRuns: 300 },
    );
  });
});

describe('XML', () => {
  test('outlines (OPML) become nested lists with their links', async () => {
    const [article] = await articlesOf(
      'x',
      '<?xml version="1.0"?><opml version="2.0"><head><title>Feeds</title></head><body><outline text="News &amp; more"><outline text="A site" htmlUrl="https://example.org/"/></outline></body></opml>',
    );
    expect(article).toMatchObject({ importer: 'opml', metadata: { title: 'Feeds' } });
    expect(article?.document.marks.map(({ href }) => href)).toEqual(['https://example.org/']);
  });

  test('feeds give one article an entry', async () => {
    const [rss] = await articlesOf(
      'x',
      '<?xml version="1.0"?><rss version="2.0"><channel><title>Site</title><item><title>Entry</title><link>https://example.org/e</link><pubDate>Wed, 14 Jan 2026 10:00:00 -0500</pubDate><category>Sea</category><description>&lt;p&gt;Words.&lt;/p&gt;</description></item></channel></rss>',
    );
    expect(rss).toMatchObject({
      importer: 'feed',
      metadata: {
        title: 'Entry',
        site: 'Site',
        url: 'https://example.org/e',
        published: '2026-01-14T10:00:00-05:00',
        keywords: ['Sea'],
      },
    });
    const [atom] = await articlesOf(
      'x',
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>Site</title><entry><title>Entry</title><link rel="alternate" href="https://example.org/e"/><author><name>Anna</name></author><content type="html">&lt;p&gt;Words.&lt;/p&gt;</content></entry></feed>',
    );
    expect(atom).toMatchObject({
      importer: 'feed',
      metadata: { title: 'Entry', site: 'Site', authors: ['Anna'] },
    });
  });

  test('of no known vocabulary gives its paragraphs, expands nothing, and says that it was not known', async () => {
    const [article] = await articlesOf(
      'x',
      '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]><doc><title>The title</title><section><title>Part</title><p>Some <em>marked</em> words &b;&c; here.</p></section><binary>QUJD</binary></doc>',
    );
    expect(article).toMatchObject({
      importer: 'xml',
      warnings: ['extraction-bad'],
      metadata: { title: 'The title' },
    });
    expect(blocksOf(article!)).toEqual([
      'heading: The title',
      'heading: Part',
      'paragraph: Some marked words &b;&c; here.',
    ]);
  });

  test('that nests without end costs one file with its reason', async () => {
    const { importBytes } = await import('./import-bytes.ts');
    const deep = `<?xml version="1.0"?>${'<a>'.repeat(100_000)}x`;
    expect(await importBytes('x', new TextEncoder().encode(deep))).toMatchObject([
      { ok: false, error: { code: 'parser-failed' } },
    ]);
  });
});

describe('Markdown of other note programs', () => {
  test("has the web clipper's keys: source, authors as links, tags; when it was clipped is not when it was published", async () => {
    const [article] = await articlesOf(
      'Note.md',
      '---\ntitle: "A page"\nsource: "https://example.org/a"\nauthor:\n  - "[[Anna Bayer]]"\npublished: 2024-05-01\ncreated: 2024-06-01\ndescription: "About"\ntags:\n  - "clippings"\n  - "#war"\n---\nWords of it.\n',
    );
    expect(article?.metadata).toMatchObject({
      title: 'A page',
      url: 'https://example.org/a',
      authors: ['Anna Bayer'],
      published: '2024-05-01',
      keywords: ['clippings', 'war'],
    });
    const [undated] = await articlesOf(
      'Note.md',
      '---\nsource: https://example.org/a\ncreated: 2024-06-01\n---\nWords of it.\n',
    );
    expect(undated?.metadata.published).toBeNull();
  });

  test('has tags in lines of their own as keywords; the lines stay', async () => {
    const [article] = await articlesOf(
      'Note.md',
      '# Reise\n#reise #eu/visa\n\nWir fuhren früh los. Das war #1 für uns.\n',
    );
    expect(article?.metadata.keywords).toEqual(['reise', 'eu/visa']);
    expect(article?.document.text).toContain('#reise #eu/visa');
  });
});
