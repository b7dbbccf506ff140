import { describe, expect, test } from 'vitest';
import type { Annotation } from '../../../src-core/model/annotation.ts';
import type { Article } from '../../../src-core/model/article.ts';
import { touchedByChanges } from '../../../src-core/search/touched-records.ts';
import { SAMPLE_ANNOTATION, SAMPLE_ARTICLE } from './sample-records.ts';

const article = SAMPLE_ARTICLE;
const annotation = SAMPLE_ANNOTATION;

/** Ids of what an edit of the article touches: itself, and its annotations. */
function touchedBy(patch: Partial<Article>): [string[], string[]] {
  const after = { ...article, ...patch };
  const touched = touchedByChanges([{ kind: 'article', id: article.id, before: article, after }]);
  return [[...touched.articles], [...touched.articlesOfAnnotations]];
}

function annotationsTouchedBy(patch: Partial<Annotation>): string[] {
  const after = { ...annotation, ...patch };
  const change = { kind: 'annotation', id: annotation.id, before: annotation, after } as const;
  return [...touchedByChanges([change]).annotations];
}

describe('a change touches', () => {
  test('the entries of an article and of its annotations where they are filtered by what changed', () => {
    for (const patch of [
      { status: 'done' },
      { starred: true },
      { authors: ['Ada Weiß', 'Bo Li'] },
      { url: 'https://example.org/' },
      { site: 'Die Botin' },
      { published: null },
      { language: 'en' },
    ] as const)
      expect([patch, touchedBy(patch)]).toEqual([patch, [['A1'], ['A1']]]);
  });

  test('the entry of an article alone where its annotations show nothing of what changed', () => {
    for (const patch of [{ importer: 'html' }, { words: 8 }, { shownBlocks: [1] }])
      expect([patch, touchedBy(patch)]).toEqual([patch, [['A1'], []]]);
  });

  test('nothing where what changed is in no entry', () => {
    for (const patch of [{ lead: 'x' }, { warnings: ['x'] }, { modified: '2024-11-05' }])
      expect([patch, touchedBy(patch)]).toEqual([patch, [[], []]]);
    const elsewhere = { position: { ...annotation.position, start: 1 }, modified: '2024-11-04T00:00:00Z' };
    expect(annotationsTouchedBy(elsewhere)).toEqual([]);
  });

  test('an annotation whose colour, note or quote is another', () => {
    expect(annotationsTouchedBy({ colour: 'red' })).toEqual(['N1']);
    expect(annotationsTouchedBy({ note: 'x' })).toEqual(['N1']);
    expect(annotationsTouchedBy({ quote: { ...annotation.quote, exact: 'Tite' } })).toEqual(['N1']);
  });
});
