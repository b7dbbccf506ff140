import { expect, test } from 'vitest';
import { asId, type ArticleId, type DocumentId, type Sha256 } from '../../../src-core/base/id.ts';
import { encodeUtf8 } from '../../../src-core/base/text-codec.ts';
import { articleRecords } from '../../../src-core/import/article-records.ts';
import type { ImportedArticle } from '../../../src-core/import/imported-article.ts';
import { checkDocument } from '../../../src-core/model/document-guard.ts';
import type { ArticleDocument } from '../../../src-core/model/document.ts';
import { importBytes } from './import-bytes.ts';

async function imported(text: string): Promise<ImportedArticle> {
  const [item] = await importBytes('a.txt', encodeUtf8(text), { pasted: true });
  if (item === undefined || !item.ok) throw new Error('not imported');
  return item.value;
}

const body =
  'Der alte Hafen liegt im Norden der Stadt, und niemand weiß mehr genau, wer ihn gebaut hat. '.repeat(4);

test('an imported article becomes two records and the operations that put them, document first', async () => {
  const article = await imported(`${body}\n\nIm Vollbildmodus öffnen\n\n${body}`);
  const original = { sha256: asId<Sha256>('0'.repeat(64)), bytes: 9, name: 'a.txt', mediaType: 'text/plain' };
  const records = articleRecords(article, {
    articleId: asId<ArticleId>('A'),
    documentId: asId<DocumentId>('D'),
    original,
    added: '2024-11-01T00:00:00Z',
    pictures: new Map(),
    newId: () => 'N',
  });
  expect(records.ops.map((operation) => `${operation.op} ${operation.kind} ${operation.id}`)).toEqual([
    'put document D',
    'put article A',
  ]);
  expect(records.article).toMatchObject({
    id: 'A',
    documentId: 'D',
    original,
    status: 'inbox',
    starred: false,
    shownBlocks: [],
    language: 'de',
    sourceId: null,
  });
  expect(records.documentRecord).toMatchObject({
    id: 'D',
    articleId: 'A',
    version: 1,
    location: null,
    madeBy: 'pasted 1',
  });
  expect(JSON.parse(records.documentJson)).toEqual(article.document);
  expect(records.article.words).toBe(17 * 8);
  expect(records.article.lead.length).toBeLessThanOrEqual(201);
  expect(records.article.lead).toMatch(/\p{L}…$/u);
});

test('pictures become originals of the document, highlights annotations on their words', async () => {
  const text = 'The old harbour lies in the north.\n\nNobody knows who built it.';
  const article = await imported(text);
  const picture = { source: 'images/harbour.png', bytes: new Uint8Array([1]), mediaType: 'image/png' };
  const start = article.document.text.indexOf('Nobody');
  const sha256 = asId<Sha256>('1'.repeat(64));
  const records = articleRecords(
    {
      ...article,
      document: {
        ...article.document,
        figures: [
          { beforeBlock: 0, alt: 'Harbour', source: picture.source },
          { beforeBlock: 1, alt: '', source: 'gone.png' },
        ],
      },
      pictures: [picture],
      annotations: [
        {
          start,
          end: start + 12,
          colour: 'blue',
          note: 'Really?',
          topics: [],
          created: '2020-01-01T00:00:00Z',
        },
      ],
    },
    {
      articleId: asId<ArticleId>('A'),
      documentId: asId<DocumentId>('D'),
      original: { sha256, bytes: 9, name: 'a.txt', mediaType: 'text/plain' },
      added: '2024-11-01T00:00:00Z',
      pictures: new Map([[picture.source, sha256]]),
      newId: () => 'N',
    },
  );
  const document = JSON.parse(records.documentJson) as ArticleDocument;
  expect(checkDocument(document).ok).toBe(true);
  expect(document.figures.map((figure) => figure.original)).toEqual([
    { sha256, mediaType: 'image/png' },
    undefined,
  ]);
  const [, , annotation] = records.ops;
  expect(annotation).toMatchObject({
    op: 'put',
    kind: 'annotation',
    id: 'N',
    record: {
      quote: { exact: 'Nobody knows' },
      colour: 'blue',
      note: 'Really?',
      created: '2020-01-01T00:00:00Z',
    },
  });
});
