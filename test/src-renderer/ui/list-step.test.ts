import { expect, it } from 'vitest';
import { listStep } from '../../../src-renderer/ui/list-step.ts';

const press = (key: string, ctrlKey = false) => ({ key, ctrlKey, metaKey: false, altKey: false });

it('leads by rows, screens and to either end, never out of the list, and leaves other keys alone', () => {
  const from = (key: string, at: number) => listStep(press(key), at, 6, 20);
  expect(['j', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'].map((key) => from(key, 10))).toEqual([
    11, 9, 16, 4, 0, 19,
  ]);
  expect([from('k', 0), from('PageUp', 3), from('ArrowDown', 19), from('PageDown', 15)]).toEqual([
    0, 0, 19, 19,
  ]);
  expect([from('Enter', 1), listStep(press('j', true), 1, 6, 20)]).toEqual([null, null]);
});
