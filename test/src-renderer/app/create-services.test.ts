import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { crc32 } from '../../../src-core/base/crc32.ts';
import type { ArticleId } from '../../../src-core/base/id.ts';
import type { RunningServices, ServiceSurroundings } from '../../../src-renderer/app/create-services.ts';
import { createInlineSearchWorker } from '../doubles/inline-search-worker.ts';
import type { InlineSearchWorker } from '../doubles/inline-search-worker.ts';
import { createWatchedHost } from '../doubles/watched-host.ts';
import type { WatchedHost } from '../doubles/watched-host.ts';
import { found, textFile } from './find.ts';
import { openServices } from './open-services.ts';

const running: RunningServices[] = [];
afterEach(async () => {
  for (const services of running.splice(0)) await services.close();
});

async function opened(
  host: WatchedHost,
  surroundings: Partial<ServiceSurroundings> = {},
): Promise<RunningServices> {
  const services = await openServices(host, surroundings);
  running.push(services);
  await vi.waitFor(() => expect(services.search.state().current()?.ready).toBe(true));
  return services;
}

const TEXT = [
  'Truppen an der Grenze',
  '',
  'Die Außenministerin sprach am Freitag vor dem Ausschuss über Soldaten aus Nordkorea.',
  '',
  'Beobachter sehen darin ein Zeichen der Entspannung, andere eine bloße Atempause.',
  '',
].join('\n');

/** A notebook with one imported article. */
async function withArticle(
  surroundings: Partial<ServiceSurroundings> = {},
): Promise<{ readonly host: WatchedHost; readonly services: RunningServices; readonly id: ArticleId }> {
  const host = createWatchedHost();
  const services = await opened(host, surroundings);
  const progress = await services.importing.run([textFile('truppen.txt', TEXT)]);
  const [id] = progress.report[0]?.articleIds ?? [];
  if (id === undefined) throw new Error(JSON.stringify(progress));
  return { host, services, id };
}

/** The manifest as the version before would have written it. */
function ofVersionBefore(manifest: Uint8Array): Uint8Array {
  const text = new TextDecoder().decode(manifest.subarray(8));
  const json = new TextEncoder().encode(
    text.replace(/"version":(\d+)/u, (_, now) => `"version":${Number(now) - 1}`),
  );
  const bytes = new Uint8Array(8 + json.length);
  bytes.set(manifest.subarray(0, 4));
  new DataView(bytes.buffer).setUint32(4, crc32(json), true);
  bytes.set(json, 8);
  return bytes;
}

/** Marks a word of the article. */
async function annotateWord(services: RunningServices, id: ArticleId, word: string) {
  const document = await services.library.document(id);
  if (!document.ok) throw new Error(document.error.code);
  const start = document.value.text.indexOf(word);
  const made = await services.annotations.create(id, { start, end: start + word.length }, 'red');
  if (!made.ok) throw new Error(made.error.code);
  return made.value;
}

describe('the services together', () => {
  it('find what was imported, with snippets and hits at its place in the text', async () => {
    const { services, id } = await withArticle();
    expect(await found(services, 'Soldaten')).toEqual([`article:${id}`]);
    expect(await found(services, '')).toEqual([`article:${id}`]);
    const document = await services.library.document(id);
    const text = document.ok ? document.value.text : '';
    const [hit] = await services.search.hitsInArticle(id, 'Soldaten');
    expect(text.slice(hit?.start, hit?.end)).toBe('Soldaten');
    const [snippet] = await services.search.snippets(`article:${id}`, 'Soldaten');
    expect(snippet?.marks.map(({ start, end }) => snippet.text.slice(start, end))).toEqual(['Soldaten']);
    const why = await services.search.explain(`article:${id}`, 'Soldat', {});
    expect(why?.parts[0]?.words).toEqual([{ word: 'soldaten', kind: 'stem', fields: { lead: 1 } }]);
    expect(await services.search.explain(`article:${id}`, 'Haus', {})).toBeNull();
  });

  it('find notes, quotes and topics soon after the command, and forget them soon after its undo', async () => {
    const { services, id } = await withArticle();
    const annotation = await annotateWord(services, id, 'Entspannung');
    await services.annotations.setNote(annotation.id, 'vergleiche Gipfeltreffen');
    await services.annotations.addTopic(annotation.id, 'DVRK/Diplomatie');
    const key = `annotation:${annotation.id}`;
    await vi.waitFor(async () => {
      expect(await found(services, 'Gipfeltreffen')).toEqual([key]);
      expect(await found(services, 'Diplomatie')).toContain(key);
    });
    const [topicKey] = (await found(services, 'Diplomatie')).filter((each) => each.startsWith('topic:'));
    const topic = topicKey?.slice('topic:'.length) as Parameters<typeof services.topics.rename>[0];
    await services.topics.rename(topic, 'Verhandlungen');
    await vi.waitFor(async () => {
      expect(await found(services, 'Diplomatie')).toEqual([]);
      expect(new Set(await found(services, 'Verhandlungen'))).toEqual(new Set([key, `topic:${topic}`]));
    });
    for (let step = 0; step < 4; step += 1) await services.undo.undo();
    await vi.waitFor(async () => {
      expect(await found(services, 'Verhandlungen')).toEqual([]);
      expect(await found(services, 'Gipfeltreffen')).toEqual([]);
      expect(await found(services, 'Entspannung')).toEqual([`article:${id}`]);
    });
  });

  it('show a corrected title in the search, and take a deleted article out of it with its passages', async () => {
    const { services, id } = await withArticle();
    await annotateWord(services, id, 'Atempause');
    await services.library.correct(id, { title: 'Berichtigte Überschrift' });
    await vi.waitFor(async () =>
      expect(await found(services, 'title:berichtigte')).toContain(`article:${id}`),
    );
    await services.library.remove(id);
    await vi.waitFor(async () => expect(await found(services, 'Atempause')).toEqual([]));
    await services.undo.undo();
    await vi.waitFor(async () => expect(await found(services, 'Atempause')).toHaveLength(2));
  });

  it('open again with the same articles, notes, session and index, without building it again', async () => {
    const { host, services, id } = await withArticle();
    const annotation = await annotateWord(services, id, 'Atempause');
    await services.annotations.setNote(annotation.id, 'Waffenruhe');
    const asked = {
      queryText: 'Soldaten',
      queryOptions: {
        sort: 'title',
        without: ['stem', 'compound'],
        aliases: true,
        groupByArticle: true,
        scope: { type: 'article', id },
      },
      listSort: 'length',
    } as const;
    services.session.remember({ openArticleId: id, readingOffset: 42, ...asked });
    await services.close();
    running.length = 0;
    const again = await opened(host);
    expect(again.session.restored()).toMatchObject({
      openArticleId: id,
      readingOffset: 42,
      ...asked,
    });
    expect(again.search.state().current()).toMatchObject({ ready: true, total: 0 });
    expect(await found(again, 'Waffenruhe')).toEqual([`annotation:${annotation.id}`]);
    expect((await again.library.articles([id])).get(id)?.title).toBe('Truppen an der Grenze');
    expect(again.notebook.reports).toEqual([]);
  });

  it('catch the index up with the journal when it was not written before a crash', async () => {
    const { host, services, id } = await withArticle();
    const annotation = await annotateWord(services, id, 'Atempause');
    await services.annotations.setNote(annotation.id, 'Waffenruhe');
    // No close: the index on disk knows the article but not the note.
    const again = await opened(host);
    expect(await found(again, 'Waffenruhe')).toEqual([`annotation:${annotation.id}`]);
  });

  it('build the index again when it is damaged, and say so', async () => {
    const { host, services, id } = await withArticle();
    await services.close();
    running.length = 0;
    const [name] = [...host.notebook.segments.keys()];
    const bytes = host.notebook.segments.get(name ?? '');
    bytes?.set([255, 255, 255, 255], bytes.length >> 1);
    const again = await opened(host);
    expect(again.notebook.reports.map(({ code }) => code)).toEqual(['index-damaged']);
    expect(await found(again, 'Soldaten')).toEqual([`article:${id}`]);
  });

  it('build the index again when a version before this one wrote it, and say so', async () => {
    const { host, services, id } = await withArticle();
    await services.close();
    running.length = 0;
    host.notebook.manifest = ofVersionBefore(host.notebook.manifest ?? new Uint8Array());
    const again = await opened(host);
    expect(again.notebook.reports.map(({ code }) => code)).toEqual(['index-damaged']);
    expect(await found(again, 'Soldaten')).toEqual([`article:${id}`]);
    await again.close();
    running.length = 0;
    expect((await opened(host)).notebook.reports).toEqual([]);
  });

  it('build the index again when a question meets damage in it, say so, and find everything afterwards', async () => {
    const words = Array.from({ length: 30_000 }, (_, number) => `wort${number}`).join(' ');
    const { host, services } = await withArticle();
    await services.importing.run([textFile('lang.txt', `Lang\n\n${words}`)]);
    await services.close();
    running.length = 0;
    const again = await opened(host);
    expect(again.notebook.reports).toEqual([]);
    for (const bytes of host.notebook.segments.values())
      if (bytes.length > 1 << 18) bytes.set([255, 255], bytes.length - 1000);
    const problems = new Set<string | undefined>();
    const state = again.search.state();
    state.subscribe(() => problems.add(state.current()?.problem?.code));
    await found(again, '"wort29998 wort29999"');
    await vi.waitFor(
      () => expect(state.current()).toMatchObject({ ready: true, problem: null, total: 2 }),
      20_000,
    );
    expect([...problems]).toContain('index-damaged');
    expect(await found(again, '"wort29998 wort29999"')).toHaveLength(1);
    expect(await found(again, 'Soldaten')).toHaveLength(1);
    await again.close();
    running.length = 0;
    const last = await opened(host);
    expect(await found(last, '"wort29998 wort29999"')).toHaveLength(1);
    expect(last.search.state().current()?.problem).toBeNull();
  }, 60_000);

  it('find an article whose stored text is damaged by its title', async () => {
    const { host, services, id } = await withArticle();
    await services.close();
    running.length = 0;
    host.notebook.segments.clear();
    host.notebook.manifest = null;
    host.notebook.documents.clear();
    const again = await opened(host);
    expect(await found(again, 'title:Truppen')).toEqual([`article:${id}`]);
    expect(await again.library.document(id)).toMatchObject({
      ok: false,
      error: { code: 'document-damaged' },
    });
  });

  it('answer searches while the window’s storage is being filled anew, and show everything when it is', async () => {
    const { host, services, id } = await withArticle();
    await annotateWord(services, id, 'Atempause');
    await services.close();
    running.length = 0;
    const slowly = createWatchedHost(host.notebook);
    let letThrough = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      letThrough = resolve;
    });
    const again = await openServices(
      {
        ...slowly,
        readJournal: async (request) => {
          await held;
          return slowly.readJournal(request);
        },
      },
      { patience: 0 },
    );
    running.push(again);
    expect(await found(again, 'Soldaten')).toEqual([`article:${id}`]);
    expect((await again.library.articles([id])).size).toBe(0);
    const starred = again.library.setStarred(id, true);
    await vi.waitFor(
      () => expect(again.search.state().current()).toMatchObject({ ready: false, total: 1 }),
      3_000,
    );
    letThrough();
    expect(await starred).toEqual({ ok: true, value: null });
    expect((await again.library.articles([id])).get(id)?.starred).toBe(true);
    await vi.waitFor(() => expect(again.search.state().current()?.ready).toBe(true));
    expect(await found(again, 'Atempause')).toHaveLength(2);
  });

  it('build the index again when its files were deleted', async () => {
    const { host, services, id } = await withArticle();
    await services.close();
    running.length = 0;
    host.notebook.segments.clear();
    host.notebook.manifest = null;
    const again = await opened(host);
    expect(await found(again, 'Soldaten')).toEqual([`article:${id}`]);
    expect(host.notebook.segments.size).toBe(1);
  });

  it('go on searching after the search worker died', async () => {
    const workers: InlineSearchWorker[] = [];
    const { services, id } = await withArticle({
      startSearchWorker: () => {
        const worker = createInlineSearchWorker();
        workers.push(worker);
        return worker;
      },
    });
    workers[0]?.die();
    await vi.waitFor(async () => expect(await found(services, 'Soldaten')).toEqual([`article:${id}`]));
    expect(workers).toHaveLength(2);
  });

  it('say that search has stopped when its worker died again and again, and start it again when asked', async () => {
    const workers: InlineSearchWorker[] = [];
    const { services, id } = await withArticle({
      startSearchWorker: () => {
        const worker = createInlineSearchWorker();
        workers.push(worker);
        return worker;
      },
    });
    const state = services.search.state();
    for (let death = 0; death < 4; death += 1) {
      workers[death]?.die();
      if (death < 3) await vi.waitFor(async () => expect(await found(services, 'Soldaten')).toHaveLength(1));
    }
    expect(workers).toHaveLength(4);
    expect(state.current()).toMatchObject({ ready: false, problem: { code: 'search-stopped' } });
    services.search.startAgain();
    services.search.startAgain();
    expect(workers).toHaveLength(5);
    await vi.waitFor(() => expect(state.current()).toMatchObject({ ready: true, problem: null }));
    expect(await found(services, 'Soldaten')).toEqual([`article:${id}`]);
  });

  it('export every quote with its source', async () => {
    const { host, services, id } = await withArticle();
    const annotation = await annotateWord(services, id, 'Entspannung');
    await services.annotations.addTopic(annotation.id, 'DVRK');
    const written = await services.exporting.markdown({ type: 'everything' });
    expect(written.ok && written.value.written).toBe(2);
    const texts = [...host.notebook.saved.values()].join('\n');
    expect(texts).toContain('> Entspannung');
    expect(texts).toContain('Truppen an der Grenze');
  });
});
