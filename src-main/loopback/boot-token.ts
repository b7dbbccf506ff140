import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 32 random bytes as text for an address or a cookie (base64url, 43 characters). */
export function randomSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Compares in constant time, whatever the lengths. */
export function isSameSecret(given: string, secret: string): boolean {
  return timingSafeEqual(digest(given), digest(secret));
}

function digest(text: string): Uint8Array {
  return createHash('sha256').update(text).digest();
}

/** A ticket that lets exactly one browser in. */
export interface BootToken {
  readonly text: string;
  /** True for the right text the first time, false ever after. */
  redeem(given: string): boolean;
}

/** Draws a fresh one-time token. */
export function createBootToken(): BootToken {
  const text = randomSecret();
  let redeemed = false;
  return {
    text,
    redeem(given) {
      if (redeemed || !isSameSecret(given, text)) return false;
      redeemed = true;
      return true;
    },
  };
}
