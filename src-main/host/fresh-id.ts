import { randomBytes } from 'node:crypto';
import { ID_RANDOM_BYTES, newIdFrom } from '../../src-core/base/new-id.ts';

/** A fresh identifier from the system's random numbers. */
export function freshId(nowMs: number): string {
  return newIdFrom(randomBytes(ID_RANDOM_BYTES), nowMs);
}
