import { describe, expect, it } from 'vitest';
import { listKey } from '../../../../src-renderer/features/library/list-keys.ts';
import { steppedPosition } from '../../../../src-renderer/features/library/list-place.ts';

describe('steps through rows and their passages', () => {
  const stops = [2, 0, 3];
  const stopsOf = (row: number): number => stops[row] ?? 0;

  it('come by every article and every passage once, and the same way back', () => {
    const down = [{ row: 0, passage: -1 }];
    for (let step = 0; step < 20; step += 1) {
      const next = steppedPosition(down.at(-1) ?? { row: 0, passage: -1 }, 1, 3, stopsOf);
      if (JSON.stringify(next) === JSON.stringify(down.at(-1))) break;
      down.push(next);
    }
    expect(down.map(({ row, passage }) => `${String(row)}/${String(passage)}`)).toEqual([
      '0/-1',
      '0/0',
      '0/1',
      '1/-1',
      '2/-1',
      '2/0',
      '2/1',
      '2/2',
    ]);
    const up = [...down].reverse();
    up.slice(0, -1).forEach((at, index) =>
      expect(steppedPosition(at, -1, 3, stopsOf)).toEqual(up[index + 1]),
    );
    expect(steppedPosition({ row: 0, passage: -1 }, -1, 3, stopsOf)).toEqual({ row: 0, passage: -1 });
  });
});

describe('keys of the list', () => {
  const press = (key: string, held: 'ctrlKey' | 'shiftKey' | 'altKey' | null = null) =>
    listKey({
      key,
      ctrlKey: false,
      metaKey: false,
      altKey: false,
      shiftKey: false,
      ...(held && { [held]: true }),
    });

  it('leave those of the window alone', () => {
    expect([press('j'), press('J', 'shiftKey'), press('a', 'ctrlKey'), press(' ')]).toEqual([
      'down',
      'extendDown',
      'chooseAll',
      'preview',
    ]);
    expect([
      press('z', 'ctrlKey'),
      press('1', 'altKey'),
      press('n'),
      press('a'),
      press('X', 'shiftKey'),
    ]).toEqual([null, null, null, null, null]);
  });
});
