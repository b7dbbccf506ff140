import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLook } from '../../../../src-renderer/features/settings/reading-look.ts';

const SEED = 551;
const NORMAL = readLook(null, null);

describe('the look of the reading text', () => {
  it('keeps what was chosen, and the size chosen before there was more to choose', () => {
    const chosen = { ...NORMAL, face: 'sans', size: 4, align: 'justified' };
    expect(readLook(JSON.stringify(chosen), '2')).toEqual(chosen);
    expect(readLook(null, '3')).toEqual({ ...NORMAL, size: 3 });
  });

  it(`is a valid one whatever was stored (seed ${String(SEED)})`, () => {
    const broken = fc.record({ face: fc.anything(), size: fc.anything(), width: fc.anything() });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          broken.map((value) => JSON.stringify(value)),
        ),
        (stored) => {
          const look = readLook(stored, stored);
          expect(Object.keys(look)).toEqual(Object.keys(NORMAL));
          expect(look.size).toBeGreaterThanOrEqual(0);
          expect(look.size).toBeLessThan(6);
          expect(['serif', 'sans']).toContain(look.face);
          expect(['narrow', 'normal', 'wide']).toContain(look.width);
        },
      ),
      { seed: SEED },
    );
  });
});
