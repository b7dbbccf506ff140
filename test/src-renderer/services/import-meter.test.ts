import { describe, expect, it } from 'vitest';
import { createImportMeter } from '../../../src-renderer/services/import/import-meter.ts';

describe('the meter of an import', () => {
  it('tells the rate of the last seconds, not of the whole import', () => {
    let now = 0;
    const meter = createImportMeter(() => now);
    for (let second = 1; second <= 20; second += 1) {
      now = second * 1_000;
      meter.note(second * 10, second * 1_000);
    }
    expect(meter.rate()).toBe(10);
    for (let second = 21; second <= 30; second += 1) {
      now = second * 1_000;
      meter.note(200 + (second - 20) * 100, 20_000 + (second - 20) * 10_000);
    }
    expect(meter.rate()).toBe(100);
    expect(meter.secondsFor(50_000)).toBe(5);
  });

  it('slows down while nothing is done, and knows nothing before the first file', () => {
    let now = 0;
    const meter = createImportMeter(() => now);
    expect(meter.secondsFor(100)).toBeNull();
    now = 1_000;
    meter.note(10, 100);
    now = 10_000;
    expect(meter.rate()).toBe(1);
    expect(meter.secondsFor(100)).toBe(10);
  });
});
