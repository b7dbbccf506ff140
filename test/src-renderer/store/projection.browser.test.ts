import Dexie from 'dexie';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Operation } from '../../../src-core/journal/operation.ts';
import { createTopic } from '../../../src-renderer/services/commands/create-topic.ts';
import type { CommandRunner } from '../../../src-renderer/services/command-runner.ts';
import { createLivePace } from '../../../src-renderer/store/live-pace.ts';
import { createLiveQuery } from '../../../src-renderer/store/live-query.ts';
import { databaseName } from '../../../src-renderer/store/notebook-database.ts';
import type { Projection } from '../../../src-renderer/store/projection.ts';
import { createMemoryNotebook } from '../../../src-renderer/host/memory-host.ts';
import { createWatchedHost } from '../doubles/watched-host.ts';
import type { WatchedHost } from '../doubles/watched-host.ts';
import { fakeArticle } from '../fake-articles.ts';
import { openRunner, recordsIn } from '../services/open-runner.ts';

const open: Projection[] = [];
afterEach(() => {
  for (const projection of open.splice(0)) projection.close();
});

let names = 0;

async function opened(
  host: WatchedHost,
): Promise<{ readonly projection: Projection; readonly runner: CommandRunner }> {
  const both = await openRunner(host);
  open.push(both.projection);
  return both;
}

/** A notebook of its own in this browser, with some articles and topics in its journal. */
async function filled(articles: number): Promise<{
  readonly host: WatchedHost;
  readonly projection: Projection;
  readonly runner: CommandRunner;
  readonly database: string;
}> {
  const id = `store-${Date.now()}-${(names += 1)}`;
  const host = createWatchedHost(createMemoryNotebook(), id);
  const { projection, runner } = await opened(host);
  for (let from = 0; from < articles; from += 100) {
    const ops = Array.from({ length: Math.min(100, articles - from) }, (_, index): Operation => {
      const record = fakeArticle(from + index);
      return { op: 'put', kind: 'article', id: record.id, record };
    });
    await runner.append('import', ops);
  }
  await runner.run(createTopic('DVRK/Truppen'));
  return { host, projection, runner, database: databaseName(id as Parameters<typeof databaseName>[0]) };
}

const topicsIn = (projection: Projection): Promise<number> =>
  projection.read(async (lookup) => (await lookup.topics()).length);

describe('tables in the real browser', () => {
  it('deleted while the app is closed come back from the journal', async () => {
    const { host, projection, database } = await filled(250);
    const before = await recordsIn(projection);
    projection.close();
    await Dexie.delete(database);
    const again = await opened(host);
    expect(await recordsIn(again.projection)).toEqual(before);
    expect(Object.keys(before)).toHaveLength(252);
  });

  it('deleted while the app runs come back, live queries never show them empty, and commands go on', async () => {
    const { projection, runner, database } = await filled(250);
    const before = await recordsIn(projection);
    const live = createLiveQuery(
      projection,
      createLivePace(),
      async (lookup) => (await lookup.topics()).length,
    );
    const seen: (number | undefined)[] = [];
    const stop = live.subscribe(() => seen.push(live.current()));
    await vi.waitFor(() => expect(seen).toEqual([2]));

    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.deleteDatabase(database);
      request.addEventListener('success', () => resolve());
      request.addEventListener('error', () => reject(request.error ?? new Error('not deleted')));
    });

    await vi.waitFor(async () => expect(await recordsIn(projection)).toEqual(before));
    const made = await runner.run(createTopic('Ukraine'));
    expect(made.ok).toBe(true);
    await vi.waitFor(() => expect(seen.at(-1)).toBe(3));
    expect(seen).not.toContain(0);
    stop();
  });

  it('emptied behind the app’s back are refilled at the next command', async () => {
    const { projection, runner, database } = await filled(120);
    const before = await recordsIn(projection);
    const other = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(database);
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error ?? new Error('not opened')));
    });
    await new Promise<void>((resolve) => {
      const stores = [...other.objectStoreNames];
      const transaction = other.transaction(stores, 'readwrite');
      for (const store of stores) transaction.objectStore(store).clear();
      transaction.addEventListener('complete', () => resolve());
    });
    other.close();
    expect(await topicsIn(projection)).toBe(0);
    const made = await runner.run(createTopic('Ukraine'));
    if (!made.ok) throw new Error(made.error.code);
    expect(await recordsIn(projection)).toEqual({ ...before, [`topic/${made.value.id}`]: made.value });
  });

  it('of a journal that was replaced by an older copy are emptied and filled from that copy', async () => {
    const { host, projection, runner } = await filled(10);
    const before = await recordsIn(projection);
    const lines = [...host.notebook.lines];
    await runner.run(createTopic('later'));
    projection.close();
    host.notebook.lines.splice(0, host.notebook.lines.length, ...lines);
    const again = await opened(host);
    expect(await recordsIn(again.projection)).toEqual(before);
  });

  it('of a copy of the notebook in another folder are not taken for those of the first', async () => {
    const { host, projection, runner } = await filled(10);
    const copied = createMemoryNotebook();
    copied.lines.push(...host.notebook.lines);
    await runner.run(createTopic('only in the first'));
    projection.close();
    const described = await host.describe({});
    if (!described.ok) throw new Error('no description');
    const copy = await opened(createWatchedHost(copied, described.value.notebookId, '/copy'));
    expect(await topicsIn(copy.projection)).toBe(2);
  });

  it('know what a second window appended before their own next command', async () => {
    const { host, projection, runner } = await filled(10);
    await host.append({
      draft: {
        tx: 'elsewhere' as Parameters<WatchedHost['append']>[0]['draft']['tx'],
        command: 'star',
        ops: [{ op: 'patch', kind: 'article', id: fakeArticle(1).id, fields: { starred: true } }],
      },
      documents: [],
      originals: [],
    });
    await runner.run(createTopic('mine'));
    const article = await projection.read((lookup) => lookup.get('article', fakeArticle(1).id));
    expect(article?.starred).toBe(true);
  });
});

describe('a live query', () => {
  it('tells of a change soon after the command that made it, and keeps its object while nothing changed', async () => {
    const { projection, runner } = await filled(10);
    const live = createLiveQuery(projection, createLivePace(), (lookup) => lookup.topics());
    let calls = 0;
    const stop = live.subscribe(() => (calls += 1));
    await vi.waitFor(() => expect(live.current()).toHaveLength(2));
    const first = live.current();
    await runner.append('star', [
      { op: 'patch', kind: 'article', id: fakeArticle(1).id, fields: { starred: true } },
    ]);
    await runner.run(createTopic('new'));
    await vi.waitFor(() => expect(live.current()).toHaveLength(3));
    expect(live.current()).not.toBe(first);
    expect(calls).toBe(2);
    stop();
    await runner.run(createTopic('unheard'));
    expect(live.current()).toHaveLength(3);
  });

  it('runs at most twice a second or so while a slow pace is set, and ends with the last state', async () => {
    const { projection, runner } = await filled(10);
    const pace = createLivePace();
    pace.set(300);
    let runs = 0;
    const live = createLiveQuery(projection, pace, async (lookup) => {
      runs += 1;
      return (await lookup.topics()).length;
    });
    const stop = live.subscribe(() => undefined);
    await vi.waitFor(() => expect(live.current()).toBe(2));
    for (let index = 0; index < 20; index += 1) await runner.run(createTopic(`burst ${index}`));
    await vi.waitFor(() => expect(live.current()).toBe(22), { timeout: 5_000 });
    expect(runs).toBeLessThan(10);
    stop();
  });
});
