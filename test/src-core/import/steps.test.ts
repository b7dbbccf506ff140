import { expect, test } from 'vitest';
import { createSteps } from '../../../src-core/import/steps.ts';

/** Steps that take so many milliseconds each, and what came of them. */
async function after(steps: readonly (readonly [done: number, took: number, nested?: boolean])[]) {
  let now = 0;
  let breaths = 0;
  const counted = createSteps(
    () => now,
    async () => void (breaths += 1),
  );
  for (const [done, took, nested] of steps) {
    now += took;
    await counted.step(done, nested);
  }
  return { signs: counted.signs(), done: counted.done(), breaths };
}

test('each page in its time is a sign of life, and short ones let others have their turn only now and then', async () => {
  const pages = Array.from({ length: 7_000 }, (_, at) => [(at + 1) / 7_000, 10] as const);
  expect(await after(pages)).toEqual({ signs: 7_000, done: 1, breaths: 1_400 });
});

test('a file whose pages all take long ends as one that hangs', async () => {
  const pages = Array.from({ length: 100 }, (_, at) => [(at + 1) / 100, 7_000] as const);
  expect((await after(pages)).signs).toBeLessThan(6);
});

test('the time of each file in an archive counts anew, and says nothing of how much of the archive is done', async () => {
  const file = Array.from({ length: 4 }, (_, at) => [(at + 1) / 4, 7_000, true] as const);
  const archive = [...file, ...file, ...file, ...file];
  expect(await after(archive)).toMatchObject({ signs: archive.length, done: 1 });
});
