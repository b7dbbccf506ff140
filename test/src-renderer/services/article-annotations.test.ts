import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { reanchor } from '../../../src-core/anchor/reanchor.ts';
import { appError } from '../../../src-core/base/error-code.ts';
import { asId } from '../../../src-core/base/id.ts';
import type { AnnotationId, ArticleId } from '../../../src-core/base/id.ts';
import { createAnnotationService } from '../../../src-renderer/services/annotation-service.ts';
import type { AnnotationService } from '../../../src-renderer/services/app-services.ts';
import { createArticleAnnotations } from '../../../src-renderer/services/article-annotations.ts';
import { createDocumentReader } from '../../../src-renderer/services/document-reader.ts';
import { annotationsOfArticle } from '../../../src-renderer/services/queries/annotations-of-article.ts';
import { createWatchedHost } from '../doubles/watched-host.ts';
import { fakeArticle, fakeDocument } from '../fake-articles.ts';
import { firstValue } from '../first-value.ts';
import { chooseCommand } from './choose-command.ts';
import { fillNotebook } from './fill-notebook.ts';
import { openRunner } from './open-runner.ts';

const SEED = 20261123;

async function open(articles: number) {
  const host = createWatchedHost();
  const parts = await openRunner(host);
  const ids = await fillNotebook(parts.runner, articles);
  const lists = createArticleAnnotations(parts.projection, parts.feed);
  const service = createAnnotationService(
    parts.projection,
    lists,
    parts.runner,
    createDocumentReader(host),
    () => 0,
  );
  return { host, ...parts, ids, lists, service };
}

describe("an article's annotations", () => {
  it(`kept in step with any commands, undone and redone, are those that the tables hold (seed ${SEED})`, async () => {
    const number = fc.nat({ max: 1000 });
    const choices = fc.array(fc.tuple(number, number, number), { minLength: 1, maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(choices, async (list) => {
        const { projection, runner, ids, lists } = await open(2);
        const stops = ids.map((id) => lists.of(id).subscribe(() => undefined));
        for (const id of ids) await firstValue(lists.of(id));
        const compare = async (): Promise<void> => {
          for (const id of ids) {
            await expect
              .poll(() => lists.of(id).current(), { interval: 1 })
              .toEqual(await projection.read((lookup) => annotationsOfArticle(lookup, id)));
          }
        };
        for (const choice of list) {
          await runner.run(await chooseCommand(projection, ids, choice));
          await compare();
        }
        for (let step = 0; step < list.length; step += 1) await runner.undo();
        await compare();
        for (let step = 0; step < list.length; step += 1) await runner.redo();
        await compare();
        for (const stop of stops) stop();
        projection.close();
      }),
      { seed: SEED, numRuns: 30 },
    );
  });

  const shownAs = (id: string) => ({
    id: asId<AnnotationId>(id),
    documentId: fakeArticle(0).documentId,
    text: fakeDocument(0).text,
  });
  const watched = async (service: AnnotationService, id: ArticleId) => {
    const live = service.ofArticle(id);
    const told: string[][] = [];
    onTestFinished(
      live.subscribe(() =>
        told.push((live.current() ?? []).map(({ annotation }) => `${annotation.id} ${annotation.colour}`)),
      ),
    );
    await firstValue(live);
    return { now: () => live.current()?.map(({ annotation }) => annotation.id) ?? [], told };
  };

  it('show a new one before anything is written, and never without it from then on', async () => {
    const { service, ids } = await open(1);
    const id = ids[0] as ArticleId;
    const list = await watched(service, id);
    const making = service.create(id, { start: 0, end: 12 }, 'red', shownAs('fresh'));
    expect(list.now()).toEqual(['fresh']);
    list.told.length = 0;
    const coloured = service.setColour(asId('fresh'), 'blue');
    expect((await making).ok && (await coloured).ok).toBe(true);
    expect(list.told.length).toBeGreaterThan(0);
    for (const told of list.told) expect(told).toHaveLength(1);
    expect(list.told.at(-1)).toEqual(['fresh blue']);
    const removed = service.remove(asId('fresh'));
    expect(list.now()).toEqual([]);
    expect((await removed).ok).toBe(true);
  });

  it('show a new one when the caller says so, who hears when it is on its way; never one that failed', async () => {
    const { host, service, ids } = await open(1);
    const id = ids[0] as ArticleId;
    const list = await watched(service, id);
    const order: string[] = [];
    const shows: (() => void)[] = [];
    const create = async (name: string, start: number) => {
      const later = (show: () => void, sent: Promise<void>): void => {
        shows.push(show);
        void sent.then(() => order.push(`${name} sent`));
      };
      const made = await service.create(id, { start, end: start + 12 }, 'red', { ...shownAs(name), later });
      order.push(`${name} ${made.ok ? 'durable' : 'failed'}`);
    };
    const { append } = host;
    let write = (): void => undefined;
    const disk = new Promise<void>((resolve) => {
      write = resolve;
    });
    Object.assign(host, {
      append: (request: Parameters<typeof append>[0]) => disk.then(() => append(request)),
    });
    const making = create('first', 0);
    expect(list.now()).toEqual([]);
    shows[0]?.();
    expect(list.now()).toEqual(['first']);
    await expect.poll(() => order, { interval: 1 }).toEqual(['first sent']);
    write();
    await making;
    await create('second', 20);
    shows[1]?.();
    expect(list.now()).toEqual(['first', 'second']);
    host.failAppend = appError('disk-full');
    await create('third', 40);
    shows[2]?.();
    expect(list.now()).toEqual(['first', 'second']);
    expect(order).toEqual([
      ...['first sent', 'first durable', 'second sent', 'second durable'],
      ...['third sent', 'third failed'],
    ]);
  });

  it('whose ends are moved several times in a row are put back by one step', async () => {
    const { service, runner, ids } = await open(1);
    const id = ids[0] as ArticleId;
    const live = service.ofArticle(id);
    onTestFinished(live.subscribe(() => undefined));
    const made = await service.create(id, { start: 0, end: 12 }, 'red', shownAs('fresh'));
    const before = made.ok ? made.value : null;
    const text = shownAs('fresh');
    const moving = [20, 31, 44].map((end) => service.setPassage(asId('fresh'), { start: 0, end }, text));
    expect(live.current()?.[0]?.annotation.quote.exact).toBe(text.text.slice(0, 44).trim());
    for (const moved of moving) expect((await moved).ok).toBe(true);
    expect(await runner.undo()).toEqual({ ok: true, value: 'set passage' });
    expect(live.current()?.[0]?.annotation).toEqual(before);
    expect(await runner.redo()).toEqual({ ok: true, value: 'set passage' });
    expect(live.current()?.[0]?.annotation.quote.exact).toBe(text.text.slice(0, 44).trim());
    await service.setColour(asId('fresh'), 'blue');
    await service.setPassage(asId('fresh'), { start: 0, end: 20 }, text);
    expect(await runner.undo()).toEqual({ ok: true, value: 'set passage' });
    expect(live.current()?.[0]?.annotation.quote.exact).toBe(text.text.slice(0, 44).trim());
  });

  it('about an area follow it with their words, wherever it is moved, and one step puts both back', async () => {
    const { service, runner, ids } = await open(1);
    const id = ids[0] as ArticleId;
    const live = service.ofArticle(id);
    onTestFinished(live.subscribe(() => undefined));
    const text = shownAs('framed');
    const area = { page: 0, left: 100, top: 100, width: 900, height: 300 };
    await service.createArea(id, { area, range: { start: 0, end: 12 } }, 'red', text);
    const before = live.current()?.[0]?.annotation;
    const moves = [200, 300].map((top) =>
      service.setPassage(asId('framed'), { start: 13, end: 31 }, text, { ...area, top }),
    );
    const emptied = service.setPassage(asId('framed'), { start: 40, end: 40 }, text, { ...area, top: 400 });
    expect(live.current()?.[0]?.annotation).toMatchObject({
      area: { ...area, top: 400 },
      quote: { exact: '' },
      position: { start: 40, end: 40 },
    });
    for (const moved of [...moves, emptied]) expect((await moved).ok).toBe(true);
    expect((await service.one(asId('framed')))?.area).toEqual({ ...area, top: 400 });
    expect(await runner.undo()).toEqual({ ok: true, value: 'move area' });
    expect(live.current()?.[0]?.annotation).toEqual(before);
  });

  it('about the whole article come first, and no version of it loses them', async () => {
    const { service, ids, runner } = await open(1);
    const id = ids[0] as ArticleId;
    const list = await watched(service, id);
    await service.create(id, { start: 0, end: 12 }, 'red', shownAs('words'));
    const { documentId } = fakeArticle(0);
    const making = service.createPageNote(id, 'blue', { id: asId('whole'), documentId });
    expect(list.now()).toEqual(['whole', 'words']);
    const made = await making;
    const note = made.ok ? made.value : null;
    expect(note).toMatchObject({ wholeArticle: true, position: { start: 0, end: 0 } });
    if (note === null) return;
    const text = fakeDocument(0).text.toUpperCase();
    const [moved] = reanchor(
      [note],
      { documentId, text: fakeDocument(0).text },
      { documentId: asId('next'), text },
    );
    expect(moved).toMatchObject({ grade: 'same', fields: { documentId: 'next' } });
    await runner.undo();
    expect(list.now()).toEqual(['words']);
  });

  it('say after undo and redo in which article, and where, that can be seen', async () => {
    const { service, runner, ids } = await open(2);
    const id = ids[0] as ArticleId;
    expect(runner.place()).toBeNull();
    await service.create(id, { start: 4, end: 12 }, 'red', shownAs('fresh'));
    await service.setNote(asId('fresh'), 'x');
    await service.addTopic(asId('fresh'), 'A');
    for (let step = 0; step < 3; step += 1) {
      await runner.undo();
      expect(runner.place()).toEqual({ articleId: id, range: { start: 4, end: 12 } });
    }
    await runner.redo();
    expect(runner.place()).toEqual({ articleId: id, range: { start: 4, end: 12 } });
  });

  it('take back what could not be written, with the reason', async () => {
    const { host, service, ids } = await open(1);
    const id = ids[0] as ArticleId;
    const list = await watched(service, id);
    expect((await service.create(id, { start: 0, end: 12 }, 'red', shownAs('kept'))).ok).toBe(true);
    host.failAppend = appError('disk-full');
    const making = service.create(id, { start: 20, end: 32 }, 'red', shownAs('fresh'));
    const removing = service.remove(asId('kept'));
    expect(list.now()).toEqual(['fresh']);
    expect(await making).toEqual({ ok: false, error: appError('disk-full') });
    expect((await removing).ok).toBe(false);
    expect(list.now()).toEqual(['kept']);
  });
});
