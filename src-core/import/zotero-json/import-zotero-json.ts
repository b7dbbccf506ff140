import { appError } from '../../base/error-code.ts';
import { failure, success } from '../../base/result.ts';
import type { ImportFormat } from '../import-format.ts';
import { readInputJson } from '../read-input-json.ts';
import { referenceArticle } from '../references/reference-article.ts';
import { NO_REFERENCE, type Reference } from '../references/reference.ts';

type Values = Readonly<Record<string, unknown>>;

/** Items as Zotero's own interfaces and Better BibTeX write them in JSON: one article an item, with its notes and tags. */
export const zoteroJsonFormat: ImportFormat = {
  name: 'zotero-json',
  looksLike: ({ ascii }) =>
    /^(?:\xEF\xBB\xBF)?\s*[[{]/u.test(ascii) &&
    /"itemType"\s*:\s*"[a-zA-Z]+"/u.test(ascii) &&
    /"(?:creators|citationKey|citekey|itemID|abstractNote|libraryCatalog)"\s*:/u.test(ascii),
  read: async function* (input, { limits }) {
    const read = await readInputJson(input, limits.documentBytes);
    if (!read.ok) return yield read;
    const { name: file } = input;
    const { value } = read.value;
    const source = { importer: 'zotero-json', mediaType: 'application/json', warnings: read.value.warnings };
    for (const [index, item] of itemsIn(value).entries()) {
      const type = isValues(item) ? item['itemType'] : null;
      if (!isValues(item) || type === 'attachment' || type === 'annotation') continue;
      const reference = itemReference(item);
      const empty = reference.title === '' && reference.abstract === '' && reference.notes.length === 0;
      yield empty
        ? failure(appError('file-row-invalid', { file, row: String(index + 1), reason: 'no title' }))
        : success(referenceArticle(reference, source));
    }
  },
};

/** A list, an object with items, or what the web interface gives: each with its values in "data". */
function itemsIn(value: unknown): readonly unknown[] {
  const inside = isValues(value) ? value['items'] : value;
  const list = Array.isArray(inside) ? inside : [value];
  return list.map((item: unknown) => (isValues(item) && isValues(item['data']) ? item['data'] : item));
}

function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function itemReference(item: Values): Reference {
  const first = (...names: readonly string[]): string => {
    for (const name of names) {
      const value = item[name];
      if (typeof value === 'string' && value.trim() !== '') return value.trim();
      if (typeof value === 'number') return String(value);
    }
    return '';
  };
  return {
    ...NO_REFERENCE,
    id: first('citationKey', 'citekey', 'key', 'itemID'),
    title: first('title', 'shortTitle', 'caseName', 'subject', 'nameOfAct'),
    authors: peopleOf(item, (type) => type !== 'editor' && type !== 'seriesEditor' && type !== 'translator'),
    editors: peopleOf(item, (type) => type === 'editor'),
    container: first(
      'publicationTitle',
      'bookTitle',
      'proceedingsTitle',
      'websiteTitle',
      'blogTitle',
      'encyclopediaTitle',
      'dictionaryTitle',
      'forumTitle',
      'programTitle',
      'conferenceName',
      'series',
    ),
    publisher: first(
      'publisher',
      'university',
      'institution',
      'company',
      'label',
      'distributor',
      'studio',
      'network',
    ),
    place: first('place'),
    volume: first('volume'),
    issue: first('issue', 'number', 'reportNumber'),
    pages: first('pages'),
    date: first('date', 'issueDate', 'dateEnacted', 'dateDecided'),
    url: first('url'),
    doi: first('DOI'),
    number: first('ISBN', 'ISSN'),
    language: first('language'),
    abstract: first('abstractNote'),
    notes: [first('note'), ...notesOf(item['notes'])].filter((note) => note !== ''),
    keywords: tagsOf(item['tags']),
  };
}

function peopleOf(item: Values, wanted: (type: string) => boolean): readonly string[] {
  const creators = item['creators'];
  if (!Array.isArray(creators)) return [];
  return creators.flatMap((person: unknown) => {
    if (!isValues(person)) return [];
    const part = (name: string): string => (typeof person[name] === 'string' ? person[name].trim() : '');
    if (!wanted(part('creatorType'))) return [];
    const name =
      part('name') || [part('firstName'), part('lastName')].filter((each) => each !== '').join(' ');
    return name === '' ? [] : [name];
  });
}

function notesOf(notes: unknown): readonly string[] {
  if (!Array.isArray(notes)) return [];
  return notes.map((note: unknown) => {
    const text = isValues(note) ? note['note'] : note;
    return typeof text === 'string' ? text : '';
  });
}

function tagsOf(tags: unknown): readonly string[] {
  if (!Array.isArray(tags)) return [];
  return tags.map((tag: unknown) => {
    const name = isValues(tag) ? tag['tag'] : tag;
    return typeof name === 'string' ? name : '';
  });
}
