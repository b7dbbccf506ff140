import type { ByteStream, Place } from './byte-stream.ts';
import { headerFields, type HeaderFields } from './header-fields.ts';

/** The head of a record of a web archive; its content follows in the stream. */
export interface WebRecord {
  readonly place: Place;
  /** "response", "resource", "revisit", "request", "conversion", "metadata", "warcinfo" …; records of ARC files are responses. */
  readonly type: string;
  /** Address of what was captured; "" for records about the archive. */
  readonly address: string;
  /** ISO 8601 UTC; null where it cannot be read. */
  readonly captured: string | null;
  /** Content-Type of the content as it lies there: "application/http; msgtype=response" for responses. */
  readonly contentType: string;
  /** Bytes of the content; null where the head does not say it in a way that can be read. */
  readonly length: number | null;
  readonly fields: HeaderFields;
}

/** A record, and whether something that is no record lay before it; without a record: nothing more comes. */
export interface NextRecord {
  readonly record: WebRecord | null;
  readonly lost: boolean;
}

export type WebArchiveKind = 'warc' | 'arc';

const LONGEST_LINE = 64 * 1024;
const WARC_LINE = /^WARC\/\d+\.\d+\s*$/u;
/** "address IP date type … length", the first line of an ARC record (Internet Archive, 1996). */
const ARC_LINE = /^([a-z][a-z0-9+.-]*:\S.*?) (\S+) (\d{12,20}) (\S+)(?: .*)? (\S+)$/iu;

/** Reads the head of the next record of a WARC (ISO 28500) or ARC file, passing over what is none. */
export async function nextRecord(stream: ByteStream, kind: WebArchiveKind): Promise<NextRecord> {
  let lost = false;
  while (await stream.more()) {
    const { place } = stream;
    const line = await stream.line(LONGEST_LINE);
    if (line === null) break;
    if (line.trim() === '') continue;
    if (kind === 'warc' && WARC_LINE.test(line)) return { record: await warcRecord(stream, place), lost };
    const arc = kind === 'arc' ? ARC_LINE.exec(line) : null;
    if (arc !== null) return { record: arcRecord(arc, place), lost };
    lost = true;
  }
  return { record: null, lost };
}

async function warcRecord(stream: ByteStream, place: Place): Promise<WebRecord> {
  const fields = await headerFields(stream);
  return {
    place,
    type: (fields.get('warc-type') ?? '').toLowerCase(),
    address: (fields.get('warc-target-uri') ?? '').replace(/^<(.*)>$/u, '$1').trim(),
    captured: isoMoment(fields.get('warc-date') ?? ''),
    contentType: fields.get('content-type') ?? '',
    length: byteCount(fields.get('content-length')),
    fields,
  };
}

function arcRecord(line: RegExpExecArray, place: Place): WebRecord {
  const [, address = '', , date = '', contentType = '', length] = line;
  const about = address.startsWith('filedesc:') || address.startsWith('dns:');
  return {
    place,
    type: about ? 'warcinfo' : 'response',
    address: about ? '' : address,
    captured: arcMoment(date),
    contentType,
    length: byteCount(length),
    fields: new Map(),
  };
}

function byteCount(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,15}$/u.test(text.trim()) ? Number(text) : null;
}

function isoMoment(text: string): string | null {
  const parts = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.\d+)?Z$/u.exec(text.trim());
  return parts === null ? null : `${parts[1]}Z`;
}

function arcMoment(digits: string): string | null {
  const parts = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?/u.exec(digits);
  if (parts === null) return null;
  const [, year, month, day, hour, minute, second = '00'] = parts;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
}
