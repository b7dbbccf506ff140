import { asId } from '../../../src-core/base/id.ts';
import type { Annotation } from '../../../src-core/model/annotation.ts';
import type { Article } from '../../../src-core/model/article.ts';

/** An article as the tests of the index change it. */
export const SAMPLE_ARTICLE: Article = {
  id: asId('A1'),
  documentId: asId('D1'),
  title: 'Titel',
  authors: ['Ada Weiß'],
  site: 'Der Bote',
  url: '',
  published: '2024-11-01',
  modified: null,
  language: 'de',
  sources: {},
  original: { sha256: asId('0'), bytes: 1, name: 'a.txt', mediaType: 'text/plain' },
  sourceId: null,
  importer: 'plain-text',
  warnings: [],
  added: '2024-11-02T00:00:00Z',
  status: 'inbox',
  starred: false,
  words: 7,
  lead: '',
  shownBlocks: [],
};
/** An annotation of it. */
export const SAMPLE_ANNOTATION: Annotation = {
  id: asId('N1'),
  articleId: SAMPLE_ARTICLE.id,
  documentId: SAMPLE_ARTICLE.documentId,
  quote: { type: 'TextQuoteSelector', exact: 'Titel', prefix: '', suffix: '' },
  position: { type: 'TextPositionSelector', start: 0, end: 5 },
  colour: 'yellow',
  note: '',
  created: '2024-11-03T00:00:00Z',
  modified: '2024-11-03T00:00:00Z',
};
