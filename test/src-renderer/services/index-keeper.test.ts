import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCommandRunner } from '../../../src-renderer/services/command-runner.ts';
import type { CommandRunner } from '../../../src-renderer/services/command-runner.ts';
import { annotate } from '../../../src-renderer/services/commands/annotate.ts';
import { createTopic } from '../../../src-renderer/services/commands/create-topic.ts';
import { linkTopic } from '../../../src-renderer/services/commands/link-topic.ts';
import { renameTopic } from '../../../src-renderer/services/commands/rename-topic.ts';
import { unlinkTopic } from '../../../src-renderer/services/commands/unlink-topic.ts';
import { createIndexKeeper } from '../../../src-renderer/services/search/index-keeper.ts';
import type { IndexKeeper } from '../../../src-renderer/services/search/index-keeper.ts';
import type { Projection } from '../../../src-renderer/store/projection.ts';
import type { SearchApi } from '../../../src-renderer/workers/search/protocol.ts';
import { createSearchSession } from '../../../src-renderer/workers/search/search-session.ts';
import { createWatchedHost } from '../doubles/watched-host.ts';
import type { WatchedHost } from '../doubles/watched-host.ts';
import { fakeArticle, fakeDocument } from '../fake-articles.ts';
import { chooseCommand } from './choose-command.ts';
import { fillNotebook } from './fill-notebook.ts';
import { openRunner } from './open-runner.ts';

const SEED = 20261122;
let ids = 0;

interface Indexed {
  readonly projection: Projection;
  readonly api: SearchApi;
  readonly keeper: IndexKeeper;
  readonly runner: CommandRunner;
}

/** A notebook whose index is kept in step, without the worker around it. A session that is given may fail on purpose. */
async function indexed(host: WatchedHost, session?: SearchApi): Promise<Indexed> {
  const { projection } = await openRunner(host);
  const api = session ?? createSearchSession(host);
  const keeper = createIndexKeeper({
    api,
    read: projection.read,
    readJournal: (from, limit) => host.readJournal({ from, limit }),
    position: projection.position,
  });
  await keeper.start((await api.open(null)).position);
  const runner = createCommandRunner({
    host,
    read: projection.read,
    readVersion: async () => null,
    applied: async (appended) => {
      const changes = await projection.apply(appended);
      const taken = keeper.changed(changes, appended.position, new Map());
      await (session === undefined ? taken : taken.catch(() => undefined));
    },
    newId: () => `id${String((ids += 1)).padStart(8, '0')}`,
    now: () => 1_700_000_000_000,
  });
  return { projection, api, keeper, runner };
}

const QUERIES = [
  '',
  'note',
  'title',
  'T1',
  'R2',
  'U0',
  'Ausschuss',
  'afp',
  '"am 3. Oktober"',
  'title:title',
  'x7',
  'committee',
  'has:note',
  'is:coded -is:starred',
  'status:done OR color:red',
  'topic:T1',
  'topic:"R2"',
];

/** Everything that a set of queries finds, with scores. */
async function answers(api: SearchApi): Promise<unknown> {
  const found = [];
  for (const query of QUERIES) {
    const request = { query, offset: 0, limit: 500, sort: 'relevance', anyWord: false } as const;
    const answer = await api.search({
      ...request,
      kinds: ['article', 'annotation', 'topic'],
      aliases: true,
      facets: true,
    });
    const hits = answer.hits.map(({ key, score }) => [key, Math.round(score * 1000)] as const);
    found.push([query, answer.total, hits.sort(([a], [b]) => (a < b ? -1 : 1)), answer.facets]);
  }
  const byTitle = {
    query: '',
    offset: 0,
    limit: 500,
    sort: 'title',
    kinds: ['topic'],
    anyWord: false,
  } as const;
  return [found, (await api.search(byTitle)).hits.map(({ key }) => key)];
}

/** What an index finds that is built at once from the records as they are now. */
async function answersOfNewIndex(host: WatchedHost, projection: Projection): Promise<unknown> {
  const api = createSearchSession(host);
  const keeper = createIndexKeeper({
    api,
    read: projection.read,
    readJournal: (from, limit) => host.readJournal({ from, limit }),
    position: projection.position,
  });
  await keeper.start({});
  return answers(api);
}

describe('the index', () => {
  const number = fc.nat({ max: 1000 });
  const choices = fc.array(fc.tuple(number, number, number), { minLength: 1, maxLength: 20 });

  it(`after any commands and undos finds exactly what one built at once would find (seed ${SEED})`, async () => {
    await fc.assert(
      fc.asyncProperty(choices, fc.nat({ max: 6 }), async (chosen, undos) => {
        const host = createWatchedHost();
        const { projection, runner, api } = await indexed(host);
        const articles = await fillNotebook(runner, 3);
        for (const choice of chosen) await runner.run(await chooseCommand(projection, articles, choice));
        for (let step = 0; step < undos; step += 1) await runner.undo();
        expect(await answers(api)).toEqual(await answersOfNewIndex(host, projection));
        projection.close();
      }),
      { seed: SEED, numRuns: 40 },
    );
  });

  it(`that was written before some commands catches up with them at the next opening (seed ${SEED})`, async () => {
    await fc.assert(
      fc.asyncProperty(choices, choices, async (before, after) => {
        const host = createWatchedHost();
        const first = await indexed(host);
        const articles = await fillNotebook(first.runner, 3);
        for (const choice of before)
          await first.runner.run(await chooseCommand(first.projection, articles, choice));
        await first.keeper.flush();
        // What follows reaches the journal and the tables, but never this index on disk.
        for (const choice of after)
          await first.runner.run(await chooseCommand(first.projection, articles, choice));
        first.projection.close();
        const again = await indexed(host);
        expect(await answers(again.api)).toEqual(await answersOfNewIndex(host, again.projection));
        again.projection.close();
      }),
      { seed: SEED, numRuns: 25 },
    );
  });

  it('that was written before a topic was taken off a passage no longer finds the passage by it after the next opening', async () => {
    const host = createWatchedHost();
    const { projection, runner, keeper, api } = await indexed(host);
    const [articleId] = await fillNotebook(runner, 1);
    if (articleId === undefined) throw new Error('no article');
    const selected = { articleId, documentId: fakeArticle(0).documentId, text: fakeDocument(0).text };
    const made = await runner.run(annotate(selected, { start: 0, end: 20 }, 'red'));
    if (!made.ok) throw new Error(made.error.code);
    await runner.run(linkTopic(made.value.id, 'Waffenruhe'));
    const passages = {
      query: 'Waffenruhe',
      offset: 0,
      limit: 9,
      sort: 'relevance',
      kinds: ['annotation'],
      anyWord: false,
    } as const;
    expect((await api.search(passages)).total).toBe(1);
    await keeper.flush();
    const [link] = await projection.read((lookup) => lookup.links());
    if (link === undefined) throw new Error('no link');
    await runner.run(unlinkTopic(link.id));
    projection.close();
    const again = await indexed(host);
    expect((await again.api.search(passages)).total).toBe(0);
    again.projection.close();
  });

  it('sorts topics by their whole path, also when one above them is renamed', async () => {
    const { projection, runner, api } = await indexed(createWatchedHost());
    const top = await runner.run(createTopic('A'));
    const below = await runner.run(createTopic('A/x'));
    const other = await runner.run(createTopic('M'));
    if (!top.ok || !below.ok || !other.ok) throw new Error('not made');
    await runner.run(renameTopic(top.value.id, 'Z'));
    const byTitle = {
      query: '',
      offset: 0,
      limit: 9,
      sort: 'title',
      kinds: ['topic'],
      anyWord: false,
    } as const;
    const order = (await api.search(byTitle)).hits.map(({ key }) => key);
    expect(order).toEqual([other, top, below].map(({ value }) => `topic:${value.id}`));
    projection.close();
  });

  it('takes a change of many records in by portions: it answers between them, tells how far it is, and stands behind the change only at its end', async () => {
    const host = createWatchedHost();
    const session = createSearchSession(host);
    const applied: { readonly put: number; readonly remove: number; readonly position: string }[] = [];
    let failsAt = Infinity;
    const api: SearchApi = {
      ...session,
      apply: async (inputs) => {
        if (applied.length >= failsAt) throw new Error('gone');
        applied.push({
          put: inputs.put.length,
          remove: inputs.remove.length,
          position: JSON.stringify(inputs.position),
        });
        return session.apply(inputs);
      },
    };
    const { keeper, runner } = await indexed(host, api);
    const articles = await fillNotebook(runner, 230);
    const total = async (query: string): Promise<number> => {
      const request = { query, offset: 0, limit: 1, sort: 'relevance', anyWord: false } as const;
      return (await api.search({ ...request, kinds: ['article'] })).total;
    };
    const progress: string[] = [];
    keeper.state.subscribe(() => {
      const { done, total: all } = keeper.state.current() ?? { done: 0, total: 0 };
      progress.push(`${String(done)} of ${String(all)}`);
    });
    const setAll = (status: string) =>
      runner.append(
        'set status',
        articles.map((id) => ({ op: 'patch', kind: 'article', id, fields: { status } }) as never),
      );
    const position = applied.at(-1)?.position;
    applied.length = 0;
    await setAll('archive');
    expect(await total('status:archive')).toBe(230);
    expect(applied.map(({ put }) => put)).toEqual([200, 30]);
    const [first, last] = applied;
    expect(first?.position).toBe(position);
    expect(last?.position).not.toBe(position);
    expect([...new Set(progress)]).toEqual(['200 of 230', '230 of 230']);
    // what breaks off in the middle is made good by the next change, from the journal
    applied.length = 0;
    failsAt = 1;
    await setAll('done');
    expect(await total('status:done')).toBe(200);
    failsAt = Infinity;
    await runner.append('set status', [
      { op: 'patch', kind: 'article', id: articles[0], fields: { starred: true } } as never,
    ]);
    expect(await total('status:done')).toBe(230);
    expect(await total('is:starred')).toBeGreaterThan(0);
  });

  it('that was not finished when the program ended is built from the start', async () => {
    const host = createWatchedHost();
    const { projection, runner, keeper, api } = await indexed(host);
    await fillNotebook(runner, 3);
    await keeper.flush();
    await api.clear(null);
    await api.apply({ put: [], remove: [], position: {} });
    await api.flush(null);
    projection.close();
    const again = await indexed(host);
    const everything = {
      query: '',
      offset: 0,
      limit: 10,
      sort: 'added',
      kinds: ['article'],
      anyWord: false,
    } as const;
    expect((await again.api.search(everything)).total).toBe(3);
    again.projection.close();
  });
});
