import { describe, expect, it } from 'vitest';
import { DEFAULT_IMPORT_LIMITS } from '../../../src-core/import/import-limits.ts';
import { createImportPool } from '../../../src-renderer/workers/import/client.ts';
import type { ImportWorker } from '../../../src-renderer/workers/import/client.ts';
import { createInlineImportWorker } from '../doubles/inline-import-worker.ts';

/** A pool of one worker; `die` breaks the latest one. */
function pool() {
  const workers: { ended: boolean; die: () => void }[] = [];
  const start = (): ImportWorker => {
    const inner = createInlineImportWorker();
    const failed: ((event: ErrorEvent) => void)[] = [];
    const worker = {
      ended: false,
      dead: false,
      die: () => {
        worker.dead = true;
        const event = { message: 'out of memory', preventDefault: () => undefined };
        for (const listener of failed) listener(event as unknown as ErrorEvent);
      },
    };
    workers.push(worker);
    return {
      postMessage: (request) => {
        if (!worker.dead) inner.postMessage(request);
      },
      terminate: () => {
        worker.ended = true;
        inner.terminate();
      },
      addEventListener: (type: string, listener: (event: never) => void) => {
        if (type === 'error') failed.push(listener as (event: ErrorEvent) => void);
        else inner.addEventListener('message', listener as (event: MessageEvent) => void);
      },
    };
  };
  const made = createImportPool({ size: 1, limits: DEFAULT_IMPORT_LIMITS, timeLimit: 2_000, start });
  const parse = (whileJudged: () => void = () => undefined) =>
    made.parse(
      {
        name: 'a.txt',
        file: new Blob(['Die Ministerin sprach am Freitag.\n\nSie blieb eine Stunde.\n']),
        pasted: false,
        beside: null,
      },
      {
        wanted: async () => {
          whileJudged();
          return true;
        },
        take: async () => true,
      },
    );
  return { workers, parse };
}

describe('a worker that breaks while nothing is asked of it', () => {
  it('does not get the next file', async () => {
    const { workers, parse } = pool();
    expect((await parse()).ok).toBe(true);
    expect((await parse()).ok).toBe(true);
    expect(workers.length).toBe(1);
    workers[0]?.die();
    expect((await parse()).ok).toBe(true);
    expect(workers.map(({ ended }) => ended)).toEqual([true, false]);
  });

  it('is not waited for until its time is over', async () => {
    const { workers, parse } = pool();
    expect(await parse(() => workers[0]?.die())).toMatchObject({
      ok: false,
      error: { code: 'parser-failed', values: { reason: 'out of memory' } },
    });
    expect((await parse()).ok).toBe(true);
    expect(workers.map(({ ended }) => ended)).toEqual([true, false]);
  });
});
