import { absoluteUrl } from '../html/absolute-url.ts';
import { fragmentName, ownName, type PagePlaces } from '../html/page-places.ts';
import { safeDecode } from './epub-package.ts';

/** Stands for the book itself while a chapter is read: the reader of pages keeps only web addresses. */
export const BOOK = 'https://book.invalid/';

/** The path in the book of an address that was made absolute there; null where it leads out of the book. */
export function pathInBook(address: string): string | null {
  return address.startsWith(BOOK) ? safeDecode(address.slice(BOOK.length).replace(/[?#].*$/su, '')) : null;
}

/** A chapter's address in the book. */
export function addressInBook(path: string): string {
  return BOOK + path.split('/').map(encodeURIComponent).join('/');
}

/** The places of a chapter, named by its path and their own name: links lead to them from other chapters, too. */
export function bookPlaces(path: string): PagePlaces {
  const base = addressInBook(path);
  const seen = new Set<string>();
  return {
    nameOf: (address) => {
      const at = address.indexOf('#');
      const absolute = at === 0 ? base : absoluteUrl(address, base);
      const file = absolute === null ? null : pathInBook(absolute);
      if (file === null) return null;
      const place = at < 0 ? null : fragmentName(address.slice(at + 1));
      return place === null ? file : `${file}#${place}`;
    },
    placeOf: (element) => {
      const name = ownName(element);
      if (name === null || seen.has(name)) return null;
      seen.add(name);
      return `${path}#${name}`;
    },
  };
}
