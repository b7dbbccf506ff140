import type { ArticleDocument } from '../model/document.ts';
import { contentText } from './article-records.ts';

const PRIME_1 = 0x85ebca6b;
const PRIME_2 = 0xc2b2ae35;

/**
 * Fingerprint of an article's words, the same for two captures that differ only in boilerplate, punctuation, case or white space:
 * 16 hexadecimal digits of a 64-bit hash and the number of characters hashed. Not cryptographic; equal fingerprints
 * mean "the same text" for naming duplicates, never for deleting anything. Empty for a text without letters or digits.
 */
export function textFingerprint(document: ArticleDocument): string {
  const words = contentText(document)
    .normalize('NFKC')
    // Upper case first: only then "ß" and "ss" fall together, as in headlines set in capitals.
    .toUpperCase()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return words === '' ? '' : `${hash64(words)}-${words.length.toString(36)}`;
}

/** Two interleaved 32-bit multiply–xor hashes (after MurmurHash3's mixing, which spreads every input bit). */
function hash64(text: string): string {
  let low = 0x9747b28c;
  let high = 0x1b873593;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    low = Math.imul(low ^ unit, PRIME_1);
    low = (low << 13) | (low >>> 19);
    high = Math.imul(high ^ unit ^ (low >>> 7), PRIME_2);
    high = (high << 15) | (high >>> 17);
  }
  return mixed(low ^ text.length) + mixed(high ^ low);
}

function mixed(value: number): string {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), PRIME_1);
  hash = Math.imul(hash ^ (hash >>> 13), PRIME_2);
  return ((hash ^ (hash >>> 16)) >>> 0).toString(16).padStart(8, '0');
}
