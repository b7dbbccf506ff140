import { appError } from '../../base/error-code.ts';
import { failure, success } from '../../base/result.ts';
import { fieldName, rowArticle, rowError, withRowPart, type ArchiveRow } from '../archive-row.ts';
import { bookmarkArticle } from '../bookmarks/bookmark-article.ts';
import type { ImportContext, ImportFormat } from '../import-format.ts';
import type { ImportedArticle, ImportedItems, ImportInput } from '../imported-article.ts';
import type { ImportWarning } from '../import-warning.ts';
import { isHtml } from '../rich-blocks.ts';
import { readInputJson } from '../read-input-json.ts';
import { textArticle } from '../text-article.ts';
import { textChunks } from '../text-chunks.ts';
import { isTellingName, titleFromName } from '../title-from-name.ts';
import { jsonItems } from './json-items.ts';
import { jsonOutline } from './json-outline.ts';
import { jsonRow } from './json-row.ts';

/** A list of objects, or an object; one object a line is another format. */
const LIST = /^(?:\xEF\xBB\xBF)?\s*\[\s*(?:\{|\])/u;
const OBJECT = /^(?:\xEF\xBB\xBF)?\s*\{\s*(?:"[^"\r\n]{1,100}"\s*:|\})/u;
const LINES = /^(?:\xEF\xBB\xBF)?\s*\{[^\r\n]*\}[ \t]*\r?\n\s*\{/u;

/** JSON that no other importer knows: lists of articles (also inside of an object) give one article an item, a single object one. */
export const jsonFormat: ImportFormat = {
  name: 'json',
  inParts: true,
  looksLike: ({ ascii, name }) =>
    LIST.test(ascii) || (OBJECT.test(ascii) && !LINES.test(ascii) && !/\.(?:jsonl|ndjson)$/iu.test(name)),
  read: async function* (input, context) {
    const { limits } = context;
    if (input.source.size > limits.documentBytes) return yield* readLong(input, context);
    const read = await readInputJson(input, limits.documentBytes);
    if (!read.ok) return yield read;
    const { name: file } = input;
    const { value, warnings } = read.value;
    const list = listIn(value);
    if (list === null) {
      const article = rowOrOutline(value, file, warnings);
      return yield article === null ? failure(appError('file-no-text', { file })) : success(article);
    }
    for (const [index, item] of list.entries()) {
      const row = savedRow(item);
      const known = row !== null && (row.text !== '' || row.title !== '') && !isOutline(item);
      const kept = known ? keptAddress(item, row, warnings) : null;
      if (kept !== null) yield success(kept);
      else if (known) yield rowArticle(row, { file, row: index + 1 }, 'json', warnings);
      else {
        const article = outlineArticle(item, '', file, warnings);
        yield article === null ? failure(rowError({ file, row: index + 1 }, 'no text')) : success(article);
      }
    }
  },
};

/** A list too long to be held: its objects are read as they are asked for. */
async function* readLong(input: ImportInput, { limits }: ImportContext): ImportedItems {
  const { source, name: file } = input;
  let row = 0;
  for await (const item of jsonItems(textChunks(source, 'utf-8'), limits.rowLength)) {
    row += 1;
    const value = item === null ? null : parsed(item);
    if (item === null || value === null) {
      yield failure(rowError({ file, row }, item === null ? 'too long' : 'not a JSON object'));
      continue;
    }
    const article = rowArticle(value, { file, row }, 'json', []);
    yield source.size > limits.rowsBytes ? withRowPart(article, row, item) : article;
  }
}

function parsed(text: string): ArchiveRow | null {
  try {
    return savedRow(JSON.parse(text));
  } catch {
    return null;
  }
}

/** A page that was only kept: its address with a few words about it. Null where the item has a text of its own. */
function keptAddress(
  item: unknown,
  row: ArchiveRow,
  warnings: readonly ImportWarning[],
): ImportedArticle | null {
  const from = fieldName('text', typeof item === 'object' && item !== null ? Object.keys(item) : []);
  const about = from === null || row.text === '' || /descr|excerpt|summary|extended/iu.test(from);
  if (!about || row.url === '') return null;
  const { title, url, text: description, keywords: tags } = row;
  const kind = { importer: 'bookmarks', mediaType: 'application/json', warnings };
  return bookmarkArticle({ title, url, description, tags, ...kind });
}

/** What is kept with the address of a page was created when it was saved, not when it was published. */
function savedRow(item: unknown): ArchiveRow | null {
  const row = jsonRow(item);
  if (row === null || row.url === '' || typeof item !== 'object' || item === null) return row;
  const published = Object.keys(item).some((name) => /publi|^date$|datum/iu.test(name));
  return published ? row : { ...row, date: '' };
}

/** The list of objects that the value is, or that one of its entries is ("items", "articles", "bookmarks" …). */
function listIn(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value.some((item) => jsonRow(item) !== null) ? value : null;
  if (typeof value !== 'object' || value === null) return null;
  const own = jsonRow(value);
  if (own !== null && own.text !== '') return null;
  const lists = Object.values(value).filter(
    (entry): entry is unknown[] => Array.isArray(entry) && entry.some(isArticleLike),
  );
  return lists.toSorted((a, b) => b.length - a.length)[0] ?? null;
}

function isArticleLike(item: unknown): boolean {
  const row = jsonRow(item);
  return row !== null && (row.title !== '' || row.url !== '') && (row.text !== '' || row.url !== '');
}

function isOutline(item: unknown): boolean {
  return typeof item === 'object' && item !== null && 'children' in item && Array.isArray(item.children);
}

function rowOrOutline(
  value: unknown,
  file: string,
  warnings: readonly ImportWarning[],
): ImportedArticle | null {
  const row = jsonRow(value);
  if (row !== null && row.text !== '') {
    const titled = row.title === '' && isTellingName(file) ? { ...row, title: titleFromName(file) } : row;
    const article = rowArticle(titled, { file, row: 1 }, 'json', warnings);
    if (article.ok && (row.text.length > 40 || isHtml(row.text) || row.title !== '')) return article.value;
  }
  return outlineArticle(value, row?.title ?? '', file, warnings);
}

function outlineArticle(
  value: unknown,
  given: string,
  file: string,
  warnings: readonly ImportWarning[],
): ImportedArticle | null {
  const { title, blocks } = jsonOutline(value);
  if (blocks.length === 0) return null;
  const named = given || title;
  return textArticle(blocks, {
    title: named || titleFromName(file),
    sources: { title: named === '' ? 'file-name' : 'json' },
    warnings: isOutline(value) ? warnings : [...warnings, 'extraction-bad'],
    importer: 'json',
    mediaType: 'application/json',
  });
}
