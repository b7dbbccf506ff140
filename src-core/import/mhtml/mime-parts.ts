import { base64Bytes } from '../pictures/base64.ts';
import { latin1 } from '../warc/byte-stream.ts';

/** Header fields by lower-case name; the first of several with one name. */
export type MimeHeader = ReadonlyMap<string, string>;

/** A part of a MIME message; its content is decoded when it is asked for. */
export interface MimePart {
  readonly header: MimeHeader;
  readonly content: () => Uint8Array;
}

const LONGEST_HEADER = 64 * 1024;
const MOST_PARTS = 20_000;
const DEEPEST = 4;

/** The header of a message or part, and where its content begins. */
export function mimeHeader(bytes: Uint8Array, from: number): { header: MimeHeader; content: number } {
  const text = latin1(bytes.subarray(from, from + LONGEST_HEADER));
  const end = /^\r?\n|\r?\n\r?\n/u.exec(text);
  const section = end === null ? text : text.slice(0, end.index);
  const header = new Map<string, string>();
  for (const line of section.replace(/\r?\n[ \t]+/gu, ' ').split(/\r?\n/u)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(0, colon)).trim().toLowerCase();
    if (name !== '' && !header.has(name)) header.set(name, line.slice(colon + 1).trim());
  }
  return { header, content: end === null ? bytes.length : from + end.index + end[0].length };
}

/** A parameter of a header field, e.g. the boundary of a Content-Type; "" = there is none. */
export function mimeParameter(field: string | undefined, name: string): string {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, 'iu').exec(field ?? '');
  return found?.[1] ?? found?.[2] ?? '';
}

/** All parts of a multipart message that hold something, those of nested multiparts as well; a missing end is no fault. */
export function mimeParts(bytes: Uint8Array): MimePart[] {
  const parts: MimePart[] = [];
  const { header, content } = mimeHeader(bytes, 0);
  collect(bytes, content, bytes.length, header, DEEPEST, parts);
  return parts;
}

function collect(
  bytes: Uint8Array,
  start: number,
  end: number,
  header: MimeHeader,
  depth: number,
  parts: MimePart[],
): void {
  const type = header.get('content-type') ?? '';
  const boundary = /^multipart\//iu.test(type)
    ? mimeParameter(type, 'boundary') || firstBoundary(bytes, start)
    : '';
  if (boundary === '' || depth === 0) {
    parts.push({ header, content: () => decoded(bytes.subarray(start, end), header) });
    return;
  }
  const mark = Uint8Array.from(`--${boundary}`, (sign) => sign.charCodeAt(0) & 0xff);
  let at = nextMark(bytes, mark, start, end);
  while (at >= 0 && at < end && parts.length < MOST_PARTS) {
    const line = bytes.indexOf(10, at);
    if (line < 0 || (bytes[at + mark.length] === 0x2d && bytes[at + mark.length + 1] === 0x2d)) return;
    const next = nextMark(bytes, mark, line + 1, end);
    const stop = next < 0 ? end : next;
    const inner = mimeHeader(bytes.subarray(0, stop), line + 1);
    collect(
      bytes,
      Math.min(inner.content, stop),
      withoutLineEnd(bytes, stop),
      inner.header,
      depth - 1,
      parts,
    );
    at = next;
  }
}

/** Some programs forget to name the boundary: the first line that looks like one. */
function firstBoundary(bytes: Uint8Array, start: number): string {
  return (
    /(?:^|\n)--([^\s-][^\r\n]{0,200}|-[^\r\n]{4,200})\r?\n[A-Za-z-]+:/u.exec(
      latin1(bytes.subarray(start, start + 4096)),
    )?.[1] ?? ''
  );
}

/** Where the mark next stands at the beginning of a line; -1 = nowhere. */
function nextMark(bytes: Uint8Array, mark: Uint8Array, from: number, end: number): number {
  for (let at = bytes.indexOf(0x2d, from); at >= 0 && at < end; at = bytes.indexOf(0x2d, at + 1)) {
    if (at > 0 && bytes[at - 1] !== 10) continue;
    if (mark.every((byte, index) => bytes[at + index] === byte)) return at;
  }
  return -1;
}

function withoutLineEnd(bytes: Uint8Array, end: number): number {
  if (bytes[end - 1] !== 10) return end;
  return bytes[end - 2] === 13 ? end - 2 : end - 1;
}

function decoded(content: Uint8Array, header: MimeHeader): Uint8Array {
  const encoding = (header.get('content-transfer-encoding') ?? '').toLowerCase();
  if (encoding === 'base64') return base64Bytes(latin1(content)) ?? content;
  return encoding === 'quoted-printable' ? unquoted(content) : content;
}

/** Undoes quoted-printable (RFC 2045, 6.7); what is no escape stays as it is. */
export function unquoted(content: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(content.length);
  let length = 0;
  for (let at = 0; at < content.length; at += 1) {
    let byte = content[at]!;
    if (byte === 0x3d) {
      if (content[at + 1] === 10) {
        at += 1;
        continue;
      }
      if (content[at + 1] === 13 && content[at + 2] === 10) {
        at += 2;
        continue;
      }
      const value = hexPair(content[at + 1], content[at + 2]);
      if (value !== null) {
        byte = value;
        at += 2;
      }
    }
    bytes[length] = byte;
    length += 1;
  }
  return bytes.subarray(0, length);
}

function hexPair(high: number | undefined, low: number | undefined): number | null {
  const pair = String.fromCharCode(high ?? 0, low ?? 0);
  return /^[0-9a-f]{2}$/iu.test(pair) ? Number.parseInt(pair, 16) : null;
}
