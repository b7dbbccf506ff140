import { describe, expect, it } from 'vitest';
import { isNewId, newIdFrom } from '../../../src-core/base/new-id.ts';

const zeros = new Uint8Array(10);
const ones = new Uint8Array(10).fill(255);

describe('newIdFrom', () => {
  it('spells time and random bytes in Crockford’s base 32', () => {
    expect(newIdFrom(zeros, 0)).toBe('00000000000000000000000000');
    expect(newIdFrom(ones, 2 ** 48 - 1)).toBe('7ZZZZZZZZZZZZZZZZZZZZZZZZZ');
    // The example of the ULID specification: time part 01ARZ3NDEK.
    expect(newIdFrom(zeros, 1_469_922_850_259).slice(0, 10)).toBe('01ARZ3NDEK');
    expect(newIdFrom(new Uint8Array([0, 0, 0, 0, 1, 0, 0, 0, 0, 2]), 0)).toBe('00000000000000000100000002');
  });

  it('sorts by time', () => {
    const times = [0, 1, 31, 32, 1023, 1024, 1_700_000_000_000, 2 ** 47];
    const ids = times.map((time, index) => newIdFrom(index % 2 === 0 ? ones : zeros, time));
    expect(ids.toSorted()).toEqual(ids);
    for (const id of ids) expect(isNewId(id)).toBe(true);
  });

  it('refuses too little randomness and impossible times', () => {
    expect(() => newIdFrom(new Uint8Array(9), 0)).toThrow(RangeError);
    expect(() => newIdFrom(zeros, -1)).toThrow(RangeError);
    expect(() => newIdFrom(zeros, 2 ** 48)).toThrow(RangeError);
    expect(isNewId('8ZZZZZZZZZZZZZZZZZZZZZZZZZ')).toBe(false);
    expect(isNewId('0000000000000000000000000U')).toBe(false);
  });
});
