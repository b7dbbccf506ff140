import type { Article } from '../model/article.ts';

/** Words that Better BibTeX's "shorttitle" skips, for the languages our users write in. */
const SKIPPED = new Set(
  (
    'a an the of and or in on at to for from by with der die das des dem den ein eine einer eines und oder von vom ' +
    'zu zur zum im in am an auf für mit le la les un une des du de et el los las una y'
  ).split(' '),
);

/** ASCII form of a name or word: umlauts and accents fall to their base letter, the rest is dropped. */
function ascii(text: string): string {
  return text
    .replace(/ß/g, 'ss')
    .replace(/[æÆ]/g, 'ae')
    .replace(/[øØ]/g, 'o')
    .normalize('NFD')
    .replace(/[^A-Za-z0-9]/g, '');
}

function capitalised(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

/**
 * Citation key in Better BibTeX's default shape `auth.lower + shorttitle(3, 3) + year`,
 * e.g. "bayerNordkoreaSchicktSoldaten2024". Never empty.
 */
export function citationKey(article: Pick<Article, 'authors' | 'title' | 'published'>): string {
  const names = (article.authors[0] ?? '').trim().split(/\s+/);
  const family = ascii(names.at(-1) ?? '').toLowerCase();
  const words = article.title
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '' && !SKIPPED.has(word.toLowerCase()))
    .map(ascii)
    .filter((word) => word !== '')
    .slice(0, 3)
    .map(capitalised)
    .join('');
  const year = /^\d{4}/.exec(article.published ?? '')?.[0] ?? '';
  return `${family}${words}${year}` || 'untitled';
}

/** Gives each article a key of its own: a second "smithTitle2024" becomes "smithTitle2024a", then "…b". */
export function uniqueCitationKeys<Id extends string>(
  articles: readonly (Pick<Article, 'authors' | 'title' | 'published'> & { readonly id: Id })[],
): ReadonlyMap<Id, string> {
  const taken = new Set<string>();
  const keys = new Map<Id, string>();
  for (const article of articles) {
    const base = citationKey(article);
    let key = base;
    for (let n = 0; taken.has(key); n += 1) key = base + suffix(n);
    taken.add(key);
    keys.set(article.id, key);
  }
  return keys;
}

/** 0 → "a", 25 → "z", 26 → "aa". */
function suffix(n: number): string {
  const last = String.fromCharCode(97 + (n % 26));
  return n < 26 ? last : suffix(Math.floor(n / 26) - 1) + last;
}
