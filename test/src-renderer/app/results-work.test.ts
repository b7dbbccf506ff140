import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { ArticleId } from '../../../src-core/base/id.ts';
import type { FileToSave } from '../../../src-core/contract/host-api.ts';
import type { SearchRequest } from '../../../src-core/search/search-types.ts';
import type { RunningServices } from '../../../src-renderer/app/create-services.ts';
import type { ResultsExport } from '../../../src-renderer/services/exporting.ts';
import { firstValue } from '../first-value.ts';
import { createWatchedHost } from '../doubles/watched-host.ts';
import type { WatchedHost } from '../doubles/watched-host.ts';
import { found, textFile } from './find.ts';
import { openServices } from './open-services.ts';

const running: RunningServices[] = [];
afterEach(async () => {
  for (const services of running.splice(0)) await services.close();
});

const text = (number: number): string =>
  [
    `Bericht ${String(number)} aus der Region`,
    '',
    `Die Außenministerin sprach am Freitag über Soldaten. Meldung ${String(number)} ist unbestätigt.`,
    '',
    'Beobachter sehen darin ein Zeichen der Entspannung, andere eine bloße Atempause.',
    '',
    'Am Abend kamen weitere Soldaten an. Auch die Soldaten selbst schweigen.',
  ].join('\n');

async function notebook(articles: number): Promise<{
  readonly host: WatchedHost;
  readonly services: RunningServices;
  readonly ids: readonly ArticleId[];
  readonly saved: FileToSave[];
}> {
  const host = createWatchedHost();
  const saved: FileToSave[] = [];
  const services = await openServices({
    ...host,
    saveFiles: async (request) => {
      saved.push(...request.files);
      return host.saveFiles(request);
    },
  });
  running.push(services);
  await vi.waitFor(() => expect(services.search.state().current()?.ready).toBe(true));
  const done = await services.importing.run(
    Array.from({ length: articles }, (_, index) => textFile(`t${String(index)}.txt`, text(index))),
  );
  return { host, services, ids: done.report.flatMap(({ articleIds }) => articleIds), saved };
}

const request = (query: string): ResultsExport['request'] =>
  ({ query, sort: 'title', kinds: ['article', 'annotation', 'topic'], anyWord: false }) satisfies Omit<
    SearchRequest,
    'offset' | 'limit'
  >;
const quiet = { onProgress: () => undefined, context: 'sentence', keys: null } as const;

describe('passages of a result', () => {
  it('are the sentences or paragraphs around its hits, in the text annotations count in', async () => {
    const { services, ids } = await notebook(1);
    const [id] = ids as [ArticleId];
    const sentences = await services.search.passages(id, 'soldaten', 'sentence');
    expect(sentences.map((each) => each.text)).toEqual([
      'Die Außenministerin sprach am Freitag über Soldaten.',
      'Am Abend kamen weitere Soldaten an.',
      'Auch die Soldaten selbst schweigen.',
    ]);
    const document = await services.library.document(id);
    if (!document.ok) throw new Error(document.error.code);
    for (const { range, text: words } of sentences)
      expect(document.value.text.slice(range.start, range.end)).toBe(words);
    expect(await services.search.passages(id, 'soldaten', 'paragraph')).toHaveLength(2);
  });

  it('are the same where those of many articles are asked for at once, in their order', async () => {
    const { services, ids } = await notebook(3);
    const wanted = [ids[2], 'gone', ids[0], ids[1]] as ArticleId[];
    const singly = await Promise.all(
      wanted.map((id) => services.search.passages(id, 'soldaten', 'sentence')),
    );
    expect(singly.map(({ length }) => length)).toEqual([3, 0, 3, 3]);
    expect(await services.search.passagesOfMany(wanted, 'soldaten', 'sentence')).toEqual(singly);
    expect(await services.search.passagesOfMany([], 'soldaten', 'sentence')).toEqual([]);
  });

  it('are the beginning without marks where no word of the text was asked for', async () => {
    const { services, ids } = await notebook(1);
    const passages = await services.search.passages(ids[0] as ArticleId, '', 'sentence');
    expect(passages.map(({ marks }) => marks)).toEqual(passages.map(() => []));
    expect(passages[0]?.text).toMatch(/^Die Außenministerin/u);
    expect(await services.search.passages('gone' as ArticleId, 'soldaten', 'sentence')).toEqual([]);
  });
});

describe('coding hits', () => {
  it('makes annotations and links of many articles in one transaction, found by their topic, undone by one step', async () => {
    const { host, services, ids } = await notebook(3);
    const before = host.transactions().length;
    const passages = await Promise.all(
      ids.map(async (articleId) => ({
        articleId,
        ranges: (await services.search.passages(articleId, 'soldaten', 'sentence')).map(({ range }) => range),
        annotationIds: [],
      })),
    );
    const coded = await services.annotations.codePassages(passages, 'DVRK/Truppen', 'blue');
    expect(coded).toMatchObject({ ok: true, value: { created: 9, linked: 0, already: 0 } });
    expect(host.transactions()).toHaveLength(before + 1);
    const [id] = ids as [ArticleId];
    const notes = await firstValue(services.annotations.ofArticle(id));
    expect(
      notes.map(({ annotation, topics }) => [annotation.colour, topics.map(({ topic }) => topic.name)]),
    ).toEqual(Array.from({ length: 3 }, () => ['blue', ['Truppen']]));
    expect(notes[1]?.annotation.quote).toMatchObject({ exact: 'Am Abend kamen weitere Soldaten an.' });
    await vi.waitFor(async () =>
      expect(await found(services, 'topic:Truppen quote:schweigen')).toHaveLength(3),
    );
    expect(await services.undo.undo()).toEqual({ ok: true, value: 'code passages' });
    expect(host.transactions()).toHaveLength(before + 2);
    // The tables' live queries follow in their own time.
    onTestFinished(services.annotations.ofArticle(id).subscribe(() => undefined));
    const left = (): Promise<readonly unknown[]> => firstValue(services.annotations.ofArticle(id));
    await vi.waitFor(async () => expect(await left()).toEqual([]));
    expect(await firstValue(services.topics.tree())).toEqual([]);
    expect((await services.undo.redo()).ok).toBe(true);
    await vi.waitFor(async () => expect(await left()).toHaveLength(3));
  });

  it('codes no passage twice, and puts the topic on an annotation that is there instead of making a second one', async () => {
    const { host, services, ids } = await notebook(1);
    const [articleId] = ids as [ArticleId];
    const ranges = (await services.search.passages(articleId, 'soldaten', 'sentence')).map(
      ({ range }) => range,
    );
    const made = await services.annotations.create(articleId, ranges[0] ?? { start: 0, end: 1 }, 'red');
    if (!made.ok) throw new Error(made.error.code);
    const code = (path: string) =>
      services.annotations.codePassages(
        [{ articleId, ranges, annotationIds: [made.value.id] }],
        path,
        'blue',
      );
    expect(await code('T')).toMatchObject({ ok: true, value: { created: 2, linked: 1, already: 0 } });
    const after = host.transactions().length;
    expect(await code('T')).toMatchObject({ ok: true, value: { created: 0, linked: 0, already: 3 } });
    expect(host.transactions()).toHaveLength(after);
    expect(await code('U')).toMatchObject({ ok: true, value: { created: 0, linked: 3, already: 0 } });
    const notes = await firstValue(services.annotations.ofArticle(articleId));
    expect(notes).toHaveLength(3);
    expect(notes[0]?.annotation.colour).toBe('red');
  });

  it('refuses a name that is none, a range outside the text, and leaves nothing behind', async () => {
    const { host, services, ids } = await notebook(1);
    const [articleId] = ids as [ArticleId];
    const before = host.transactions().length;
    const ranges = [{ start: 0, end: 9 }];
    expect(
      (await services.annotations.codePassages([{ articleId, ranges, annotationIds: [] }], ' / ', 'red')).ok,
    ).toBe(false);
    const outside = [{ articleId, ranges: [{ start: 5, end: 99_999 }], annotationIds: [] }];
    expect((await services.annotations.codePassages(outside, 'T', 'red')).ok).toBe(false);
    expect(await services.annotations.codePassages([], 'T', 'red')).toMatchObject({
      ok: true,
      value: { created: 0 },
    });
    expect(host.transactions()).toHaveLength(before);
    expect(await firstValue(services.topics.tree())).toEqual([]);
  });

  it('takes 2,000 passages at once', async () => {
    const { services, ids } = await notebook(1);
    const [articleId] = ids as [ArticleId];
    const ranges = Array.from({ length: 2000 }, (_, index) => ({
      start: index % 40,
      end: 41 + Math.floor(index / 40),
    }));
    const coded = await services.annotations.codePassages(
      [{ articleId, ranges, annotationIds: [] }],
      'T',
      'red',
    );
    if (!coded.ok) throw new Error(JSON.stringify(coded.error));
    // Ranges that differ by white space at their ends are the same passage.
    expect(coded.value.created).toBeGreaterThan(1400);
  });
});

describe('setting the status of many articles', () => {
  it('is one transaction, passes over those that have it or are gone, and is undone by one step', async () => {
    const { host, services, ids } = await notebook(4);
    await services.library.setStatus(ids[0] as ArticleId, 'done');
    const before = host.transactions().length;
    const all = [...ids, 'gone' as ArticleId];
    expect(await services.library.setStatusOfMany(all, 'done')).toEqual({ ok: true, value: 3 });
    expect(host.transactions()).toHaveLength(before + 1);
    const status = async (): Promise<string[]> =>
      [...(await services.library.articles(ids)).values()].map((each) => each.status);
    expect(await status()).toEqual(['done', 'done', 'done', 'done']);
    expect(await services.library.setStatusOfMany(all, 'done')).toEqual({ ok: true, value: 0 });
    expect((await services.undo.undo()).ok).toBe(true);
    expect(await status()).toEqual(['done', 'inbox', 'inbox', 'inbox']);
  });
});

describe('exporting results', () => {
  it('writes all of them, also beyond the first page, in the order of the search, with their passages', async () => {
    const { services, saved } = await notebook(230);
    const progress: number[] = [];
    const signal = new AbortController().signal;
    const done = await services.exporting.results({
      ...quiet,
      request: request('soldaten'),
      format: 'csv',
      signal,
      onProgress: (at) => progress.push(at),
    });
    expect(done).toMatchObject({ ok: true, value: { written: 1 } });
    const [file] = saved;
    expect(file?.path).toMatch(/^Search\/soldaten \d{4}-\d\d-\d\d \d\d\.\d\d\.csv$/u);
    const lines = file?.text.trimEnd().split('\r\n') ?? [];
    expect(lines).toHaveLength(231);
    expect(lines[1]).toMatch(/^1,article,Bericht 0 aus der Region,/u);
    expect(lines[230]).toMatch(/^230,article,Bericht 99 aus der Region,/u);
    expect(lines[1]).toContain(
      'Die Außenministerin sprach am Freitag über Soldaten. […] Am Abend kamen weitere Soldaten an.',
    );
    expect(progress).toEqual([0, 50, 100, 150, 200, 230]);
  });

  it('writes only chosen ones, annotations with note and topics, as a note that names the sources', async () => {
    const { services, ids, saved } = await notebook(3);
    const [articleId] = ids as [ArticleId];
    const made = await services.annotations.create(articleId, { start: 30, end: 60 }, 'red');
    if (!made.ok) throw new Error(made.error.code);
    await services.annotations.setNote(made.value.id, 'Soldaten: prüfen!');
    await services.annotations.addTopic(made.value.id, 'DVRK/Truppen');
    await vi.waitFor(async () => expect(await found(services, 'note:prüfen')).toHaveLength(1));
    const [key] = await found(services, 'note:prüfen');
    const done = await services.exporting.results({
      ...quiet,
      keys: new Set([key ?? '', `article:${String(ids[1])}`]),
      request: request('soldaten'),
      format: 'markdown',
      signal: new AbortController().signal,
    });
    expect(done.ok).toBe(true);
    const note = saved[0]?.text ?? '';
    expect(note).toContain('- Results: 4');
    expect(note).toContain('Soldaten: prüfen!\n\n#DVRK/Truppen');
    expect(note).toContain('- Exported: 2');
    for (const number of [0, 1]) expect(note).toContain(`> — *Bericht ${String(number)} aus der Region*`);
  });

  it('writes a row that stands for an article and its notes as the article', async () => {
    const { services, ids, saved } = await notebook(1);
    const made = await services.annotations.create(ids[0] as ArticleId, { start: 30, end: 60 }, 'red');
    if (!made.ok) throw new Error(made.error.code);
    await services.annotations.setNote(made.value.id, 'Soldaten Soldaten Soldaten');
    await vi.waitFor(async () => expect(await found(services, 'note:soldaten')).toHaveLength(1));
    const done = await services.exporting.results({
      ...quiet,
      request: { ...request('soldaten'), groupByArticle: true },
      format: 'csv',
      signal: new AbortController().signal,
    });
    expect(done.ok).toBe(true);
    const lines = saved[0]?.text.trimEnd().split('\r\n') ?? [];
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain('Am Abend kamen weitere Soldaten an.');
  });

  it('writes nothing when it is cancelled', async () => {
    const { services, saved } = await notebook(20);
    const controller = new AbortController();
    const done = await services.exporting.results({
      ...quiet,
      request: request('soldaten'),
      format: 'markdown',
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    expect(done).toEqual({ ok: true, value: null });
    expect(saved).toEqual([]);
  });
});
