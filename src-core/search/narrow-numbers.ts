/** Whole numbers in one, two or four bytes each, as many as the largest needs. */
export function narrowNumbers(numbers: Int32Array | Uint32Array): Uint8Array {
  let largest = 0;
  for (const number of numbers) largest = Math.max(largest, number >>> 0);
  if (largest < 0x100) return new Uint8Array(numbers);
  const narrow = largest < 0x10000 ? new Uint16Array(numbers) : numbers;
  return new Uint8Array(narrow.buffer, narrow.byteOffset, narrow.byteLength);
}

/** Offsets 0, a, a + b … as the distances between them, narrowed. */
export function narrowOffsets(offsets: Uint32Array): Uint8Array {
  const lengths = new Uint32Array(offsets.length - 1);
  for (let index = 0; index < lengths.length; index += 1)
    lengths[index] = (offsets[index + 1] as number) - (offsets[index] as number);
  return narrowNumbers(lengths);
}

/** So many numbers that were narrowed; a view where they had four bytes. `bytes` begin at a multiple of 4. */
export function widenNumbers(bytes: Uint8Array, count: number): Int32Array {
  if (bytes.length === count) return new Int32Array(bytes);
  return bytes.length === 2 * count
    ? new Int32Array(new Uint16Array(bytes.buffer, bytes.byteOffset, count))
    : new Int32Array(bytes.buffer, bytes.byteOffset, count);
}

/** The offsets of so many things, and the end of the last. */
export function widenOffsets(bytes: Uint8Array, count: number): Uint32Array {
  const lengths = widenNumbers(bytes, count);
  const offsets = new Uint32Array(count + 1);
  for (let index = 0; index < count; index += 1)
    offsets[index + 1] = (offsets[index] as number) + (lengths[index] as number);
  return offsets;
}

/** The bytes as numbers of four each; a view. */
export function unsigned32(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
}

/** The same, with a sign. */
export function signed32(bytes: Uint8Array): Int32Array {
  return new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
}
