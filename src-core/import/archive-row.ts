import { appError, type AppError } from '../base/error-code.ts';
import { failure, success, type Result } from '../base/result.ts';
import { encodeUtf8 } from '../base/text-codec.ts';
import { parseDate } from '../text/calendar-date.ts';
import { canonicalLine, canonicalText } from '../text/canonical-text.ts';
import type { ImportedArticle } from './imported-article.ts';
import { linesToBlocks } from './lines/lines-to-blocks.ts';
import { structureBlocks } from './lines/structure-blocks.ts';
import { beginningOf } from './lines/title-of-blocks.ts';
import { isHtml, richBlocks } from './rich-blocks.ts';
import { textArticle } from './text-article.ts';
import type { ImportWarning } from './import-warning.ts';

/** One article of an archive that is read row by row; empty string = not given. */
export interface ArchiveRow {
  readonly sourceId: string;
  readonly title: string;
  readonly text: string;
  readonly date: string;
  readonly authors: readonly string[];
  readonly url: string;
  readonly language: string;
  readonly site: string;
  readonly section: string;
  readonly keywords: readonly string[];
}

/** Names that archives use for each value, lower case, without separators. */
const FIELD_NAMES: Readonly<Record<keyof ArchiveRow, readonly string[]>> = {
  sourceId: ['_id', 'id', 'docid', 'documentid', 'articleid', 'uuid', 'guid', 'key'],
  title: [
    'title',
    'headline',
    'titel',
    'titre',
    'titulo',
    'título',
    'überschrift',
    'heading',
    'name',
    'articletitle',
  ],
  text: [
    'text',
    'body',
    'content',
    'articlebody',
    'fulltext',
    'article',
    'contents',
    'maintext',
    'inhalt',
    'volltext',
    'texte',
    'contenu',
    'texto',
    'contenido',
    'description',
    'textcontent',
    'summary',
    'articleexcerpt',
    'excerpt',
    'extended',
  ],
  date: [
    'date',
    'published',
    'publishedat',
    'datepublished',
    'publishdate',
    'publicationdate',
    'pubdate',
    'datum',
    'created',
    'createdat',
    'fecha',
    'timestamp',
  ],
  authors: ['author', 'authors', 'byline', 'autor', 'autoren', 'auteur', 'creator', 'by'],
  url: ['url', 'link', 'source', 'sourceurl', 'canonicalurl', 'href', 'permalink', 'uri', 'articleurl'],
  language: ['lang', 'language', 'sprache', 'langue', 'idioma', 'locale'],
  site: ['site', 'outlet', 'publisher', 'sitename', 'publication', 'newspaper', 'journal', 'medium'],
  section: ['section', 'ressort', 'rubrik', 'rubrique', 'desk', 'category', 'kategorie'],
  keywords: ['keywords', 'tags', 'schlagwörter', 'schlagworte', 'topics', 'labels', 'categories', 'subjects'],
};

/** All values of a row. */
export const ARCHIVE_FIELDS = Object.keys(FIELD_NAMES) as readonly (keyof ArchiveRow)[];

/** The value's name among an archive's columns or keys, or null; `names` are as written in the archive. */
export function fieldName(field: keyof ArchiveRow, names: readonly string[]): string | null {
  const plain = names.map((name) =>
    name
      .trim()
      .toLowerCase()
      .replace(/(?<=.)[\s_-]+/gu, ''),
  );
  for (const wanted of FIELD_NAMES[field]) {
    const at = plain.indexOf(wanted);
    if (at >= 0) return names[at]!;
  }
  return null;
}

const MEDIA_TYPES = { jsonl: 'application/x-ndjson', json: 'application/json', csv: 'text/csv' } as const;

/** Makes an article of a row; a row without text or title is refused with its number. */
export function rowArticle(
  row: ArchiveRow,
  place: { readonly file: string; readonly row: number },
  importer: 'jsonl' | 'csv' | 'json',
  warnings: readonly ImportWarning[],
): Result<ImportedArticle, AppError> {
  const blocks = isHtml(row.text)
    ? richBlocks(row.text)
    : structureBlocks(linesToBlocks(canonicalText(row.text)));
  const given = canonicalLine(row.title);
  if (blocks.length === 0 && given === '') return failure(rowError(place, 'no text'));
  const drafts = blocks.length > 0 ? blocks : [{ type: 'heading' as const, level: 1, raw: given, marks: [] }];
  const title = given || beginningOf(canonicalLine(drafts[0]!.raw));
  const url = /^https?:\/\/\S+$/u.test(row.url.trim()) ? row.url.trim() : '';
  const published = parseDate(row.date, 'day-first');
  const authors = row.authors.map(canonicalLine).filter((name) => name !== '');
  const sources: Record<string, string> = { title: given === '' ? 'first-sentence' : importer };
  if (authors.length > 0) sources['authors'] = importer;
  if (url !== '') sources['url'] = importer;
  if (row.site !== '') sources['site'] = importer;
  if (published !== null) sources['published'] = importer;
  if (row.keywords.length > 0) sources['keywords'] = importer;
  if (row.section !== '') sources['section'] = importer;
  return success(
    textArticle(drafts, {
      title,
      authors,
      url,
      site: canonicalLine(row.site),
      section: canonicalLine(row.section),
      keywords: row.keywords,
      published,
      declaredLanguage: row.language,
      sources,
      warnings: row.date.trim() !== '' && published === null ? [...warnings, 'date-unreadable'] : warnings,
      sourceId: row.sourceId.trim() === '' ? null : row.sourceId.trim(),
      importer,
      mediaType: MEDIA_TYPES[importer],
    }),
  );
}

/** The error of one row: file, number of the row (from 1) and why. */
export function rowError(place: { readonly file: string; readonly row: number }, reason: string): AppError {
  return appError('file-row-invalid', { file: place.file, row: String(place.row), reason });
}

/** Keeps the row itself, in UTF-8, as the article's original: its archive is too large to be kept. */
export function withRowPart(
  article: Result<ImportedArticle, AppError>,
  row: number,
  text: string,
): Result<ImportedArticle, AppError> {
  if (!article.ok) return article;
  const { mediaType } = article.value;
  return success({ ...article.value, part: { name: `#${row}`, bytes: encodeUtf8(text), mediaType } });
}
