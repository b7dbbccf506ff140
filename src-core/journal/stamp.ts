/**
 * When an operation took effect: the transaction's hybrid clock, then the operation's place in it.
 * Texts compare as the stamps do; '' is before every stamp.
 */
export type Stamp = string;

/** Before every stamp: "never". */
export const NEVER: Stamp = '';

/** Stamp of the operation at `opIndex` (0 ≤ index < 16,777,216) of a transaction. */
export function stampOf(hlc: string, opIndex: number): Stamp {
  return `${hlc}.${opIndex.toString(16).padStart(6, '0')}`;
}
