import { expect, it } from 'vitest';
import { createLatestOnly } from '../../../src-renderer/services/latest-only.ts';

it('runs one task at a time, and of those that came meanwhile the last, also after one that failed', async () => {
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const latest = createLatestOnly();
  const ask = (name: string): void =>
    latest(async () => {
      begun.push(name);
      await new Promise<void>((resolve) => ends.push(resolve));
      if (name === 'd') throw new Error('no answer');
    });
  const end = async (): Promise<void> => {
    ends.shift()?.();
    await new Promise((resolve) => setTimeout(resolve));
  };
  for (const name of ['a', 'b', 'c', 'd']) ask(name);
  expect(begun).toEqual(['a']);
  await end();
  expect(begun).toEqual(['a', 'd']);
  ask('e');
  await end();
  expect(begun).toEqual(['a', 'd', 'e']);
  await end();
  ask('f');
  expect(begun).toEqual(['a', 'd', 'e', 'f']);
});
