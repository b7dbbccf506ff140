import type { JournalPosition } from '../../../src-core/journal/transaction.ts';
import type { Projection } from '../../store/projection.ts';
import type { SearchApi } from '../../workers/search/protocol.ts';
import type { IndexKeeper } from './index-keeper.ts';

/** Milliseconds between two signs of life while the records are read anew. */
const SIGN_OF_LIFE = 1_000;

/** Lets the index, which stands at `position`, follow the records; until those are complete it shows which part of them is. */
export async function followRecords(
  projection: Projection,
  keeper: IndexKeeper,
  api: SearchApi,
  position: JournalPosition,
  part: () => number,
): Promise<void> {
  if (!projection.isComplete()) {
    const everything = { query: '', offset: 0, limit: 0, sort: 'added', anyWord: false } as const;
    const { total } = await api.search({ ...everything, kinds: ['article'] });
    const sign = setInterval(() => keeper.waiting(part(), total), SIGN_OF_LIFE);
    await projection.complete;
    clearInterval(sign);
  }
  await keeper.start(position);
}
