/** Computes a hash of bytes, as lower-case hexadecimal digits. */
export type Hash = (bytes: Uint8Array) => Promise<string>;

/** Hashes the same array once: all rows of a table inside an archive have that table as their original. */
export function rememberedHash(hash: Hash): Hash {
  const known = new WeakMap<Uint8Array, Promise<string>>();
  return (bytes) => {
    const before = known.get(bytes) ?? hash(bytes);
    known.set(bytes, before);
    return before;
  };
}
