const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/** Stirs all 32 bits, so that neighbouring numbers come to lie far from each other (MurmurHash3's last step). */
export function mixBits(value: number): number {
  let bits = value;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** FNV-1a of a text's UTF-16 units, stirred; 32 bits. */
export function hashText(text: string): number {
  let hash = OFFSET;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  return mixBits(hash);
}
