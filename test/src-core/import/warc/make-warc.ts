import { gzipSync } from 'node:zlib';
import { encodeUtf8 } from '../../../../src-core/base/text-codec.ts';

/** A record of a WARC made in a test. */
export interface RecordForWarc {
  readonly type?: string;
  readonly address: string;
  readonly date?: string;
  readonly contentType?: string;
  /** HTTP status and header lines; absent = no HTTP message. */
  readonly http?: readonly string[];
  readonly body: string | Uint8Array;
  /** Length that the record claims, instead of its own. */
  readonly length?: number;
}

const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? encodeUtf8(content) : content;

/** A page as a server answered it. */
export function response(
  address: string,
  body: string | Uint8Array,
  header: readonly string[] = [],
): RecordForWarc {
  return { address, http: ['HTTP/1.1 200 OK', 'Content-Type: text/html; charset=utf-8', ...header], body };
}

/** Bytes of a WARC with these records; packed, each record is a member of its own. */
export function makeWarc(records: readonly RecordForWarc[], packed = false): Uint8Array {
  const parts = records.map((record) => {
    const { http, body, address, type = 'response', date = '2024-05-06T07:08:09Z' } = record;
    const head = http === undefined ? '' : `${http.join('\r\n')}\r\n\r\n`;
    const content = Buffer.concat([encodeUtf8(head), bytesOf(body)]);
    const lines = [
      'WARC/1.1',
      `WARC-Type: ${type}`,
      `WARC-Target-URI: ${address}`,
      `WARC-Date: ${date}`,
      `Content-Type: ${record.contentType ?? (http === undefined ? 'text/html' : `application/http; msgtype=${type}`)}`,
      `Content-Length: ${record.length ?? content.length}`,
    ];
    const bytes = Buffer.concat([
      encodeUtf8(`${lines.join('\r\n')}\r\n\r\n`),
      content,
      encodeUtf8('\r\n\r\n'),
    ]);
    return packed ? gzipSync(bytes) : bytes;
  });
  return new Uint8Array(Buffer.concat(parts));
}
