/** Whether a capital or a digit stands behind a small letter, or a capital behind a digit: words may be glued there. ASCII only. */
export function hasSeam(units: Uint8Array | Uint16Array, start: number, end: number): boolean {
  let before = 0;
  for (let index = start; index < end; index += 1) {
    const kind = seamKind(units[index] as number);
    if (kind > before && before > 0) return true;
    before = kind;
  }
  return false;
}

/** What an ASCII unit is to a seam of glued words: each kind but 0 may meet a higher one. */
function seamKind(unit: number): number {
  if (unit >= 0x61 && unit <= 0x7a) return 1;
  if (unit >= 0x30 && unit <= 0x39) return 2;
  return unit >= 0x41 && unit <= 0x5a ? 3 : 0;
}
