import { appError } from '../../base/error-code.ts';
import { failure, success } from '../../base/result.ts';
import { declaredEncoding } from '../declared-encoding.ts';
import { decodeText } from '../decode-text.ts';
import { absoluteUrl } from '../html/absolute-url.ts';
import { hasTooManyMarks } from '../has-too-many-marks.ts';
import { importHtml } from '../html/import-html.ts';
import type { ImportFormat } from '../import-format.ts';
import type { ImportLimits } from '../import-limits.ts';
import type { ImportedArticle, ImportedItems, ImportInput, RelatedFiles } from '../imported-article.ts';
import { momentOf } from '../moment.ts';
import { keepPictures } from '../pictures/keep-pictures.ts';
import { readableSize } from '../readable-size.ts';
import { charsetOf, mediaTypeOf } from '../warc/header-fields.ts';
import { encodedWords } from './encoded-words.ts';
import { mimeHeader, mimeParameter, mimeParts, type MimeHeader, type MimePart } from './mime-parts.ts';

/** A page and what belongs to it in one file (RFC 2557), as Chromium, Internet Explorer and others save it. */
export const mhtmlFormat: ImportFormat = {
  name: 'mhtml',
  looksLike: ({ ascii }) => {
    const section = /^(?:\xEF\xBB\xBF)?\s*((?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){2,})/u.exec(
      ascii,
    )?.[1];
    if (section === undefined) return false;
    const saved = /^from:[^\n]*saved by|^snapshot-content-location:/imu.test(section);
    const related = /^content-type:\s*multipart\/(?:related|mixed|alternative)/imu.test(section);
    // A mail may be built the same way, but has a receiver.
    return (
      related &&
      (saved ||
        (/multipart\/related/iu.test(section) &&
          !/^(?:to|received|delivered-to|message-id|subject):/imu.test(section)))
    );
  },
  read: importMhtml,
};

async function* importMhtml(
  input: ImportInput,
  { limits }: { readonly limits: ImportLimits },
): ImportedItems {
  const { name: file, source } = input;
  if (source.size > limits.wholeBytes) {
    const values = { file, size: readableSize(source.size), limit: readableSize(limits.wholeBytes) };
    return yield failure(appError('file-too-large', values));
  }
  const bytes = await source.read(0, source.size);
  const { header } = mimeHeader(bytes, 0);
  const parts = mimeParts(bytes);
  const page = rootPart(parts, header);
  if (page === undefined) {
    const reason = 'it holds no page';
    return yield failure(appError('file-damaged', { file, reason }));
  }
  const html = page.content();
  if (html.length > limits.documentBytes) {
    const values = { file, size: readableSize(html.length), limit: readableSize(limits.documentBytes) };
    return yield failure(appError('file-too-large', values));
  }
  const decoded = decodeText(html, charsetOf(page.header.get('content-type')) ?? declaredEncoding(html));
  if (decoded === null) return yield failure(appError('file-encoding-invalid', { file }));
  if (hasTooManyMarks(decoded.text, 'html', limits.documentMarks))
    return yield failure(appError('file-too-many-marks', { file }));
  const address = addressOf(header) || addressOf(page.header) || webAddress(header.get('content-base'));
  const { guessed, damaged, text } = decoded;
  const imported = importHtml(
    {
      html: text,
      name: file,
      pasted: false,
      wholePage: input.wholePage === true,
      address,
      warnings: [
        ...(guessed ? (['encoding-guessed'] as const) : []),
        ...(damaged ? (['encoding-damaged'] as const) : []),
      ],
    },
    limits,
  );
  if (imported === null) return yield failure(appError('file-no-text', { file }));
  const article = await keepPictures(imported, partsByName(parts, address));
  yield success(withHeader({ ...article, importer: 'mhtml', mediaType: 'multipart/related' }, header));
}

/** The part that "start" names, else the first page. */
function rootPart(parts: readonly MimePart[], header: MimeHeader): MimePart | undefined {
  const start = mimeParameter(header.get('content-type'), 'start');
  const isPage = (part: MimePart): boolean =>
    /^(?:text\/html|application\/xhtml\+xml)$/u.test(mediaTypeOf(part.header.get('content-type')));
  return (
    parts.find((part) => start !== '' && part.header.get('content-id') === start && isPage(part)) ??
    parts.find(isPage)
  );
}

/** The web address a part was saved from; local paths tell nothing. */
function addressOf(header: MimeHeader): string {
  const location = header.get('snapshot-content-location') ?? header.get('content-location') ?? '';
  return webAddress(location);
}

function webAddress(location: string | undefined): string {
  return location !== undefined && /^https?:\/\//iu.test(location) ? location : '';
}

/** Parts by the addresses and identifiers that a page may name them by; a relative address counts from that of the page. */
function partsByName(parts: readonly MimePart[], page: string): RelatedFiles {
  const byName = new Map<string, MimePart>();
  for (const part of parts) {
    const id = /^<(.*)>$/u.exec(part.header.get('content-id') ?? '')?.[1];
    const location = part.header.get('content-location');
    if (id !== undefined) byName.set(`cid:${id}`, part);
    if (location === undefined) continue;
    byName.set(location, part);
    byName.set(absoluteUrl(location, page) ?? location, part);
    byName.set(location.replace(/#.*$/su, ''), part);
  }
  return (name) => Promise.resolve(byName.get(name)?.content() ?? null);
}

/** The file's own header names moment and title; a title of the page itself is better. */
function withHeader(article: ImportedArticle, header: MimeHeader): ImportedArticle {
  const captured = momentOf(header.get('date') ?? '');
  const subject = encodedWords(header.get('subject') ?? '').trim();
  const { metadata } = article;
  const guessed = /^(?:file-name|first-line|first-sentence)$/u.test(metadata.sources['title'] ?? '');
  const sources = { ...metadata.sources, title: 'mhtml-subject' };
  return {
    ...article,
    ...(captured === null ? {} : { captured }),
    metadata: guessed && subject !== '' ? { ...metadata, title: subject, sources } : metadata,
  };
}
