import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { asId } from '../../../src-core/base/id.ts';
import type { QueryId } from '../../../src-core/base/id.ts';
import { operationGuard } from '../../../src-core/journal/operation-guard.ts';
import type { Live } from '../../../src-renderer/services/app-services.ts';
import { createLiveCache } from '../../../src-renderer/services/live-cache.ts';
import { createSavedSearchService } from '../../../src-renderer/services/saved-search-service.ts';
import { createSearchHistory } from '../../../src-renderer/services/search-history.ts';
import { NO_QUESTION } from '../../../src-renderer/services/search-question.ts';
import { createLivePace } from '../../../src-renderer/store/live-pace.ts';
import { createWatchedHost } from '../doubles/watched-host.ts';
import { openRunner } from './open-runner.ts';

const open = async () => {
  const host = createWatchedHost();
  const { projection, runner } = await openRunner(host);
  const lives = createLiveCache(projection, createLivePace());
  let ids = 0;
  return {
    host,
    runner,
    saved: createSavedSearchService(lives, runner, 'de'),
    history: createSearchHistory(
      lives,
      runner,
      () => `event${String((ids += 1)).padStart(6, '0')}`,
      () => 1_700_000_000_000,
    ),
  };
};
/** Looks until what a watched value gives is as expected. */
const eventually = async <Value, Seen>(
  live: Live<Value>,
  look: (value: Value | undefined) => Seen,
  expected: Seen,
): Promise<void> => {
  const stop = live.subscribe(() => undefined);
  await expect.poll(() => look(live.current())).toEqual(expected);
  stop();
};
const all = <Value>(value: Value): Value => value;

describe('saved searches', () => {
  it('keep everything about the question, sorted by name, through renaming, changing, deleting and undo', async () => {
    const { runner, saved } = await open();
    const question = {
      ...NO_QUESTION,
      text: 'nordkorea* NEAR/10 soldat',
      without: ['compound'] as const,
      aliases: true,
      sort: 'published' as const,
      scope: { type: 'topic' as const, id: 'topic1' },
    };
    const made = await saved.save('  Truppen   im Osten ', question);
    expect(made).toMatchObject({ ok: true, value: { name: 'Truppen im Osten', question } });
    const id = made.ok ? made.value.id : asId<QueryId>('none');
    expect((await saved.save('Äpfel', { ...NO_QUESTION, text: 'apfel' })).ok).toBe(true);
    await eventually(saved.list(), (list) => list?.map(({ name }) => name), ['Äpfel', 'Truppen im Osten']);
    expect(await saved.rename(id, 'Soldaten')).toMatchObject({ ok: true });
    expect(await saved.change(id, { ...question, text: 'soldat', without: [] })).toMatchObject({ ok: true });
    await eventually(saved.list(), (list) => list?.find((each) => each.id === id), {
      id,
      name: 'Soldaten',
      question: { ...question, text: 'soldat', without: [] },
    });
    expect(await runner.undo()).toMatchObject({ value: 'change search' });
    expect(await saved.remove(id)).toMatchObject({ ok: true });
    await eventually(saved.list(), (list) => list?.length, 1);
    expect(await runner.undo()).toMatchObject({ value: 'delete search' });
    await eventually(saved.list(), (list) => list?.find((each) => each.id === id)?.question, question);
  });

  it('refuse a name that is empty or taken, whatever its case', async () => {
    const { saved } = await open();
    await saved.save('Truppen', NO_QUESTION);
    expect(await saved.save(' truppen', NO_QUESTION)).toMatchObject({ error: { code: 'search-name-taken' } });
    expect(await saved.save(' \n', NO_QUESTION)).toMatchObject({ error: { code: 'search-name-invalid' } });
    expect(await saved.rename(asId('none'), 'x')).toMatchObject({ error: { code: 'record-missing' } });
  });

  it('of the first version, which had nothing but a text, are still read', async () => {
    const { runner, saved } = await open();
    const record = {
      id: asId<QueryId>('old1'),
      name: 'Alt',
      text: 'alt',
      created: '2024-01-01T00:00:00.000Z',
    };
    const operation = { op: 'put', kind: 'query', id: record.id, record } as const;
    expect(operationGuard.safeParse(operation).success).toBe(true);
    await runner.append('save search', [operation]);
    await eventually(saved.list(), all, [
      { id: record.id, name: 'Alt', question: { ...NO_QUESTION, text: 'alt' } },
    ]);
    expect(await saved.change(record.id, { ...NO_QUESTION, text: 'neu', aliases: true })).toMatchObject({
      ok: true,
    });
    expect(await runner.undo()).toMatchObject({ ok: true, value: 'change search' });
    await eventually(saved.list(), all, [
      { id: record.id, name: 'Alt', question: { ...NO_QUESTION, text: 'alt' } },
    ]);
  });
});

describe('the search history', () => {
  it('offers what was used, latest first, each query once, and forgets it when asked, undoably', async () => {
    const { host, runner, history } = await open();
    for (const query of ['soldat', 'nord  korea', 'soldat', 'soldat', ' ', ' / ', 'minister'])
      history.add(query, 3);
    await eventually(history.list(), all, ['minister', 'soldat', 'nord korea']);
    // the same query twice in a row is written once
    expect(host.transactions().length).toBe(4);
    expect(await history.clear()).toMatchObject({ ok: true });
    await eventually(history.list(), all, []);
    history.add('minister', 3);
    await eventually(history.list(), all, ['minister']);
    expect(await runner.undo()).toMatchObject({ value: 'clear history' });
    await eventually(history.list(), all, ['minister', 'soldat', 'nord korea']);
  });

  it('offers a hundred at most', async () => {
    const { history } = await open();
    for (let each = 0; each < 130; each += 1) history.add(`query ${String(each)}`, null);
    await eventually(history.list(), (list) => list?.length, 100);
    await eventually(history.list(), (list) => list?.[0], 'query 129');
  });
});
