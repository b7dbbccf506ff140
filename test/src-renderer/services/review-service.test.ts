import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { asId } from '../../../src-core/base/id.ts';
import type { AnnotationId, ArticleId, DocumentId } from '../../../src-core/base/id.ts';
import type { Result } from '../../../src-core/base/result.ts';
import type { Annotation, AnnotationCheck } from '../../../src-core/model/annotation.ts';
import { buildDocument } from '../../../src-core/text/document-builder.ts';
import { describePassage } from '../../../src-core/anchor/describe-passage.ts';
import { createDocumentReader } from '../../../src-renderer/services/document-reader.ts';
import { createLiveCache } from '../../../src-renderer/services/live-cache.ts';
import { createReviewService } from '../../../src-renderer/services/review-service.ts';
import { createLivePace } from '../../../src-renderer/store/live-pace.ts';
import type { Projection } from '../../../src-renderer/store/projection.ts';
import { createWatchedHost } from '../doubles/watched-host.ts';
import { fakeArticle } from '../fake-articles.ts';
import { firstValue } from '../first-value.ts';
import { openRunner } from './open-runner.ts';

const open: Projection[] = [];
afterEach(() => {
  for (const projection of open.splice(0)) projection.close();
});

const BEFORE = 'Die Ministerin sprach am Freitag vor dem Ausschuss. Sie blieb eine Stunde.';
const AFTER = 'Die Ministerin sprach am Samstag vor dem Ausschuss. Danach ging sie wieder.';

const value = <Value>(result: Result<Value, unknown>): Value => {
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.value;
};

/** An article with two versions, and what was found of three annotations when it got the second one. */
async function notebook() {
  const host = createWatchedHost();
  const { projection, runner } = await openRunner(host);
  open.push(projection);
  const article = fakeArticle(0);
  const first = asId<DocumentId>('first');
  const version = { articleId: article.id, location: null, created: article.added, madeBy: 'test' };
  const passage = (text: string, words: string) => {
    const start = text.indexOf(words);
    const described = describePassage(text, start, start + words.length);
    if (described === null) throw new Error(words);
    return described;
  };
  const annotation = (
    id: string,
    text: string,
    words: string,
    grade: AnnotationCheck['grade'] | null,
    was = words,
  ): Annotation => ({
    id: asId<AnnotationId>(id),
    articleId: article.id,
    documentId: text === AFTER ? article.documentId : first,
    ...passage(text, words),
    colour: 'yellow',
    note: 'Notiz',
    created: article.added,
    modified: article.added,
    ...(grade === null
      ? {}
      : { check: { grade, score: grade === 'lost' ? 0 : 0.9, ...passage(BEFORE, was), documentId: first } }),
  });
  const annotations = [
    annotation('edited', AFTER, 'am Samstag', 'edited', 'am Freitag'),
    annotation('lost', BEFORE, 'eine Stunde', 'lost'),
    annotation('same', AFTER, 'Die Ministerin', null),
  ];
  const json = (text: string): string =>
    JSON.stringify(buildDocument([{ type: 'paragraph', raw: text, marks: [] }], 'de'));
  value(
    await runner.append(
      'import',
      [
        { op: 'put', kind: 'document', id: first, record: { ...version, id: first, version: 1 } },
        {
          op: 'put',
          kind: 'document',
          id: article.documentId,
          record: { ...version, id: article.documentId, version: 2 },
        },
        { op: 'put', kind: 'article', id: article.id, record: article },
        ...annotations.map((record) => ({ op: 'put', kind: 'annotation', id: record.id, record }) as const),
      ],
      {
        documents: [
          { id: first, json: json(BEFORE) },
          { id: article.documentId, json: json(AFTER) },
        ],
        originals: [],
      },
    ),
  );
  const lives = createLiveCache(projection, createLivePace());
  const reviews = createReviewService(projection, lives, runner, createDocumentReader(host));
  const read = async (id: string): Promise<Annotation> => {
    const found = await projection.read((lookup) => lookup.get('annotation', id));
    if (found === undefined) throw new Error('gone');
    return found;
  };
  const waiting = async (): Promise<string> =>
    (await projection.read((lookup) => lookup.annotationsToCheck()))
      .map(({ id }) => id)
      .sort()
      .join(' ');
  return { article, annotations, reviews, runner, read, waiting };
}

const id = (text: string): AnnotationId => asId<AnnotationId>(text);

describe('the queue of passages to look at', () => {
  it('lists and counts those with an open check, of the notebook and of one article', async () => {
    const { article, reviews } = await notebook();
    expect(await firstValue(reviews.counts())).toEqual({ moved: 0, edited: 1, lost: 1, total: 2 });
    expect((await firstValue(reviews.ofNotebook())).map(({ annotation }) => annotation.id)).toEqual([
      'edited',
      'lost',
    ]);
    expect(await firstValue(reviews.ofArticle(article.id))).toHaveLength(2);
    expect(await firstValue(reviews.ofArticle(asId<ArticleId>('other')))).toEqual([]);
  });

  it('shows the passage as it was and as it was found', async () => {
    const { reviews } = await notebook();
    const words = async (of: string): Promise<readonly (string | null)[]> => {
      const { before, after } = value(await reviews.sides(id(of)));
      return [before, after].map(
        ({ document, range }) => range && document.text.slice(range.start, range.end),
      );
    };
    expect(await words('edited')).toEqual(['am Freitag', 'am Samstag']);
    expect(await words('lost')).toEqual(['eine Stunde', null]);
    expect((await reviews.sides(id('same'))).ok).toBe(false);
  });
});

describe('settling a check', () => {
  it('keeps what was found, and undone has the check open again', async () => {
    const { reviews, runner, read, waiting, annotations } = await notebook();
    value(await reviews.accept(id('edited')));
    expect(await waiting()).toBe('lost');
    expect((await read('edited')).check).toBeNull();
    value(await runner.undo());
    expect(await read('edited')).toEqual(annotations[0]);
    expect(await waiting()).toBe('edited lost');
  });

  it('keeps all of a grade in one step', async () => {
    const { article, reviews, runner, waiting } = await notebook();
    expect(value(await reviews.acceptAll('moved', null))).toBe(0);
    expect(value(await reviews.acceptAll('lost', article.id))).toBe(1);
    expect(await waiting()).toBe('edited');
    value(await runner.undo());
    expect(value(await reviews.acceptAll('all', null))).toBe(2);
    expect(await waiting()).toBe('');
  });

  it('puts a lost annotation with its note on another passage of the current text', async () => {
    const { article, reviews, runner, read, annotations } = await notebook();
    const start = AFTER.indexOf('Danach');
    value(await reviews.reattach(id('lost'), { start, end: start + 6 }, article.documentId));
    const found = await read('lost');
    expect(found).toMatchObject({ documentId: article.documentId, note: 'Notiz', check: null });
    expect(found.quote.exact).toBe('Danach');
    value(await runner.undo());
    expect(await read('lost')).toEqual(annotations[1]);
  });

  it('puts none on words of a version that is no longer the current one', async () => {
    const { reviews, read, annotations, waiting } = await notebook();
    const stale = await reviews.reattach(id('lost'), { start: 0, end: 3 }, asId<DocumentId>('first'));
    expect(stale).toMatchObject({ ok: false, error: { code: 'record-missing' } });
    expect(await read('lost')).toEqual(annotations[1]);
    expect(await waiting()).toBe('edited lost');
  });

  it('takes a wrongly found passage back to the version it was right in', async () => {
    const { reviews, read, waiting } = await notebook();
    value(await reviews.detach(id('edited')));
    const back = await read('edited');
    expect(back.documentId).toBe('first');
    expect(back.quote.exact).toBe('am Freitag');
    expect(await waiting()).toBe('lost');
  });

  it('of an annotation that never had one can be undone to none', async () => {
    const { article, reviews, runner, read, waiting } = await notebook();
    value(await reviews.reattach(id('same'), { start: 0, end: 3 }, article.documentId));
    value(await runner.undo());
    expect((await read('same')).check ?? null).toBeNull();
    expect((await read('same')).quote.exact).toBe('Die Ministerin');
    expect(await waiting()).toBe('edited lost');
  });
});
