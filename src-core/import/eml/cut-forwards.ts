import type { Email } from 'postal-mime';
import { encodeUtf8 } from '../../base/text-codec.ts';
import { joined, latin1 } from '../warc/byte-stream.ts';

/** A mail whose forwarded mails were taken out, each with a mark in its place. */
export interface CutMail {
  readonly mail: Uint8Array;
  /** Bytes of each, as they stood, in order. */
  readonly forwards: readonly Uint8Array[];
}

/** More than these the parser refuses, too: multiparts in multiparts, and bytes of headers. */
const DEEPEST = 60;
const LONGEST_HEADERS = 2 * 1024 * 1024;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const DASH = 0x2d;
const AS_THEY_STAND: ReadonlySet<string> = new Set(['', '7bit', '8bit', 'binary']);
const FORWARD = 'message/rfc822';

const markOf = (index: number): string => `forwarded mail ${index}`;

/**
 * Takes mails forwarded as attachments (message/rfc822, RFC 2046, 5.2.1) out of a mail before it is parsed: the parser holds
 * every line of them, at each of the levels that they are nested in. Those that are packed, and any in a mail that is
 * not simple to read, stay.
 */
export function cutForwards(bytes: Uint8Array): CutMail {
  const found = forwardsIn(bytes);
  const forwards = found.map(({ start, end }) => bytes.subarray(start, end));
  if (forwards.length === 0) return { mail: bytes, forwards };
  const pieces: Uint8Array[] = [];
  let from = 0;
  for (const [index, { start, end }] of found.entries()) {
    pieces.push(bytes.subarray(from, start), encodeUtf8(markOf(index)));
    from = end;
  }
  pieces.push(bytes.subarray(from));
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  return { mail: joined(pieces, length), forwards };
}

/** Puts the forwarded mails in the place of their marks; null where the parser did not find each of these marks once. */
export function putBack(mail: Email, forwards: readonly Uint8Array[]): Email | null {
  if (forwards.length === 0) return mail;
  const marks = new Map(forwards.map((_, index) => [markOf(index), index]));
  let found = 0;
  const placed = new Set<number>();
  const attachments = mail.attachments.map((attachment) => {
    const { mimeType, content } = attachment;
    if (mimeType !== FORWARD || typeof content === 'string' || content.byteLength > 64) return attachment;
    const index = marks.get(latin1(new Uint8Array(content)).trim());
    if (index === undefined) return attachment;
    found += 1;
    placed.add(index);
    // A copy: with a part of a larger array all of that travels between workers.
    return { ...attachment, content: forwards[index]!.slice() };
  });
  return found === forwards.length && placed.size === found ? { ...mail, attachments } : null;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

interface Multipart {
  readonly boundary: string;
  readonly digest: boolean;
}

/** Where forwarded mails lie; none where something is not simple to read. */
function forwardsIn(bytes: Uint8Array): Range[] {
  const forwards: Range[] = [];
  const open: Multipart[] = [];
  let headers = 0;
  let inHeaders = true;
  let digest = false;
  let forward = -1;
  let headerBytes = 0;
  const ended = (end: number): void => {
    if (forward >= 0 && end > forward) forwards.push({ start: forward, end });
    forward = -1;
  };
  for (let at = 0; at < bytes.length;) {
    const feed = bytes.indexOf(LINE_FEED, at);
    const next = feed < 0 ? bytes.length : feed + 1;
    const part = bytes[at] === DASH && bytes[at + 1] === DASH ? partAt(bytes, at, next, open) : null;
    if (part !== null) {
      ended(lineBefore(bytes, at));
      open.length = part.depth;
      inHeaders = part.begins;
      digest = open.at(-1)?.digest === true;
      headers = next;
    } else if (inHeaders) {
      headerBytes += next - at;
      if (headerBytes > LONGEST_HEADERS) return [];
      if (isEmptyLine(bytes, at, next)) {
        inHeaders = false;
        const part = partOf(latin1(bytes.subarray(headers, at)), digest);
        if (part === null || open.length === DEEPEST) return [];
        if (part === 'forward') forward = next;
        else if (part !== 'other') open.push(part);
        // Nothing ends what is not part of anything.
        if (open.length === 0) break;
      }
    }
    at = next;
  }
  ended(bytes.length);
  return forwards;
}

/** The open multipart whose part begins, or that ends, with the line [at, next): how many stay open; null for any other line. */
function partAt(
  bytes: Uint8Array,
  at: number,
  next: number,
  open: readonly Multipart[],
): { readonly depth: number; readonly begins: boolean } | null {
  if (next - at > 1000 || open.length === 0) return null;
  const line = latin1(bytes.subarray(at + 2, next)).replace(/[ \t\r\n]+$/u, '');
  const started = open.findLastIndex(({ boundary }) => line === boundary);
  const ended = open.findLastIndex(({ boundary }) => line === `${boundary}--`);
  if (started < 0 && ended < 0) return null;
  return started > ended ? { depth: started + 1, begins: true } : { depth: ended, begins: false };
}

/** What a part with these headers is; null where that is not simple to say. */
function partOf(headers: string, digest: boolean): Multipart | 'forward' | 'other' | null {
  const type = valueOf(headers, 'content-type') ?? (digest ? FORWARD : '');
  const name = /^[^\s;]*/u.exec(type)![0].toLowerCase();
  if (name === FORWARD) {
    const encoding = valueOf(headers, 'content-transfer-encoding') ?? '';
    return AS_THEY_STAND.has(encoding.toLowerCase()) ? 'forward' : 'other';
  }
  if (!name.startsWith('multipart/')) return 'other';
  if (/[()\\]/u.test(type)) return null;
  const boundary = /;[ \t]*boundary[ \t]*=[ \t]*(?:"([^"]+)"|([^\s;"]+))[ \t]*(?:;|$)/iu.exec(type);
  if (boundary === null) return null;
  return { boundary: boundary[1] ?? boundary[2]!, digest: name === 'multipart/digest' };
}

/** The first header of a name, unfolded. */
function valueOf(headers: string, name: string): string | null {
  const value = new RegExp(String.raw`^${name}[ \t]*:([^\n]*(?:\n[ \t][^\n]*)*)`, 'imu').exec(headers)?.[1];
  return value?.replace(/\r*\n|\r/gu, '').trim() ?? null;
}

/** The end of the line before the one that begins at a place, which belongs to the boundary. */
function lineBefore(bytes: Uint8Array, at: number): number {
  const end = bytes[at - 1] === LINE_FEED ? at - 1 : at;
  return end < at && bytes[end - 1] === CARRIAGE_RETURN ? end - 1 : end;
}

function isEmptyLine(bytes: Uint8Array, at: number, next: number): boolean {
  for (let place = at; place < next; place += 1)
    if (bytes[place] !== CARRIAGE_RETURN && bytes[place] !== LINE_FEED) return false;
  return true;
}
