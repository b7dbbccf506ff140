import { describe, expect, test } from 'vitest';
import type { ImportedArticle } from '../../../../src-core/import/imported-article.ts';
import { documentProblems } from '../../text/document-problems.ts';
import { toldBySource } from '../../text/told-by-source.ts';
import { importBytes } from '../import-bytes.ts';
import { makePng } from '../pictures/make-picture.ts';
import { makeZip } from '../zip/make-zip.ts';

const PNG = makePng(40, 30);
const WORD = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const RELATIONSHIPS = `<Relationships>
  <Relationship Id="r1" Type="${WORD}/hyperlink" Target="https://example.org/owls" TargetMode="External"/>
  <Relationship Id="r2" Type="${WORD}/image" Target="media/owl.png"/>
  <Relationship Id="r3" Type="${WORD}/footnotes" Target="footnotes.xml"/>
  <Relationship Id="r4" Type="${WORD}/comments" Target="comments.xml"/>
  <Relationship Id="r5" Type="${WORD}/styles" Target="styles.xml"/>
  <Relationship Id="r6" Type="${WORD}/hyperlink" Target="javascript:alert(1)" TargetMode="External"/>
</Relationships>`;

const STYLES = `<w:styles>
  <w:style w:styleId="Own"><w:name w:val="Chapter head"/><w:basedOn w:val="H2"/></w:style>
  <w:style w:styleId="H2"><w:name w:val="heading 2"/></w:style>
  <w:style w:styleId="T"><w:name w:val="Title"/></w:style>
</w:styles>`;

async function read(body: string, more: Readonly<Record<string, string>> = {}): Promise<ImportedArticle> {
  const parts = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships><Relationship Id="m" Type="${WORD}/officeDocument" Target="/word/main.xml"/></Relationships>`,
    'word/main.xml': `<w:document><w:body>${body}</w:body></w:document>`,
    'word/_rels/main.xml.rels': RELATIONSHIPS,
    'word/styles.xml': STYLES,
    ...more,
  };
  const bytes = await makeZip([
    ...Object.entries(parts).map(([name, text]) => ({ name, content: text })),
    { name: 'word/media/owl.png', content: PNG },
  ]);
  const [item] = await importBytes('Report.docx', bytes);
  if (item?.ok !== true) throw new Error(JSON.stringify(item?.error));
  expect(documentProblems(item.value.document)).toEqual([]);
  return item.value;
}

const p = (text: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

describe('a Word document', () => {
  test('says what its diagrams say, behind the paragraph that they stand in', async () => {
    const diagram =
      '<w:p><w:r><w:t>Parts:</w:t></w:r><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><dgm:relIds r:dm="r9"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>';
    const point = (text: string, type = ''): string =>
      `<dgm:pt modelId="x"${type}><dgm:t><a:bodyPr/><a:p><a:r><a:t>${text}</a:t></a:r></a:p></dgm:t></dgm:pt>`;
    const { document } = await read(diagram + p('After.'), {
      'word/_rels/main.xml.rels': RELATIONSHIPS.replace(
        '</Relationships>',
        `<Relationship Id="r9" Type="${WORD}/diagramData" Target="diagrams/data1.xml"/></Relationships>`,
      ),
      'word/diagrams/data1.xml': `<dgm:dataModel><dgm:ptLst><dgm:pt type="doc"/>${point('Head')}${point('no', ' type="pres"')}${point('Tail')}</dgm:ptLst></dgm:dataModel>`,
    });
    expect(document.text).toBe('Parts:\nHead\nTail\nAfter.');
  });

  test('gives headings by style, also by styles based on others, and takes its title from its title', async () => {
    const { document, metadata, importer } = await read(
      p('Birds of the North', '<w:pStyle w:val="T"/>') +
        p('Owls', '<w:pStyle w:val="Own"/>') +
        p('They hunt at night.'),
    );
    expect(importer).toBe('docx');
    expect(metadata).toMatchObject({ title: 'Birds of the North', sources: { title: 'heading' } });
    expect(document.blocks.map(({ type, level }) => [type, level])).toEqual([
      ['heading', 1],
      ['heading', 2],
      ['paragraph', undefined],
    ]);
  });

  test('keeps links that lead to the web, raised and bold text, and drops what was deleted or hidden', async () => {
    const { document } = await read(
      '<w:p><w:r><w:t>See </w:t></w:r><w:hyperlink r:id="r1"><w:r><w:t>owls</w:t></w:r></w:hyperlink>' +
        '<w:hyperlink r:id="r6"><w:r><w:t> now</w:t></w:r></w:hyperlink>' +
        '<w:del><w:r><w:delText>never</w:delText><w:t>never</w:t></w:r></w:del><w:ins><w:r><w:t>, they </w:t></w:r></w:ins>' +
        '<w:r><w:rPr><w:b/></w:rPr><w:t>hunt</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>' +
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType="separate"/><w:t> m</w:t><w:fldChar w:fldCharType="end"/></w:r>' +
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r></w:p>',
    );
    expect(document.text).toBe('See owls now, they hunt m2');
    expect(
      document.marks.map(({ type, start, end, href }) => [type, document.text.slice(start, end), href]),
    ).toEqual([
      ['link', 'owls', 'https://example.org/owls'],
      ['strong', 'hunt', undefined],
      ['superscript', '2', undefined],
    ]);
  });

  test('has its footnotes at the end, its tables in rows and its pictures with their words', async () => {
    const cell = (text: string): string => `<w:tc>${p(text)}</w:tc>`;
    const repeated = '<w:trPr><w:tblHeader/></w:trPr>';
    const { document, pictures } = await read(
      '<w:p><w:r><w:t>Owls see well.</w:t></w:r><w:r><w:footnoteReference w:id="7"/></w:r></w:p>' +
        `<w:tbl><w:tr>${repeated}${cell('Bird')}${cell('Eggs')}</w:tr><w:tr>${cell('Owl')}${cell('')}</w:tr></w:tbl>` +
        '<w:p><w:r><w:drawing><wp:inline><wp:docPr descr="An owl"/><a:graphic><a:blip r:embed="r2"/></a:graphic></wp:inline></w:drawing></w:r></w:p>' +
        '<w:p><w:bookmarkStart w:name="end"/><w:r><w:t>Last words. </w:t></w:r><w:hyperlink w:anchor="end"><w:r><w:t>End</w:t></w:r></w:hyperlink></w:p>',
      {
        'word/footnotes.xml': `<w:footnotes><w:footnote w:id="7">${p('Even at night.')}</w:footnote></w:footnotes>`,
      },
    );
    expect(document.text).toBe('Owls see well.1\nBird\tEggs\nOwl\nLast words. End\n1 Even at night.');
    expect(toldBySource(document)).toEqual({
      notes: ['1: Even at night.'],
      links: ['End > Last words. End', '1 > 1'],
      heads: ['column Bird', 'column Eggs'],
    });
    expect(document.marks.filter(({ type }) => type === 'cell')).toHaveLength(4);
    expect(document.figures).toEqual([{ beforeBlock: 3, alt: 'An owl', source: 'word/media/owl.png' }]);
    expect(pictures).toMatchObject([{ source: 'word/media/owl.png', bytes: PNG, mediaType: 'image/png' }]);
  });

  test('brings its comments along as notes on the very words', async () => {
    const { document, annotations } = await read(
      p('A first paragraph.') +
        '<w:p><w:r><w:t xml:space="preserve">Owls  see </w:t></w:r><w:commentRangeStart w:id="3"/><w:r><w:t>very well</w:t></w:r><w:commentRangeEnd w:id="3"/><w:r><w:t>.</w:t></w:r></w:p>',
      {
        'word/comments.xml': `<w:comments><w:comment w:id="3" w:date="2024-05-06T07:08:09Z">${p('How well?')}</w:comment></w:comments>`,
      },
    );
    expect(annotations).toMatchObject([{ note: 'How well?', created: '2024-05-06T07:08:09.000Z' }]);
    expect(annotations.map(({ start, end }) => document.text.slice(start, end))).toEqual(['very well']);
  });

  test('without a body is damaged, with nothing in it has no text', async () => {
    const without = await makeZip([
      { name: '[Content_Types].xml', content: '<Types/>' },
      { name: 'word/document.xml', content: '<w:document/>' },
    ]);
    expect(await importBytes('a.docx', without)).toMatchObject([
      { ok: false, error: { code: 'file-damaged', values: { file: 'a.docx', reason: 'it has no body' } } },
    ]);
    await expect(read(p(''))).rejects.toThrow('file-no-text');
  });

  test('under a password is named so, an older one by its kind', async () => {
    const compound = (stream: string): Uint8Array => {
      const bytes = new Uint8Array(1024);
      bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
      // Sectors of 512 bytes; the directory is the first one.
      bytes[30] = 9;
      for (const [at, sign] of [...stream].entries()) bytes[512 + 128 + 2 * at] = sign.charCodeAt(0);
      return bytes;
    };
    expect(await importBytes('a.docx', compound('EncryptedPackage'))).toMatchObject([
      { error: { code: 'file-encrypted' } },
    ]);
    expect(await importBytes('a.doc', compound('WordDocument'))).toMatchObject([
      { error: { code: 'file-binary', values: { kind: 'Microsoft Office 97–2003' } } },
    ]);
    expect(await importBytes('a.doc', compound('').subarray(0, 20))).toMatchObject([
      { error: { code: 'file-binary' } },
    ]);
  });
});
