import { describe, expect, test } from 'vitest';
import { asId, type DeviceId, type TransactionId } from '../../../src-core/base/id.ts';
import { applyTransaction, createState, type JournalState } from '../../../src-core/journal/reducer.ts';
import type { Article } from '../../../src-core/model/article.ts';
import { createArticlesFrom } from '../../../src-main/cli/articles-from.ts';
import { sampleArticle } from '../../src-core/model/sample-records.ts';

const FIRST = sampleArticle(1);
const SHA = FIRST.original.sha256;
const SECOND = sampleArticle(2, { original: FIRST.original });

/** Makes articles durable. */
function commit(state: JournalState, ...articles: readonly Article[]): void {
  applyTransaction(state, {
    tx: asId<TransactionId>('t'),
    command: 'import',
    device: asId<DeviceId>('d'),
    hlc: '1',
    at: '2024-11-01T08:00:00.000Z',
    ops: articles.map((record) => ({ op: 'put', kind: 'article', id: record.id, record })),
  });
}

describe('the articles that came of some bytes', () => {
  test('are those of the notebook and those on their way, each once', () => {
    const state = createState();
    commit(state, FIRST);
    const from = createArticlesFrom({ state });
    expect(from.get(SHA)).toEqual([FIRST]);
    from.add(SECOND);
    expect(from.get(SHA)).toEqual([FIRST, SECOND]);
    commit(state, SECOND);
    from.settled(SECOND, true);
    expect(from.get(SHA)).toEqual([FIRST, SECOND]);
  });

  test('are no longer those that could not be written; the others stay', () => {
    const state = createState();
    commit(state, FIRST);
    const from = createArticlesFrom({ state });
    from.add(SECOND);
    from.settled(SECOND, false);
    expect(from.get(SHA)).toEqual([FIRST]);
    from.add({ ...FIRST, title: 'A version' });
    from.settled({ ...FIRST, title: 'A version' }, false);
    expect(from.get(SHA)).toEqual([FIRST]);
  });

  test('are told as the notebook has them now', () => {
    const state = createState();
    const from = createArticlesFrom({ state });
    from.add(FIRST);
    commit(state, { ...FIRST, title: 'As it was written' });
    from.settled(FIRST, true);
    expect(from.get(SHA).map(({ title }) => title)).toEqual(['As it was written']);
  });
});
