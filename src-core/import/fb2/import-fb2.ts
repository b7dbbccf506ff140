import { appError } from '../../base/error-code.ts';
import { failure, success } from '../../base/result.ts';
import { parseDate } from '../../text/calendar-date.ts';
import { canonicalLine } from '../../text/canonical-text.ts';
import type { ImportContext, ImportFormat } from '../import-format.ts';
import type { ImportedItems, ImportedPicture, ImportInput } from '../imported-article.ts';
import { blockWriter } from '../office/block-writer.ts';
import { officeTitle } from '../office/office-title.ts';
import { pictureOf } from '../picture-type.ts';
import { base64Bytes } from '../pictures/base64.ts';
import { readableSize } from '../readable-size.ts';
import { textArticle } from '../text-article.ts';
import { markupStart } from '../xml/markup-start.ts';
import { xmlDocument } from '../xml/xml-document.ts';
import { childAt, childrenOf, textAt, textOf, type XmlElement } from '../xml/xml-element.ts';
import { writeFb2 } from './fb2-body.ts';

/** FictionBook 2: a book in one XML file, its pictures inside. */
export const fb2Format: ImportFormat = {
  name: 'fb2',
  looksLike: ({ ascii }) => /^<FictionBook[\s>]/u.test(markupStart(ascii).rest),
  read: importFb2,
};

async function* importFb2({ name: file, source }: ImportInput, { limits }: ImportContext): ImportedItems {
  if (source.size > limits.wholeBytes) {
    const values = { file, size: readableSize(source.size), limit: readableSize(limits.wholeBytes) };
    return yield failure(appError('file-too-large', values));
  }
  const book = await bookOf(await source.read(0, source.size));
  const bodies = book === null ? [] : childrenOf(book, 'body');
  if (book === null || bodies.length === 0)
    return yield failure(appError('file-damaged', { file, reason: 'it has no body' }));
  const writer = blockWriter();
  for (const body of bodies) writeFb2(body, writer);
  const info = childAt(book, 'description/title-info');
  const { title, source: from } = officeTitle(
    '',
    info === null ? '' : textAt(info, 'book-title'),
    writer.drafts,
    file,
  );
  const authors =
    info === null
      ? []
      : childrenOf(info, 'author')
          .map(personOf)
          .filter((name) => name !== '');
  const site = canonicalLine(textAt(book, 'description/publish-info/publisher'));
  const date = info === null ? null : childAt(info, 'date');
  const published = parseDate(date?.attributes['value'] ?? textOf(date), 'day-first');
  const article = textArticle(writer.drafts, {
    title,
    authors,
    site,
    published,
    declaredLanguage: info === null ? '' : textAt(info, 'lang'),
    sources: {
      title: from,
      ...(authors.length === 0 ? {} : { authors: 'properties' }),
      ...(site === '' ? {} : { site: 'properties' }),
      ...(published === null ? {} : { published: 'properties' }),
    },
    warnings: [],
    importer: 'fb2',
    mediaType: 'application/x-fictionbook+xml',
    pictures: picturesOf(book),
  });
  yield success(article);
}

/** Null also where it nests too deep for a book. */
async function bookOf(bytes: Uint8Array): Promise<XmlElement | null> {
  try {
    return await xmlDocument(bytes);
  } catch {
    return null;
  }
}

function personOf(author: XmlElement): string {
  const parts = ['first-name', 'middle-name', 'last-name'].map((name) => textAt(author, name));
  return canonicalLine(parts.join(' ')) || canonicalLine(textAt(author, 'nickname'));
}

function picturesOf(book: XmlElement): readonly ImportedPicture[] {
  return childrenOf(book, 'binary').flatMap((binary) => {
    const bytes = base64Bytes(textOf(binary));
    const picture = bytes === null ? null : pictureOf(binary.attributes['id'] ?? '', bytes);
    return picture === null ? [] : [picture];
  });
}
