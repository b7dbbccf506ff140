import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ArticleId } from '../../../src-core/base/id.ts';
import type { RunningServices } from '../../../src-renderer/app/create-services.ts';
import { createWatchedHost } from '../doubles/watched-host.ts';
import type { WatchedHost } from '../doubles/watched-host.ts';
import { found, textFile } from './find.ts';
import { openServices } from './open-services.ts';

const running: RunningServices[] = [];
afterEach(async () => {
  for (const services of running.splice(0)) await services.close();
});

async function opened(host: WatchedHost): Promise<RunningServices> {
  const services = await openServices(host);
  running.push(services);
  await vi.waitFor(() => expect(services.search.state().current()?.ready).toBe(true), { timeout: 5000 });
  return services;
}

/** A query finds these articles in the end. */
async function finds(services: RunningServices, query: string, ids: readonly ArticleId[]): Promise<void> {
  await vi.waitFor(
    async () => {
      const articles = (await found(services, query)).filter((key) => key.startsWith('article:'));
      expect([query, articles.sort()]).toEqual([query, ids.map((id) => `article:${id}`).sort()]);
    },
    { timeout: 5000 },
  );
}

async function facetsOf(services: RunningServices, query: string) {
  const answer = await services.search.search({
    query,
    offset: 0,
    limit: 0,
    sort: 'relevance',
    kinds: ['article'],
    anyWord: false,
    facets: true,
  });
  if (!answer.ok || answer.value.facets === undefined) throw new Error('no facets');
  return answer.value.facets;
}

describe('what articles are and what is said of them', () => {
  it('narrows the search soon after each command, also after its undo and at the next opening', async () => {
    const host = createWatchedHost();
    const services = await opened(host);
    const ids: ArticleId[] = [];
    for (const name of ['eins', 'zwei']) {
      const progress = await services.importing.run([
        textFile(`${name}.txt`, `${name}\n\nKim traf Truppen.`),
      ]);
      ids.push(...(progress.report[0]?.articleIds ?? []));
    }
    const [first, second] = ids as [ArticleId, ArticleId];
    await services.library.setStatus(first, 'done');
    await services.library.setStarred(second, true);
    await finds(services, 'kim is:read', [first]);
    await finds(services, 'kim is:unread is:starred', [second]);
    expect((await facetsOf(services, 'kim')).counts.status).toEqual([
      { value: 'done', count: 1 },
      { value: 'inbox', count: 1 },
    ]);

    const made = await services.annotations.create(first, { start: 0, end: 4 }, 'red');
    if (!made.ok) throw new Error(made.error.code);
    await services.annotations.addTopic(made.value.id, 'DVRK/Truppen');
    await finds(services, 'color:red', [first]);
    await finds(services, 'topic:"DVRK"', [first]);
    expect((await facetsOf(services, '')).counts.topic).toEqual([
      { value: 'DVRK', count: 1 },
      { value: 'DVRK/Truppen', count: 1 },
    ]);
    await finds(services, 'topic:DVRK/Truppen', [first, second]);
    await services.annotations.setColour(made.value.id, 'green');
    await finds(services, 'color:red', []);
    await services.library.setStatusOfMany(ids, 'archive');
    await finds(services, 'status:archive', ids);
    await services.undo.undo();
    await finds(services, 'status:archive', []);
    await services.close();
    running.length = 0;

    const again = await opened(host);
    await finds(again, 'status:done color:green topic:"DVRK/Truppen"', [first]);
    await finds(again, 'age:<1w', []);
    await finds(again, '-has:date saved:2020..', ids);
  });
});
