import { describe, expect, test } from 'vitest';
import { asId } from '../../../src-core/base/id.ts';
import type { Annotation } from '../../../src-core/model/annotation.ts';
import type { Article } from '../../../src-core/model/article.ts';
import type { ArticleDocument } from '../../../src-core/model/document.ts';
import type { Topic } from '../../../src-core/model/topic.ts';
import {
  annotationIndexDocument,
  articleIndexDocument,
  topicIndexDocument,
} from '../../../src-core/search/index-documents.ts';
import { SearchIndex } from '../../../src-core/search/search-index.ts';
import { ask } from './index-samples.ts';
import { SAMPLE_ANNOTATION, SAMPLE_ARTICLE } from './sample-records.ts';

const text = 'Der Titel\nErster Absatz.\nIm Vollbildmodus öffnen\nSecond paragraph.\nBild: Otto';
function block(part: string): { start: number; end: number } {
  return { start: text.indexOf(part), end: text.indexOf(part) + part.length };
}
const document: ArticleDocument = {
  text,
  language: 'de',
  blocks: [
    { type: 'heading', level: 1, ...block('Der Titel') },
    { type: 'paragraph', ...block('Erster Absatz.') },
    { type: 'paragraph', role: 'caption-button', ...block('Im Vollbildmodus öffnen') },
    { type: 'paragraph', language: 'en', ...block('Second paragraph.') },
    { type: 'caption', ...block('Bild: Otto') },
  ],
  marks: [],
  figures: [],
};
const article: Article = {
  ...SAMPLE_ARTICLE,
  title: 'Der Titel',
  published: '2024-11-01T23:30:00+02:00',
};
const annotation: Annotation = {
  ...SAMPLE_ANNOTATION,
  quote: { type: 'TextQuoteSelector', exact: 'Erster Absatz', prefix: '', suffix: '' },
  position: { type: 'TextPositionSelector', start: 10, end: 23 },
  note: 'Merkwürdig!',
};
const topic: Topic = {
  id: asId('T1'),
  parentId: null,
  name: 'Truppen',
  aliases: ['troops'],
  definition: 'Soldaten im Einsatz',
  colour: 'red',
  created: '2024-11-03T00:00:00Z',
};

describe('an article in the index', () => {
  test('has title, lead, body by language, caption, author and outlet, with their places in the text', () => {
    const { runs, values, key } = articleIndexDocument(article, document);
    expect(key).toBe('article:A1');
    expect(runs.map(({ field, text: part, language, start }) => [field, part, language, start])).toEqual([
      ['title', 'Der Titel', 'de', -1],
      ['lead', 'Erster Absatz.', 'de', 10],
      ['body', 'Second paragraph.', 'en', text.indexOf('Second')],
      ['caption', 'Bild: Otto', 'de', text.indexOf('Bild')],
      ['author', 'Ada Weiß', 'und', -1],
      ['site', 'Der Bote', 'und', -1],
    ]);
    expect(values).toMatchObject({
      publishedDay: Date.UTC(2024, 10, 1) / 86_400_000,
      added: Date.UTC(2024, 10, 2),
      length: 7,
    });
  });

  test('is not found by folded boilerplate until it is brought back', () => {
    const index = SearchIndex.create();
    index.apply({ put: [articleIndexDocument(article, document)], remove: [], position: {} });
    expect(ask(index, 'vollbildmodus').total).toBe(0);
    index.apply({
      put: [articleIndexDocument({ ...article, shownBlocks: [2] }, document)],
      remove: [],
      position: {},
    });
    expect(ask(index, 'vollbildmodus').total).toBe(1);
  });

  test('is found beside its annotations and topics, each with the article it belongs to', () => {
    const index = SearchIndex.create();
    const put = [
      articleIndexDocument(article, document),
      annotationIndexDocument(annotation, article, [topic]),
      topicIndexDocument(topic, 'DVRK/Truppen'),
    ];
    index.apply({ put, remove: [], position: {} });
    expect(
      ask(index, 'absatz')
        .hits.map(({ key, kind, articleId }) => [key, kind, articleId])
        .sort(),
    ).toEqual([
      ['annotation:N1', 'annotation', 'A1'],
      ['article:A1', 'article', 'A1'],
    ]);
    expect(
      ask(index, 'truppen')
        .hits.map(({ key }) => key)
        .sort(),
    ).toEqual(['annotation:N1', 'topic:T1']);
    expect(ask(index, 'troops').hits.map(({ articleId }) => articleId)).toEqual(['T1']);
    expect(ask(index, 'note:merkwürdig').total).toBe(1);
    expect(ask(index, 'author:weiss', { kinds: ['article'] }).total).toBe(1);
  });
});
