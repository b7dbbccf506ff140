import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { appError } from '../../../src-core/base/error-code.ts';
import { failure } from '../../../src-core/base/result.ts';
import type { JournalPosition } from '../../../src-core/journal/transaction.ts';
import { createTopic } from '../../../src-renderer/services/commands/create-topic.ts';
import { openProjection } from '../../../src-renderer/store/projection.ts';
import { createWatchedHost } from '../doubles/watched-host.ts';
import { fillNotebook } from '../services/fill-notebook.ts';
import { openRunner, recordsIn } from '../services/open-runner.ts';

describe('the tables', () => {
  it('read the journal only from where they stand, once more to learn that nothing is new', async () => {
    const host = createWatchedHost();
    const first = await openRunner(host);
    await fillNotebook(first.runner, 5);
    const before = await recordsIn(first.projection);
    first.projection.close();
    const froms: JournalPosition[] = [];
    const again = await openRunner({
      ...host,
      readJournal: (request) => {
        froms.push(request.from);
        return host.readJournal(request);
      },
    });
    const described = await host.describe({});
    expect(froms).toEqual([described.ok ? described.value.position : null]);
    expect(await recordsIn(again.projection)).toEqual(before);
    again.projection.close();
  });

  it('apply a long journal in portions, telling how far they are', async () => {
    const host = createWatchedHost();
    const filler = await openRunner(host);
    await fillNotebook(filler.runner, 300);
    const expected = await recordsIn(filler.projection);
    filler.projection.close();
    const described = await host.describe({});
    if (!described.ok) throw new Error('no description');
    const steps: number[] = [];
    const opened = await openProjection({
      notebookId: described.value.notebookId,
      folder: '/elsewhere',
      end: async () => ({ ok: true, value: described.value.position }),
      readJournal: (from, limit) => host.readJournal({ from, limit }),
      onProgress: (done, total) => steps.push(done / total),
      patience: 60_000,
    });
    if (!opened.ok) throw new Error(opened.error.code);
    expect(await recordsIn(opened.value)).toEqual(expected);
    expect(steps.length).toBeGreaterThan(1);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(steps.at(-1)).toBe(1);
    opened.value.close();
  });

  it('that cannot take an acknowledged transaction still show it: they are filled from the journal', async () => {
    const host = createWatchedHost();
    const { projection, runner } = await openRunner(host);
    await runner.run(createTopic('A'));
    projection.database.dexie.close({ disableAutoOpen: true });
    const made = await runner.run(createTopic('B'));
    expect(made.ok).toBe(true);
    expect((await projection.read((lookup) => lookup.topics())).map(({ name }) => name).sort()).toEqual([
      'A',
      'B',
    ]);
    projection.close();
  });

  it('of a notebook whose journal cannot be read answer the host’s error', async () => {
    const host = createWatchedHost();
    const opened = await openProjection({
      notebookId: 'broken' as Parameters<typeof openProjection>[0]['notebookId'],
      folder: '/broken',
      end: async () => failure(appError('disk-failed')),
      readJournal: (from, limit) => host.readJournal({ from, limit }),
      onProgress: () => undefined,
      patience: 60_000,
    });
    expect(opened).toEqual({ ok: false, error: appError('disk-failed') });
  });
});
