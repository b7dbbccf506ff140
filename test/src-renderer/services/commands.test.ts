import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appError } from '../../../src-core/base/error-code.ts';
import type { ArticleId } from '../../../src-core/base/id.ts';
import { asId } from '../../../src-core/base/id.ts';
import { applyTransaction, createState, recordsOf } from '../../../src-core/journal/reducer.ts';
import { RECORD_KINDS } from '../../../src-core/model/records.ts';
import type { CommandRunner } from '../../../src-renderer/services/command-runner.ts';
import { annotate } from '../../../src-renderer/services/commands/annotate.ts';
import { correctMetadata } from '../../../src-renderer/services/commands/correct-metadata.ts';
import { createTopic } from '../../../src-renderer/services/commands/create-topic.ts';
import { linkTopic } from '../../../src-renderer/services/commands/link-topic.ts';
import { moveTopic } from '../../../src-renderer/services/commands/move-topic.ts';
import { renameTopic } from '../../../src-renderer/services/commands/rename-topic.ts';
import { setStatus } from '../../../src-renderer/services/commands/set-status.ts';
import type { Projection } from '../../../src-renderer/store/projection.ts';
import { createWatchedHost } from '../doubles/watched-host.ts';
import type { WatchedHost } from '../doubles/watched-host.ts';
import { fakeArticle, fakeDocument } from '../fake-articles.ts';
import { chooseCommand } from './choose-command.ts';
import { fillNotebook } from './fill-notebook.ts';
import { openRunner, recordsIn } from './open-runner.ts';

const SEED = 20261122;

async function notebookWith(articles: number): Promise<{
  readonly host: WatchedHost;
  readonly projection: Projection;
  readonly runner: CommandRunner;
  readonly ids: readonly ArticleId[];
}> {
  const host = createWatchedHost();
  const { projection, runner } = await openRunner(host);
  return { host, projection, runner, ids: await fillNotebook(runner, articles) };
}

describe('metadata that older records lack', () => {
  it('can be corrected, and undone is as empty as it was', async () => {
    const { runner, projection, ids } = await notebookWith(1);
    const [id] = ids;
    const read = async (): Promise<object> => {
      const article = await projection.read((lookup) => lookup.get('article', id ?? ''));
      return {
        keywords: article?.keywords ?? [],
        section: article?.section ?? '',
        from: article?.sources['keywords'],
      };
    };
    expect(await read()).toEqual({ keywords: [], section: '', from: undefined });
    await runner.run(
      correctMetadata(id ?? asId<ArticleId>(''), { keywords: ['Asyl', 'EU'], section: 'Politik' }),
    );
    expect(await read()).toEqual({ keywords: ['Asyl', 'EU'], section: 'Politik', from: 'user' });
    expect((await runner.undo()).ok).toBe(true);
    expect(await read()).toEqual({ keywords: [], section: '', from: undefined });
  });
});

describe('a sequence of commands', () => {
  it(`undone as a whole restores every record exactly, and redone as a whole brings every change back (seed ${SEED})`, async () => {
    const number = fc.nat({ max: 1000 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(number, number, number), { minLength: 1, maxLength: 25 }),
        async (choices) => {
          const { host, projection, runner, ids } = await notebookWith(3);
          const states = [await recordsIn(projection)];
          for (const choice of choices) {
            const before = host.transactions().length;
            await runner.run(await chooseCommand(projection, ids, choice));
            if (host.transactions().length > before) states.push(await recordsIn(projection));
          }
          for (const expected of states.slice(0, -1).toReversed()) {
            expect((await runner.undo()).ok).toBe(true);
            expect(await recordsIn(projection)).toEqual(expected);
          }
          expect(await runner.undo()).toEqual({ ok: true, value: null });
          for (const expected of states.slice(1)) {
            expect((await runner.redo()).ok).toBe(true);
            expect(await recordsIn(projection)).toEqual(expected);
          }
          expect(await runner.redo()).toEqual({ ok: true, value: null });

          // What the tables show is what the journal says.
          const state = createState();
          for (const transaction of host.transactions()) applyTransaction(state, transaction);
          const replayed = RECORD_KINDS.flatMap((kind) =>
            [...recordsOf(state, kind)].map((record) => [`${kind}/${record.id}`, record] as const),
          );
          expect(await recordsIn(projection)).toEqual(Object.fromEntries(replayed));
          projection.close();
        },
      ),
      { seed: SEED, numRuns: 100 },
    );
  });

  it('given at once runs one after the other, each seeing what the former did', async () => {
    const { runner, projection } = await notebookWith(1);
    const results = await Promise.all([
      runner.run(createTopic('A/B')),
      runner.run(createTopic('a/b')),
      runner.run(createTopic('A')),
    ]);
    const [first, second] = results;
    expect(first.ok && second.ok && first.value.id === second.value.id).toBe(true);
    expect(await projection.read((lookup) => lookup.topics())).toHaveLength(2);
  });

  it('loses what could be redone when a new command is run', async () => {
    const { runner } = await notebookWith(1);
    await runner.run(createTopic('A'));
    await runner.undo();
    await runner.run(createTopic('B'));
    expect(runner.state.current()).toEqual({ undo: 'create topic', redo: null });
    expect(await runner.redo()).toEqual({ ok: true, value: null });
  });
});

describe('a command whose append fails', () => {
  it('changes no record, leaves nothing to undo, and answers the error', async () => {
    const { host, runner, projection, ids } = await notebookWith(1);
    const before = await recordsIn(projection);
    host.failAppend = appError('disk-full');
    const result = await runner.run(setStatus(ids[0] ?? asId<ArticleId>(''), 'done'));
    expect(result).toEqual({ ok: false, error: appError('disk-full') });
    expect(await recordsIn(projection)).toEqual(before);
    expect(runner.state.current()).toEqual({ undo: null, redo: null });
  });

  it('keeps an undo that failed where it was, so that it can be tried again', async () => {
    const { host, runner } = await notebookWith(1);
    await runner.run(createTopic('A'));
    host.failAppend = appError('disk-full');
    expect((await runner.undo()).ok).toBe(false);
    host.failAppend = null;
    expect(await runner.undo()).toEqual({ ok: true, value: 'create topic' });
  });
});

describe('topics', () => {
  it('are not moved below themselves', async () => {
    const { runner } = await notebookWith(1);
    const top = await runner.run(createTopic('A'));
    const below = await runner.run(createTopic('A/B/C'));
    if (!top.ok || !below.ok) throw new Error('not made');
    const moved = await runner.run(moveTopic(top.value.id, below.value.id));
    expect(moved).toEqual({ ok: false, error: appError('topic-below-itself', { name: 'A' }) });
  });

  it('are not given a name that a sibling has, or that is none', async () => {
    const { runner } = await notebookWith(1);
    await runner.run(createTopic('Ärzte'));
    const other = await runner.run(createTopic('B'));
    if (!other.ok) throw new Error('not made');
    const taken = await runner.run(renameTopic(other.value.id, 'A\u0308RZTE'));
    expect(taken).toEqual({ ok: false, error: appError('topic-name-taken', { name: 'ÄRZTE' }) });
    const empty = await runner.run(renameTopic(other.value.id, '  '));
    expect(empty).toEqual({ ok: false, error: appError('topic-name-invalid', { name: '  ' }) });
  });

  it('and the missing topics of their path are made with the link in one transaction', async () => {
    const { host, runner, ids } = await notebookWith(1);
    const text = fakeDocument(0).text;
    const selected = {
      articleId: ids[0] ?? asId<ArticleId>(''),
      documentId: fakeArticle(0).documentId,
      text,
    };
    const made = await runner.run(annotate(selected, { start: 0, end: 10 }, 'red'));
    if (!made.ok) throw new Error('not made');
    const before = host.transactions().length;
    await runner.run(linkTopic(made.value.id, 'DVRK/Truppen'));
    expect(
      host
        .transactions()
        .slice(before)
        .map(({ ops }) => ops.map(({ kind }) => kind)),
    ).toEqual([['topic', 'topic', 'link']]);
    expect((await runner.run(linkTopic(made.value.id, 'dvrk / truppen'))).ok).toBe(true);
    expect(host.transactions()).toHaveLength(before + 1);
  });
});
