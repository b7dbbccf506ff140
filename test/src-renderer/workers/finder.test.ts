import { describe, expect, it, vi } from 'vitest';
import { createFinder } from '../../../src-renderer/workers/find/client.ts';
import type { FindWorker } from '../../../src-renderer/workers/find/client.ts';
import type { FindReply, FindRequest } from '../../../src-renderer/workers/find/protocol.ts';

const QUERY = { text: 'a', matchCase: false, wholeWord: false, exactLetters: false, regex: false };
const FOUND = { ok: true, value: { places: [0, 1], more: false } } as const;

/** A finder over workers that answer when they are told to. */
function withWorkers() {
  const started: {
    readonly asked: FindRequest[];
    readonly answer: (reply: FindReply) => void;
    readonly die: () => void;
    ended: boolean;
  }[] = [];
  const start = (): FindWorker => {
    const events = new EventTarget();
    const one = {
      asked: [] as FindRequest[],
      answer: (data: FindReply) => events.dispatchEvent(Object.assign(new Event('message'), { data })),
      die: () => events.dispatchEvent(new Event('error')),
      ended: false,
    };
    started.push(one);
    return {
      postMessage: (request) => void one.asked.push(request),
      terminate: () => void (one.ended = true),
      addEventListener: (type: string, listener: (event: never) => void) =>
        events.addEventListener(type, listener as EventListener),
    };
  };
  return { started, finder: createFinder({ start, timeLimit: 1_000, limit: 10 }) };
}

describe('the finder', () => {
  it('gives the text once, answers the last question only, and tells the earlier one so', async () => {
    const { started, finder } = withWorkers();
    const first = finder.find('text', QUERY);
    const second = finder.find('text', { ...QUERY, text: 'b' });
    expect(await first).toBe(null);
    const [worker] = started;
    expect(worker?.asked.map(({ text }) => text)).toEqual(['text', null]);
    worker?.answer({ id: 1, result: { ok: true, value: { places: [], more: true } } });
    worker?.answer({ id: 2, result: FOUND });
    expect(await second).toEqual(FOUND);
    expect(started).toHaveLength(1);
    finder.stop();
    expect(worker?.ended).toBe(true);
  });

  it('ends a pattern that is still at work when something else is asked, and gives a new worker the text again', async () => {
    const { started, finder } = withWorkers();
    const endless = finder.find('text', { ...QUERY, regex: true });
    const next = finder.find('text', QUERY);
    expect(await endless).toBe(null);
    expect(started.map(({ ended }) => ended)).toEqual([true, false]);
    expect(started[1]?.asked[0]?.text).toBe('text');
    started[1]?.answer({ id: 2, result: FOUND });
    expect(await next).toEqual(FOUND);
    finder.stop();
  });

  it('says that a pattern took too long, that it is none, or that the worker died, and goes on afterwards', async () => {
    vi.useFakeTimers();
    const { started, finder } = withWorkers();
    const slow = finder.find('text', { ...QUERY, regex: true });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await slow).toEqual({ ok: false, error: { type: 'slow' } });
    vi.useRealTimers();
    const wrong = finder.find('text', QUERY);
    started[1]?.answer({ id: 2, result: { ok: false, error: { reason: 'no pattern' } } });
    expect(await wrong).toEqual({ ok: false, error: { type: 'pattern', reason: 'no pattern' } });
    const dead = finder.find('text', QUERY);
    started[1]?.die();
    expect(await dead).toEqual({ ok: false, error: { type: 'stopped' } });
    const after = finder.find('text', QUERY);
    started[2]?.answer({ id: 4, result: FOUND });
    expect(await after).toEqual(FOUND);
    finder.stop();
  });
});
