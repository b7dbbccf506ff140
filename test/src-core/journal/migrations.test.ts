import { describe, expect, it } from 'vitest';
import {
  checkMigrations,
  CURRENT_FORMAT,
  MIGRATIONS,
  migrateTransaction,
} from '../../../src-core/journal/migrations.ts';
import type { Migration } from '../../../src-core/journal/migrations.ts';

const step = (from: number): Migration => ({
  from,
  about: 'test',
  migrate: (line) => [...(line as number[]), from],
});

describe('migrations', () => {
  it('lead from version 1 to the current one without a gap', () => {
    expect(() => checkMigrations(MIGRATIONS, CURRENT_FORMAT)).not.toThrow();
    expect(() => checkMigrations([step(1), step(3)], 3)).toThrow(RangeError);
    expect(() => checkMigrations([step(1)], 3)).toThrow(RangeError);
  });

  it('run every step from the line’s version on, in order', () => {
    expect(migrateTransaction([], 1, [step(1), step(2), step(3)])).toEqual([1, 2, 3]);
    expect(migrateTransaction([], 3, [step(1), step(2), step(3)])).toEqual([3]);
    expect(migrateTransaction('as it is', CURRENT_FORMAT)).toBe('as it is');
  });
});
