import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLOCK_ZERO, clockDevice, isClock, receive, tick } from '../../../src-core/base/hybrid-clock.ts';

const SEED = 20_241_103;
const DEVICE = '01HF7YAT00K4HCJE54XK42XKV7';
const OTHER = '01HF7YAT00K4HCJE54XK42XKV8';

describe('the hybrid clock', () => {
  it(`only goes forward, however the wall clock jumps, and never changes its width (seed ${SEED})`, () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -10, max: 2 ** 42 }), { minLength: 2 }), (walls) => {
        let last = CLOCK_ZERO;
        for (const wall of walls) {
          const next = tick(last, wall, DEVICE);
          expect(next > last).toBe(true);
          expect(next).toHaveLength(12 + 1 + 4 + 1 + DEVICE.length);
          expect(isClock(next)).toBe(true);
          last = next;
        }
      }),
      { seed: SEED },
    );
  });

  it('follows the wall clock when that goes forward', () => {
    expect(tick(tick(CLOCK_ZERO, 5, DEVICE), 9, DEVICE)).toBe(`000000000009-0000-${DEVICE}`);
  });

  it('counts on when the wall clock stands still or goes back', () => {
    const first = tick(CLOCK_ZERO, 9, DEVICE);
    expect(tick(first, 9, DEVICE)).toBe(`000000000009-0001-${DEVICE}`);
    expect(tick(first, 3, DEVICE)).toBe(`000000000009-0001-${DEVICE}`);
  });

  it('moves to the next millisecond when the counter is used up', () => {
    expect(tick(`000000000009-ffff-${DEVICE}`, 3, DEVICE)).toBe(`00000000000a-0000-${DEVICE}`);
  });

  it('is later than everything it has seen of another device', () => {
    const seen = tick(CLOCK_ZERO, 1_000_000, OTHER);
    const mine = tick(CLOCK_ZERO, 5, DEVICE);
    const next = tick(receive(mine, seen), 6, DEVICE);
    expect(next > seen).toBe(true);
    expect(clockDevice(next)).toBe(DEVICE);
    expect(receive(seen, mine)).toBe(seen);
  });

  it('neither believes a wall clock from the far future nor follows a reading from there', () => {
    const last = tick(CLOCK_ZERO, 2 ** 60, DEVICE);
    expect(last).toBe(`07ffffffffff-0000-${DEVICE}`);
    expect(tick(last, 2 ** 60, DEVICE)).toBe(`07ffffffffff-0001-${DEVICE}`);
    expect(tick(`07ffffffffff-ffff-${DEVICE}`, 5, DEVICE)).toBe(`080000000000-0000-${DEVICE}`);
    const mine = tick(CLOCK_ZERO, 5, DEVICE);
    expect(receive(mine, `0fffffffffff-ffff-${OTHER}`)).toBe(mine);
  });

  it('refuses what is no reading', () => {
    expect(isClock('2024-11-01')).toBe(false);
    expect(() => receive(CLOCK_ZERO, 'yesterday')).toThrow(RangeError);
  });
});
