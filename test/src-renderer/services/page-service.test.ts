import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { packTexts } from '../../../src-core/anchor/packed-texts.ts';
import { appError } from '../../../src-core/base/error-code.ts';
import { asId } from '../../../src-core/base/id.ts';
import type { Sha256 } from '../../../src-core/base/id.ts';
import { failure, success } from '../../../src-core/base/result.ts';
import type { Result } from '../../../src-core/base/result.ts';
import { createPageService } from '../../../src-renderer/services/page-service.ts';
import type { PainterWorker } from '../../../src-renderer/workers/pages/client.ts';

const ORIGINAL = {
  sha256: asId<Sha256>('3f7a'.repeat(16)),
  name: 'a.pdf',
  mediaType: 'application/pdf',
  bytes: 8,
};
const LOCKED = failure(appError('file-encrypted', { file: 'a.pdf' }));

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

type Call = { type: 'call'; id: number; method: string; request: { password: string | null; page: number } };

/** Painters that open a file with the password 'key', or with any where none is needed; they die when told to, and never draw page 1. */
function fakePainters(locked = false) {
  const workers: { die: () => void; ended: boolean }[] = [];
  const start = (): PainterWorker => {
    const listeners: Record<string, ((event: unknown) => void)[]> = { message: [], error: [] };
    const tell = (type: string, event: unknown) => listeners[type]?.forEach((each) => each(event));
    const worker = {
      ended: false,
      die: () => tell('error', { message: 'gone', preventDefault: () => undefined }),
    };
    workers.push(worker);
    const answer = ({ method, request }: Call): Result<unknown, unknown> => {
      if (method !== 'open') return success({ width: 1, height: 1, links: [], texts: packTexts([]) });
      return locked && request.password !== 'key' ? LOCKED : success({ pages: 3, outline: [], labels: null });
    };
    return {
      postMessage: (message) => {
        const call = message as Call;
        setTimeout(() => {
          const slow = call.method === 'draw' && call.request.page === 1;
          if (!worker.ended && !slow)
            tell('message', { data: { type: 'answer', id: call.id, value: answer(call) } });
        }, 1);
      },
      addEventListener: (type: string, listener: (event: never) => void) => {
        listeners[type]?.push(listener as (event: unknown) => void);
      },
      terminate: () => {
        worker.ended = true;
      },
    };
  };
  const original = () => Promise.resolve(success(new Uint8Array(8)));
  return { workers, service: createPageService({ original }, start) };
}

async function settled<Value>(work: Promise<Value>): Promise<Value> {
  await vi.advanceTimersByTimeAsync(10);
  return work;
}

describe('a painter that died', () => {
  it('is replaced once, however many ask at the same time, and none is left when the file is closed', async () => {
    const { workers, service } = fakePainters();
    const opened = await settled(service.open(ORIGINAL, null));
    if (!opened.ok) throw new Error('not opened');
    const pages = opened.value;
    workers[0]?.die();
    const asked = [pages.content(0, true), pages.content(1, true), pages.content(2, true)];
    const answers = await settled(Promise.all(asked));
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(workers.length).toBe(2);
    pages.close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(workers.map(({ ended }) => ended)).toEqual([true, true]);
  });

  it('is replaced again when the one in its place dies', async () => {
    const { workers, service } = fakePainters();
    const opened = await settled(service.open(ORIGINAL, null));
    if (!opened.ok) throw new Error('not opened');
    for (const count of [2, 3]) {
      workers.at(-1)?.die();
      expect((await settled(opened.value.content(0, true))).ok).toBe(true);
      expect(workers.length).toBe(count);
    }
  });

  it('is not replaced for a page that nobody waits for any more', async () => {
    const { workers, service } = fakePainters();
    const opened = await settled(service.open(ORIGINAL, null));
    if (!opened.ok) throw new Error('not opened');
    workers[0]?.die();
    const gone = AbortSignal.abort();
    const drawn = await settled(opened.value.draw({ page: 0, width: 100, clip: null }, 0, gone));
    expect(drawn).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(workers.length).toBe(1);
  });
});

it('gives a slow page up after ten seconds, does not try it again unasked, and then gives it a minute', async () => {
  const { workers, service } = fakePainters();
  const opened = await settled(service.open(ORIGINAL, null));
  if (!opened.ok) throw new Error('not opened');
  const pages = opened.value;
  const draw = (page: number) =>
    pages.draw({ page, width: 100, clip: null }, 0, new AbortController().signal);
  const first = draw(1);
  const behind = draw(0);
  await vi.advanceTimersByTimeAsync(10_100);
  expect(await first).toMatchObject({
    ok: false,
    error: { code: 'page-slow', values: { page: '2', seconds: '10' } },
  });
  expect((await settled(behind)).ok).toBe(true);
  expect(workers.length).toBe(2);
  expect(await settled(draw(1))).toEqual(await first);
  expect(workers.length).toBe(2);
  pages.again(1);
  const patient = draw(1);
  await vi.advanceTimersByTimeAsync(59_000);
  expect(workers.map(({ ended }) => ended)).toEqual([true, false]);
  await vi.advanceTimersByTimeAsync(2000);
  expect(await patient).toMatchObject({ ok: false, error: { values: { seconds: '60' } } });
});

describe('a locked file', () => {
  it('opens for who brings the password while another tries without', async () => {
    const { service, workers } = fakePainters(true);
    const [without, withKey] = await settled(
      Promise.all([service.open(ORIGINAL, null), service.open(ORIGINAL, 'key')]),
    );
    expect(without).toEqual(LOCKED);
    expect(withKey.ok).toBe(true);
    expect(workers.map(({ ended }) => ended)).toEqual([true, false]);
    expect((await settled(service.open(ORIGINAL, null))).ok).toBe(true);
    expect(workers.length).toBe(2);
  });
});
