import { describe, expect, it } from 'vitest';
import { inHandName, judgeFilesInHand } from '../../../../src-renderer/services/import/files-in-hand.ts';
import { watchHands } from '../../../../src-renderer/services/import/watched-hands.ts';
import type { FileInHand } from '../../../../src-renderer/store/in-hand-store.ts';
import { createMemoryInHandStore } from '../../doubles/memory-in-hand-store.ts';

const row = (file: string, more: Partial<FileInHand> = {}): FileInHand => ({
  file,
  run: 'dead',
  articles: 0,
  before: -1,
  guilty: false,
  ...more,
});
const guilt = (files: readonly FileInHand[], alive: readonly string[] = []): Record<string, boolean> =>
  Object.fromEntries(judgeFilesInHand(files, new Set(alive)).map(({ file, guilty }) => [file, guilty]));

describe('files in hand when a window died', () => {
  it('are guilty alone and suspect among others; those of imports that run are neither', () => {
    expect(guilt([row('a')])).toEqual({ a: true });
    expect(guilt([row('a'), row('b')])).toEqual({ a: false, b: false });
    expect(guilt([row('a'), row('b', { run: 'other' })])).toEqual({ a: true, b: true });
    expect(guilt([row('a'), row('b', { run: 'runs' }), row('c', { run: null })], ['runs'])).toEqual({
      a: true,
    });
  });

  it('that already gave articles are guilty only where they end at the same place again', () => {
    const [first] = judgeFilesInHand([row('zip', { articles: 300 })], new Set());
    expect(first).toEqual(row('zip', { run: null, before: 300 }));
    expect(guilt([row('zip', { articles: 400, before: 300 })])).toEqual({ zip: false });
    expect(guilt([row('zip', { articles: 300, before: 300 })])).toEqual({ zip: true });
  });

  it('are told apart by name, size and time, wherever they were chosen from', async () => {
    const file = (name: string, lastModified = 5): File => new File(['text'], name, { lastModified });
    expect(inHandName(file('u\u0308.txt'))).toBe(inHandName(file('\u00fc.txt')));
    const store = createMemoryInHandStore();
    const died = await watchHands(store, 'first', async () => new Set());
    await died.take(file('a.txt')).noted;
    const next = await watchHands(store, 'second', async () => new Set());
    expect(next.handling(file('a.txt'), false)).toBe('never');
    expect(next.handling(file('a.txt'), true)).toBe('alone');
    expect(next.handling(file('a.txt', 6), false)).toBe('freely');
    const held = next.take(file('a.txt'));
    held.reached(1);
    held.through();
    await next.take(file('b.txt')).noted;
    const third = await watchHands(store, 'third', async () => new Set(['second']));
    expect(third.handling(file('a.txt'), false)).toBe('freely');
    expect(third.handling(file('b.txt'), false)).toBe('freely');
  });
});
