import { expect, test } from 'vitest';
import { asId, type ArticleId, type DocumentId, type Sha256 } from '../../../src-core/base/id.ts';
import { encodeUtf8 } from '../../../src-core/base/text-codec.ts';
import { articleRecords } from '../../../src-core/import/article-records.ts';
import { importArticles } from '../../../src-core/import/import-articles.ts';
import { DEFAULT_IMPORT_LIMITS } from '../../../src-core/import/import-limits.ts';
import type { ImportedArticle } from '../../../src-core/import/imported-article.ts';

function imported(text: string): ImportedArticle {
  const [item] = [
    ...importArticles({ name: 'a.txt', bytes: encodeUtf8(text), pasted: true }, DEFAULT_IMPORT_LIMITS),
  ];
  if (item === undefined || !item.ok) throw new Error('not imported');
  return item.value;
}

const body =
  'Der alte Hafen liegt im Norden der Stadt, und niemand weiß mehr genau, wer ihn gebaut hat. '.repeat(4);

test('an imported article becomes two records and the operations that put them, document first', () => {
  const article = imported(`${body}\n\nIm Vollbildmodus öffnen\n\n${body}`);
  const original = { sha256: asId<Sha256>('0'.repeat(64)), bytes: 9, name: 'a.txt', mediaType: 'text/plain' };
  const records = articleRecords(article, {
    articleId: asId<ArticleId>('A'),
    documentId: asId<DocumentId>('D'),
    original,
    added: '2024-11-01T00:00:00Z',
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
