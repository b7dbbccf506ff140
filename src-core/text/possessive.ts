import { FOLDED, SURROGATE } from './character-classes.ts';

const LETTER_S = 0x73;
/** Set in the small letters of ASCII. */
const SMALL = 0x20;

/** Whether "'s" and then no letter stands here: the English genitive, left out. */
export function isPossessive(
  units: Uint8Array | Uint16Array,
  apostrophe: number,
  classes: Uint8Array,
): boolean {
  if (((units[apostrophe + 1] as number) | SMALL) !== LETTER_S) return false;
  const next = classes[units[apostrophe + 2] as number] as number;
  return next > FOLDED && next !== SURROGATE;
}
