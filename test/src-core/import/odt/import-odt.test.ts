import { describe, expect, test } from 'vitest';
import type { ImportedArticle } from '../../../../src-core/import/imported-article.ts';
import { documentProblems } from '../../text/document-problems.ts';
import { toldBySource } from '../../text/told-by-source.ts';
import { importBytes } from '../import-bytes.ts';
import { makePng } from '../pictures/make-picture.ts';
import { makeZip } from '../zip/make-zip.ts';

const PNG = makePng(40, 30);
const STYLES = `<office:automatic-styles>
  <style:style style:name="B"><style:text-properties fo:font-weight="bold"/></style:style>
  <style:style style:name="Up"><style:text-properties style:text-position="super 58%"/></style:style>
  <style:style style:name="P1" style:parent-style-name="Quotations"/>
  <text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1"/></text:list-style>
</office:automatic-styles>`;

async function bytesOf(text: string, more: Readonly<Record<string, string>> = {}): Promise<Uint8Array> {
  return makeZip([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text' },
    {
      name: 'content.xml',
      content: `<office:document-content>${STYLES}<office:body><office:text>${text}</office:text></office:body></office:document-content>`,
    },
    { name: 'Pictures/owl.png', content: PNG },
    ...Object.entries(more).map(([name, content]) => ({ name, content })),
  ]);
}

async function read(text: string, more: Readonly<Record<string, string>> = {}): Promise<ImportedArticle> {
  const [item] = await importBytes('Report.odt', await bytesOf(text, more));
  if (item?.ok !== true) throw new Error(JSON.stringify(item?.error));
  expect(documentProblems(item.value.document)).toEqual([]);
  return item.value;
}

describe('an OpenDocument text', () => {
  test('gives headings, lists, quotations, tables and notes, without what was deleted', async () => {
    const { document, importer } = await read(
      '<text:tracked-changes><text:p>deleted</text:p></text:tracked-changes>' +
        '<text:h text:outline-level="2">Owls</text:h>' +
        '<text:p>They <text:span text:style-name="B">hunt</text:span><text:s text:c="2"/>at\n   night.<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Mostly.</text:p></text:note-body></text:note></text:p>' +
        '<text:list text:style-name="L1"><text:list-item><text:p>mice</text:p><text:list><text:list-item><text:p>voles</text:p></text:list-item></text:list></text:list-item></text:list>' +
        '<text:p text:style-name="P1">Said a poet.</text:p>' +
        '<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Bird</text:p></table:table-cell><table:table-cell><text:p>Eggs</text:p></table:table-cell></table:table-row></table:table-header-rows></table:table>',
    );
    expect(importer).toBe('odt');
    expect(toldBySource(document)).toEqual({
      notes: ['1: Mostly.'],
      links: ['1 > 1'],
      heads: ['column Bird', 'column Eggs'],
    });
    expect(
      document.blocks.map(({ type, level, ordered, start, end }) => [
        type,
        level,
        ordered,
        document.text.slice(start, end),
      ]),
    ).toEqual([
      ['heading', 2, undefined, 'Owls'],
      ['paragraph', undefined, undefined, 'They hunt at night.1'],
      ['list-item', 1, true, 'mice'],
      ['list-item', 2, false, 'voles'],
      ['quote', undefined, undefined, 'Said a poet.'],
      ['table-row', undefined, undefined, 'Bird\tEggs'],
      ['paragraph', undefined, undefined, '1 Mostly.'],
    ]);
    expect(
      document.marks
        .filter(({ type }) => type === 'strong')
        .map(({ start, end }) => document.text.slice(start, end)),
    ).toEqual(['hunt']);
  });

  test('brings pictures, formulas, properties, and comments on their words', async () => {
    const { document, pictures, annotations, metadata } = await read(
      '<text:p><draw:frame><svg:title>An owl</svg:title><draw:image xlink:href="Pictures/owl.png"/></draw:frame>Owls ' +
        '<office:annotation office:name="c1"><dc:date>2024-05-06T07:08:09</dc:date><text:p>How well?</text:p></office:annotation>see well<office:annotation-end office:name="c1"/>, ' +
        'as <draw:frame><draw:object xlink:href="./Object 1"/></draw:frame> shows.</text:p>',
      {
        'Object 1/content.xml':
          '<math><semantics><mrow><mi>a</mi><mo>=</mo><mi>b</mi></mrow><annotation>a = b</annotation></semantics></math>',
        'meta.xml':
          '<office:document-meta><office:meta><dc:title>Birds</dc:title><meta:initial-creator>Ada Lovelace</meta:initial-creator></office:meta></office:document-meta>',
      },
    );
    expect(document.text).toBe('Owls see well, as a=b shows.');
    expect(document.figures).toEqual([{ beforeBlock: 0, alt: 'An owl', source: 'Pictures/owl.png' }]);
    expect(pictures).toHaveLength(1);
    expect(annotations).toMatchObject([{ note: 'How well?', created: '2024-05-06T07:08:09.000Z' }]);
    expect(document.text.slice(annotations[0]?.start, annotations[0]?.end)).toBe('see well');
    expect(metadata).toMatchObject({ title: 'Birds', authors: ['Ada Lovelace'] });
  });

  test('that is locked is named so, one without a body is damaged', async () => {
    const manifest =
      '<manifest:manifest><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>';
    const locked = await bytesOf('<text:p>x</text:p>', { 'META-INF/manifest.xml': manifest });
    expect(await importBytes('a.odt', locked)).toMatchObject([{ error: { code: 'file-encrypted' } }]);
    const empty = await makeZip([
      { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text' },
      { name: 'content.xml', content: '<x/>' },
    ]);
    expect(await importBytes('a.odt', empty)).toMatchObject([{ error: { code: 'file-damaged' } }]);
  });
});
