import { failure, success } from '../../base/result.ts';
import { encodeUtf8 } from '../../base/text-codec.ts';
import { parseDate } from '../../text/calendar-date.ts';
import { canonicalLine, canonicalText } from '../../text/canonical-text.ts';
import type { DraftBlock } from '../../text/document-builder.ts';
import { rowError } from '../archive-row.ts';
import type { ImportFormat } from '../import-format.ts';
import type { ImportedArticle } from '../imported-article.ts';
import { beginningOf } from '../lines/title-of-blocks.ts';
import { textArticle } from '../text-article.ts';
import { textChunks } from '../text-chunks.ts';
import { childAt, childrenOf, elementsIn, textAt, textOf, type XmlElement } from '../xml/xml-element.ts';
import { xmlRecords } from '../xml/xml-records.ts';

/** Lists of terms that Reuters indexed an item by. */
const TERMS = ['TOPICS', 'PLACES', 'PEOPLE', 'ORGS', 'EXCHANGES', 'COMPANIES'];

/** News archives in SGML, as Reuters-21578 and the TREC collections have them: one article an item, read as asked for. */
export const sgmlFormat: ImportFormat = {
  name: 'sgml',
  inParts: true,
  looksLike: ({ ascii }) =>
    /^(?:\xEF\xBB\xBF)?\s*(?:<!DOCTYPE lewis[^>]*>\s*)?<REUTERS\s[^>]*>/iu.test(ascii) ||
    /^\s*<DOC>\s*<DOCNO>[^<]{1,100}<\/DOCNO>/iu.test(ascii),
  read: async function* (input, { limits }) {
    const { source, name: file } = input;
    // The archives are older than Unicode; their accents are Latin-1 where they have any.
    const chunks = textChunks(source, 'windows-1252');
    let row = 0;
    for await (const item of xmlRecords(
      chunks,
      (name) => name === 'REUTERS' || name === 'DOC',
      limits.rowLength,
    )) {
      row += 1;
      const article = item.name === 'DOC' ? trecArticle(item) : reutersArticle(item);
      if (article === null) {
        yield failure(rowError({ file, row }, 'no text'));
        continue;
      }
      const part = {
        name: `#${article.sourceId ?? row}`,
        bytes: encodeUtf8(textOf(item)),
        mediaType: 'text/plain',
      };
      yield success(source.size > limits.rowsBytes ? { ...article, part } : article);
    }
  },
};

function reutersArticle(item: XmlElement): ImportedArticle | null {
  const text = childAt(item, 'TEXT');
  if (text === null) return null;
  const dateline = canonicalLine(textAt(text, 'DATELINE'));
  // Items that were not processed have their text right inside of TEXT.
  const own = childAt(text, 'BODY') ?? {
    ...text,
    children: text.children.filter((child) => typeof child === 'string'),
  };
  const blocks = wireBlocks(`${dateline === '' ? '' : `${dateline} `}${textOf(own).trimStart()}`);
  const title = canonicalLine(textAt(text, 'TITLE'));
  if (blocks.length === 0 && title === '') return null;
  const author = /^\s*by\s+([^,\n]+)/iu.exec(textAt(text, 'AUTHOR'))?.[1] ?? '';
  const date = textAt(item, 'DATE');
  const published = parseDate(date, 'day-first');
  const keywords = TERMS.flatMap((name) =>
    childrenOf(childAt(item, name) ?? item, 'D').map((term) => textOf(term)),
  );
  const drafts = blocks.length > 0 ? blocks : [{ type: 'heading' as const, level: 1, raw: title, marks: [] }];
  return textArticle(drafts, {
    title: title || beginningOf(canonicalLine(drafts[0]!.raw)),
    authors: author.trim() === '' ? [] : [author],
    site: 'Reuters',
    published,
    keywords,
    sources: {
      title: title === '' ? 'first-sentence' : 'sgml',
      site: 'sgml',
      ...(author === '' ? {} : { authors: 'sgml' }),
      ...(published === null ? {} : { published: 'sgml' }),
      ...(keywords.length === 0 ? {} : { keywords: 'sgml' }),
    },
    warnings: date !== '' && published === null ? ['date-unreadable'] : [],
    sourceId: item.attributes['NEWID'] ?? null,
    importer: 'sgml',
    mediaType: 'text/sgml',
  });
}

function trecArticle(item: XmlElement): ImportedArticle | null {
  const first = (...names: readonly string[]): string =>
    names
      .map((name) => canonicalLine(textOf(elementsIn(item, name)[0] ?? null)))
      .find((value) => value !== '') ?? '';
  const blocks = elementsIn(item, 'TEXT').flatMap((text) => wireBlocks(textOf(text)));
  const title = first('TITLE', 'HEADLINE', 'HEAD', 'HL', 'TI');
  if (blocks.length === 0 && title === '') return null;
  const published = parseDate(first('DATE', 'DATE1', 'DATE_TIME', 'DD'), 'month-first');
  const drafts = blocks.length > 0 ? blocks : [{ type: 'heading' as const, level: 1, raw: title, marks: [] }];
  return textArticle(drafts, {
    title: title || beginningOf(canonicalLine(drafts[0]!.raw)),
    published,
    sources: {
      title: title === '' ? 'first-sentence' : 'sgml',
      ...(published === null ? {} : { published: 'sgml' }),
    },
    warnings: [],
    sourceId: first('DOCNO') || null,
    importer: 'sgml',
    mediaType: 'text/sgml',
  });
}

/** Paragraphs of a wire: each begins with a set-in line; columns of figures keep their blanks; "Reuter" closes it. */
function wireBlocks(text: string): DraftBlock[] {
  return canonicalText(text)
    .split(/\n\s*\n|\n(?= {2,}\S)|\n(?= ?reuter[^\n]{0,3}$)/imu)
    .flatMap((part): DraftBlock[] => {
      const lines = part.split('\n').filter((line) => line.trim() !== '');
      // Flashes have a row of stars where others have their text.
      if (!lines.some((line) => /[\p{L}\p{N}]/u.test(line))) return [];
      if (/^(?:reuter\S{0,2}|ap\S*|&#3;)$/iu.test(part.trim()))
        return [{ type: 'paragraph', raw: part, marks: [], role: 'leftover' }];
      const columns = lines.filter((line) => /\S {3,}\S/u.test(line)).length;
      if (columns >= lines.length / 2) return [{ type: 'code', raw: lines.join('\n'), marks: [] }];
      return [{ type: 'paragraph', raw: lines.map((line) => line.trim()).join(' '), marks: [] }];
    })
    .reduce<DraftBlock[]>((blocks, block) => {
      // Rows of one table stand set in, each.
      const last = blocks.at(-1);
      if (block.type === 'code' && last?.type === 'code')
        blocks[blocks.length - 1] = { ...last, raw: `${last.raw}\n${block.raw}` };
      else blocks.push(block);
      return blocks;
    }, []);
}
