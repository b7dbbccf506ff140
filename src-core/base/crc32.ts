/** Eight tables of 256 entries, so that eight bytes are folded in at once ("slicing by 8", Intel 2006). */
const TABLES = makeTables();

function makeTables(): Uint32Array {
  const tables = new Uint32Array(8 * 256);
  for (let byte = 0; byte < 256; byte += 1) {
    let value = byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    tables[byte] = value;
  }
  for (let index = 256; index < tables.length; index += 1) {
    const former = tables[index - 256] as number;
    tables[index] = (former >>> 8) ^ (tables[former & 0xff] as number);
  }
  return tables;
}

/**
 * CRC-32 as in zip, gzip and PNG (polynomial 0xEDB88320), as an unsigned 32-bit number.
 * `seed` is the checksum of the bytes that stand before these: crc32(b, crc32(a)) = crc32(a + b).
 */
export function crc32(bytes: Uint8Array, seed = 0): number {
  const table = TABLES;
  let crc = ~seed;
  let index = 0;
  const whole = bytes.length - (bytes.length % 8);
  while (index < whole) {
    crc ^=
      (bytes[index] as number) |
      ((bytes[index + 1] as number) << 8) |
      ((bytes[index + 2] as number) << 16) |
      ((bytes[index + 3] as number) << 24);
    crc =
      (table[1792 + (crc & 0xff)] as number) ^
      (table[1536 + ((crc >>> 8) & 0xff)] as number) ^
      (table[1280 + ((crc >>> 16) & 0xff)] as number) ^
      (table[1024 + (crc >>> 24)] as number) ^
      (table[768 + (bytes[index + 4] as number)] as number) ^
      (table[512 + (bytes[index + 5] as number)] as number) ^
      (table[256 + (bytes[index + 6] as number)] as number) ^
      (table[bytes[index + 7] as number] as number);
    index += 8;
  }
  while (index < bytes.length) {
    crc = (crc >>> 8) ^ (table[(crc ^ (bytes[index] as number)) & 0xff] as number);
    index += 1;
  }
  return ~crc >>> 0;
}
