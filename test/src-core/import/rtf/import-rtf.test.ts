import { describe, expect, test } from 'vitest';
import type { ImportedArticle } from '../../../../src-core/import/imported-article.ts';
import { documentProblems } from '../../text/document-problems.ts';
import { toldBySource } from '../../text/told-by-source.ts';
import { importBytes } from '../import-bytes.ts';

async function read(rtf: string): Promise<ImportedArticle> {
  const [item] = await importBytes(
    'Report.rtf',
    Uint8Array.from(rtf, (sign) => sign.charCodeAt(0)),
  );
  if (item?.ok !== true) throw new Error(JSON.stringify(item?.error));
  expect(documentProblems(item.value.document)).toEqual([]);
  return item.value;
}

const raw = String.raw;

describe('a rich text file', () => {
  test('is decoded by the code page of each font, by numbers of Unicode and by the names of signs', async () => {
    const { document } = await read(
      raw`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset204 Cyr;}{\f2\fcharset128 Mincho;}{\f3\fcharset2 Symbol;}}` +
        raw`Gr\'fc\'dfe \f1 \'cc\'e8\'f0 \f2 \'93\'fa\'96\'7b\f0 , \uc1\u228 ae\u8211-\emdash\~{\uc2\u8364 EU}5 {\f3\'b7}\par}`,
    );
    expect(document.text).toBe('Grüße Мир 日本, äe–— €5 •');
  });

  test('gives headings by style and by outline, lists, marks and links that lead to the web', async () => {
    const { document, metadata, importer } = await read(
      raw`{\rtf1{\stylesheet{\s1 heading 1;}{\s2\sbasedon0 Title;}}{\info{\title Given}{\author Ada Lovelace}{\creatim\yr2024\mo5\dy6}}` +
        raw`{\*\generator Somebody;}{\header not this}\pard\s2 Birds\par\pard\s1 Owls\par\pard\outlinelevel2 At night\par` +
        raw`\pard They {\b hunt} by {\field{\*\fldinst HYPERLINK "https://example.org/"}{\fldrslt ear}}, ` +
        raw`{\field{\*\fldinst HYPERLINK "javascript:x"}{\fldrslt always}}{\v hidden}.\par` +
        raw`\pard\ls1\ilvl1{\listtext 1.\tab}mice\par}`,
    );
    expect(importer).toBe('rtf');
    expect(metadata).toMatchObject({ title: 'Birds', authors: ['Ada Lovelace'], published: '2024-05-06' });
    expect(document.blocks.map(({ type, level, ordered }) => [type, level, ordered])).toEqual([
      ['heading', 1, undefined],
      ['heading', 1, undefined],
      ['heading', 3, undefined],
      ['paragraph', undefined, undefined],
      ['list-item', 2, true],
    ]);
    expect(document.text.split('\n').slice(3)).toEqual(['They hunt by ear, always.', 'mice']);
    expect(
      document.marks.map(({ type, start, end, href }) => [type, document.text.slice(start, end), href]),
    ).toEqual([
      ['strong', 'hunt', undefined],
      ['link', 'ear', 'https://example.org/'],
    ]);
  });

  test('has its tables in rows, its notes at the end and its comments on their words', async () => {
    const { document, annotations } = await read(
      raw`{\rtf1 \trowd\trhdr\cellx100\cellx200\pard\intbl Bird\cell Eggs\cell\row\trowd\pard\intbl Owl\cell\cell\row\pard ` +
        raw`Owls {\*\atrfstart 7}see well{\*\atrfend 7}{\*\atnid AL}{\*\atnauthor Ada}\chatn{\*\annotation{\*\atnref 7}{\pard How well?}}` +
        raw`{\super\chftn{\footnote\pard {\super\chftn} Mostly.}} at night.\par}`,
    );
    expect(document.text).toBe('Bird\tEggs\nOwl\nOwls see well1 at night.\n1 Mostly.');
    expect(toldBySource(document)).toEqual({
      notes: ['1: Mostly.'],
      links: ['1 > 1'],
      heads: ['column Bird', 'column Eggs'],
    });
    expect(document.marks.filter(({ type }) => type === 'cell')).toHaveLength(4);
    expect(annotations.map(({ start, end, note }) => [document.text.slice(start, end), note])).toEqual([
      ['see well', 'How well?'],
    ]);
  });

  test('that breaks off, or closes more than it opened, gives what there is', async () => {
    expect((await read(raw`{\rtf1 One.\par{\b Two`)).document.text).toBe('One.\nTwo');
    expect((await read(raw`{\rtf1 One.\par}}}} Two`)).document.text).toBe('One.\nTwo');
  });

  test('without text has its reason, pictures and binary data are no text', async () => {
    const picture = raw`{\rtf1{\pict\pngblip 89504e47}{\*\blob\bin4 }}}}}`;
    expect(
      await importBytes(
        'a.rtf',
        Uint8Array.from(picture, (sign) => sign.charCodeAt(0)),
      ),
    ).toMatchObject([{ ok: false, error: { code: 'file-no-text' } }]);
  });
});
