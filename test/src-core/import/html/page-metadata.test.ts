import { describe, expect, test } from 'vitest';
import { pageMetadata, type PageMetadata } from '../../../../src-core/import/html/metadata/page-metadata.ts';
import { parseHtml } from '../../../../src-core/import/html/parse-html.ts';

function metadataOf(head: string, body: string, address = ''): PageMetadata {
  return pageMetadata(
    parseHtml(`<!doctype html><html lang="de"><head>${head}</head><body>${body}</body></html>`),
    address,
  );
}

describe('the headline', () => {
  const title = (head: string, body: string): string => metadataOf(head, body).title;

  test('is the first-level heading without kicker, date, section and hidden words', () => {
    for (const heading of [
      '<h1><span class="article-heading__kicker">Klima</span><span class="visually-hidden">: </span><span>Bohren, bis es heiß wird</span></h1>',
      '<h1><small>Tunesien</small><br> Bohren, bis es heiß wird</h1>',
      '<h1><span class="supertitle"><time>1. Februar 2022</time></span> Bohren, bis es heiß wird</h1>',
      '<h1 class="entry-title"><div class="entry-section"><a href="/local/">Local News | </a></div> Bohren, bis es heiß wird</h1>',
    ])
      expect(title('', heading)).toBe('Bohren, bis es heiß wird');
  });

  test('wins over what the page says for previews, unless it is the outlet’s name or leads to its start page', () => {
    const preview = '<meta property="og:title" content="Zehn Tricks für den Winter">';
    expect(title(preview, '<h1>So kommen Sie gut durch den Winter</h1>')).toBe(
      'So kommen Sie gut durch den Winter',
    );
    expect(
      title(preview, '<h1 id="site-title"><a href="/" rel="home">Das Blog der Familie Meier</a></h1>'),
    ).toBe('Zehn Tricks für den Winter');
    expect(
      title(
        preview,
        '<h1><a href="https://web.archive.org/web/20080731/http://blog.example/">Blog vom Hafen her</a></h1>',
      ),
    ).toBe('Zehn Tricks für den Winter');
  });
});

describe('the authors', () => {
  const authors = (body: string, head = ''): readonly string[] => metadataOf(head, body).authors;

  test('are people, also with a noble name, a label in front, a role or a weekday behind', () => {
    expect(
      authors('<span class="author vcard"><span>Author</span><a class="fn">Andreas Kalt</a></span>'),
    ).toEqual(['Andreas Kalt']);
    expect(authors('<p class="byline__author">VON <a>MORITZ GATHMANN</a> am 21. April 2020</p>')).toEqual([
      'Moritz Gathmann',
    ]);
    expect(authors('<div class="byline">Alexa von Heyden Thursday</div>')).toEqual(['Alexa von Heyden']);
    expect(
      authors('<p><strong>Autorin: Uta Maier, Projektleiterin der Stiftung in Tunis.</strong></p>'),
    ).toEqual(['Uta Maier']);
  });

  test('stand in a line of their own, behind a date or behind a line break', () => {
    expect(authors('<p>11.12.2019 - Amelie Loevenich</p>')).toEqual(['Amelie Loevenich']);
    expect(
      authors('<div>Das Gericht rügte das in seinem Urteil vom Montag sehr.<br>Autor: Jan Einbock</div>'),
    ).toEqual(['Jan Einbock']);
    expect(authors('<p>责任编辑： 焦鹏</p>')).toEqual(['焦鹏']);
  });

  test('are taken from a preview’s label, a writer’s page or the page’s state where nothing else names them', () => {
    const label =
      '<meta name="twitter:label1" content="Verfasst von"><meta name="twitter:data1" content="Jan Hansen">';
    expect(authors('<p>Text</p>', label)).toEqual(['Jan Hansen']);
    expect(authors('<a href="/about/newsteam/jan-hansen">Jan Hansen</a>')).toEqual(['Jan Hansen']);
    expect(authors('<a href="/autor/a">Jan Hansen</a> <a href="/autor/b">Eva Berg</a>')).toEqual([]);
    expect(authors('<script>x = {"authorName":"Jan Hansen"}</script>')).toEqual(['Jan Hansen']);
  });

  test('are nobody where only a newsroom, a month, a label or a commentator is named', () => {
    for (const body of [
      '<span class="byline author">von Redaktion</span>',
      '<span class="byline">November</span>',
      '<span class="author vcard">Quelle</span>',
      '<ol class="comments"><li class="comment"><span class="author vcard">Eva Berg</span></li></ol>',
    ])
      expect(authors(body)).toEqual([]);
  });

  test('stand in the box about the writer, behind a label that has a line of its own, or alone below the text', () => {
    expect(
      authors('<div class="author-bio footer"><h3>Jan Einbock</h3><p>Jan ist Lehrer in Kiel.</p></div>'),
    ).toEqual(['Jan Einbock']);
    expect(authors('<p>Der Wind wehte.</p><b>Von:</b><br><br>Jan Einbock</a>')).toEqual(['Jan Einbock']);
    expect(authors('<p>Der Wind wehte.</p><p><em>Eva Berg</em></p>')).toEqual(['Eva Berg']);
    expect(authors('<p><em>Eva Berg</em></p><p>Der Wind wehte.</p><p><em>Jan Einbock</em></p>')).toEqual([]);
  });

  test('are those who wrote, not who took the picture', () => {
    expect(authors('<p class="photo-credit author">Eva Berg</p><p>Text: Jan Einbock</p>')).toEqual([
      'Jan Einbock',
    ]);
  });

  test('are parted at “and” in any case, without the outlet behind', () => {
    expect(authors('<p class="byline">By Glen Owen And Brendan Carlin For The Daily Herald</p>')).toEqual([
      'Glen Owen',
      'Brendan Carlin',
    ]);
    expect(authors('<div class="td-post-author-name">Von <a>Robert</a> -</div>')).toEqual(['Robert']);
  });

  test('a first name in the structured data is completed by its description or the byline', () => {
    const person = (more: string): string =>
      `<script type="application/ld+json">{"@type":"Article","headline":"x","author":{"@type":"Person","name":"Nils"${more}}}</script>`;
    expect(authors('<p>Text</p>', person(',"description":"Nils Pickert ist Autor."'))).toEqual([
      'Nils Pickert',
    ]);
    expect(authors('<span class="author vcard">Nils Pickert</span>', person(''))).toEqual(['Nils Pickert']);
  });
});

describe('the day of publication', () => {
  const published = (body: string, head = '', address = ''): string | null =>
    metadataOf(head, body, address).published;

  test('stands beside the headline before anywhere else in the text', () => {
    expect(
      published(
        '<p>Aus dem Archiv: 3. Mai 2001</p><p>24. April 2020 | Presse</p><h1>Eine Titelseite für alle Zeitungen</h1><p>Am 2. März 2019 war es noch anders.</p>',
      ),
    ).toBe('2020-04-24');
  });

  test('is never read out of scripts that keep cookies, but out of what they know of the article', () => {
    expect(published('<p>Text</p><script>document.cookie="x; expires=Thu, 31 Dec 2099"</script>')).toBeNull();
    expect(published('<p>Text</p><script>s = {"publishedAt":"2022-01-10T10:00:00Z"}</script>')).toMatch(
      /^2022-01-10/u,
    );
  });

  test('may stand in the address day first, or in the browser’s title', () => {
    const canonical = '<link rel="canonical" href="https://a.example/meldungen/29-10-2021">';
    expect(published('<p>Text</p>', canonical)).toBe('2021-10-29');
    expect(published('<p>Text</p>', '<title>Orso marsicano (Notizia del 14 Gennaio 2020)</title>')).toBe(
      '2020-01-14',
    );
  });
});

test('a heading ends with any end tag of a heading', () => {
  const { body } = parseHtml(
    '<html><body><h2 class="a">Head</h3><p>Text</p><h3>Sub</h3><p>More</p></body></html>',
  );
  expect([...body.children].map(({ localName, textContent }) => [localName, textContent])).toEqual([
    ['h2', 'Head'],
    ['p', 'Text'],
    ['h3', 'Sub'],
    ['p', 'More'],
  ]);
});

test('a page that leaves out where its head ends has its text in the body', () => {
  const document = parseHtml('<html><head><title>x</title><meta name="a"><div><p>Text</p></div></html>');
  expect(document.body.textContent).toContain('Text');
});

describe('keywords and section', () => {
  test('come from the structured data, then from tags for articles, each once and with its source', () => {
    const structured = metadataOf(
      '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","keywords":["Hafen","Dock; hafen"],"articleSection":"Wirtschaft"}</script><meta name="keywords" content="anderes">',
      '<p>Text</p>',
    );
    expect(structured.keywords).toEqual(['hafen', 'Dock']);
    expect(structured.section).toBe('Wirtschaft');
    expect(structured.sources).toMatchObject({ keywords: 'json-ld', section: 'json-ld' });
    const tagged = metadataOf(
      '<meta property="article:tag" content="Hafen"><meta property="article:tag" content="Dock"><meta property="article:section" content="Lokales">',
      '<p>Text</p>',
    );
    expect(tagged.keywords).toEqual(['Hafen', 'Dock']);
    expect(tagged.sources).toMatchObject({ keywords: 'article:tag', section: 'article:section' });
  });

  test('a page that lists more than thirty of them says nothing by it', () => {
    const many = Array.from({ length: 40 }, (_, index) => `word${index}`).join(', ');
    expect(metadataOf(`<meta name="keywords" content="${many}">`, '<p>Text</p>').keywords).toEqual([]);
  });
});
