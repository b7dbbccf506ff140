import { ID_RANDOM_BYTES, newIdFrom } from '../../src-core/base/new-id.ts';
import type { NewId } from '../../src-core/base/id.ts';

/** Draws identifiers that sort by time, from the window's clock and random source. */
export const newId: NewId = () =>
  newIdFrom(crypto.getRandomValues(new Uint8Array(ID_RANDOM_BYTES)), Date.now());
