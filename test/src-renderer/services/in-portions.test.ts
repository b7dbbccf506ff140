import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { asId } from '../../../src-core/base/id.ts';
import type { TopicId } from '../../../src-core/base/id.ts';
import { success } from '../../../src-core/base/result.ts';
import { newTopic } from '../../../src-core/model/new-topic.ts';
import { put } from '../../../src-renderer/services/commands/command.ts';
import type { Command } from '../../../src-renderer/services/commands/command.ts';
import { inPortions } from '../../../src-renderer/services/in-portions.ts';
import type { Projection } from '../../../src-renderer/store/projection.ts';
import { createWatchedHost } from '../doubles/watched-host.ts';
import { openRunner, recordsIn } from './open-runner.ts';

const SEED = 20261123;
const open: Projection[] = [];
afterEach(() => {
  for (const projection of open.splice(0)) projection.close();
});

async function notebook() {
  const { projection, runner } = await openRunner(createWatchedHost());
  open.push(projection);
  let made = 0;
  const topics = (names: readonly unknown[]): Command => ({
    name: 'make topics',
    plan: async ({ now }) => {
      const ops = names.map(() => {
        made += 1;
        return put('topic', newTopic(asId<TopicId>(`t${made}`), `T${made}`, undefined, [], now));
      });
      return success({ ops, value: null });
    },
  });
  return { runner, topics, records: () => recordsIn(projection) };
}

describe('many changes in portions', () => {
  it(`are undone and redone as one, tell how far they are, and end where they are told to (seed ${String(SEED)})`, async () => {
    const { runner, topics, records } = await notebook();
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 700 }),
        fc.integer({ min: 1, max: 4 }),
        async (many, end) => {
          const before = await records();
          const told: (readonly [number, number])[] = [];
          const ending = new AbortController();
          const onProgress = (done: number, total: number): void => {
            told.push([done, total]);
            if (told.length === end) ending.abort();
          };
          const items = Array.from({ length: many }, (_, at) => at);
          const wanted = Math.min(many, end * 250);
          const result = await inPortions(runner, items, topics, onProgress, ending.signal, 250);
          expect(result).toEqual({ ok: true, value: wanted });
          expect(told.at(-1)).toEqual([wanted, many]);
          expect(told.every(([done], at) => done === Math.min(many, (at + 1) * 250))).toBe(true);
          const after = await records();
          expect(Object.keys(after).length - Object.keys(before).length).toBe(wanted);
          await runner.undo();
          expect(await records()).toEqual(before);
          await runner.redo();
          expect(await records()).toEqual(after);
          await runner.undo();
        },
      ),
      { seed: SEED, numRuns: 4, endOnFailure: true, examples: [[600, 1]] },
    );
  });

  it('leave what another command did between two of them to its own undo', async () => {
    const { runner, topics, records } = await notebook();
    const items = Array.from({ length: 300 }, (_, at) => at);
    let other: Promise<unknown> = Promise.resolve();
    const between = (done: number): void => {
      if (done === 250) other = runner.run({ ...topics([0]), name: 'another' });
    };
    await inPortions(runner, items, topics, between, new AbortController().signal, 250);
    await other;
    const names: (string | null)[] = [];
    const left: number[] = [];
    for (let step = 0; step < 3; step += 1) {
      const undone = await runner.undo();
      names.push(undone.ok ? undone.value : null);
      left.push(Object.keys(await records()).length);
    }
    expect(names).toEqual(['make topics', 'another', 'make topics']);
    expect(left).toEqual([251, 250, 0]);
  });
});
