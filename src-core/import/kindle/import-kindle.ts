import { failure, success } from '../../base/result.ts';
import { appError } from '../../base/error-code.ts';
import { canonicalLine } from '../../text/canonical-text.ts';
import type { ImportFormat } from '../import-format.ts';
import { personNames } from '../person-name.ts';
import { quotesArticle } from '../quotes/quotes-article.ts';
import { headText, readInputText } from '../read-input-text.ts';
import { looksLikeClippings, readClippings, type Clipping } from './clippings.ts';
import { joinClippings } from './join-clippings.ts';

/** "My Clippings.txt" of a Kindle, in the languages of its interface: one article a book. */
export const kindleFormat: ImportFormat = {
  name: 'kindle',
  looksLike: (head) => head.ascii.includes('==========') && looksLikeClippings(headText(head)),
  read: async function* (input, { limits }) {
    const read = await readInputText(input, limits.documentBytes);
    if (!read.ok) return yield read;
    const books = new Map<string, Clipping[]>();
    for (const clipping of readClippings(read.value.text)) {
      const key = canonicalLine(clipping.book);
      const own = books.get(key);
      if (own === undefined) books.set(key, [clipping]);
      else own.push(clipping);
    }
    for (const [book, clippings] of books) {
      const quotes = joinClippings(clippings);
      if (quotes.length === 0) continue;
      const { title, authors } = titleAndAuthors(book);
      yield success(
        quotesArticle(quotes, {
          title,
          authors,
          sources: { title: 'kindle', ...(authors.length === 0 ? {} : { authors: 'kindle' }) },
          warnings: read.value.warnings,
          sourceId: book,
          importer: 'kindle',
          mediaType: 'text/plain',
        }),
      );
    }
    if (books.size === 0) yield failure(appError('file-no-text', { file: input.name }));
  },
};

/** "Make It Stick (Brown, Peter C.)" or "Title - Author"; a series may stand in brackets before the author. */
function titleAndAuthors(book: string): { readonly title: string; readonly authors: readonly string[] } {
  const inBrackets = /^(.+?)\s*[(（]([^()（）]*(?:\([^()]*\)[^()（）]*)*)[)）]\s*$/u.exec(book);
  if (inBrackets !== null) {
    const [, title = '', author = ''] = inBrackets;
    // Digits and web addresses are editions and sources, not people.
    const isPerson =
      /\p{L}/u.test(author) && !/^\d|https?:|\.(?:com|org|net)$|edition|auflage/iu.test(author);
    if (isPerson) return { title, authors: personNames([author]) };
  }
  const dashed = /^(.{2,}?)\s+[-–—]\s+([^-–—]{2,80})$/u.exec(book);
  if (dashed !== null && !/\d{2}/u.test(dashed[2]!))
    return { title: dashed[1]!, authors: personNames([dashed[2]!]) };
  return { title: book, authors: [] };
}
