const SHIFTS = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
const SINES = Int32Array.from(
  { length: 64 },
  (_, index) => Math.floor(Math.abs(Math.sin(index + 1)) * 2 ** 32) | 0,
);

/** MD5 of bytes in hexadecimal (RFC 1321): only the name that Evernote gives a note's files, no proof of anything. */
export function md5(bytes: Uint8Array): string {
  const state = Int32Array.of(0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476);
  const tail = new Uint8Array((((bytes.length + 8) >> 6) << 6) + 64 - ((bytes.length >> 6) << 6));
  const whole = bytes.length >> 6;
  tail.set(bytes.subarray(whole * 64));
  tail[bytes.length - whole * 64] = 0x80;
  const view = new DataView(tail.buffer);
  view.setUint32(tail.length - 8, (bytes.length << 3) >>> 0, true);
  view.setUint32(tail.length - 4, Math.floor(bytes.length / 2 ** 29), true);
  const words = new Int32Array(16);
  for (let block = 0; block < whole; block += 1) step(state, bytes, block * 64, words);
  for (let at = 0; at < tail.length; at += 64) step(state, tail, at, words);
  let hex = '';
  for (const word of state)
    for (let shift = 0; shift < 32; shift += 8)
      hex += ((word >>> shift) & 0xff).toString(16).padStart(2, '0');
  return hex;
}

function step(state: Int32Array, bytes: Uint8Array, from: number, words: Int32Array): void {
  for (let index = 0; index < 16; index += 1) {
    const at = from + index * 4;
    words[index] = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
  }
  let [a = 0, b = 0, c = 0, d = 0] = state;
  for (let index = 0; index < 64; index += 1) {
    const round = index >> 4;
    const mix =
      round === 0
        ? (b & c) | (~b & d)
        : round === 1
          ? (d & b) | (~d & c)
          : round === 2
            ? b ^ c ^ d
            : c ^ (b | ~d);
    const word =
      round === 0
        ? index
        : round === 1
          ? (5 * index + 1) & 15
          : round === 2
            ? (3 * index + 5) & 15
            : (7 * index) & 15;
    const sum = (a + mix + SINES[index]! + words[word]!) | 0;
    const shift = SHIFTS[round * 4 + (index & 3)]!;
    [a, d, c, b] = [d, c, b, (b + ((sum << shift) | (sum >>> (32 - shift)))) | 0];
  }
  state[0] = (state[0]! + a) | 0;
  state[1] = (state[1]! + b) | 0;
  state[2] = (state[2]! + c) | 0;
  state[3] = (state[3]! + d) | 0;
}
