import { appError } from '../../base/error-code.ts';
import { failure, success } from '../../base/result.ts';
import type { ImportFormat } from '../import-format.ts';
import { readInputJson } from '../read-input-json.ts';
import { partialDate } from '../references/reference-date.ts';
import { referenceArticle } from '../references/reference-article.ts';
import { NO_REFERENCE, type Reference } from '../references/reference.ts';

type Values = Readonly<Record<string, unknown>>;

/** Types of CSL 1.0.2. */
const TYPE =
  /"type"\s*:\s*"(?:article(?:-journal|-magazine|-newspaper)?|bill|book|broadcast|chapter|classic|collection|dataset|document|entry(?:-dictionary|-encyclopedia)?|event|figure|graphic|hearing|interview|legal_case|legislation|manuscript|map|motion_picture|musical_score|pamphlet|paper-conference|patent|performance|periodical|personal_communication|post(?:-weblog)?|regulation|report|review(?:-book)?|software|song|speech|standard|thesis|treaty|webpage)"/u;

/** CSL-JSON, as Zotero, Pandoc and citeproc exchange references: one article an item. */
export const cslJsonFormat: ImportFormat = {
  name: 'csl-json',
  looksLike: ({ ascii }) =>
    /^(?:\xEF\xBB\xBF)?\s*(?:\[\s*|\{\s*"(?:items|references)"\s*:\s*\[\s*)?\{/u.test(ascii) &&
    TYPE.test(ascii) &&
    /"(?:issued|container-title|family|literal|publisher-place|citation-key|DOI|accessed)"\s*:/u.test(ascii),
  read: async function* (input, { limits }) {
    const read = await readInputJson(input, limits.documentBytes);
    if (!read.ok) return yield read;
    const { name: file } = input;
    const items = read.value.value;
    const source = {
      importer: 'csl-json',
      mediaType: 'application/vnd.citationstyles.csl+json',
      warnings: read.value.warnings,
    };
    const list = Array.isArray(items) ? items : listIn(items);
    for (const [index, item] of list.entries()) {
      const reference = isRecord(item) ? cslReference(item) : null;
      yield reference === null || (reference.title === '' && reference.abstract === '')
        ? failure(appError('file-row-invalid', { file, row: String(index + 1), reason: 'no title' }))
        : success(referenceArticle(reference, source));
    }
  },
};

function listIn(value: unknown): readonly unknown[] {
  if (!isRecord(value)) return [];
  const list = value['items'] ?? value['references'];
  return Array.isArray(list) ? list : [value];
}

function isRecord(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function cslReference(item: Values): Reference {
  const text = (name: string): string => {
    const value = item[name];
    if (typeof value === 'number') return String(value);
    return typeof value === 'string' ? value.trim() : '';
  };
  const keywords = item['keyword'] ?? item['keywords'] ?? item['categories'];
  return {
    ...NO_REFERENCE,
    id: text('citation-key') || text('id'),
    title: text('title'),
    authors: peopleOf(item['author']),
    editors: peopleOf(item['editor']),
    container: text('container-title') || text('collection-title'),
    publisher: text('publisher'),
    place: text('publisher-place'),
    volume: text('volume'),
    issue: text('issue') || text('number'),
    pages: text('page'),
    date: dateOf(item['issued']),
    url: text('URL'),
    doi: text('DOI'),
    number: text('ISBN') || text('ISSN'),
    language: text('language'),
    abstract: text('abstract'),
    notes: [text('note'), text('annote')].filter((note) => note !== ''),
    keywords: Array.isArray(keywords)
      ? keywords.filter((word) => typeof word === 'string')
      : typeof keywords === 'string'
        ? keywords.split(/\s*[,;]\s*/u)
        : [],
  };
}

function peopleOf(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((person: unknown) => {
    if (!isRecord(person)) return typeof person === 'string' ? [person] : [];
    const part = (name: string): string => (typeof person[name] === 'string' ? person[name].trim() : '');
    if (part('literal') !== '') return [part('literal')];
    const parts = ['given', 'dropping-particle', 'non-dropping-particle', 'family', 'suffix'].map(part);
    const name = parts.filter((each) => each !== '').join(' ');
    return name === '' ? [] : [name];
  });
}

function dateOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (!isRecord(value)) return '';
  const parts = value['date-parts'];
  const first: unknown = Array.isArray(parts) ? parts[0] : null;
  if (Array.isArray(first))
    return partialDate(Number(first[0]), Number(first[1] ?? 0), Number(first[2] ?? 0)) ?? '';
  const text = value['literal'] ?? value['raw'];
  return typeof text === 'string' ? text : '';
}
