import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { appError } from '../../../src-core/base/error-code.ts';
import { DEFAULT_IMPORT_LIMITS } from '../../../src-core/import/import-limits.ts';
import type { ImportService, ImportSource } from '../../../src-renderer/services/import/importing.ts';
import type { CommandRunner } from '../../../src-renderer/services/command-runner.ts';
import { annotate } from '../../../src-renderer/services/commands/annotate.ts';
import { createAnnotationExporting } from '../../../src-renderer/services/annotation-exporting.ts';
import { setColourMeaning } from '../../../src-renderer/services/commands/set-colour-meaning.ts';
import { createTopic } from '../../../src-renderer/services/commands/create-topic.ts';
import { colourMeanings } from '../../../src-renderer/services/colour-service.ts';
import { createDocumentReader } from '../../../src-renderer/services/document-reader.ts';
import { createImportService } from '../../../src-renderer/services/import/import-service.ts';
import { handleSources } from '../../../src-renderer/services/import/handle-sources.ts';
import { createTwinSource } from '../../../src-renderer/services/import/twin-source.ts';
import type { InHandStore } from '../../../src-renderer/store/in-hand-store.ts';
import type { KeptHandles } from '../../../src-renderer/store/kept-handles.ts';
import { createLivePace } from '../../../src-renderer/store/live-pace.ts';
import type { Projection } from '../../../src-renderer/store/projection.ts';
import { createImportPool } from '../../../src-renderer/workers/import/client.ts';
import type { ImportWorker } from '../../../src-renderer/workers/import/client.ts';
import { createMemoryFolder } from '../doubles/memory-folder.ts';
import { createMemoryInHandStore } from '../doubles/memory-in-hand-store.ts';
import { createMemoryKeptHandles } from '../doubles/memory-kept-handles.ts';
import { createWatchedHost } from '../doubles/watched-host.ts';
import type { WatchedHost } from '../doubles/watched-host.ts';
import { createInlineImportWorker } from '../doubles/inline-import-worker.ts';
import { openRunner, recordsIn } from './open-runner.ts';

const open: Projection[] = [];
let ids = 0;
afterEach(() => {
  for (const projection of open.splice(0)) projection.close();
});

async function notebook(
  host: WatchedHost = createWatchedHost(),
  kept: KeptHandles = createMemoryKeptHandles(),
  inHand: InHandStore = createMemoryInHandStore(),
  start: () => ImportWorker = createInlineImportWorker,
  index: Partial<Record<'searchable' | 'flushIndex', () => Promise<void>>> = {},
): Promise<{
  readonly host: WatchedHost;
  readonly importing: ImportService;
  readonly runner: CommandRunner;
  readonly projection: Projection;
}> {
  const { projection, runner } = await openRunner(host);
  open.push(projection);
  const newId = (): string => `id${String((ids += 1)).padStart(8, '0')}`;
  const limits = { ...DEFAULT_IMPORT_LIMITS, documentBytes: 1_000_000 };
  const importing = createImportService({
    pool: createImportPool({ size: 2, limits, timeLimit: 5_000, start }),
    limits,
    unlocked: () => Promise.resolve(),
    articlesFrom: (sha256) => projection.read((lookup) => lookup.articlesFrom(sha256)),
    twins: createTwinSource(projection.read, createDocumentReader(host)),
    runner,
    resembling: () => Promise.resolve(new Set()),
    topics: () => projection.read((lookup) => lookup.topics()),
    meanings: () => projection.read(colourMeanings),
    searchable: () => Promise.resolve(),
    flushIndex: () => Promise.resolve(),
    ...index,
    pace: createLivePace(),
    latestEvents: (limit) => projection.read((lookup) => lookup.latestEvents(limit)),
    kept,
    inHand,
    guard: { hold: (_, work) => work(), held: async () => new Set() },
    newId,
    now: () => Date.now(),
  });
  return { host, importing, runner, projection };
}

const file = (path: string, content: BlobPart): ImportSource => ({
  type: 'file',
  path,
  file: new File([content], path.slice(path.lastIndexOf('/') + 1)),
});

/** A file that the browser refuses to read. */
const refusedFile = (path: string, name: string): ImportSource => {
  const refused = new File(['gone'], path);
  Object.defineProperty(refused, 'arrayBuffer', {
    value: () => Promise.reject(new DOMException('no', name)),
  });
  return { type: 'file', path, file: refused };
};

const ARTICLE = 'Die Ministerin sprach am Freitag vor dem Ausschuss.\n\nSie blieb eine Stunde.\n';
const longName = `${'Ä'.normalize('NFD')}pfel 🍏 ${'x'.repeat(250)}.txt`;

describe('an import', () => {
  it('reports one clear reason for each bad input, goes on, and leaves nothing half-written', async () => {
    const { host, importing, projection } = await notebook();
    const progress = await importing.run([
      file('good.txt', ARTICLE),
      file('empty.txt', ''),
      file('binary.txt', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1, 2, 3, 0, 0, 0, 255, 254])),
      file('large.txt', 'word '.repeat(250_000)),
      { type: 'unreadable', path: 'folder/broken-link.html', reason: 'file-unreadable' },
      file('no-body.html', '<html><head><title>Nothing</title></head></html>'),
      refusedFile('vanished.txt', 'NotFoundError'),
      refusedFile('locked.txt', 'NotReadableError'),
      file(longName, `${ARTICLE} Und noch etwas.`),
      file(
        'latin1.txt',
        new Uint8Array([...new TextEncoder().encode(ARTICLE), 0x20, 0xe4, 0xf6, 0xfc, 0x2e]),
      ),
    ]);
    const rows = new Map(progress.report.map((row) => [row.path, row.error?.code ?? row.outcome]));
    expect(Object.fromEntries(rows)).toEqual({
      'good.txt': 'imported',
      'empty.txt': 'file-empty',
      'binary.txt': 'file-binary',
      'large.txt': 'file-too-large',
      'folder/broken-link.html': 'file-unreadable',
      'no-body.html': 'file-no-text',
      'vanished.txt': 'file-vanished',
      'locked.txt': 'file-unreadable',
      [longName.normalize('NFC')]: 'imported',
      'latin1.txt': 'imported',
    });
    expect(progress).toMatchObject({
      phase: 'done',
      done: 10,
      total: 10,
      imported: 3,
      failed: 7,
      cancelled: false,
    });
    const records = Object.keys(await recordsIn(projection));
    expect(records.filter((key) => key.startsWith('article/'))).toHaveLength(3);
    expect(records.filter((key) => key.startsWith('document/'))).toHaveLength(3);
    expect(host.notebook.originals.size).toBe(3);
    const failed = progress.report.filter(({ error }) => error !== null);
    expect(failed.map(({ error }) => error?.values['file'])).toEqual(failed.map(({ path }) => path));
  });

  it('names files with the same bytes as duplicates, in the same batch and later', async () => {
    const { importing } = await notebook();
    const first = await importing.run([
      file('a.txt', ARTICLE),
      file('b.txt', ARTICLE),
      file('c/a.txt', ARTICLE),
    ]);
    expect(first).toMatchObject({ imported: 1, duplicates: 2, failed: 0, done: 3 });
    const again = await importing.run([file('d.txt', ARTICLE)]);
    expect(again).toMatchObject({ imported: 0, duplicates: 1, done: 1 });
    const imported = first.report.find(({ outcome }) => outcome === 'imported');
    expect(again.report[0]).toMatchObject({ outcome: 'duplicate', articleIds: imported?.articleIds });
    expect(again.report[0]?.error?.code).toBe('file-duplicate');
  });

  it('makes about a hundred articles durable as one transaction and can be undone as a whole', async () => {
    const { host, importing, runner, projection } = await notebook();
    const before = await recordsIn(projection);
    const sources = Array.from({ length: 250 }, (_, index) =>
      file(`${index}.txt`, `${ARTICLE} Nummer ${index}.`),
    );
    const progress = await importing.run(sources);
    expect(progress).toMatchObject({ imported: 250, failed: 0 });
    expect(host.transactions().map(({ command, ops }) => [command, ops.length])).toEqual([
      ['import', 201],
      ['import', 201],
      ['import', 101],
    ]);
    const after = await recordsIn(projection);
    expect(await runner.undo()).toEqual({ ok: true, value: 'import' });
    const withoutEvents = (records: Record<string, unknown>): object =>
      Object.fromEntries(Object.entries(records).filter(([key]) => !key.startsWith('event/')));
    expect(withoutEvents(await recordsIn(projection))).toEqual(withoutEvents(before));
    expect(await runner.redo()).toEqual({ ok: true, value: 'import' });
    expect(await recordsIn(projection)).toEqual(after);
  });

  it('links annotations to the topics that an export names, and undone takes along those it made', async () => {
    const { host, importing, runner, projection } = await notebook();
    await runner.run(createTopic('Kept'));
    const before = await recordsIn(projection);
    const table =
      'Highlight,Book Title,Book Author,Tags,Location Type,Location\n' +
      'Some words.,A Book,A. Writer,"kept,New",page,1\nOther words.,A Book,A. Writer,New,page,2\n';
    expect(await importing.run([file('export.csv', table)])).toMatchObject({ imported: 1, failed: 0 });
    expect(host.transactions().filter(({ command }) => command === 'import')).toHaveLength(1);
    const topics = await projection.read((lookup) => lookup.topics());
    expect(topics.map(({ name }) => name).toSorted()).toEqual(['Kept', 'New']);
    expect(await projection.read((lookup) => lookup.links())).toHaveLength(3);
    expect(await runner.undo()).toEqual({ ok: true, value: 'import' });
    const kinds = (records: object): string[] =>
      Object.keys(records).filter((key) => !key.startsWith('event/'));
    expect(kinds(await recordsIn(projection))).toEqual(kinds(before));
  });

  it('puts annotations made elsewhere on the page that is there, keeps what it does not hold, and undoes both', async () => {
    const { importing, runner, projection } = await notebook();
    const page = `<html><head><title>A page</title><link rel="canonical" href="https://www.example.org/page"></head><body><article><h1>A page</h1><p>${'Some troops came to the town. Others left it at dawn. '.repeat(3)}</p><p>Later the troops were seen again near the old harbour, as several people said.</p></article></body></html>`;
    await importing.run([file('page.html', page)]);
    const before = await recordsIn(projection);
    const note = (exact: string, text: string, tags: readonly string[] = []): object => ({
      uri: 'https://example.org/page?utm_source=x',
      text,
      tags,
      created: '2024-05-01T10:00:00Z',
      group: '__world__',
      document: { title: ['A page'] },
      target: [{ selector: [{ type: 'TextQuoteSelector', exact, prefix: 'Later ', suffix: ' were' }] }],
    });
    const rows = [
      { ...note('the troops', 'on its passage', ['Army']), references: ['not in the file'] },
      note('words that are gone', 'kept'),
    ];
    const progress = await importing.run([file('annotations.json', JSON.stringify({ rows }))]);
    expect(progress).toMatchObject({ failed: 0 });
    expect(progress.report.flatMap(({ warnings }) => warnings).toSorted()).toEqual([
      'annotations-added',
      'quotes-not-found',
      'replies-alone',
      'replies-alone',
    ]);
    const all = await projection.read((lookup) => lookup.annotations());
    const articles = await projection.read((lookup) => lookup.articles());
    const importerOf = (id: string): string | undefined =>
      articles.find((article) => article.id === id)?.importer;
    expect(
      all.map(({ articleId, quote, note: text }) => [importerOf(articleId), quote.exact, text]).toSorted(),
    ).toEqual([
      ['html', 'the troops', 'on its passage'],
      ['hypothesis', 'words that are gone', 'kept'],
    ]);
    expect(all.find(({ note: text }) => text === 'on its passage')?.quote.prefix).toMatch(/Later $/u);
    expect((await projection.read((lookup) => lookup.links())).map(({ from }) => from.id)).toEqual([
      all.find(({ note: text }) => text === 'on its passage')?.id,
    ]);
    // once more brings nothing
    const again = await importing.run([file('annotations2.json', JSON.stringify({ rows, total: 2 }))]);
    expect(await projection.read((lookup) => lookup.annotations())).toHaveLength(2);
    expect(again.imported).toBe(0);
    expect(await runner.undo()).toEqual({ ok: true, value: 'import' });
    const kinds = (records: object): string[] =>
      Object.keys(records).filter((key) => !key.startsWith('event/'));
    expect(kinds(await recordsIn(projection))).toEqual(kinds(before));
  });

  it('puts exported Web Annotations on the same file in another notebook, once, also where they came before it', async () => {
    const first = await notebook();
    await first.importing.run([file('a.txt', ARTICLE)]);
    const [article] = await first.projection.read((lookup) => lookup.articlesAfter('', 1));
    if (article === undefined) throw new Error('no article');
    const selected = { articleId: article.id, documentId: article.documentId, text: ARTICLE };
    await first.runner.run(annotate(selected, { start: 0, end: 15 }, 'red'));
    await first.runner.run(setColourMeaning('red', 'Frage'));
    const saved: string[] = [];
    const exporting = createAnnotationExporting({
      host: {
        saveFiles: async ({ files }) => {
          saved.push(...files.map(({ text }) => text));
          return { ok: true, value: { folder: '', written: files.length } };
        },
      },
      projection: first.projection,
      documents: createDocumentReader(first.host),
      notebookName: 'First',
      newId: () => 'collection',
      now: () => Date.now(),
    });
    expect(await exporting({ type: 'everything' })).toMatchObject({ ok: true, value: { written: 1 } });
    const annotations = (): ImportSource => file('a.jsonld', saved[0] ?? '');
    const { importing, projection, runner } = await notebook(createWatchedHost());
    const passages = async (): Promise<object> => {
      const all = await projection.read((lookup) => lookup.annotations());
      const names = await projection.read((lookup) =>
        lookup.getMany(
          'article',
          all.map((each) => each.articleId),
        ),
      );
      return all.map(({ quote, colour }, index) => [names[index]?.importer, quote.exact, colour]).toSorted();
    };
    const alone = await importing.run([annotations()]);
    // The meaning of the colour comes along, and goes when the import is taken back.
    expect(await projection.read(colourMeanings)).toEqual({ red: 'Frage' });
    await runner.undo();
    expect(await projection.read(colourMeanings)).toEqual({});
    await runner.redo();
    expect(alone.report.flatMap(({ warnings }) => warnings)).toEqual(['page-missing']);
    expect(await passages()).toEqual([['web-annotation', 'Die Ministerin', 'red']]);
    await importing.run([file('a.txt', ARTICLE)]);
    for (const outcome of ['imported', 'duplicate']) {
      const { report, annotations: added } = await importing.run([annotations()]);
      expect(report.map((row) => row.outcome)).toEqual([outcome]);
      expect(added).toBe(outcome === 'imported' ? 1 : undefined);
      expect(await passages()).toEqual([
        ['plain-text', 'Die Ministerin', 'red'],
        ['web-annotation', 'Die Ministerin', 'red'],
      ]);
    }
    // In the notebook that they come from they are there already.
    expect((await first.importing.run([annotations()])).imported).toBe(0);
    expect(await first.projection.read((lookup) => lookup.annotations())).toHaveLength(1);
  });

  it('undone takes along what was annotated on its articles meanwhile, and redone brings that back', async () => {
    const { importing, runner, projection } = await notebook();
    const source = file('a.txt', ARTICLE);
    // The note is on the stack below the import, because it was written before the import ended.
    const running = importing.run([
      source,
      ...Array.from({ length: 500 }, (_, index) => file(`${index}.txt`, `${ARTICLE} ${index}.`)),
    ]);
    await vi.waitFor(
      async () => expect(await projection.read((lookup) => lookup.countArticles())).toBeGreaterThan(0),
      { interval: 5, timeout: 10_000 },
    );
    const [article] = await projection.read((lookup) => lookup.articlesAfter('', 1));
    if (article === undefined) throw new Error('no article');
    const selected = { articleId: article.id, documentId: article.documentId, text: ARTICLE };
    await runner.run(annotate(selected, { start: 0, end: 15 }, 'red'));
    await running;
    const before = await recordsIn(projection);
    expect(await runner.undo()).toEqual({ ok: true, value: 'import' });
    expect(Object.keys(await recordsIn(projection)).filter((key) => !key.startsWith('event/'))).toEqual([]);
    expect(await runner.redo()).toEqual({ ok: true, value: 'import' });
    expect(await recordsIn(projection)).toEqual(before);
  });

  it('runs after the one that was started before, and the window hears of it a few times a second', async () => {
    const { importing } = await notebook();
    let told = 0;
    const stop = importing.progress().subscribe(() => (told += 1));
    const sources = (name: string): ImportSource[] =>
      Array.from({ length: 150 }, (_, index) => file(`${name}${index}.txt`, `${ARTICLE} ${name} ${index}.`));
    const [first, second] = await Promise.all([importing.run(sources('a')), importing.run(sources('b'))]);
    stop();
    expect([first.imported, second.imported]).toEqual([150, 150]);
    expect(importing.progress().current()).toEqual(second);
    expect(told).toBeLessThan(60);
    importing.dismiss();
    expect(importing.progress().current()).toBeNull();
  });

  it('that meets a full disk keeps what is durable and gives the reason for every other file', async () => {
    const { host, importing, projection } = await notebook();
    const append = host.append;
    let appended = 0;
    Object.assign(host, {
      append: (request: Parameters<typeof append>[0]) => {
        appended += 1;
        if (appended > 1) host.failAppend = appError('disk-full');
        return append(request);
      },
    });
    const sources = Array.from({ length: 220 }, (_, index) =>
      file(`${index}.txt`, `${ARTICLE} Nummer ${index}.`),
    );
    const progress = await importing.run(sources);
    expect(progress).toMatchObject({ imported: 100, failed: 120, done: 220 });
    expect(new Set(progress.report.flatMap(({ error }) => error?.code ?? []))).toEqual(
      new Set(['disk-full']),
    );
    const records = Object.keys(await recordsIn(projection));
    expect(records.filter((key) => key.startsWith('article/'))).toHaveLength(100);
  });

  it('that a crash ended is remembered, and imported again brings only what was left', async () => {
    const { host, importing, projection } = await notebook();
    const sources = Array.from({ length: 150 }, (_, index) =>
      file(`${index}.txt`, `${ARTICLE} Nummer ${index}.`),
    );
    const append = host.append;
    let appended = 0;
    Object.assign(host, {
      // The second batch never comes back: the machine is gone.
      append: (request: Parameters<typeof append>[0]) =>
        (appended += 1) === 1 ? append(request) : new Promise(() => undefined),
    });
    void importing.run(sources);
    await vi.waitFor(
      async () => expect(await projection.read((lookup) => lookup.countArticles())).toBe(100),
      { interval: 5, timeout: 10_000 },
    );
    projection.close();
    const { importing: again } = await notebook(createWatchedHost(host.notebook));
    await vi.waitFor(() => expect(again.interrupted().current()).not.toBeNull());
    expect(again.interrupted().current()).toMatchObject({ articles: 100, files: 150 });
    expect(await again.run(sources)).toMatchObject({ imported: 50, duplicates: 100, failed: 0 });
    expect(again.interrupted().current()).toBeNull();
    const { importing: later } = await notebook(createWatchedHost(host.notebook));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(later.interrupted().current()).toBeNull();
  });

  it('that a crash ended goes on from where it read, with leave, and takes nothing in twice', async () => {
    const kept = createMemoryKeptHandles();
    const { host, importing, projection } = await notebook(undefined, kept);
    const files = Array.from({ length: 150 }, (_, index) => [`${index}.txt`, `${ARTICLE} Nummer ${index}.`]);
    const { handle, state } = createMemoryFolder('articles', Object.fromEntries(files));
    const append = host.append;
    let appended = 0;
    Object.assign(host, {
      append: (request: Parameters<typeof append>[0]) =>
        (appended += 1) === 1 ? append(request) : new Promise(() => undefined),
    });
    const handles = [handle];
    void importing.run(await handleSources(handles), { handles });
    await vi.waitFor(
      async () => expect(await projection.read((lookup) => lookup.countArticles())).toBe(100),
      { interval: 5, timeout: 10_000 },
    );
    projection.close();
    Object.assign(state, { permission: 'prompt', answer: 'denied' });
    const { importing: again } = await notebook(createWatchedHost(host.notebook), kept);
    await vi.waitFor(() => expect(again.interrupted().current()).not.toBeNull());
    expect(again.interrupted().current()).toMatchObject({ articles: 100, files: 150, canGoOn: true });
    expect(await again.goOn()).toBe('refused');
    Object.assign(state, { permission: 'prompt', answer: 'granted', there: false });
    expect(await again.goOn()).toBe('gone');
    state.there = true;
    expect(again.interrupted().current()).not.toBeNull();
    expect(await again.goOn()).toBe('begun');
    const ended = { phase: 'done', imported: 50, duplicates: 100, failed: 0 };
    await vi.waitFor(() => expect(again.progress().current()).toMatchObject(ended), { timeout: 10_000 });
    await vi.waitFor(async () => expect(await kept.all()).toEqual([]));
    expect(again.interrupted().current()).toBeNull();
  });

  it('that ended before anything was written is offered again where its folder is known, also after others', async () => {
    const kept = createMemoryKeptHandles();
    const { handle } = createMemoryFolder('articles', { 'a.txt': ARTICLE });
    await kept.keep({ run: 'lost', files: 1, handles: [handle] });
    const { importing, host } = await notebook(undefined, kept);
    await vi.waitFor(() => expect(importing.interrupted().current()).not.toBeNull());
    expect(importing.interrupted().current()).toMatchObject({ articles: 0, files: 1, done: 0 });
    // What a watched folder brings by itself is no answer to the offer.
    await importing.run([file('b.txt', `${ARTICLE} Neu.`)], { byItself: true });
    expect(importing.interrupted().current()).not.toBeNull();
    await importing.dismissInterrupted();
    const { importing: later } = await notebook(createWatchedHost(host.notebook), kept);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(later.interrupted().current()).toBeNull();
  });

  it.each([
    ['one batch', 3],
    ['a batch that was full with the last file', 100],
  ])(
    'of %s is over when its articles are there: a window closed while the index is behind offers nothing',
    async (_, count) => {
      const store = createMemoryKeptHandles();
      // The window is closed before it comes to forget anything.
      const kept = { ...store, forget: () => new Promise<void>(() => undefined) };
      const files = Array.from({ length: count }, (_, index) => [`${index}.txt`, `${ARTICLE} ${index}.`]);
      const { handle } = createMemoryFolder('articles', Object.fromEntries(files));
      const handles = [handle];
      const never = () => new Promise<void>(() => undefined);
      const { host, importing, projection } = await notebook(undefined, kept, undefined, undefined, {
        searchable: never,
      });
      void importing.run(await handleSources(handles), { handles });
      await vi.waitFor(
        async () => expect(await projection.read((lookup) => lookup.countArticles())).toBe(count),
        { interval: 5, timeout: 10_000 },
      );
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect((await store.all()).length).toBe(1);
      const { importing: again } = await notebook(createWatchedHost(host.notebook), store);
      await vi.waitFor(async () => expect(await store.all()).toEqual([]));
      expect(again.interrupted().current()).toBeNull();
    },
  );

  it('forgets what it read from before the index is on disk', async () => {
    const kept = createMemoryKeptHandles();
    const { handle } = createMemoryFolder('articles', { 'a.txt': '' });
    const handles = [handle];
    const flushing = vi.fn<() => Promise<void>>(() => new Promise(() => undefined));
    const { importing } = await notebook(undefined, kept, undefined, undefined, { flushIndex: flushing });
    void importing.run(await handleSources(handles), { handles });
    await vi.waitFor(() => expect(flushing).toHaveBeenCalled());
    expect(await kept.all()).toEqual([]);
  });

  it('that a crash ended is not offered any more once it was put away', async () => {
    const { host, importing } = await notebook();
    const append = host.append;
    let appended = 0;
    Object.assign(host, {
      append: (request: Parameters<typeof append>[0]) =>
        (appended += 1) === 1 ? append(request) : new Promise(() => undefined),
    });
    const sources = Array.from({ length: 150 }, (_, index) => file(`${index}.txt`, `${ARTICLE} ${index}.`));
    void importing.run(sources);
    await vi.waitFor(() => expect(host.notebook.lines).toHaveLength(1), {
      interval: 5,
      timeout: 10_000,
    });
    const { importing: again } = await notebook(createWatchedHost(host.notebook));
    await vi.waitFor(() => expect(again.interrupted().current()).not.toBeNull());
    await again.dismissInterrupted();
    const { importing: later } = await notebook(createWatchedHost(host.notebook));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(later.interrupted().current()).toBeNull();
  });

  it('that is cancelled keeps what was gathered, counts no other file, and can be run again for the rest', async () => {
    const { importing, projection } = await notebook();
    const sources = Array.from({ length: 300 }, (_, index) =>
      file(`${index}.txt`, `${ARTICLE} Nummer ${index}.`),
    );
    const running = importing.run(sources);
    const stop = importing.progress().subscribe(() => {
      if ((importing.progress().current()?.done ?? 0) > 0) importing.cancel();
    });
    const cancelled = await running;
    stop();
    expect(cancelled.cancelled).toBe(true);
    expect(cancelled.imported).toBe(cancelled.report.length);
    const rest = await importing.run(sources);
    expect(rest.imported + rest.duplicates).toBe(300);
    expect(rest.duplicates).toBe(cancelled.imported);
    const records = Object.keys(await recordsIn(projection));
    expect(records.filter((key) => key.startsWith('article/'))).toHaveLength(300);
  });
});

/** A worker that never answers on files with these names, as one that the system ended together with its window. */
const deadly = (names: ReadonlySet<string>, met: string[]) => (): ImportWorker => {
  const worker = createInlineImportWorker();
  let dead = false;
  return {
    ...worker,
    postMessage: (request) => {
      if (request.type === 'read' && names.has(request.name)) {
        met.push(request.name);
        dead = true;
      }
      if (!dead) worker.postMessage(request);
    },
  };
};

describe('a file that ends the window', () => {
  it('is named when the import is gone on with, read only where it is chosen itself, and the others come in', async () => {
    const kept = createMemoryKeptHandles();
    const inHand = createMemoryInHandStore();
    const { handle } = createMemoryFolder('articles', {
      'a.txt': ARTICLE,
      'good.txt': `${ARTICLE} Gut.`,
      'poison.txt': `${ARTICLE} Gift.`,
      'z.txt': `${ARTICLE} Ende.`,
    });
    const handles = [handle];
    const sources = await handleSources(handles);
    // Both workers have a file in hand: one is innocent.
    const met: string[] = [];
    const first = await notebook(undefined, kept, inHand, deadly(new Set(['good.txt', 'poison.txt']), met));
    void first.importing.run(sources, { handles });
    await vi.waitFor(() => expect(met).toEqual(['good.txt', 'poison.txt']));
    first.projection.close();

    // The two are read last and alone: the innocent one comes in, the other ends the window again.
    const poison = new Set(['poison.txt']);
    const second = await notebook(createWatchedHost(first.host.notebook), kept, inHand, deadly(poison, met));
    await vi.waitFor(() => expect(second.importing.interrupted().current()?.canGoOn).toBe(true));
    await second.importing.goOn();
    await vi.waitFor(() => expect(met).toEqual(['good.txt', 'poison.txt', 'poison.txt']));
    expect(await second.projection.read((lookup) => lookup.countArticles())).toBe(3);
    second.projection.close();

    const third = await notebook(createWatchedHost(first.host.notebook), kept, inHand, deadly(poison, met));
    await vi.waitFor(() => expect(third.importing.interrupted().current()?.canGoOn).toBe(true));
    await third.importing.goOn();
    const ended = { phase: 'done', failed: 1, duplicates: 3 };
    await vi.waitFor(() => expect(third.importing.progress().current()).toMatchObject(ended));
    const failed = third.importing
      .progress()
      .current()
      ?.report.filter(({ outcome }) => outcome === 'failed');
    expect(failed).toMatchObject([
      {
        path: 'articles/poison.txt',
        error: { code: 'file-ended-program', values: { file: 'articles/poison.txt' } },
      },
    ]);
    expect(met).toHaveLength(3);

    // The folder again: not read; the file itself: read, and forgotten once it is through.
    expect(await third.importing.run(await handleSources(handles))).toMatchObject({ failed: 1 });
    poison.clear();
    const itself = sources.flatMap((source) =>
      source.type === 'file' && source.path.endsWith('poison.txt') ? [{ ...source, path: 'poison.txt' }] : [],
    );
    expect(await third.importing.run(itself)).toMatchObject({ imported: 1, failed: 0 });
    expect(await third.importing.run(sources)).toMatchObject({ duplicates: 4, failed: 0 });
    await vi.waitFor(async () => expect(await inHand.all()).toEqual([]));
  });
});
