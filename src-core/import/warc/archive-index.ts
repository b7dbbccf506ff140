import { appError, type AppError } from '../../base/error-code.ts';
import type { ImportContext } from '../import-format.ts';
import { readableSize } from '../readable-size.ts';
import type { ByteStream, Place } from './byte-stream.ts';
import { mediaTypeOf } from './header-fields.ts';
import { HTTP_HEAD_BYTES, httpMessage } from './http-message.ts';
import { recordStream, type RecordFile } from './record-stream.ts';
import { nextRecord, type WebRecord } from './web-record.ts';

/** Where a capture lies. */
export interface IndexedCapture {
  readonly file: RecordFile;
  readonly place: Place;
  readonly address: string;
}

/** What a web archive holds that is worth reading. */
export interface ArchiveIndex {
  /** Pages and documents in the order of the archive; each address with the same content once. */
  readonly pages: readonly IndexedCapture[];
  /** Pictures by `pictureKey` of their address. */
  readonly pictures: ReadonlyMap<string, IndexedCapture>;
  /** What could not be read. */
  readonly problems: readonly AppError[];
}

const PAGE =
  /^(?:text\/html|application\/xhtml\+xml|text\/plain|text\/markdown|application\/(?:pdf|rtf|epub\+zip|msword|vnd\.oasis\.opendocument\.text|vnd\.openxmlformats-officedocument\.wordprocessingml\.document))$/u;
/** Text for machines. */
const FOR_MACHINES = /\/(?:robots|ads|app-ads|humans|security)\.txt(?:[?#]|$)/iu;
/** Crawlers keep their own notes as resources, too: "metadata:", "urn:". */
const WEB = /^(?:https?|ftp|file):/iu;
const LARGEST_PICTURE = 20 * 1024 * 1024;
const PROBLEMS_NAMED = 20;

/** An address for looking a picture up: http or https, with or without a fragment, are the same. */
export function pictureKey(address: string): string {
  return address.replace(/^https?:\/\//iu, '//').replace(/#.*$/su, '');
}

/** Reads all records' heads, passing over their content. */
export async function archiveIndex(
  files: readonly RecordFile[],
  archive: string,
  { limits, expand }: Pick<ImportContext, 'limits' | 'expand'>,
): Promise<ArchiveIndex> {
  const pages: (IndexedCapture & { readonly key: string })[] = [];
  const pictures = new Map<string, IndexedCapture>();
  const sameAs: (readonly [string, string])[] = [];
  const seen = new Set<string>();
  const documents = new Set<string>();
  const embedded = new Set<string>();
  const problems: AppError[] = [];
  let tooLarge = false;
  let records = 0;
  const report = (
    code: 'file-damaged' | 'archive-too-large' | 'archive-too-many',
    values: AppError['values'],
  ): void => {
    if (problems.length < PROBLEMS_NAMED) problems.push(appError(code, { file: archive, ...values }));
  };

  for (const file of files) {
    const stream = recordStream(
      file,
      0,
      (damage) => report('file-damaged', { reason: `a record cannot be unpacked: ${damage}` }),
      (bytes) => {
        tooLarge ||= !expand(bytes);
        return !tooLarge;
      },
    );
    for (;;) {
      const { record, lost } = await nextRecord(stream, file.kind);
      if (lost)
        report('file-damaged', { reason: 'something in it is no record, or a record has a wrong length' });
      if (tooLarge) {
        report('archive-too-large', { limit: readableSize(limits.expandedBytes) });
        return { pages, pictures, problems };
      }
      if (record === null) break;
      records += 1;
      if (records > limits.archiveEntries) {
        report('archive-too-many', { limit: String(limits.archiveEntries) });
        return { pages, pictures, problems };
      }
      await take(stream, file, record);
      if (tooLarge) problems.length = Math.min(problems.length, PROBLEMS_NAMED - 1);
    }
  }
  for (const [address, first] of sameAs) {
    const picture = pictures.get(first);
    if (picture !== undefined && !pictures.has(address)) pictures.set(address, picture);
  }
  const isPage = ({ address }: IndexedCapture): boolean => documents.has(address) || !embedded.has(address);
  return { pages: pages.filter(isPage), pictures, problems };

  async function take(stream: ByteStream, file: RecordFile, record: WebRecord): Promise<void> {
    const { length, type, address, place } = record;
    if (length === null) {
      report('file-damaged', {
        reason: `the record of ${address || 'an unknown address'} does not say how long it is`,
      });
      return;
    }
    const head = await stream.take(Math.min(length, HTTP_HEAD_BYTES));
    const rest = length - head.length;
    const there = head.length + (rest > 0 ? await stream.skip(rest) : 0);
    if (there < length) {
      report('file-damaged', { reason: `the record of ${address || 'an unknown address'} is cut short` });
      return;
    }
    if (type === 'request') noteRequest(head, address);
    else if (type === 'metadata') noteHops(head, address);
    else if (type === 'revisit') noteRevisit(record);
    else if (type === 'response' || type === 'resource' || type === 'conversion')
      await noteCapture({ file, place, address }, record, head, length);
  }

  async function noteCapture(
    capture: IndexedCapture,
    record: WebRecord,
    bytes: Uint8Array,
    length: number,
  ): Promise<void> {
    const { status, mediaType } = await contentOf(record, bytes);
    if (status < 200 || status > 299 || status === 204 || status === 206) return;
    const { address } = capture;
    if (!WEB.test(address)) return;
    if (mediaType.startsWith('image/')) {
      if (length <= LARGEST_PICTURE && !pictures.has(pictureKey(address)))
        pictures.set(pictureKey(address), capture);
      return;
    }
    if (!PAGE.test(mediaType) || FOR_MACHINES.test(address)) return;
    const digest = record.fields.get('warc-payload-digest') ?? record.fields.get('warc-block-digest');
    const key = `${address} ${digest ?? `${capture.place.start} ${capture.place.within}`}`;
    if (seen.has(key)) return;
    seen.add(key);
    pages.push({ ...capture, key });
  }

  /** Frames, pictures and calls of scripts are no pages: browsers say what they ask for a resource for. */
  function noteRequest(bytes: Uint8Array, address: string): void {
    const text = String.fromCharCode(...bytes.subarray(0, 16_384));
    const destination = /\nsec-fetch-dest:\s*([a-z-]+)/iu.exec(text)?.[1]?.toLowerCase();
    if (destination === 'document') documents.add(address);
    else if (destination !== undefined || /\nx-requested-with:\s*xmlhttprequest/iu.test(text))
      embedded.add(address);
  }

  /** Heritrix notes the way to a resource; one that ends in E was embedded in a page. */
  function noteHops(bytes: Uint8Array, address: string): void {
    const text = String.fromCharCode(...bytes.subarray(0, 4096));
    if (/^hopsFromSeed:\s*[A-Z]*[EIX]\s*$/imu.test(text)) embedded.add(address);
  }

  function noteRevisit({ address, fields }: WebRecord): void {
    const first = fields.get('warc-refers-to-target-uri');
    if (first !== undefined) sameAs.push([pictureKey(address), pictureKey(first)]);
  }
}

async function contentOf(
  { type, contentType, fields }: WebRecord,
  bytes: Uint8Array,
): Promise<{ readonly status: number; readonly mediaType: string }> {
  if (type !== 'response') return { status: 200, mediaType: mediaTypeOf(contentType) };
  const { head } = await httpMessage(bytes);
  const declared = mediaTypeOf(head.fields.get('content-type'));
  // A response without a header is as old as HTTP/0.9; an ARC file's own line says what it is.
  if (head.status === 0) return { status: 200, mediaType: mediaTypeOf(contentType) };
  const identified = mediaTypeOf(fields.get('warc-identified-payload-type'));
  return { status: head.status, mediaType: declared || identified };
}
