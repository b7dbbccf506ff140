import 'fake-indexeddb/auto';
import { afterEach, expect, it, vi } from 'vitest';
import type { RunningServices } from '../../../src-renderer/app/create-services.ts';
import { createInlineSearchWorker } from '../doubles/inline-search-worker.ts';
import type { InlineSearchWorker } from '../doubles/inline-search-worker.ts';
import { createWatchedHost } from '../doubles/watched-host.ts';
import type { WatchedHost } from '../doubles/watched-host.ts';
import { found, textFile } from './find.ts';
import { openServices } from './open-services.ts';

const running: RunningServices[] = [];
const workers: InlineSearchWorker[] = [];
afterEach(async () => {
  for (const services of running.splice(0)) await services.close();
});

async function opened(host: WatchedHost): Promise<RunningServices> {
  const services = await openServices(host, {
    startSearchWorker: () => {
      const worker = createInlineSearchWorker();
      workers.push(worker);
      return worker;
    },
  });
  running.push(services);
  await vi.waitFor(() => expect(services.search.state().current()?.ready).toBe(true));
  return services;
}

it('articles of a story are found again after the program died and after the search worker died', async () => {
  const host = createWatchedHost();
  const first = await opened(host);
  const { report } = await first.importing.run([
    textFile('a.txt', 'The harbour was closed for three days after the storm.\n'),
    textFile('b.txt', 'Nobody in the town had seen water that high before.\n'),
  ]);
  const [a, b] = report.flatMap(({ articleIds }) => articleIds);
  if (a === undefined || b === undefined) throw new Error('not imported');
  expect(await first.stories.join([a, b])).toMatchObject({ ok: true });
  const both = [`article:${a}`, `article:${b}`].toSorted();
  const tellings = async (services: RunningServices): Promise<readonly string[]> =>
    [...(await found(services, 'story:any'))].toSorted();
  await vi.waitFor(async () => expect(await tellings(first)).toEqual(both));

  // Nothing was closed: what is on disk is what a crash leaves.
  const second = await opened(createWatchedHost(host.notebook));
  expect(await tellings(second)).toEqual(both);

  // Once the index is written a new worker lacks nothing but the stories: a list on screen must ask again all the same.
  await second.close();
  running.splice(running.indexOf(second), 1);
  const third = await opened(createWatchedHost(host.notebook));
  expect(third.search.state().current()?.generation).toBeGreaterThan(0);
  const before = third.search.state().current()?.generation;
  workers.at(-1)?.die();
  await vi.waitFor(() => expect(third.search.state().current()?.generation).not.toBe(before));
  expect(await tellings(third)).toEqual(both);
});
