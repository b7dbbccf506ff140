import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitEntries } from '../../../src-core/import/bibtex/split-entries.ts';
import { personName } from '../../../src-core/import/person-name.ts';
import { referenceDate } from '../../../src-core/import/references/reference-date.ts';
import { articlesOf, blocksOf } from './articles-of.ts';

const SEED = 20261122;

describe('BibTeX', () => {
  test('gives an article an entry: LaTeX in Unicode, people in reading order, abbreviations written out, fields of the parent', async () => {
    const articles = await articlesOf(
      'library.txt',
      String.raw`% Encoding: UTF-8
@string{jn = "Journal of {\'E}tudes"}
@comment{nothing}
@article{muller2019,
  author = {M{\"u}ller, Hans and von der Leyen, Ursula and {The ATLAS Collaboration}},
  title = "On {$\alpha$}-particles and \emph{more}",
  journal = jn, year = 2019, month = may, volume = {12}, number = 3, pages = {12--14},
  abstract = {A plain abstract of it.},
  keywords = {physics, decay}, doi = {https://doi.org/10.1000/xyz123}
}
@inproceedings(talk, author={A. Speaker}, title={A talk}, crossref={conf})
@proceedings{conf, title={Proceedings of Things}, year={2020}, publisher={Press}}
@misc{mnras, title={Stars}, journal={\mnras}, year=2001}`,
    );
    expect(
      articles.map(({ sourceId, metadata: { title, authors, site, published } }) => [
        sourceId,
        title,
        authors,
        site,
        published,
      ]),
    ).toEqual([
      [
        'muller2019',
        'On α-particles and more',
        ['Hans Müller', 'Ursula von der Leyen', 'The ATLAS Collaboration'],
        'Journal of Études',
        '2019-05',
      ],
      ['talk', 'A talk', ['A. Speaker'], 'Proceedings of Things', '2020'],
      ['conf', 'Proceedings of Things', [], 'Press', '2020'],
      ['mnras', 'Stars', [], 'Monthly Notices of the Royal Astronomical Society', '2001'],
    ]);
    expect(articles[0]!.metadata).toMatchObject({
      url: 'https://doi.org/10.1000/xyz123',
      keywords: ['decay', 'physics'],
    });
    expect(blocksOf(articles[0]!)).toEqual([
      'paragraph: A plain abstract of it.',
      'paragraph: Hans Müller; Ursula von der Leyen; The ATLAS Collaboration: On α-particles and more. Journal of Études 12(3), 12–14, 2019-05. https://doi.org/10.1000/xyz123',
    ]);
  });

  test.each([
    'title={Open {brace, year=2001}',
    'title={Never ended}',
    'title={Twice ended}}}',
    'title="open quote, year=2001',
  ])('an entry that is not well formed costs only itself: %s', async (fields) => {
    const articles = await articlesOf(
      'a.bib',
      `@article{one, ${fields}\n@article{two, title={Second}, year=2002}\n`,
    );
    expect(articles.map(({ metadata }) => metadata.title)).toContain('Second');
  });

  test(`is cut in one pass whatever it holds (seed ${SEED})`, () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom('@article{', '@', '{', '}', '"', ',', 'key', '=', '\n', '\\', '(', ')', 'title'),
        ),
        (parts) => {
          const text = parts.join('');
          for (const entry of splitEntries(text)) {
            expect(text).toContain(entry.text);
            for (const { start, end } of entry.fields) expect(start).toBeLessThanOrEqual(end);
          }
        },
      ),
      { seed: SEED, numRuns: 500 },
    );
  });
});

describe('RIS', () => {
  test('gives an article a reference, with continued lines, both kinds of author tags and pages', async () => {
    const [article] = await articlesOf(
      'x',
      'TY  - JOUR\r\nT1  - A title\r\nAU  - Light, Janice\r\nA1  - Doe, John, Jr.\r\nDA  - 2014/06/01/\r\nPY  - 2014\r\nJF  - Journal\r\nVL  - 30\r\nIS  - 2\r\nSP  - 99\r\nEP  - 105\r\nAB  - First line\r\n of the abstract.\r\nKW  - one\r\nKW  - two\r\nDO  - 10.3109/abc\r\nUR  - http://dx.doi.org/10.3109/abc\r\nER  - \r\n',
    );
    expect(article?.metadata).toMatchObject({
      title: 'A title',
      authors: ['Janice Light', 'John Doe Jr.'],
      site: 'Journal',
      published: '2014-06-01',
      url: 'http://dx.doi.org/10.3109/abc',
      keywords: ['one', 'two'],
    });
    expect(blocksOf(article!)).toEqual([
      'paragraph: First line of the abstract.',
      'paragraph: Janice Light; John Doe Jr.: A title. Journal 30(2), 99–105, 2014-06-01. https://doi.org/10.3109/abc',
    ]);
  });
});

describe('other bibliographies', () => {
  test('MEDLINE: people by their full names, MeSH terms as keywords, the address at PubMed', async () => {
    const articles = await articlesOf(
      'x',
      'PMID- 123\nOWN - NLM\nDP  - 1996 Jul 9\nTI  - The structure\n      of things.\nAB  - Words.\nFAU - van Raaij, M J\nAU  - van Raaij MJ\nJT  - Proceedings\nMH  - Aurovertins/chemistry/*metabolism\nAID - 10.1000/x [doi]\n\nPMID- 124\nOWN - NLM\nTI  - Second.\n',
    );
    expect(articles.map(({ metadata }) => metadata.title)).toEqual(['The structure of things', 'Second']);
    expect(articles[0]!.metadata).toMatchObject({
      authors: ['M J van Raaij'],
      published: '1996-07-09',
      url: 'https://pubmed.ncbi.nlm.nih.gov/123/',
      keywords: ['Aurovertins – chemistry – metabolism'],
    });
  });

  test('CSL-JSON, alone or as items: particles, partial dates, HTML in titles', async () => {
    const item = {
      id: 'k',
      type: 'article-journal',
      title: 'On <i>Homo sapiens</i>',
      author: [{ family: 'Leyen', given: 'Ursula', 'non-dropping-particle': 'von der' }, { literal: 'WHO' }],
      issued: { 'date-parts': [[2019, 5]] },
      'container-title': 'Journal',
      abstract: '<p>First.</p><p>Second.</p>',
    };
    for (const content of [[item], { items: [item] }]) {
      const [article] = await articlesOf('x', JSON.stringify(content));
      expect(article?.metadata).toMatchObject({
        title: 'On Homo sapiens',
        authors: ['Ursula von der Leyen', 'WHO'],
        published: '2019-05',
      });
      expect(blocksOf(article!).slice(0, 2)).toEqual(['paragraph: First.', 'paragraph: Second.']);
    }
  });

  test('EndNote XML: styled titles, people of both roles, dates in two places', async () => {
    const [article] = await articlesOf(
      'x',
      '<?xml version="1.0" encoding="UTF-8" ?><xml><records><record><contributors><authors><author><style face="normal">Doe, Jane</style></author></authors></contributors><titles><title><style>A </style><style face="italic">title</style></title><secondary-title>Journal</secondary-title></titles><dates><year>2009</year><pub-dates><date>May 12</date></pub-dates></dates><keywords><keyword>a</keyword><keyword>b</keyword></keywords><abstract>Words &amp; more.</abstract></record></records></xml>',
    );
    expect(article?.metadata).toMatchObject({
      title: 'A title',
      authors: ['Jane Doe'],
      site: 'Journal',
      published: '2009-05-12',
      keywords: ['a', 'b'],
    });
  });
});

describe('a Zotero library', () => {
  const rdf = (body: string): string =>
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/namespaces/export#" xmlns:link="http://purl.org/rss/1.0/modules/link/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:bib="http://purl.org/net/biblio#" xmlns:foaf="http://xmlns.com/foaf/0.1/">${body}</rdf:RDF>`;
  const ITEM =
    '<bib:Article rdf:about="#item_1"><z:itemType>journalArticle</z:itemType><dc:title>A title</dc:title><bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Doe</foaf:surname><foaf:givenName>Jane</foaf:givenName></foaf:Person></rdf:li></rdf:Seq></bib:authors><dc:date>2019-05</dc:date><dc:subject>tag</dc:subject><dc:subject><z:AutomaticTag><rdf:value>auto</rdf:value></z:AutomaticTag></dc:subject><dcterms:abstract>The abstract.</dcterms:abstract><dcterms:isPartOf rdf:resource="urn:issn:1"/><link:link rdf:resource="#item_2"/><dcterms:isReferencedBy rdf:resource="#item_3"/></bib:Article><bib:Journal rdf:about="urn:issn:1"><dc:title>Journal</dc:title></bib:Journal>';
  const NOTE = `<bib:Memo rdf:about="#item_3"><rdf:value>${'<p><span class="highlight" data-annotation="%7B%22color%22%3A%22%23ff6666%22%7D">“marked   words”</span> <span class="citation">(Doe 2019)</span> my comment</p>'.replaceAll('<', '&lt;').replaceAll('"', '&quot;')}</rdf:value></bib:Memo>`;
  const FILE =
    '<z:Attachment rdf:about="#item_2"><z:itemType>attachment</z:itemType><rdf:resource rdf:resource="files/2/page.html"/><link:type>text/html</link:type></z:Attachment>';

  test('gives the text of attached files the metadata of their item, and puts highlights of notes on it', async () => {
    const page = `<html><head><title>Other</title></head><body><article><p>${'There are some marked words in this text, and others. '.repeat(6)}</p></article></body></html>`;
    const asked: string[] = [];
    const articles = await articlesOf('library.rdf', rdf(ITEM + FILE + NOTE), (path) => {
      asked.push(path);
      return Promise.resolve(path === 'files/2/page.html' ? new TextEncoder().encode(page) : null);
    });
    expect(asked[0]).toBe('files/2/page.html');
    expect(
      articles.map(({ importer, metadata: { title, authors, site, published, keywords } }) => [
        importer,
        title,
        authors,
        site,
        published,
        keywords,
      ]),
    ).toEqual([
      ['html', 'A title', ['Jane Doe'], 'Journal', '2019-05', ['tag', 'auto']],
      ['zotero-rdf', 'A title', ['Jane Doe'], 'Journal', '2019-05', ['tag', 'auto']],
    ]);
    expect(articles[0]!.part?.name).toBe('files/2/page.html');
    const { document, annotations } = articles[0]!;
    expect(
      annotations.map(({ start, end, colour, note }) => [document.text.slice(start, end), colour, note]),
    ).toEqual([['marked words', 'red', 'my comment']]);
  });

  test('gives an item whose file is not there its abstract and notes, and says so; no path leads out of the folder', async () => {
    const asked: string[] = [];
    const away = FILE.replace('files/2/page.html', '../../etc/passwd');
    const nothing = (path: string): Promise<null> => {
      asked.push(path);
      return Promise.resolve(null);
    };
    const [article] = await articlesOf('x.xml', rdf(ITEM + FILE + NOTE), nothing);
    expect(article?.warnings).toEqual(['attachment-missing']);
    expect(blocksOf(article!)).toEqual([
      'paragraph: The abstract.',
      'paragraph: “marked words” (Doe 2019) my comment',
      'paragraph: Jane Doe: A title. Journal, 2019-05.',
    ]);
    await articlesOf('x.xml', rdf(ITEM + away), nothing);
    expect(asked).toEqual(['files/2/page.html']);
  });

  test('expands no entity of its own', async () => {
    const [article] = await articlesOf(
      'x',
      `<?xml version="1.0"?><!DOCTYPE rdf [<!ENTITY a "boom"><!ENTITY f SYSTEM "file:///etc/passwd">]>${rdf('<bib:Book rdf:about="#a"><dc:title>Title &a;&f; &amp; more</dc:title></bib:Book>')}`,
    );
    expect(article?.metadata.title).not.toContain('boom');
    expect(article?.metadata.title).toContain('& more');
  });
});

test.each([
  ['2019', '2019'],
  ['2019/05//', '2019-05'],
  ['2014/06/01/Summer', '2014-06-01'],
  ['2019 Mar-Apr', '2019-03'],
  ['12 May 2019', '2019-05-12'],
  ['May 2019', '2019-05'],
  ['1996 Jul 9', '1996-07-09'],
  ['c. 1850', '1850'],
  ['2019-02-31', '2019-02'],
  ['forthcoming', null],
])('the date %j of a reference is %j', (given, iso) => {
  expect(referenceDate(given)).toBe(iso);
});

test.each([
  ['Brown, Peter C.', 'Peter C. Brown'],
  ['von der Leyen, Ursula', 'Ursula von der Leyen'],
  ['King, Martin Luther, Jr.', 'Martin Luther King Jr.'],
  ['World Health Organization', 'World Health Organization'],
])('the name %j reads %j', (given, name) => {
  expect(personName(given)).toBe(name);
});
