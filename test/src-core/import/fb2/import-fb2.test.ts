import { expect, test } from 'vitest';
import { encodeUtf8 } from '../../../../src-core/base/text-codec.ts';
import { documentProblems } from '../../text/document-problems.ts';
import { toldBySource } from '../../text/told-by-source.ts';
import { importBytes } from '../import-bytes.ts';
import { makePng } from '../pictures/make-picture.ts';

const BOOK = `<?xml version="1.0" encoding="UTF-8"?>
<FictionBook xmlns:l="http://www.w3.org/1999/xlink"><description><title-info>
  <author><first-name>Ada</first-name><last-name>Lovelace</last-name></author><book-title>Owls</book-title><lang>en</lang>
  <date value="2019-03-04">spring</date></title-info></description>
<body><section><title><p>At night</p></title><p>They <emphasis>hunt</emphasis><a l:href="#n" type="note">1</a>.</p>
  <image l:href="#owl.png"/><poem><stanza><v>Hoo,</v><v>hoo.</v></stanza></poem></section></body>
<body name="notes"><section id="n"><p>Mostly.</p></section></body>
<binary id="owl.png" content-type="image/png">${Buffer.from(makePng(40, 30)).toString('base64')}</binary></FictionBook>`;

test('a FictionBook gives its sections, notes, facts and pictures', async () => {
  const [item] = await importBytes('owls.fb2', encodeUtf8(BOOK));
  if (item?.ok !== true) throw new Error(JSON.stringify(item?.error));
  const { document, metadata, pictures, importer } = item.value;
  expect(documentProblems(document)).toEqual([]);
  expect(importer).toBe('fb2');
  expect(metadata).toMatchObject({ title: 'Owls', authors: ['Ada Lovelace'], published: '2019-03-04' });
  expect(document.text).toBe('At night\nThey hunt1.\nHoo,\nhoo.\nMostly.');
  expect(toldBySource(document).notes).toEqual(['1: Mostly.']);
  expect(document.figures).toMatchObject([{ beforeBlock: 2, source: 'owl.png' }]);
  expect(pictures).toMatchObject([{ source: 'owl.png', mediaType: 'image/png' }]);
});

test('a FictionBook without a body, or one that nests without end, is damaged', async () => {
  for (const text of ['<FictionBook></FictionBook>', `<FictionBook>${'<section>'.repeat(5000)}`])
    expect(await importBytes('a.fb2', encodeUtf8(text))).toMatchObject([{ error: { code: 'file-damaged' } }]);
});
