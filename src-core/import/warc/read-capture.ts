import type { ImportContext } from '../import-format.ts';
import { decodeBody } from './decode-body.ts';
import { charsetOf, mediaTypeOf } from './header-fields.ts';
import { httpMessage, type HttpHead } from './http-message.ts';
import type { IndexedCapture } from './archive-index.ts';
import { recordStream } from './record-stream.ts';
import { nextRecord } from './web-record.ts';

/** What was captured, as the server meant it: without transfer and content encodings. */
export interface CapturedContent {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly charset: string | null;
  /** ISO 8601 UTC; null = not known. */
  readonly captured: string | null;
  /** Why this is only its beginning; null = it is whole. */
  readonly damage: string | null;
}

/** Reads a capture's content; a string says what is wrong with it, null that it is larger than `most` bytes. */
export async function readCapture(
  { file, place }: IndexedCapture,
  expand: ImportContext['expand'],
  most: number,
): Promise<CapturedContent | string | null> {
  // What the archive itself unpacks to was counted when it was looked through.
  const stream = recordStream(
    file,
    place.start,
    () => {},
    () => true,
  );
  await stream.skip(place.within);
  const { record } = await nextRecord(stream, file.kind);
  if (record === null || record.length === null) return 'its record is not where it was';
  if (record.length > most) return null;
  const content = await stream.take(record.length);
  const { captured, type, contentType } = record;
  const none: HttpHead = { status: 0, fields: new Map() };
  const { head, body } = type === 'response' ? await httpMessage(content) : { head: none, body: content };
  const decoded = await decodeBody(head, body, expand, most);
  if ('tooLarge' in decoded) return null;
  if (!('bytes' in decoded)) return decoded.damage;
  const declared =
    head.fields.get('content-type') ?? (contentType.startsWith('application/http') ? '' : contentType);
  return {
    bytes: decoded.bytes,
    mediaType: mediaTypeOf(declared),
    charset: charsetOf(declared),
    captured,
    damage: decoded.damage ?? null,
  };
}
