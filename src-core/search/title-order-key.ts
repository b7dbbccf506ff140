const UNITS = 32;

/**
 * What a title is sorted by, as code units: no accents, no case, no punctuation in front (DIN 5007-1 in spirit),
 * the first 32 units. An empty title sorts last.
 */
export function titleOrderKey(title: string): string {
  const plain = title
    .slice(0, UNITS * 3)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .slice(0, UNITS);
  return plain === '' ? '\uffff' : plain;
}
