/** A step of data packed in a test: a byte, or a copy of what lies `distance` back. */
export type Deflate64Step = number | { readonly length: number; readonly distance: number };

const reversed = (code: number, count: number): number =>
  Number.parseInt([...code.toString(2).padStart(count, '0')].toReversed().join(''), 2);

/** Deflate64 data of one block with fixed codes, written by the letter of PKWARE's APPNOTE; copies longer than 3 use its own length code. */
export function deflate64(steps: readonly Deflate64Step[]): Uint8Array {
  const bits: number[] = [];
  const put = (value: number, count: number): void => {
    for (let bit = 0; bit < count; bit += 1) bits.push((value >> bit) & 1);
  };
  put(1, 1);
  put(1, 2);
  for (const step of steps) {
    if (typeof step === 'number') {
      if (step < 144) put(reversed(0x30 + step, 8), 8);
      else put(reversed(0x190 + step - 144, 9), 9);
      continue;
    }
    // 285: 16 bits say how much longer than 3 it is
    put(reversed(0xc0 + 285 - 280, 8), 8);
    put(step.length - 3, 16);
    const code = distanceCode(step.distance);
    put(reversed(code.symbol, 5), 5);
    put(step.distance - code.base, code.extra);
  }
  put(0, 7);
  const bytes = new Uint8Array(Math.ceil(bits.length / 8));
  for (const [index, bit] of bits.entries()) bytes[index >> 3]! |= bit << (index & 7);
  return bytes;
}

/** Codes 0 to 31: each two of them have one extra bit more than the two before. */
function distanceCode(distance: number): { symbol: number; base: number; extra: number } {
  let base = 1;
  for (let symbol = 0; ; symbol += 1) {
    const extra = Math.max(0, (symbol >> 1) - 1);
    if (distance < base + 2 ** extra) return { symbol, base, extra };
    base += 2 ** extra;
  }
}

/** What the steps unpack to. */
export function undone(steps: readonly Deflate64Step[]): Uint8Array {
  const bytes: number[] = [];
  for (const step of steps) {
    if (typeof step === 'number') bytes.push(step);
    else for (let index = 0; index < step.length; index += 1) bytes.push(bytes.at(-step.distance)!);
  }
  return Uint8Array.from(bytes);
}
