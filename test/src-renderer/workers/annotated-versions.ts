import { describePassage } from '../../../src-core/anchor/describe-passage.ts';
import { asId } from '../../../src-core/base/id.ts';
import type { AnnotationId, DocumentId } from '../../../src-core/base/id.ts';
import type { ArticleNow, NewVersion } from '../../../src-core/import/new-version.ts';
import { fakeArticle } from '../fake-articles.ts';

const WORDS = Array.from({ length: 400 }, (_, index) => `wort${index}`);

/** An article with `count` annotations of six words, and its next version with every ninth word changed. */
export function annotatedVersions(count: number): readonly [ArticleNow, NewVersion] {
  const before = WORDS.join(' ');
  const after = WORDS.map((word, index) => (index % 9 === 0 ? 'anders' : word)).join(' ');
  const article = fakeArticle(0);
  const annotations = Array.from({ length: count }, (_, index) => {
    const words = WORDS.slice(index * 7, index * 7 + 6).join(' ');
    const start = before.indexOf(words);
    const passage = describePassage(before, start, start + words.length);
    if (passage === null) throw new Error(words);
    return {
      id: asId<AnnotationId>(`a${index}`),
      articleId: article.id,
      documentId: article.documentId,
      ...passage,
      colour: 'red' as const,
      note: '',
      created: '',
      modified: '',
    };
  });
  const document = (text: string) => ({ text, language: 'de', blocks: [], marks: [], figures: [] });
  return [
    { article, document: document(before), versions: [], annotations },
    {
      documentId: asId<DocumentId>('v2'),
      document: document(after),
      created: '',
      madeBy: 'test',
      original: null,
    },
  ];
}
