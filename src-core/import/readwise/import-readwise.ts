import { failure, success } from '../../base/result.ts';
import { rowError } from '../archive-row.ts';
import { colourOf } from '../colour-of.ts';
import { columnNames, namedRows } from '../csv/named-rows.ts';
import type { ImportFormat } from '../import-format.ts';
import { momentOf } from '../moment.ts';
import { personNames } from '../person-name.ts';
import { quotesArticle, type Quote } from '../quotes/quotes-article.ts';
import { headText, readInputText } from '../read-input-text.ts';

interface Book {
  readonly title: string;
  readonly author: string;
  readonly tags: Set<string>;
  readonly quotes: Quote[];
}

/** Readwise's "export all highlights" as CSV: one article a book or page. */
export const readwiseFormat: ImportFormat = {
  name: 'readwise',
  looksLike: (head) => {
    if (!/highlight/iu.test(head.ascii.slice(0, 2000))) return false;
    const names = columnNames(headText(head));
    return names.includes('highlight') && names.includes('book title');
  },
  read: async function* (input, { limits }) {
    const read = await readInputText(input, limits.documentBytes);
    if (!read.ok) return yield read;
    const books = new Map<string, Book>();
    let row = 1;
    for await (const cell of namedRows(read.value.text, limits.rowLength)) {
      row += 1;
      if (cell === null) {
        yield failure(rowError({ file: input.name, row }, 'quotation mark not closed'));
        continue;
      }
      const title = cell('book title').trim();
      const author = cell('book author').trim();
      const key = `${title}\n${author}`;
      const book = books.get(key) ?? { title, author, tags: new Set<string>(), quotes: [] };
      books.set(key, book);
      for (const tag of tagsOf(cell('document tags'))) book.tags.add(tag);
      book.quotes.push({
        text: cell('highlight'),
        note: cell('note'),
        colour: colourOf(cell('color')),
        topics: tagsOf(cell('tags')),
        place: placeOf(cell('location type'), cell('location')),
        created: momentOf(cell('highlighted at')),
      });
    }
    for (const { title, author, tags, quotes } of books.values()) {
      const authors = personNames(author.split(/\s+(?:and|und)\s+|\s*,\s*(?=\S+\s)/u));
      yield success(
        quotesArticle(quotes.toSorted(byPlace), {
          title,
          authors,
          keywords: [...tags],
          sources: {
            title: 'readwise',
            ...(authors.length === 0 ? {} : { authors: 'readwise' }),
            ...(tags.size === 0 ? {} : { keywords: 'readwise' }),
          },
          warnings: read.value.warnings,
          sourceId: `${title} – ${author}`,
          importer: 'readwise',
          mediaType: 'text/csv',
        }),
      );
    }
  },
};

/** Tags stand in one cell, parted by commas; some exports part them by "#" or write ".tag" as typed on a device. */
function tagsOf(cell: string): readonly string[] {
  const parts = cell.includes(',') ? cell.split(',') : cell.split(/\s+(?=#)|\s*;\s*|(?<=\S)\s+(?=\S+\s*#)/u);
  return parts.map((tag) => tag.trim().replace(/^[#.]/u, '')).filter((tag) => tag !== '');
}

function placeOf(type: string, location: string): string {
  const where = location.trim();
  if (where === '' || where === '0') return '';
  const name = type.trim().replace('_', ' ');
  // "order" only counts the highlights.
  if (name === 'order' || name === 'none' || name === 'offset') return '';
  if (name === 'time') return where;
  return `${name.charAt(0).toUpperCase()}${name.slice(1)} ${where}`.trim();
}

/** The export has the newest first; a book is read from its beginning. */
function byPlace(a: Quote, b: Quote): number {
  const number = (quote: Quote): number => Number(/\d+/u.exec(quote.place)?.[0] ?? Number.NaN);
  const [first, second] = [number(a), number(b)];
  return Number.isNaN(first) || Number.isNaN(second) ? 0 : first - second;
}
