import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { appError } from '../../../src-core/base/error-code.ts';
import { success } from '../../../src-core/base/result.ts';
import type { ImportSource } from '../../../src-renderer/services/import/importing.ts';
import { createWatchService } from '../../../src-renderer/services/import/watch-service.ts';
import type { RunningServices } from '../../../src-renderer/app/create-services.ts';
import { createMemoryHost, createMemoryNotebook } from '../../../src-renderer/host/memory-host.ts';
import { found } from '../app/find.ts';
import { openServices } from '../app/open-services.ts';

const running: RunningServices[] = [];
afterEach(async () => {
  for (const services of running.splice(0)) await services.close();
});

const encoder = new TextEncoder();
const article = (word: string): Uint8Array =>
  encoder.encode(
    `Die Ministerin sprach am Freitag über ${word} vor dem Ausschuss.\n\nSie blieb eine Stunde.\n`,
  );

/** Time that passes only when it is told to. */
function steppedTime() {
  let work: (() => void) | null = null;
  return {
    later: (next: () => void) => {
      work = next;
      return () => (work = null);
    },
    isWaiting: () => work !== null,
    step: () => {
      const next = work;
      work = null;
      next?.();
    },
  };
}

describe('the watched folder in the window', () => {
  it('is off by default; switched on, what is in it becomes durable and searchable, once', async () => {
    const notebook = createMemoryNotebook();
    notebook.watched.files.set('post/a.txt', article('Talsperren'));
    const host = createMemoryHost(notebook);
    const services = await openServices(host);
    running.push(services);
    const time = steppedTime();
    const watching = createWatchService({ host, importing: services.importing, later: time.later });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(time.isWaiting()).toBe(false);
    expect(watching.state().current()).toEqual({ folder: null, there: true, imported: 0 });
    expect(await watching.set(true)).toEqual(success(null));
    time.step();
    await expect.poll(() => notebook.watched.settled.size).toBe(1);
    expect(await found(services, 'Talsperren')).toHaveLength(1);
    expect(
      services.importing
        .progress()
        .current()
        ?.report.map(({ path }) => path),
    ).toEqual(['post/a.txt']);
    notebook.watched.files.set('b.txt', article('Deiche'));
    await expect.poll(time.isWaiting).toBe(true);
    time.step();
    await expect.poll(() => notebook.watched.settled.size).toBe(2);
    await expect
      .poll(() => watching.state().current())
      .toEqual({ folder: 'Watched', there: true, imported: 2 });
    expect(await watching.set(false)).toEqual(success(null));
    expect(watching.state().current()?.folder).toBeNull();
    watching.close();
  });

  it('leaves a file for the next time where the disk was full or the import was stopped', async () => {
    const notebook = createMemoryNotebook();
    notebook.watched.on = true;
    notebook.watched.files.set('a.txt', article('Talsperren'));
    notebook.watched.files.set('b.txt', article('Deiche'));
    const host = createMemoryHost(notebook);
    const time = steppedTime();
    const runs: string[][] = [];
    const outcomes = [
      { cancelled: true, report: [{ path: 'a.txt', error: null }], imported: 1 },
      { cancelled: false, report: [{ path: 'b.txt', error: appError('disk-full') }], imported: 0 },
      { cancelled: false, report: [{ path: 'b.txt', error: null }], imported: 1 },
    ];
    const watching = createWatchService({
      host,
      importing: {
        run: async (sources: readonly ImportSource[]) => {
          runs.push(sources.map((source) => (source.type === 'pasted' ? '' : source.path)));
          return outcomes[runs.length - 1] as never;
        },
      },
      later: time.later,
    });
    for (let round = 1; round <= 3; round += 1) {
      await expect.poll(() => runs.length).toBe(round);
      await expect.poll(time.isWaiting).toBe(true);
      time.step();
    }
    expect(runs).toEqual([['a.txt', 'b.txt'], ['b.txt'], ['b.txt']]);
    expect([...notebook.watched.settled]).toEqual(['a.txt', 'b.txt']);
    watching.close();
  });

  it('looks once at a time: what is switched on during an import neither takes its files nor looks twice as often', async () => {
    const notebook = createMemoryNotebook();
    notebook.watched.on = true;
    notebook.watched.files.set('a.txt', article('Talsperren'));
    const host = createMemoryHost(notebook);
    const timers = new Set<{ readonly work: () => void }>();
    const step = (): void => {
      for (const timer of [...timers]) {
        timers.delete(timer);
        timer.work();
      }
    };
    let runs = 0;
    let end = (): void => undefined;
    const watching = createWatchService({
      host,
      importing: {
        run: () => {
          runs += 1;
          const progress = { cancelled: false, report: [{ path: 'a.txt', error: null }], imported: 1 };
          return new Promise((resolve) => (end = () => resolve(progress as never)));
        },
      },
      later: (work) => {
        const timer = { work };
        timers.add(timer);
        return () => timers.delete(timer);
      },
    });
    await expect.poll(() => runs).toBe(1);
    await watching.set(true);
    step();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(runs).toBe(1);
    await watching.set(true);
    end();
    await expect.poll(() => notebook.watched.settled.size).toBe(1);
    for (let round = 0; round < 2; round += 1) {
      await expect.poll(() => timers.size).toBe(1);
      step();
    }
    expect(runs).toBe(1);
    watching.close();
  });
});
