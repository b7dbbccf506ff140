import type { Attachment, Email, Mailbox } from 'postal-mime';
import { appError } from '../../base/error-code.ts';
import { failure, success } from '../../base/result.ts';
import { parseDate } from '../../text/calendar-date.ts';
import { canonicalLine } from '../../text/canonical-text.ts';
import type { DraftBlock } from '../../text/document-builder.ts';
import { hasTooManyMarks } from '../has-too-many-marks.ts';
import type { ImportContext } from '../import-format.ts';
import type { ImportedItems, ImportedPicture } from '../imported-article.ts';
import { titleOfBlocks } from '../lines/title-of-blocks.ts';
import { withLoosePictures } from '../loose-pictures.ts';
import { pictureOf } from '../picture-type.ts';
import { readableSize } from '../readable-size.ts';
import { textArticle } from '../text-article.ts';
import { cutForwards, putBack } from './cut-forwards.ts';
import { htmlMailBlocks, textMailBlocks } from './mail-blocks.ts';

/** Multipart nesting that no mail program makes. */
const DEEPEST = 60;
/** Attachments that hold nothing to read. */
const NO_DOCUMENT =
  /^(?:image|audio|video|font)\/|^(?:application\/(?:pgp-signature|pgp-encrypted|pkcs7-signature|x-pkcs7-signature|ms-tnef|applefile|ics)|text\/(?:calendar|x-vcard|vcard|directory|x-amp-html|rfc822-headers)|message\/(?:delivery-status|disposition-notification|partial|external-body))$/iu;
const NO_DOCUMENT_NAME =
  /\.(?:p7s|asc|sig|vcf|ics|png|jpe?g|gif|webp|bmp|tiff?|heic|mp3|m4a|wav|ogg|mp4|mov|avi|mkv|webm|exe|dll|bin)$/iu;
const NOTHING_IN_IT: ReadonlySet<string> = new Set(['file-no-text', 'file-empty', 'file-binary']);
const ENCRYPTED = /application\/(?:x-)?pkcs7-mime(?!;\s*smime-type="?signed)|multipart\/encrypted/iu;
/** A body of plain text is taken where the one in HTML has lost most of it. */
const LOST = 0.5;

/** The article of a mail, then those of the documents attached to it. */
export async function* mailArticles(
  bytes: Uint8Array,
  file: string,
  context: ImportContext,
  importer: 'eml' | 'mbox',
): ImportedItems {
  const { documentMarks } = context.limits;
  const tooMany = failure(appError('file-too-many-marks', { file }));
  const cut = cutForwards(bytes);
  const apart = await parsed(cut.mail, documentMarks);
  const mail = apart === null ? null : (putBack(apart, cut.forwards) ?? (await parsed(bytes, documentMarks)));
  if (mail === null) return yield tooMany;
  const documents = mail.attachments.filter(isDocument);
  if (isEncrypted(mail)) return yield failure(appError('file-encrypted', { file }));
  const length = Math.max(mail.text?.length ?? 0, mail.html?.length ?? 0);
  if (length > context.limits.documentBytes) {
    const values = { size: readableSize(length), limit: readableSize(context.limits.documentBytes) };
    return yield failure(appError('file-too-large', { file, ...values }));
  }
  if (
    hasTooManyMarks(mail.html ?? '', 'html', documentMarks) ||
    hasTooManyMarks(mail.text ?? '', 'plain-text', documentMarks)
  )
    return yield tooMany;
  const article = mailArticle(mail, context, importer);
  // A cover without a word of its own, as scanners send, leaves the stage to what it brings.
  if (article !== null) yield success(article);
  else if (documents.length === 0) yield failure(appError('file-no-text', { file }));
  for (const [index, attachment] of documents.entries()) {
    const content = bytesOf(attachment);
    const name = attachment.filename ?? attachedName(attachment, index);
    if (content.length === 0) continue;
    const named = attachment.disposition === 'attachment';
    for await (const item of context.importPart({ name, bytes: content })) {
      // Between pictures programs put parts that hold a line end.
      if (item.ok || named || !NOTHING_IN_IT.has(item.error.code)) yield item;
    }
  }
}

/** The parser takes a mail line by line, and holds each: null where there are more than `most`. */
async function parsed(bytes: Uint8Array, most: number): Promise<Email | null> {
  if (countLines(bytes) > most) return null;
  const { default: PostalMime } = await import('postal-mime');
  return PostalMime.parse(bytes, {
    forceRfc822Attachments: true,
    attachmentEncoding: 'arraybuffer',
    maxNestingDepth: DEEPEST,
  });
}

function countLines(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count += 1;
  return count;
}

function mailArticle(
  mail: Email,
  { limits }: ImportContext,
  importer: 'eml' | 'mbox',
): ReturnType<typeof textArticle> | null {
  const subject = canonicalLine(mail.subject ?? '');
  const body = bodyOf(mail, subject, limits);
  const pictures = picturesOf(mail);
  if (body.every((block) => block.raw.trim() === '') && subject === '') return null;
  const found = titleOfBlocks(body);
  const author = nameOf(mail.from);
  const published = mail.date === undefined ? null : parseDate(mail.date, 'day-first');
  const archived = /<?(https?:\/\/[^\s>]+)>?/u.exec(headerOf(mail, 'archived-at'))?.[1] ?? '';
  const keywords = headerOf(mail, 'keywords').split(/\s*[,;]\s*/u);
  const list = canonicalLine(headerOf(mail, 'list-id').replace(/<[^>]*>/u, '')).replace(/^"|"$/gu, '');
  const known = {
    ...(author === '' ? {} : { authors: 'from' }),
    ...(published === null ? {} : { published: 'date' }),
    ...(archived === '' ? {} : { url: 'archived-at' }),
    ...(list === '' ? {} : { site: 'list-id' }),
  };
  return textArticle(withLoosePictures([headerBlock(mail), ...body], pictures), {
    title: subject || (found?.title ?? ''),
    authors: author === '' ? [] : [author],
    site: list,
    url: archived,
    published,
    keywords,
    declaredLanguage: headerOf(mail, 'content-language'),
    sources: { title: subject === '' ? (found?.source ?? 'first-sentence') : 'subject', ...known },
    warnings: mail.date !== undefined && published === null ? ['date-unreadable'] : [],
    sourceId: mail.messageId ?? null,
    importer,
    mediaType: 'message/rfc822',
    pictures,
  });
}

function bodyOf(mail: Email, subject: string, limits: ImportContext['limits']): DraftBlock[] {
  const text = mail.text ?? '';
  const html = mail.html ?? '';
  if (html.trim() === '') return textMailBlocks(text, subject);
  const blocks = htmlMailBlocks(html, subject, limits);
  const letters = blocks.reduce((sum, { raw }) => sum + countLetters(raw), 0);
  return letters < countLetters(text) * LOST ? textMailBlocks(text, subject) : blocks;
}

function countLetters(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

/** Who wrote to whom, in the words of the headers. */
function headerBlock(mail: Email): DraftBlock {
  const people = (list: readonly Mailbox[] | undefined): string =>
    (list ?? [])
      .flatMap((each) => each.group ?? [each])
      .slice(0, 50)
      .map(fullName)
      .join(', ');
  const lines = [
    ['From', mail.from === undefined ? '' : fullName(mail.from)],
    ['To', people(mail.to)],
    ['Cc', people(mail.cc)],
  ].filter(([, value]) => value !== '');
  return { type: 'caption', raw: lines.map(([name, value]) => `${name}: ${value}`).join(' · '), marks: [] };
}

function fullName({ name, address }: Mailbox): string {
  if (address === undefined || address === '') return name;
  return name === '' || name === address ? address : `${name} <${address}>`;
}

function nameOf(from: Mailbox | undefined): string {
  if (from === undefined) return '';
  const name = canonicalLine(from.name).replace(/^["']|["']$/gu, '');
  const swapped = /^([^,@]+),\s*([^,@]+)$/u.exec(name);
  if (swapped !== null) return `${swapped[2]!} ${swapped[1]!}`;
  return name !== '' && !name.includes('@') ? name : (from.address ?? '');
}

function headerOf(mail: Email, key: string): string {
  return mail.headers.find((header) => header.key === key)?.value ?? '';
}

function bytesOf({ content }: Attachment): Uint8Array {
  if (typeof content === 'string') return new Uint8Array();
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}

function picturesOf(mail: Email): readonly ImportedPicture[] {
  const pictures = new Map<string, ImportedPicture>();
  for (const [index, attachment] of mail.attachments.entries()) {
    if (
      !/^image\//iu.test(attachment.mimeType) &&
      !/\.(?:png|jpe?g|gif|webp)$/iu.test(attachment.filename ?? '')
    )
      continue;
    const id = attachment.contentId?.replace(/^<|>$/gu, '') ?? `${index}`;
    const picture = pictureOf(`cid:${id}`, bytesOf(attachment));
    if (picture !== null && !pictures.has(picture.source)) pictures.set(picture.source, picture);
  }
  return [...pictures.values()];
}

function isDocument({ mimeType, filename, related, contentId }: Attachment): boolean {
  if (NO_DOCUMENT.test(mimeType) || NO_DOCUMENT_NAME.test(filename ?? '')) return false;
  return !(related === true && contentId !== undefined && filename === null);
}

function isEncrypted(mail: Email): boolean {
  const type = headerOf(mail, 'content-type');
  return ENCRYPTED.test(type) || /^\s*-----BEGIN PGP MESSAGE-----/u.test(mail.text ?? '');
}

function attachedName({ mimeType }: Attachment, index: number): string {
  return mimeType === 'message/rfc822' ? `${index + 1}.eml` : `${index + 1}`;
}
