import { appError } from '../../base/error-code.ts';
import { failure, success } from '../../base/result.ts';
import { parseDate } from '../../text/calendar-date.ts';
import type { DraftBlock, DraftMark } from '../../text/document-builder.ts';
import type { ImportFormat } from '../import-format.ts';
import { plainLine } from '../references/plain-line.ts';
import { textArticle } from '../text-article.ts';
import { textChunks } from '../text-chunks.ts';
import { titleFromName } from '../title-from-name.ts';
import { markupStart } from '../xml/markup-start.ts';
import { xmlEncoding } from '../xml/xml-encoding.ts';
import { childAt, childrenOf, textAt, type XmlElement } from '../xml/xml-element.ts';
import { xmlRecords } from '../xml/xml-records.ts';

/** OPML, the outlines of outliners and the lists of feed readers: one article, its outline as nested lists. */
export const opmlFormat: ImportFormat = {
  name: 'opml',
  looksLike: ({ ascii }) => /^<opml[\s>]/iu.test(markupStart(ascii).rest),
  read: async function* (input, { limits }) {
    const { source, name: file } = input;
    const chunks = textChunks(source, xmlEncoding(await source.read(0, 256)));
    for await (const root of xmlRecords(chunks, (_, depth) => depth === 0, limits.documentBytes)) {
      const blocks = childrenOf(childAt(root, 'body') ?? root, 'outline').flatMap((outline) =>
        outlineBlocks(outline, 1),
      );
      if (blocks.length === 0) {
        yield failure(appError('file-no-text', { file }));
        continue;
      }
      const title = textAt(root, 'head/title');
      const author = textAt(root, 'head/ownerName');
      const published = parseDate(textAt(root, 'head/dateCreated'), 'day-first');
      yield success(
        textArticle(blocks, {
          title: title || titleFromName(file),
          authors: author === '' ? [] : [author],
          published,
          sources: {
            title: title === '' ? 'file-name' : 'opml',
            ...(author === '' ? {} : { authors: 'opml' }),
            ...(published === null ? {} : { published: 'opml' }),
          },
          warnings: [],
          importer: 'opml',
          mediaType: 'text/x-opml',
        }),
      );
    }
  },
};

function outlineBlocks(outline: XmlElement, level: number): DraftBlock[] {
  const { attributes } = outline;
  const raw = plainLine(attributes['text'] ?? attributes['title'] ?? '');
  const note = (attributes['_note'] ?? '').trim();
  const address = attributes['htmlUrl'] ?? attributes['url'] ?? attributes['xmlUrl'] ?? '';
  const marks: DraftMark[] = /^https?:\/\/\S+$/iu.test(address)
    ? [{ type: 'link', start: 0, end: raw.length, href: address }]
    : [];
  const own: DraftBlock[] =
    raw === '' ? [] : [{ type: 'list-item', level: Math.min(level, 6), ordered: false, raw, marks }];
  const said: DraftBlock[] = note === '' ? [] : [{ type: 'paragraph', raw: note, marks: [] }];
  return [
    ...own,
    ...said,
    ...childrenOf(outline, 'outline').flatMap((child) => outlineBlocks(child, level + 1)),
  ];
}
