import { afterEach, describe, expect, it, vi } from 'vitest';
import { browserSurroundings, createServices } from '../../../src-renderer/app/create-services.ts';
import type { RunningServices, ServiceSurroundings } from '../../../src-renderer/app/create-services.ts';
import { createMemoryNotebook } from '../../../src-renderer/host/memory-host.ts';
import { startImportWorker } from '../../../src-renderer/workers/import/client.ts';
import type { ImportWorker } from '../../../src-renderer/workers/import/client.ts';
import { makeEndlessPdf } from '../../src-core/import/pdf/make-endless-pdf.ts';
import { createWatchedHost } from '../doubles/watched-host.ts';
import type { WatchedHost } from '../doubles/watched-host.ts';
import { found, textFile } from './find.ts';

/** The development server that serves the tests compiles the workers' modules when they are first asked for. */
const PATIENT = { timeout: 20_000 };

const running: RunningServices[] = [];
afterEach(async () => {
  for (const services of running.splice(0)) await services.close();
});

let names = 0;

async function opened(
  host: WatchedHost = createWatchedHost(createMemoryNotebook(), `services-${Date.now()}-${(names += 1)}`),
  surroundings: Partial<ServiceSurroundings> = {},
): Promise<RunningServices> {
  const services = await createServices(host, () => undefined, { ...browserSurroundings(), ...surroundings });
  if (!services.ok) throw new Error(services.error.code);
  running.push(services.value);
  await vi.waitFor(() => expect(services.value.search.state().current()?.ready).toBe(true), PATIENT);
  return services.value;
}

const TEXT = 'Truppen an der Grenze\n\nDie Außenministerin sprach am Freitag über Soldaten aus Nordkorea.\n';

/**
 * A worker of the app that is ended from outside in the middle of files named "ended…", as a browser short of memory
 * ends one: without a word. At "dies…" its own program throws.
 */
function startMortalWorker(): ImportWorker {
  const worker = startImportWorker() as Worker;
  return {
    addEventListener: worker.addEventListener.bind(worker),
    terminate: () => worker.terminate(),
    postMessage: (request) => {
      const name = request.type === 'read' ? request.name : '';
      worker.postMessage(name.startsWith('dies') ? { ...request, file: null } : request);
      if (name.startsWith('ended')) worker.terminate();
    },
  };
}

describe('the services with real workers', () => {
  it('import, find, annotate and undo', async () => {
    const services = await opened();
    const progress = await services.importing.run([
      textFile('a.txt', TEXT),
      textFile(
        'b.html',
        `<html><body><article><h1>Brief</h1><p>${'Ein langer Absatz über Briefe. '.repeat(20)}</p></article></body></html>`,
      ),
      { type: 'pasted', text: 'Ein eingefügter Text\n\nüber Flüsse und Seen.', html: null },
    ]);
    expect(progress.report.map(({ outcome }) => outcome)).toEqual(['imported', 'imported', 'imported']);
    expect(await found(services, 'Soldaten')).toHaveLength(1);
    expect(await found(services, 'Flüsse')).toHaveLength(1);
    expect(await services.undo.undo()).toEqual({ ok: true, value: 'import' });
    await vi.waitFor(async () => expect(await found(services, '')).toEqual([]), PATIENT);
  });

  it('report a file on which a worker hangs, dies or is ended by name, and go on with new workers', async () => {
    const services = await opened(undefined, {
      startImportWorker: startMortalWorker,
      parseLimit: 4_000,
      importWorkers: 2,
    });
    const endless = new File([makeEndlessPdf() as Uint8Array<ArrayBuffer>], 'endless.pdf');
    const progress = await services.importing.run([
      { type: 'file', file: endless, path: 'endless.pdf' },
      textFile('ended.txt', TEXT),
      textFile('dies.txt', TEXT),
      textFile('dies-again.txt', TEXT),
      ...Array.from({ length: 10 }, (_, index) => textFile(`${index}.txt`, `${TEXT} Nummer ${index}.`)),
    ]);
    const errors = new Map(progress.report.map(({ path, error }) => [path, error]));
    expect(errors.get('endless.pdf')).toEqual({
      code: 'parser-timeout',
      values: { file: 'endless.pdf', seconds: '4' },
    });
    expect(errors.get('ended.txt')).toMatchObject({ code: 'parser-timeout', values: { file: 'ended.txt' } });
    for (const file of ['dies.txt', 'dies-again.txt'])
      expect(errors.get(file)).toMatchObject({
        code: 'parser-failed',
        values: { file, reason: expect.stringContaining('null') },
      });
    expect(progress).toMatchObject({ imported: 10, failed: 4, done: 14, phase: 'done' });
  });

  it('show everything again after IndexedDB was deleted under them', async () => {
    const host = createWatchedHost(createMemoryNotebook(), `services-${Date.now()}-deleted`);
    const services = await opened(host);
    const progress = await services.importing.run(
      Array.from({ length: 120 }, (_, index) => textFile(`${index}.txt`, `${TEXT} Nummer ${index}.`)),
    );
    const ids = progress.report.flatMap(({ articleIds }) => articleIds);
    const [id] = ids;
    if (id === undefined) throw new Error('nothing imported');
    const article = services.library.article(id);
    const stop = article.subscribe(() => undefined);
    await vi.waitFor(() => expect(article.current()?.id).toBe(id), PATIENT);
    for (const { name } of await indexedDB.databases()) {
      if (name?.includes('deleted') !== true) continue;
      await new Promise<void>((resolve) => {
        indexedDB.deleteDatabase(name).addEventListener('success', () => resolve());
      });
    }
    await vi.waitFor(async () => expect((await services.library.articles(ids)).size).toBe(120), PATIENT);
    expect((await services.annotations.create(id, { start: 0, end: 7 }, 'blue')).ok).toBe(true);
    const live = services.annotations.ofArticle(id);
    const stopLive = live.subscribe(() => undefined);
    await vi.waitFor(() => expect(live.current()).toHaveLength(1), PATIENT);
    expect(article.current()?.id).toBe(id);
    stop();
    stopLive();
  });

  it('start the search worker again when it dies', async () => {
    const workers: Worker[] = [];
    const services = await opened(undefined, {
      startSearchWorker: () => {
        const worker = browserSurroundings().startSearchWorker() as Worker;
        workers.push(worker);
        return worker;
      },
    });
    await services.importing.run([textFile('a.txt', TEXT)]);
    workers[0]?.dispatchEvent(new ErrorEvent('error', { message: 'out of memory' }));
    await vi.waitFor(async () => expect(await found(services, 'Soldaten')).toHaveLength(1), PATIENT);
    expect(workers).toHaveLength(2);
  });
});
