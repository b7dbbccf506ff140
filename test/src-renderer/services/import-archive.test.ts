import 'fake-indexeddb/auto';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { RunningServices } from '../../../src-renderer/app/create-services.ts';
import { appError } from '../../../src-core/base/error-code.ts';
import { encodeUtf8 } from '../../../src-core/base/text-codec.ts';
import { failure } from '../../../src-core/base/result.ts';
import { found, textFile } from '../app/find.ts';
import { openServices } from '../app/open-services.ts';
import { createWatchedHost } from '../doubles/watched-host.ts';
import { createInlineImportWorker } from '../doubles/inline-import-worker.ts';
import type { ImportWorker } from '../../../src-renderer/workers/import/client.ts';

const running: RunningServices[] = [];
afterEach(async () => {
  for (const services of running.splice(0)) await services.close();
});

const row = (index: number): string =>
  JSON.stringify({
    _id: `doc-${index}`,
    title: `Meldung ${index}`,
    text: `Am Montag wurde die Zahl ${index} genannt. Niemand widersprach der Behörde.`,
  });

const archive = (from: number, to: number, bad: readonly number[] = []): string =>
  Array.from({ length: to - from }, (_, index) =>
    bad.includes(from + index) ? '{"broken' : row(from + index),
  ).join('\n');

async function opened(startImportWorker?: () => ImportWorker) {
  const host = createWatchedHost();
  const services = await openServices(host, startImportWorker ? { startImportWorker } : {});
  running.push(services);
  return { host, services };
}

/** A number that has not changed for a second and a half: a loaded machine takes its time to write what was gathered. */
async function settled(read: () => number): Promise<number> {
  let last = read();
  for (let still = 0; still < 15; still += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    if (read() !== last) still = -1;
    last = read();
  }
  return last;
}

describe('an archive', () => {
  it('is imported row by row, its original kept once, and each row that is no article is named', async () => {
    const { host, services } = await opened();
    const progress = await services.importing.run([textFile('news.jsonl', archive(0, 350, [17, 230]))]);
    expect(progress).toMatchObject({ done: 1, total: 1, imported: 348, failed: 2 });
    const [whole, ...parts] = progress.report;
    const bad = parts.filter(({ outcome }) => outcome === 'failed');
    const counts = { imported: 348, duplicates: 0, failed: 2 };
    expect(whole).toMatchObject({ path: 'news.jsonl', outcome: 'imported', error: null, parts: counts });
    expect(parts).toHaveLength(350);
    expect(bad.map(({ part }) => part)).toEqual(['#18', '#231']);
    expect(parts.at(-1)).toMatchObject({ part: 'Meldung 349', format: 'jsonl', title: 'Meldung 349' });
    expect(whole?.articleIds).toHaveLength(348);
    expect(bad.map(({ path, error }) => [path, error?.code, error?.values['row']])).toEqual([
      ['news.jsonl', 'file-row-invalid', '18'],
      ['news.jsonl', 'file-row-invalid', '231'],
    ]);
    expect(host.notebook.originals.size).toBe(1);
    expect(await found(services, 'Behörde')).toHaveLength(348);
    const [key] = await found(services, '"Zahl 229 genannt"');
    const id = key?.slice('article:'.length) as Parameters<typeof services.library.remove>[0];
    expect((await services.library.articles([id])).get(id)?.sourceId).toBe('doc-229');
  });

  it('that lies packed in a file goes to the window once, and is kept though its first rows are there already', async () => {
    const sent: number[] = [];
    const { host, services } = await opened(() => {
      const worker = createInlineImportWorker();
      worker.addEventListener('message', ({ data }) => {
        if (data.type !== 'piece') return;
        for (const each of data.rows)
          if (each.type === 'article') for (const { bytes } of each.kept) sent.push(bytes?.length ?? 0);
      });
      return worker;
    });
    await services.importing.run([textFile('some.jsonl', archive(0, 2))]);
    const rows = archive(0, 230);
    const file = new File([new Uint8Array(gzipSync(rows))], 'news.jsonl.gz');
    const progress = await services.importing.run([{ type: 'file', path: 'news.jsonl.gz', file }]);
    expect(progress).toMatchObject({ imported: 228, duplicates: 2, failed: 0 });
    expect(sent.filter((bytes) => bytes > 0)).toEqual([encodeUtf8(rows).length]);
    expect(sent).toHaveLength(230);
    const kept = [...host.notebook.originals.values()].map((bytes) => bytes.length);
    expect(kept).toContain(encodeUtf8(rows).length);
    expect(kept).toHaveLength(2);
  });

  it('is parsed no faster than its articles become durable', async () => {
    let unread = 0;
    let most = 0;
    const { host, services } = await opened(() => {
      const worker = createInlineImportWorker();
      return {
        ...worker,
        postMessage: (request) => {
          if (request.type === 'parse' || request.type === 'next') unread += 1;
          most = Math.max(most, unread - host.notebook.lines.length);
          worker.postMessage(request);
        },
      };
    });
    await services.importing.run([textFile('news.jsonl', archive(0, 700))]);
    // Seven batches, and the line that says that this was all.
    expect(host.notebook.lines).toHaveLength(8);
    // One piece asked for, one batch being filled, one being written.
    expect(most).toBeLessThanOrEqual(3);
  });

  it('whose original could not be written brings no article, even when the next write would succeed', async () => {
    const { host, services } = await opened();
    const { append } = host;
    let appends = 0;
    Object.assign(host, {
      append: async (request: Parameters<typeof append>[0]) => {
        appends += 1;
        if (appends > 1) return append(request);
        // Slow enough for the next batch to be waiting behind it.
        await new Promise((resolve) => setTimeout(resolve, 300));
        return failure(appError('disk-full'));
      },
    });
    // The services took the host's methods when they were made: a second set sees the failing one.
    const failing = await openServices(host);
    running.push(failing);
    const progress = await failing.importing.run([textFile('news.jsonl', archive(0, 350))]);
    expect(progress).toMatchObject({ imported: 0, done: 1 });
    expect(progress.report[0]?.error?.code).toBe('disk-full');
    expect(host.notebook.originals.size).toBe(0);
    expect(await found(services, '')).toEqual([]);
  });

  it('that was cancelled goes on where it stopped when it is imported again', async () => {
    const { services } = await opened();
    const source = textFile('news.jsonl', archive(0, 1_500));
    const first = services.importing.run([source]);
    const stop = services.importing.progress().subscribe(() => {
      if ((services.importing.progress().current()?.imported ?? 0) > 0) services.importing.cancel();
    });
    const cancelled = await first;
    stop();
    expect(cancelled.cancelled).toBe(true);
    expect(cancelled.imported).toBeGreaterThan(0);
    expect(cancelled.imported).toBeLessThan(1_500);
    expect(cancelled.report.slice(0, 2).map(({ outcome, error }) => error?.code ?? outcome)).toEqual([
      'imported',
      'cancelled',
    ]);
    expect(cancelled.report).toHaveLength(cancelled.imported + 2);
    const second = await services.importing.run([source]);
    expect(cancelled.imported + second.imported).toBe(1_500);
    expect(await found(services, 'Behörde')).toHaveLength(1_000);
    const third = await services.importing.run([source]);
    expect(third).toMatchObject({ imported: 0, duplicates: 1_500, failed: 0 });
    expect(third.report[0]).toMatchObject({ outcome: 'duplicate', parts: { duplicates: 1_500 } });
    const [, again] = third.report;
    expect(again).toMatchObject({ part: 'Meldung 0', outcome: 'duplicate', title: 'Meldung 0' });
    // Each names the article that is there.
    const named = third.report.slice(1).flatMap(({ articleIds }) => articleIds);
    expect((await services.library.articles(named)).size).toBe(1_500);
  });

  it('names what it holds twice, and brings it in once', async () => {
    const { services } = await opened();
    const lines = [row(1), row(2), row(1), row(3), row(2), row(1)].join('\n');
    const progress = await services.importing.run([textFile('news.jsonl', lines)]);
    expect(progress).toMatchObject({ imported: 3, duplicates: 3, failed: 0, done: 1 });
    expect(progress.report[0]).toMatchObject({ parts: { imported: 3, duplicates: 3, failed: 0 } });
    const ids = new Map(
      progress.report
        .filter(({ outcome }) => outcome === 'imported')
        .map((each) => [each.title, each.articleIds]),
    );
    const twice = progress.report.filter(({ outcome }) => outcome === 'duplicate');
    expect(twice.map(({ part }) => part)).toEqual(['Meldung 1', 'Meldung 2', 'Meldung 1']);
    for (const { title, articleIds, error } of twice) {
      expect(articleIds).toEqual(ids.get(title));
      expect(error).toEqual(appError('file-duplicate', { title, file: `news.jsonl › ${title}` }));
    }
    expect(await found(services, 'Behörde')).toHaveLength(3);
  });

  it('tells how far it is by the bytes that were read of it, and does not go on while it is paused', async () => {
    const { services } = await opened();
    const padding = 'Das Wetter blieb schön. '.repeat(200);
    const long = archive(0, 900).replaceAll('Niemand', `${padding}Niemand`);
    const source = textFile('news.jsonl', long);
    const run = services.importing.run([source]);
    const progress = services.importing.progress();
    const shares: number[] = [];
    const stop = progress.subscribe(() => {
      const now = progress.current();
      if (now === undefined || now === null) return;
      shares.push(now.bytesDone / now.bytesTotal);
      if (now.phase === 'running' && now.imported > 0 && shares.length < 50) services.importing.pause();
    });
    await expect.poll(() => progress.current()?.phase).toBe('paused');
    stop();
    const durable = async (): Promise<number> => (await found(services, 'Behörde')).length;
    // What was gathered is written, and nothing follows.
    await expect.poll(durable).toBeGreaterThan(0);
    const stood = await settled(() => progress.current()?.imported ?? 0);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(progress.current()).toMatchObject({
      phase: 'paused',
      imported: stood,
      rate: 0,
      secondsLeft: null,
    });
    expect(stood).toBeLessThan(900);
    expect(shares.some((share) => share > 0 && share < 1)).toBe(true);
    services.importing.continue();
    const last = await run;
    expect(last).toMatchObject({ phase: 'done', imported: 900, failed: 0, cancelled: false });
    expect(last.bytesDone).toBe(last.bytesTotal);
  });

  it('that is paused can be cancelled', async () => {
    const { services } = await opened();
    const run = services.importing.run([textFile('news.jsonl', archive(0, 3_000))]);
    await expect.poll(() => services.importing.progress().current()?.phase).toBe('running');
    services.importing.pause();
    services.importing.cancel();
    expect(await run).toMatchObject({ phase: 'done', cancelled: true });
  });
});
