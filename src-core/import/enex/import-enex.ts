import { appError } from '../../base/error-code.ts';
import { base64Bytes } from '../pictures/base64.ts';
import { failure, success } from '../../base/result.ts';
import { encodeUtf8 } from '../../base/text-codec.ts';
import { parseDate } from '../../text/calendar-date.ts';
import type { DraftBlock } from '../../text/document-builder.ts';
import type { ImportContext, ImportFormat } from '../import-format.ts';
import type { ImportLimits } from '../import-limits.ts';
import type { ImportedArticle, ImportedItems, ImportedPicture } from '../imported-article.ts';
import { titleOfBlocks } from '../lines/title-of-blocks.ts';
import { withLoosePictures } from '../loose-pictures.ts';
import { pictureOf } from '../picture-type.ts';
import { placedQuotes } from '../quotes/placed-quotes.ts';
import { textArticle } from '../text-article.ts';
import { textChunks } from '../text-chunks.ts';
import { markupStart } from '../xml/markup-start.ts';
import { xmlEncoding } from '../xml/xml-encoding.ts';
import { childAt, childrenOf, textAt, textOf, type XmlElement } from '../xml/xml-element.ts';
import { xmlRecords } from '../xml/xml-records.ts';
import { md5 } from './md5.ts';
import { noteContent } from './note-blocks.ts';

/** Characters of one note with its files; Evernote takes 200 MB. */
const LONGEST = 280 * 1024 * 1024;

/** Evernote's export: one article a note, with its pictures; documents in it are articles of their own. */
export const enexFormat: ImportFormat = {
  name: 'enex',
  inParts: true,
  looksLike: ({ ascii }) => /^<en-export[\s>]/iu.test(markupStart(ascii).rest),
  read: async function* (input, context) {
    const { source, name: file } = input;
    const chunks = textChunks(source, xmlEncoding(await source.read(0, 256)));
    let row = 0;
    for await (const note of xmlRecords(chunks, (name) => name === 'note', LONGEST)) {
      row += 1;
      const content = childAt(note, 'content');
      if (/aes/iu.test(content?.attributes['encoding'] ?? '')) {
        yield failure(appError('file-encrypted', { file: `${file}#${row}` }));
        continue;
      }
      yield* noteArticles(note, row, source.size > context.limits.rowsBytes, context);
    }
  },
};

interface Resource {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly mediaType: string;
}

async function* noteArticles(
  note: XmlElement,
  row: number,
  apart: boolean,
  context: ImportContext,
): ImportedItems {
  const resources = childrenOf(note, 'resource').map(resourceOf);
  let article: ImportedArticle | null;
  try {
    article = noteArticle(note, resources, context.limits);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    yield failure(appError('file-row-invalid', { file: '', row: String(row), reason: 'nests too deep' }));
    return;
  }
  const enml = textAt(note, 'content');
  if (article === null) {
    // A note may hold nothing but a file.
    if (resources.length === 0)
      yield failure(appError('file-row-invalid', { file: '', row: String(row), reason: 'no text' }));
  } else if (apart)
    yield success({
      ...article,
      part: { name: `#${row}`, bytes: encodeUtf8(enml), mediaType: 'application/xml' },
    });
  else yield success(article);
  for (const { name, bytes, mediaType } of resources) {
    if (/^(?:image|audio|video|font)\//iu.test(mediaType) || bytes.length === 0) continue;
    for await (const item of context.importPart({ name: name || `#${row}`, bytes })) {
      if (item.ok || item.error.code !== 'file-binary') yield item;
    }
  }
}

function noteArticle(
  note: XmlElement,
  resources: readonly Resource[],
  { htmlDepth }: ImportLimits,
): ImportedArticle | null {
  const address = textAt(note, 'note-attributes/source-url');
  const url = /^https?:\/\/\S+$/iu.test(address) ? address : '';
  const clipped = /^web\.clip/iu.test(textAt(note, 'note-attributes/source'));
  const { blocks, highlights } = noteContent(
    textAt(note, 'content'),
    url,
    clipped,
    (hash) => resources.find(({ bytes, name }) => name !== '' && md5(bytes) === hash)?.name ?? '',
    htmlDepth,
  );
  const pictures = picturesOf(resources);
  const title = textAt(note, 'title');
  const empty = blocks.every(({ raw }) => raw.trim() === '');
  if (empty && title === '') return null;
  const found = titleOfBlocks(blocks);
  const author = textAt(note, 'note-attributes/author');
  const tags = childrenOf(note, 'tag').map(textOf);
  const created = parseDate(textAt(note, 'created'), 'day-first');
  // When a page was clipped says nothing of when it was published.
  const published = clipped && url !== '' ? null : created;
  const modified = parseDate(textAt(note, 'updated'), 'day-first');
  const heading: DraftBlock = { type: 'heading', level: 1, raw: title, marks: [] };
  const article = textArticle(withLoosePictures(empty ? [heading, ...blocks] : blocks, pictures), {
    title: title || (found?.title ?? ''),
    authors: author === '' || author.includes('@') ? [] : [author],
    url,
    published,
    modified: modified === created ? null : modified,
    keywords: tags,
    sources: {
      title: title === '' ? (found?.source ?? 'first-sentence') : 'enex',
      ...(author === '' ? {} : { authors: 'enex' }),
      ...(url === '' ? {} : { url: 'enex' }),
      ...(published === null ? {} : { published: 'enex' }),
      ...(modified === null || modified === created ? {} : { modified: 'enex' }),
      ...(tags.length === 0 ? {} : { keywords: 'enex' }),
    },
    warnings: [],
    importer: 'enex',
    mediaType: 'application/enex+xml',
    pictures,
  });
  return { ...article, annotations: placedQuotes(highlights, article.document.text) };
}

function resourceOf(element: XmlElement): Resource {
  return {
    bytes: base64Bytes(textAt(element, 'data')) ?? new Uint8Array(),
    name: textAt(element, 'resource-attributes/file-name'),
    mediaType: textAt(element, 'mime'),
  };
}

function picturesOf(resources: readonly Resource[]): readonly ImportedPicture[] {
  const pictures = new Map<string, ImportedPicture>();
  for (const { bytes, mediaType } of resources) {
    if (!/^image\//iu.test(mediaType)) continue;
    const picture = pictureOf(`enex:${md5(bytes)}`, bytes);
    if (picture !== null) pictures.set(picture.source, picture);
  }
  return [...pictures.values()];
}
