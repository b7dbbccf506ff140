import { success } from '../../base/result.ts';
import type { ImportFormat } from '../import-format.ts';
import { personNames } from '../person-name.ts';
import { referenceArticle } from '../references/reference-article.ts';
import { NO_REFERENCE, type Reference } from '../references/reference.ts';
import { textChunks } from '../text-chunks.ts';
import { childAt, childrenOf, elementsIn, textAt, textOf, type XmlElement } from '../xml/xml-element.ts';
import { xmlRecords } from '../xml/xml-records.ts';
import { markupStart } from '../xml/markup-start.ts';
import { xmlEncoding } from '../xml/xml-encoding.ts';

/** EndNote's XML: one article a record; records are read as they are asked for. */
export const endnoteFormat: ImportFormat = {
  name: 'endnote-xml',
  looksLike: ({ ascii }) => /^<xml>\s*<records>/iu.test(markupStart(ascii).rest),
  read: async function* (input, { limits }) {
    const chunks = textChunks(input.source, xmlEncoding(await input.source.read(0, 256)));
    const source = { importer: 'endnote-xml', mediaType: 'application/xml', warnings: [] };
    for await (const record of xmlRecords(chunks, (name) => name === 'record', limits.rowLength))
      yield success(referenceArticle(endnoteReference(record), source));
  },
};

function endnoteReference(record: XmlElement): Reference {
  const people = (role: string): readonly string[] =>
    personNames(childrenOf(childAt(record, `contributors/${role}`) ?? NOTHING, 'author').map(textOf));
  const title = textAt(record, 'titles/title');
  const container = [textAt(record, 'titles/secondary-title'), textAt(record, 'periodical/full-title')];
  return {
    ...NO_REFERENCE,
    id: textAt(record, 'label') || textAt(record, 'accession-num') || textAt(record, 'rec-number'),
    title,
    authors: people('authors'),
    editors: people('secondary-authors'),
    container: container.find((name) => name !== '' && name !== title) ?? '',
    publisher: textAt(record, 'publisher'),
    place: textAt(record, 'pub-location'),
    volume: textAt(record, 'volume'),
    issue: textAt(record, 'number'),
    pages: textAt(record, 'pages'),
    date: dateOf(textAt(record, 'dates/pub-dates/date'), textAt(record, 'dates/year')),
    url:
      elementsIn(record, 'url')
        .map((element) => textOf(element).trim())
        .find((url) => /^https?:/iu.test(url)) ?? '',
    doi: textAt(record, 'electronic-resource-num'),
    number: textAt(record, 'isbn').split(/\s/u)[0] ?? '',
    language: textAt(record, 'language'),
    abstract: textAt(record, 'abstract'),
    notes: [textAt(record, 'notes'), textAt(record, 'research-notes')].filter((note) => note !== ''),
    keywords: elementsIn(record, 'keyword').flatMap((word) => textOf(word).split(/\s*[;\n]\s*/u)),
  };
}

/** "May 12" and "2019" stand apart. */
function dateOf(day: string, year: string): string {
  return /\d{4}/u.test(day) || day === '' ? day || year : `${day} ${year}`;
}

const NOTHING: XmlElement = { name: '', attributes: {}, children: [] };
