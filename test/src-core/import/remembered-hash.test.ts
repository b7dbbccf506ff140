import { expect, test } from 'vitest';
import { rememberedHash } from '../../../src-core/import/remembered-hash.ts';

test('the same array is hashed once, another one with the same bytes by itself', async () => {
  let hashed = 0;
  const hash = rememberedHash((bytes) => {
    hashed += 1;
    return Promise.resolve(String(bytes.length));
  });
  const bytes = new Uint8Array(3);
  expect(await Promise.all([hash(bytes), hash(bytes), hash(new Uint8Array(3))])).toEqual(['3', '3', '3']);
  expect(hashed).toBe(2);
});
