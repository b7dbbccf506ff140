import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { appError } from '../../../src-core/base/error-code.ts';
import type { AppError } from '../../../src-core/base/error-code.ts';
import { asId } from '../../../src-core/base/id.ts';
import type { ArticleId, DeviceId } from '../../../src-core/base/id.ts';
import { failure, success } from '../../../src-core/base/result.ts';
import type { Result } from '../../../src-core/base/result.ts';
import type { Operation } from '../../../src-core/journal/operation.ts';
import type { Transaction } from '../../../src-core/journal/transaction.ts';
import { createSessionService } from '../../../src-renderer/services/session-service.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const device = asId<DeviceId>('device');

function started(answer: () => Result<Transaction, AppError> = () => success({} as Transaction)) {
  const written: Operation[] = [];
  const service = createSessionService(
    {
      append: async (_, ops) => {
        const result = answer();
        if (result.ok) written.push(...ops);
        return result;
      },
    },
    device,
    null,
    () => 1_700_000_000_000,
  );
  return { service, written };
}

describe('the session', () => {
  it('is written once a second at most, with everything that changed meanwhile, under the device’s own id', async () => {
    const { service, written } = started();
    for (let offset = 1; offset <= 50; offset += 1) {
      service.remember({ readingOffset: offset });
      await vi.advanceTimersByTimeAsync(50);
    }
    service.remember({ openArticleId: asId<ArticleId>('a') });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(written).toHaveLength(3);
    expect(written.at(-1)).toMatchObject({
      op: 'put',
      kind: 'session',
      id: device,
      record: { readingOffset: 50, openArticleId: 'a', modified: '2023-11-14T22:13:20.000Z' },
    });
  });

  it('is not written while nothing changed', async () => {
    const { service, written } = started();
    service.remember({ queryText: '', readingOffset: 0 });
    await vi.advanceTimersByTimeAsync(5_000);
    await service.flush();
    expect(written).toEqual([]);
  });

  it('is written at once when the window closes', async () => {
    const { service, written } = started();
    service.remember({ queryText: 'Soldaten' });
    await service.flush();
    expect(written).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(written).toHaveLength(1);
  });

  it('that could not be written is written with the next change', async () => {
    let full = true;
    const { service, written } = started(() =>
      full ? failure(appError('disk-full')) : success({} as Transaction),
    );
    service.remember({ queryText: 'Soldaten' });
    await vi.advanceTimersByTimeAsync(2_000);
    full = false;
    await service.flush();
    expect(written).toMatchObject([{ record: { queryText: 'Soldaten' } }]);
  });
});
