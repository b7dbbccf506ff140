/** Crockford's base 32: no I, L, O, U, so that an identifier survives being read aloud. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** How many random bytes one identifier takes. */
export const ID_RANDOM_BYTES = 10;

const ID_SHAPE = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

/**
 * A 26-character identifier (ULID layout): 48 bits of milliseconds, then 80 random bits; sorts by time.
 * Pure: the edges draw the bytes and read the clock.
 */
export function newIdFrom(randomBytes: Uint8Array, nowMs: number): string {
  if (randomBytes.length < ID_RANDOM_BYTES) {
    throw new RangeError(`an identifier takes ${ID_RANDOM_BYTES} random bytes, got ${randomBytes.length}`);
  }
  if (!Number.isInteger(nowMs) || nowMs < 0 || nowMs >= 2 ** 48) {
    throw new RangeError(`milliseconds outside 48 bits: ${nowMs}`);
  }
  let time = '';
  for (let rest = nowMs, digit = 0; digit < 10; digit += 1, rest = Math.floor(rest / 32)) {
    time = DIGITS.charAt(rest % 32) + time;
  }
  let random = '';
  for (let start = 0; start < ID_RANDOM_BYTES; start += 5) {
    let rest = 0;
    for (let index = start; index < start + 5; index += 1) rest = rest * 256 + (randomBytes[index] as number);
    let group = '';
    for (let digit = 0; digit < 8; digit += 1, rest = Math.floor(rest / 32)) {
      group = DIGITS.charAt(rest % 32) + group;
    }
    random += group;
  }
  return time + random;
}

/** Whether a text has the shape that `newIdFrom` makes. */
export function isNewId(text: string): boolean {
  return ID_SHAPE.test(text);
}
