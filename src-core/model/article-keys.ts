import { crc32 } from '../base/crc32.ts';
import { encodeUtf8 } from '../base/text-codec.ts';
import { addressKey } from './address-key.ts';
import type { Article } from './article.ts';

/** Articles of fewer words say too little to be told apart by their text. */
const LEAST_WORDS = 8;
/** Letters of a beginning that says enough by itself. */
const ENOUGH = 60;

/** By what an article that may be the same page is found; "" = by nothing. */
export function pageKey({ url }: Pick<Article, 'url'>): string {
  const key = addressKey(url);
  return key === '' ? '' : `page:${key}`;
}

/** By what an article that may have the same text is found, its beginning; "" = by nothing. */
export function textKey({ words, lead }: Pick<Article, 'words' | 'lead'>): string {
  if (words < LEAST_WORDS) return '';
  const letters = lead.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  const more = letters.length < ENOUGH ? `${words}:` : '';
  return `text:${more}${crc32(encodeUtf8(letters)).toString(36)}`;
}
