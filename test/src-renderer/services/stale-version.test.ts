import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { describePassage } from '../../../src-core/anchor/describe-passage.ts';
import { asId } from '../../../src-core/base/id.ts';
import type { AnnotationId, ArticleId, DocumentId } from '../../../src-core/base/id.ts';
import { RECORD_GUARDS } from '../../../src-core/model/record-guard.ts';
import { createAnnotationService } from '../../../src-renderer/services/annotation-service.ts';
import type { AnnotationService } from '../../../src-renderer/services/app-services.ts';
import { createArticleAnnotations } from '../../../src-renderer/services/article-annotations.ts';
import { annotate } from '../../../src-renderer/services/commands/annotate.ts';
import { annotateArea } from '../../../src-renderer/services/commands/annotate-area.ts';
import { annotateArticle } from '../../../src-renderer/services/commands/annotate-article.ts';
import { annotatePassages } from '../../../src-renderer/services/commands/annotate-passages.ts';
import { codePassages } from '../../../src-renderer/services/commands/code-passages.ts';
import { setPassage } from '../../../src-renderer/services/commands/set-passage.ts';
import { createDocumentReader } from '../../../src-renderer/services/document-reader.ts';
import type { Projection } from '../../../src-renderer/store/projection.ts';
import { createWatchedHost } from '../doubles/watched-host.ts';
import { fakeArticle, fakeDocument } from '../fake-articles.ts';
import { fillNotebook } from './fill-notebook.ts';
import { openRunner, recordsIn } from './open-runner.ts';

const open: Projection[] = [];
afterEach(() => {
  for (const projection of open.splice(0)) projection.close();
});

const SEED = 20261123;
const NEXT = asId<DocumentId>('next');
const AREA = { page: 2, left: 600, top: 1200, width: 1440, height: 720 };

/** A notebook with one article, the text of it on screen, and what makes another version of it current. */
async function shown() {
  const host = createWatchedHost();
  const { projection, runner, feed } = await openRunner(host);
  open.push(projection);
  const [articleId = asId<ArticleId>('')] = await fillNotebook(runner, 1);
  const selected = { articleId, documentId: fakeArticle(0).documentId, text: fakeDocument(0).text };
  const next = {
    id: NEXT,
    articleId,
    version: 2,
    location: null,
    created: fakeArticle(0).added,
    madeBy: 'edit',
  };
  const overtake = () =>
    runner.append(
      'edit text',
      [
        { op: 'put', kind: 'document', id: NEXT, record: next },
        { op: 'patch', kind: 'article', id: articleId, fields: { documentId: NEXT } },
      ],
      { documents: [{ id: NEXT, json: JSON.stringify(fakeDocument(1)) }], originals: [] },
    );
  const annotations = () => projection.read((lookup) => lookup.annotationsOf(articleId));
  const toCheck = () => projection.read((lookup) => lookup.annotationsToCheck());
  return { host, projection, runner, feed, articleId, selected, overtake, annotations, toCheck };
}

type Selected = Awaited<ReturnType<typeof shown>>['selected'];
const WORDS = { start: 0, end: 12 };
const RANGES = [WORDS, { start: 20, end: 32 }];

describe('with another version current since the text was shown', () => {
  it.each([
    ['an area with words', annotateAreaOf({ start: 4, end: 12 })],
    ['highlights of all finds', (selected: Selected) => annotatePassages(selected, RANGES, 'red')],
    [
      'coded passages',
      (selected: Selected) => codePassages([{ ...selected, ranges: RANGES, annotationIds: [] }], 'T', 'red'),
    ],
  ] as const)('%s stay with their own version and wait for a look', async (_, command) => {
    const { runner, selected, overtake, annotations, toCheck } = await shown();
    await overtake();
    expect((await runner.run<unknown>(command(selected))).ok).toBe(true);
    const made = await annotations();
    expect(made.length).toBeGreaterThan(0);
    for (const annotation of made) {
      const { quote, position, documentId } = annotation;
      expect(documentId).toBe(selected.documentId);
      expect(annotation.check).toEqual({ grade: 'lost', score: 0, quote, position, documentId });
      expect(RECORD_GUARDS.annotation.safeParse(annotation).success).toBe(true);
    }
    expect((await toCheck()).length).toBe(made.length);
  });

  it.each([
    ['an area without words', annotateAreaOf({ start: 4, end: 4 })],
    [
      'a note about the whole article',
      (selected: Selected) => annotateArticle(selected.articleId, 'red', asId<AnnotationId>('note')),
    ],
  ] as const)('%s goes with the article, as it does when a version is made', async (_, command) => {
    const { runner, selected, overtake, annotations, toCheck } = await shown();
    await overtake();
    expect((await runner.run<unknown>(command(selected))).ok).toBe(true);
    expect(await annotations()).toMatchObject([{ documentId: NEXT, quote: { exact: '' } }]);
    expect(await toCheck()).toEqual([]);
  });

  it('a passage given other ends keeps them, on their own version, and waits for a look; undo takes that back', async () => {
    const { projection, runner, selected, overtake, annotations, toCheck } = await shown();
    const id = asId<AnnotationId>('moved');
    expect((await runner.run(annotate(selected, WORDS, 'red', id))).ok).toBe(true);
    await overtake();
    // as taking it along does
    const taken = await runner.append('taken along', [
      { op: 'patch', kind: 'annotation', id, fields: { documentId: NEXT } },
    ]);
    expect(taken.ok).toBe(true);
    const before = await recordsIn(projection);
    for (const end of [20, 32])
      expect(await runner.run(setPassage(id, selected, { start: 0, end }))).toEqual({
        ok: true,
        value: null,
      });
    const chosen = describePassage(selected.text, 0, 32);
    const { documentId } = selected;
    expect(await annotations()).toMatchObject([
      { documentId, ...chosen, check: { grade: 'lost', score: 0, documentId, ...chosen } },
    ]);
    expect((await toCheck()).length).toBe(1);
    await runner.undo();
    const [undone] = await annotations();
    expect({ ...undone, check: undefined }).toEqual(before[`annotation/${id}`]);
    expect(undone?.check ?? null).toBeNull();
  });

  it(`every annotation has the words of the version that it names, and is in the queue unless that is the current one (seed ${String(SEED)})`, async () => {
    const { projection, runner, selected, overtake, annotations } = await shown();
    await overtake();
    const texts = new Map([
      [selected.documentId, selected.text],
      [NEXT, fakeDocument(1).text],
    ]);
    let made = 0;
    const step = fc.record({
      by: fc.constantFrom('words', 'ends', 'area', 'finds', 'code', 'article', 'version'),
      seen: fc.constantFrom(...texts.keys()),
      start: fc.nat(200),
      length: fc.integer({ min: 1, max: 40 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
        for (const { by, seen, start, length } of steps) {
          const text = { ...selected, documentId: seen, text: texts.get(seen) ?? '' };
          const range = { start, end: start + length };
          const id = asId<AnnotationId>(`law${String((made += 1))}`);
          const commands: Record<typeof by, () => Promise<{ readonly ok: boolean }>> = {
            words: () => runner.run(annotate(text, range, 'red', id)),
            ends: async () => {
              const [first] = await annotations();
              return first === undefined || first.quote.exact === ''
                ? { ok: true }
                : runner.run(setPassage(first.id, text, range));
            },
            area: () => runner.run(annotateArea(text, { area: AREA, range }, 'blue', id)),
            finds: () => runner.run(annotatePassages(text, [range], 'green')),
            code: () =>
              runner.run(codePassages([{ ...text, ranges: [range], annotationIds: [] }], 'T', 'red')),
            article: () => runner.run(annotateArticle(selected.articleId, 'red', id)),
            version: async () => {
              const fields = { documentId: seen };
              const patched = await runner.append('version', [
                { op: 'patch', kind: 'article', id: selected.articleId, fields },
              ]);
              return patched;
            },
          };
          const there = new Map((await annotations()).map((each) => [each.id, JSON.stringify(each)]));
          await commands[by]();
          const article = await projection.read((lookup) => lookup.get('article', selected.articleId));
          for (const annotation of await annotations()) {
            const { documentId, quote, position, check = null } = annotation;
            const of = texts.get(documentId) ?? '';
            if (quote.exact !== '') expect(of.slice(position.start, position.end)).toBe(quote.exact);
            const was = there.get(annotation.id);
            if (by === 'ends' ? was === JSON.stringify(annotation) : was !== undefined) continue;
            const isCurrent = documentId === article?.documentId;
            expect(check?.grade === 'lost').toBe(!isCurrent);
            if (quote.exact === '') expect(isCurrent).toBe(true);
          }
        }
      }),
      { seed: SEED, numRuns: 12, endOnFailure: true },
    );
  });
});

describe('with another version becoming current while a text is read', () => {
  it.each([
    ['marked', (service: AnnotationService, id: ArticleId) => service.create(id, WORDS, 'red')],
    [
      'coded',
      (service: AnnotationService, articleId: ArticleId) =>
        service.codePassages([{ articleId, ranges: [WORDS], annotationIds: [] }], 'T', 'red'),
    ],
  ] as const)('words %s are those of the version that they name', async (_, act) => {
    const { host, projection, runner, feed, articleId, selected, overtake, annotations } = await shown();
    let reads = 0;
    const hasty: Projection = {
      ...projection,
      read: async (query) => {
        const answer = await projection.read(query);
        if ((reads += 1) === 1) await overtake();
        return answer;
      },
    };
    const lists = createArticleAnnotations(projection, feed);
    const service = createAnnotationService(hasty, lists, runner, createDocumentReader(host), () => 0);
    expect((await act(service, articleId)).ok).toBe(true);
    const [made] = await annotations();
    expect(made).toMatchObject({
      documentId: selected.documentId,
      quote: { exact: selected.text.slice(0, 12).trim() },
      check: { grade: 'lost' },
    });
  });
});

describe('all finds of a text', () => {
  it('are each marked once, however often it is asked for and whatever white space is at their edges', async () => {
    const { runner, selected, annotations } = await shown();
    const gap = selected.text.indexOf(' ', 20);
    const end = selected.text.indexOf(' ', gap + 1);
    const finds = [
      { start: gap, end: end + 1 },
      { start: gap + 1, end },
      { start: gap, end },
    ];
    expect(await runner.run(annotatePassages(selected, finds, 'red'))).toEqual({ ok: true, value: 1 });
    expect(await runner.run(annotatePassages(selected, finds, 'red'))).toEqual({ ok: true, value: 0 });
    expect(await runner.run(annotatePassages(selected, finds, 'blue'))).toEqual({ ok: true, value: 1 });
    expect(await annotations()).toMatchObject([{ colour: 'blue', position: { start: gap + 1, end } }]);
  });
});

function annotateAreaOf(range: { start: number; end: number }) {
  return (selected: Selected) => annotateArea(selected, { area: AREA, range }, 'blue');
}
