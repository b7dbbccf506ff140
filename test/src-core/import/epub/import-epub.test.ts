import { describe, expect, test } from 'vitest';
import type { AppError } from '../../../../src-core/base/error-code.ts';
import type { Result } from '../../../../src-core/base/result.ts';
import type { ImportedArticle } from '../../../../src-core/import/imported-article.ts';
import { footnotesOf } from '../../../../src-core/text/footnotes.ts';
import { documentProblems } from '../../text/document-problems.ts';
import { importBytes } from '../import-bytes.ts';
import { makePng } from '../pictures/make-picture.ts';
import { makeZip } from '../zip/make-zip.ts';

const PNG = makePng(40, 30);
const CONTAINER = '<container><rootfiles><rootfile full-path="Book/the%20book.opf"/></rootfiles></container>';

const OPF = `<package><metadata>
  <dc:title>Owls</dc:title><dc:creator opf:role="ill">An Artist</dc:creator><dc:creator>Ada Lovelace</dc:creator>
  <dc:date>2019-03-04</dc:date><dc:language>en</dc:language><dc:publisher>Night Press</dc:publisher>
</metadata><manifest>
  <item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
  <item id="one" href="text/one.xhtml" media-type="application/xhtml+xml"/>
  <item id="two" href="text/two.xhtml" media-type="application/xhtml+xml"/>
  <item id="notes" href="text/notes.xhtml" media-type="application/xhtml+xml"/>
</manifest><spine><itemref idref="notes" linear="no"/><itemref idref="two"/><itemref idref="one"/></spine></package>`;

const LONG = 'Owls are birds that hunt at night, and nobody hears them come near. '.repeat(8);

async function readBook(
  more: Readonly<Record<string, string>> = {},
): Promise<Result<ImportedArticle, AppError>> {
  const files = {
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': CONTAINER,
    'Book/the book.opf': OPF,
    'Book/nav.xhtml': '<html><body><nav><a href="text/two.xhtml#x">In the dark</a></nav></body></html>',
    'Book/text/one.xhtml':
      '<html><head><title/></head><body><h1>At home</h1><p><a id="page1"/>They <em>sleep</em> by day. <a href="two.xhtml">Back</a>, ' +
      '<a href="https://example.org/">away</a>.</p><img src="../img/an%20owl.png" alt="An owl"/></body></html>',
    'Book/text/two.xhtml': `<html><body><p>${LONG}</p><p><ruby>枕<rt>まくら</rt></ruby></p><script>alert(1)</script></body></html>`,
    'Book/text/notes.xhtml': '<html><body><p>A note.</p></body></html>',
    ...more,
  };
  const bytes = await makeZip([
    ...Object.entries(files).map(([name, content]) => ({ name, content })),
    { name: 'Book/img/an owl.png', content: PNG },
  ]);
  const [item] = await importBytes('owls.epub', bytes);
  return item as Result<ImportedArticle, AppError>;
}

describe('a book', () => {
  test('keeps its notes across its files, its links between chapters, and the ways back', async () => {
    const item = await readBook({
      'Book/text/two.xhtml': `<html xmlns:epub="http://www.idpf.org/2007/ops"><body><p>${LONG} Eyes<a id="r1"
        epub:type="noteref" href="notes.xhtml#n%C3%A4">1</a>, ears<sup><a href="./notes.xhtml#n2">2</a></sup>.</p></body></html>`,
      'Book/text/notes.xhtml': `<html xmlns:epub="http://www.idpf.org/2007/ops"><body><aside epub:type="footnote" id="nä">
        <p><a href="two.xhtml#r1">1</a>. Large.</p><p>And bright.</p></aside><p id="n2"><sup>2</sup> Hidden.</p></body></html>`,
    });
    if (!item.ok) throw new Error(item.error.code);
    const { document } = item.value;
    const words = ({ start, end }: { readonly start: number; readonly end: number }): string =>
      document.text.slice(start, end);
    expect(documentProblems(document)).toEqual([]);
    expect(footnotesOf(document).map(({ reference, note }) => [words(reference), words(note)])).toEqual([
      ['1', 'Large.\nAnd bright.'],
      ['2', 'Hidden.'],
    ]);
    expect(
      document.marks.flatMap(({ target, ...mark }) =>
        target === undefined || target.note === true ? [] : [[words(mark), words(target).slice(0, 8)]],
      ),
    ).toEqual([
      ['Back', 'In the d'],
      ['1', '1'],
    ]);
  });

  test('says once what it writes for readers that know formulas and for those that know none', async () => {
    const either = (namespace: string, inside: string): string =>
      `<epub:switch><epub:case required-namespace="${namespace}">${inside}</epub:case><epub:default><p>in words</p></epub:default></epub:switch>`;
    const sum =
      '<m:math xmlns:m="http://www.w3.org/1998/Math/MathML"><m:mn>2</m:mn><m:mo> \u2062 </m:mo><m:mi>x</m:mi><m:mo> + </m:mo><m:mi>y</m:mi></m:math>';
    const one = (body: string) => readBook({ 'Book/text/one.xhtml': `<html><body>${body}</body></html>` });
    const known = await one(either('http://www.w3.org/1998/Math/MathML', sum));
    expect(known.ok && known.value.document.text).toContain('2x+y');
    expect(known.ok && known.value.document.text).not.toContain('in words');
    const foreign = await one(either('https://example.org/other', '<p>other</p>'));
    expect(foreign.ok && foreign.value.document.text).toContain('in words');
    expect(foreign.ok && foreign.value.document.text).not.toContain('other');
  });

  test('is one article: its chapters in the order of the spine, side texts last, chapters named by the contents', async () => {
    const item = await readBook();
    if (!item.ok) throw new Error(item.error.code);
    const { document, metadata, importer, pictures } = item.value;
    expect(documentProblems(document)).toEqual([]);
    expect(importer).toBe('epub');
    expect(metadata).toMatchObject({
      title: 'Owls',
      authors: ['Ada Lovelace'],
      site: 'Night Press',
      published: '2019-03-04',
      language: 'en',
    });
    expect(document.text.split('\n')).toEqual([
      'In the dark',
      LONG.trim(),
      '枕',
      'At home',
      'They sleep by day. Back, away.',
      'A note.',
    ]);
    expect(
      document.marks.map(({ type, href, start, end }) => [type, document.text.slice(start, end), href]),
    ).toEqual([
      ['emphasis', 'sleep', undefined],
      ['link', 'Back', undefined],
      ['link', 'away', 'https://example.org/'],
    ]);
    expect(document.figures).toEqual([{ beforeBlock: 5, alt: 'An owl', source: 'Book/img/an owl.png' }]);
    expect(pictures).toMatchObject([{ source: 'Book/img/an owl.png', mediaType: 'image/png' }]);
  });

  test('of fixed pages gives the text that is drawn on them, its lines joined', async () => {
    const span = (y: number, text: string): string => `<tspan x="0,5,9" y="${y}">${text}</tspan>`;
    const item = await readBook({
      'Book/text/one.xhtml': `<html><body><svg><style>.a{}</style><text transform="x">${span(0, 'The owl sat in the old oak tree and ')}${span(15, 'looked at the <![CDATA[moon]]> for a long long ti-')}${span(30, 'me.')}${span(45, 'Then ')}${span(45, 'it flew.')}</text></svg></body></html>`,
    });
    if (!item.ok) throw new Error(item.error.code);
    expect(item.value.document.text).toContain(
      'The owl sat in the old oak tree and looked at the moon for a long long time.\nThen it flew.\n',
    );
  });

  test('whose chapters are locked is named so; scrambled fonts lock nothing', async () => {
    const lock = (algorithm: string, uri: string): string =>
      `<encryption><enc:EncryptedData><enc:EncryptionMethod Algorithm="${algorithm}"/><enc:CipherData><enc:CipherReference URI="${uri}"/></enc:CipherData></enc:EncryptedData></encryption>`;
    const locked = lock('http://www.w3.org/2001/04/xmlenc#aes128-cbc', 'Book/text/one.xhtml');
    expect(await readBook({ 'META-INF/encryption.xml': locked })).toMatchObject({
      error: { code: 'file-encrypted' },
    });
    const font = lock('http://www.idpf.org/2008/embedding', 'Book/font.otf');
    expect(await readBook({ 'META-INF/encryption.xml': font })).toMatchObject({ ok: true });
  });

  test('that lacks its package document or all of its chapters is damaged', async () => {
    expect(await readBook({ 'Book/the book.opf': '' })).toMatchObject({ error: { code: 'file-damaged' } });
    const lost = OPF.replaceAll('text/', 'lost/');
    expect(await readBook({ 'Book/the book.opf': lost })).toMatchObject({
      error: { code: 'file-damaged', values: { reason: 'none of its chapters can be read' } },
    });
  });

  test('with an entity that names a file gets nothing of that file', async () => {
    const opf = `<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/passwd">]>${OPF.replace('<dc:title>Owls', '<dc:title>Owls &x;')}`;
    const item = await readBook({ 'Book/the book.opf': opf });
    expect(item).toMatchObject({ ok: true, value: { metadata: { title: 'Owls &x;' } } });
  });
});
