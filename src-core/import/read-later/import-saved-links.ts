import { failure, success } from '../../base/result.ts';
import { rowError } from '../archive-row.ts';
import { bookmarkArticle } from '../bookmarks/bookmark-article.ts';
import { columnNames, namedRows } from '../csv/named-rows.ts';
import type { ImportFormat } from '../import-format.ts';
import { headText, readInputText } from '../read-input-text.ts';

/** How a read-later service names its columns. */
interface LinkTable {
  readonly name: string;
  /** Columns that tell it. */
  readonly needs: readonly string[];
  readonly description: readonly string[];
  readonly folder: string;
}

/** Folders that say how far one has read, not what it is about. */
const NO_TOPIC = /^(?:unread|archive|starred|home|unsorted|later|new|inbox|feed|shortlist)?$/iu;

const TABLES: readonly LinkTable[] = [
  { name: 'pocket', needs: ['url', 'title', 'time_added'], description: ['excerpt'], folder: '' },
  {
    name: 'instapaper',
    needs: ['url', 'title', 'selection', 'folder'],
    description: ['selection'],
    folder: 'folder',
  },
  {
    name: 'raindrop',
    needs: ['url', 'title', 'excerpt', 'folder'],
    description: ['note', 'excerpt'],
    folder: 'folder',
  },
  { name: 'readwise-reader', needs: ['url', 'title', 'saved date'], description: [], folder: '' },
];

/** Tables of saved pages as Pocket, Instapaper, Raindrop and Readwise Reader export them: one article a page. */
export const savedLinksFormats: readonly ImportFormat[] = TABLES.map(
  ({ name, needs, description, folder }) => ({
    name,
    looksLike: (head) => {
      if (!/url/iu.test(head.ascii.slice(0, 2000))) return false;
      const names = columnNames(headText(head));
      return needs.every((column) => names.includes(column));
    },
    read: async function* (input, { limits }) {
      const read = await readInputText(input, limits.documentBytes);
      if (!read.ok) return yield read;
      let row = 1;
      for await (const cell of namedRows(read.value.text, limits.rowLength)) {
        row += 1;
        if (cell === null) {
          yield failure(rowError({ file: input.name, row }, 'quotation mark not closed'));
          continue;
        }
        const place = folder === '' ? '' : cell(folder).trim();
        const article = bookmarkArticle({
          title: cell('title'),
          url: cell('url'),
          description: description
            .map(cell)
            .filter((text) => text.trim() !== '')
            .join('\n\n'),
          tags: [...tagsOf(cell('tags') || cell('document tags')), ...(NO_TOPIC.test(place) ? [] : [place])],
          importer: name,
          mediaType: 'text/csv',
          warnings: read.value.warnings,
        });
        yield article === null
          ? failure(rowError({ file: input.name, row }, 'no web address'))
          : success(article);
      }
    },
  }),
);

/** "a|b" (Pocket), "[""a"",""b""]" (Instapaper), "a, b" (Raindrop). */
function tagsOf(cell: string): readonly string[] {
  const text = cell.trim();
  const list = /^\[.*\]$/su.test(text) ? text.slice(1, -1).replaceAll('"', '').replaceAll("'", '') : text;
  return list
    .split(list.includes('|') ? '|' : ',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
}
