import { describe, expect, test } from 'vitest';
import { sniffBinary } from '../../../src-core/import/sniff-binary.ts';
import { articlesOf, blocksOf } from './articles-of.ts';
import { importBytes } from './import-bytes.ts';
import { makeZip } from './zip/make-zip.ts';

const html = (body: string, head = ''): string =>
  `<!doctype html><html><head>${head}</head><body>${body}</body></html>`;

describe('a table', () => {
  test('whose rows are no articles is one article with a row for each', async () => {
    const [article] = await articlesOf(
      'survey 2024.csv',
      'Case;Age;Words\r\nID4;24;"I wanted; ""more"""\r\n\r\nID5;;Golf\r\n',
    );
    expect(article!.metadata.title).toBe('survey 2024');
    expect(blocksOf(article!)).toEqual([
      'table-row: Case\tAge\tWords',
      'table-row: ID4\t24\tI wanted; "more"',
      'table-row: ID5\t\tGolf',
    ]);
  });
});

describe('a page of Notion', () => {
  const id = '1590080aa5a3802488c2e857dea7aa7d';
  const page = html(
    `<article id="x" class="page sans"><header><div class="page-header-icon">💡</div><h1 class="page-title">Espresso machine</h1><table class="properties"><tbody><tr class="property-row property-row-text"><th>Notes</th><td>Double boiler.</td></tr><tr class="property-row property-row-multi_select"><th>Tags</th><td><span class="selected-value">home office</span><span class="selected-value">coffee</span></td></tr></tbody></table></header><div class="page-body"><nav class="table_of_contents"><a href="#a">Use</a></nav><h1>Use</h1><ul class="to-do-list"><li><div class="checkbox checkbox-on"></div> <span>Buy beans</span></li></ul><p>Short.</p><figure><a class="bookmark source" href="https://w.example/"><div>${'A long description of a bookmark that reads like an article. '.repeat(9)}</div></a></figure></div></article>`,
    '<title>Espresso</title>',
  );

  test('is read whole, with its properties, ticks and tags, and without the number in its name', async () => {
    const zip = await makeZip([
      { name: `Export/Espresso ${id}.html`, content: page },
      { name: `Export/Loose note ${id}.md`, content: 'Only a few words here.' },
      {
        name: 'Export/index.html',
        content: html(
          '<ul><li>Workspace details:</li></ul>',
          '<title>Export-950ad927-7171-4abf-9001-821e5310d286</title>',
        ),
      },
    ]);
    const items = await importBytes('Export.zip', zip);
    const [article, loose] = items.flatMap((item) => (item.ok ? [item.value] : []));
    expect(items.map((item) => (item.ok ? item.value.metadata.title : item.error.code))).toEqual([
      'Espresso machine',
      'Loose note',
      'file-no-text',
    ]);
    expect(loose!.metadata.title).toBe('Loose note');
    expect(article!.metadata.keywords).toEqual(['home office', 'coffee']);
    expect(blocksOf(article!).slice(0, 6)).toEqual([
      'paragraph: 💡',
      'table-row: Notes\tDouble boiler.',
      'table-row: Tags\thome office coffee',
      'heading: Use',
      'list-item: ☑ Buy beans',
      'paragraph: Short.',
    ]);
  });
});

describe('a formula', () => {
  test('in a page is one line in which powers, indices and fractions can be told, and stands there once', async () => {
    const formula =
      '<math><semantics><mrow><mi>f</mi><mo>(</mo><mi>x</mi><mo>)</mo> <mo>=</mo> <mfrac><mrow><mi>a</mi><msup><mi>x</mi><mn>2</mn></msup></mrow><msub><mi>b</mi><mi>i</mi></msub></mfrac><mo>+</mo><msqrt><mn>2</mn><mo>\u2062</mo><mi>c</mi></msqrt><mi>sin</mi><mi>x</mi></mrow><annotation encoding="application/x-tex">\\frac{ax^2}{b_i}</annotation></semantics></math>';
    const [article] = await articlesOf('page.html', html(`<p>The formula ${formula} is here.</p>`));
    expect(article!.document.text).toContain('The formula f(x)=(ax^2)/(b_i)+√(2c)sin x is here.');
  });
});

describe('an outline of Roam', () => {
  test('is read as Markdown, with its ticks and its links between pages', async () => {
    const roam = [
      {
        title: 'Plan',
        children: [
          { string: '{{[[TODO]]}} meet [[John Smith]] about **bread** and [more](((abc-123)))' },
          {
            string: '{{[[DONE]]}} __done__',
            children: [{ string: '{{[[video]]: https://v.example/1}} by Kim' }],
          },
        ],
      },
    ];
    const [article] = await articlesOf('graph.json', JSON.stringify(roam));
    expect(blocksOf(article!)).toEqual([
      'list-item: ☐ meet John Smith about bread and more',
      'list-item: ☑ done',
      'list-item: https://v.example/1 by Kim',
    ]);
  });
});

describe('BibTeX', () => {
  test('gives an article of an encyclopedia its own name, and accents over accents in their order', async () => {
    const [entry, vedic] = await articlesOf(
      'a.bib',
      '@Inreference{a, Title = {Encyclopedia Iranica}, Lista = {Besmallah: in exegesis}, Author = {Algar, Hamid}}\n' +
        '@article{b, title = {Vedic anu\\d s\\d th(u)y\\textacutemacron a}, year = 1974}\n',
    );
    expect([entry!.metadata.title, entry!.metadata.site]).toEqual([
      'Besmallah: in exegesis',
      'Encyclopedia Iranica',
    ]);
    expect(vedic!.metadata.title).toBe('Vedic anuṣṭh(u)yā́'.normalize('NFC'));
  });
});

describe('a note of Evernote', () => {
  test('names the files that lie in it where they stand', async () => {
    const pdf = Buffer.from('no pdf').toString('base64');
    const enex = `<en-export><note><title>Contract</title><content><![CDATA[<en-note><div>See <en-media hash="93a5f1a2d8b1ab6ac0f4b39a5b0ea4fd" type="application/octet-stream"/></div></en-note>]]></content><resource><data encoding="base64">${pdf}</data><mime>application/octet-stream</mime><resource-attributes><file-name>signed &amp; sealed.scpt</file-name></resource-attributes></resource></note></en-export>`;
    const { createHash } = await import('node:crypto');
    const hash = createHash('md5').update('no pdf').digest('hex');
    const items = await importBytes(
      'a.enex',
      Buffer.from(enex.replace(/hash="[0-9a-f]+"/u, `hash="${hash}"`)),
    );
    const [first] = items;
    expect(first?.ok === true ? first.value.document.text : first).toBe('See signed & sealed.scpt');
  });
});

test('files of other programs are refused by the name that a person knows them by', () => {
  const one = Uint8Array.from([0xe4, 0x52, 0x5c, 0x7b, 0x8c, 0xd8, 0xa7, 0x4d, 0, 0]);
  expect(sniffBinary(one)).toBe('OneNote');
  expect(sniffBinary(Buffer.from('MSCF\0\0\0\0\x2c\0\0\0'))).toBe('Windows cabinet');
  expect(sniffBinary(Buffer.from('00714cam a2200205 a 4500001000\x1e\x1f\x1e\x1f\x1e\x1f'))).toBe('MARC');
  expect(sniffBinary(Buffer.from('00714cam is only a line of text'))).toBeNull();
});
