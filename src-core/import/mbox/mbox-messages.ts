import type { ByteSource } from '../byte-source.ts';
import { FROM_LINE } from '../eml/looks-like-mail.ts';

/** Bytes read at a time. */
const CHUNK = 1 << 20;
const LINE_FEED = 10;
/** A "From " line is shorter. */
const LONGEST_LINE = 300;

/**
 * The messages of an mbox, without their "From " lines, one at a time; null for one longer than `longest` bytes. A message
 * begins at a "From " line behind an empty line (or at the start) that a header follows: unquoted "From" in running
 * text, which some programs write, ends no message.
 */
export async function* mboxMessages(
  source: ByteSource,
  longest: number,
): AsyncGenerator<Uint8Array | null, void, undefined> {
  let rest: Uint8Array = new Uint8Array();
  let started = false;
  let tooLong = false;
  for (let at = 0; at < source.size; at += CHUNK) {
    const last = at + CHUNK >= source.size;
    rest = joined(rest, await source.read(at, at + CHUNK));
    // What a "From " line may need behind it has to be there, unless nothing more comes.
    const until = last ? rest.length : Math.max(0, rest.length - 4 * LONGEST_LINE);
    let from = 0;
    for (const { start, body } of separators(rest, until)) {
      if (started) {
        yield tooLong || start - from > longest ? null : rest.slice(from, start);
        tooLong = false;
      }
      started = true;
      from = body;
    }
    rest = rest.subarray(from);
    if (rest.length <= longest || last) continue;
    // Only its end is still looked for.
    tooLong = true;
    rest = rest.subarray(rest.length - 4 * LONGEST_LINE);
  }
  if (started && rest.length > 0) yield tooLong || rest.length > longest ? null : rest.slice();
}

interface Separator {
  /** Of the "From " line. */
  readonly start: number;
  /** Behind it. */
  readonly body: number;
}

/** The "From " lines that begin before `until`. */
function* separators(bytes: Uint8Array, until: number): Generator<Separator, void, undefined> {
  for (let at = nextFrom(bytes, 0); at >= 0 && at < until; at = nextFrom(bytes, at + 1)) {
    const behindEmptyLine =
      at === 0 ||
      (bytes[at - 1] === LINE_FEED &&
        (bytes[at - 2] === LINE_FEED || (bytes[at - 2] === 13 && bytes[at - 3] === LINE_FEED)));
    if (!behindEmptyLine) continue;
    const end = bytes.indexOf(LINE_FEED, at);
    if (end < 0 || end - at > LONGEST_LINE) continue;
    const line = latin(bytes.subarray(at, end)).replace(/\r$/u, '');
    const next = latin(bytes.subarray(end + 1, end + 1 + LONGEST_LINE));
    if (FROM_LINE.test(line) && /^(?:>?From |[!-9;-~]{1,80}:)/u.test(next))
      yield { start: at, body: end + 1 };
  }
}

function nextFrom(bytes: Uint8Array, start: number): number {
  for (let at = bytes.indexOf(0x46, start); at >= 0; at = bytes.indexOf(0x46, at + 1)) {
    if (bytes[at + 1] === 0x72 && bytes[at + 2] === 0x6f && bytes[at + 3] === 0x6d && bytes[at + 4] === 0x20)
      return at;
  }
  return -1;
}

function latin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second;
  const all = new Uint8Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}

/** Takes one ">" off lines that begin with ">From ", ">>From " …: writers of mboxes put it there. The same bytes where there are none. */
export function unquoted(message: Uint8Array): Uint8Array {
  const drop: number[] = [];
  for (let at = nextFrom(message, 0); at >= 0; at = nextFrom(message, at + 1)) {
    let start = at;
    while (message[start - 1] === 0x3e) start -= 1;
    if (start < at && (start === 0 || message[start - 1] === LINE_FEED)) drop.push(start);
  }
  if (drop.length === 0) return message;
  const bytes = new Uint8Array(message.length - drop.length);
  let from = 0;
  let to = 0;
  for (const at of drop) {
    bytes.set(message.subarray(from, at), to);
    to += at - from;
    from = at + 1;
  }
  bytes.set(message.subarray(from), to);
  return bytes;
}
