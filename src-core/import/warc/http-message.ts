import { ByteStream } from './byte-stream.ts';
import { headerFields, type HeaderFields } from './header-fields.ts';

/** Status and header of an HTTP response. */
export interface HttpHead {
  /** 0 where there is no status line. */
  readonly status: number;
  readonly fields: HeaderFields;
}

/** Bytes within which a response's header must end. */
export const HTTP_HEAD_BYTES = 128 * 1024;
const LONGEST_LINE = 8 * 1024;

/** Parts a response into header and body. Old captures (HTTP/0.9) have no header: all of it is the body. */
export async function httpMessage(bytes: Uint8Array): Promise<{ head: HttpHead; body: Uint8Array }> {
  const stream = new ByteStream(
    (async function* () {
      yield await Promise.resolve({ start: 0, within: 0, bytes });
    })(),
  );
  const line = (await stream.line(LONGEST_LINE)) ?? '';
  const status = /^HTTP\/\d(?:\.\d)?\s+(\d{3})/iu.exec(line)?.[1];
  if (status === undefined) return { head: { status: 0, fields: new Map() }, body: bytes };
  const fields = await headerFields(stream);
  const body = bytes.subarray((await stream.more()) ? stream.place.within : bytes.length);
  return { head: { status: Number(status), fields }, body };
}

/**
 * Puts a chunked body together (RFC 9112, 7.1). Many archives keep the header but store the body whole: what does not begin as
 * a chunk is given back as it is, and what goes wrong later is taken as it lies there.
 */
export function dechunked(body: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  let at = 0;
  while (at < body.length) {
    const end = body.indexOf(10, at);
    const size = end < 0 || end - at > 256 ? null : chunkSize(body.subarray(at, end));
    if (size === null) {
      if (parts.length === 0) return body;
      parts.push(body.subarray(at));
      length += body.length - at;
      break;
    }
    if (size === 0) break;
    const part = body.subarray(end + 1, end + 1 + size);
    parts.push(part);
    length += part.length;
    at = end + 1 + size;
    if (body[at] === 13) at += 1;
    if (body[at] === 10) at += 1;
  }
  const whole = new Uint8Array(length);
  let to = 0;
  for (const part of parts) {
    whole.set(part, to);
    to += part.length;
  }
  return whole;
}

function chunkSize(line: Uint8Array): number | null {
  const match = /^\s*([0-9a-f]{1,8})\s*(?:;.*)?\r?$/iu.exec(String.fromCharCode(...line));
  return match === null ? null : Number.parseInt(match[1]!, 16);
}
