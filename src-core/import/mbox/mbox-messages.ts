import type { ByteSource } from '../byte-source.ts';
import { FROM_LINE } from '../eml/looks-like-mail.ts';

/** Bytes read at a time. */
const CHUNK = 1 << 20;
const LINE_FEED = 10;
/** A "From " line is shorter. */
const LONGEST_LINE = 300;

/** What a "From " line may need behind it. */
const AHEAD = 4 * LONGEST_LINE;
/** What is looked at before it. */
const BEHIND = 3;

/**
 * The messages of an mbox, without their "From " lines, one at a time; null for one longer than `longest` bytes. A message
 * begins at a "From " line behind an empty line (or at the start) that a header follows: unquoted "From" in running
 * text, which some programs write, ends no message. Each byte is looked at once, however long a message is.
 */
export async function* mboxMessages(
  source: ByteSource,
  longest: number,
): AsyncGenerator<Uint8Array | null, void, undefined> {
  const message = gatherer(longest);
  let started = false;
  // the end of what was looked through; `looked` of its bytes are only there to be looked back at
  let carried: Uint8Array = new Uint8Array();
  let looked = 0;
  for (let at = 0; at < source.size; at += CHUNK) {
    const window = joined(carried, await source.read(at, at + CHUNK));
    const until = at + CHUNK >= source.size ? window.length : Math.max(looked, window.length - AHEAD);
    let from = looked;
    for (const { start, body } of separators(window, looked, until)) {
      if (started) {
        message.add(window.subarray(from, start));
        yield message.taken();
      }
      started = true;
      from = body;
    }
    const end = Math.max(from, until);
    if (started) message.add(window.subarray(from, end));
    looked = Math.min(BEHIND, end);
    carried = window.subarray(end - looked);
  }
  if (started && message.size() > 0) yield message.taken();
}

interface Gatherer {
  readonly add: (bytes: Uint8Array) => void;
  readonly size: () => number;
  /** What was gathered, null where it is too long; then it is empty. */
  readonly taken: () => Uint8Array | null;
}

/** Holds the pieces of a message, and nothing any more of one that is too long. */
function gatherer(longest: number): Gatherer {
  let pieces: Uint8Array[] = [];
  let size = 0;
  return {
    add: (bytes) => {
      if (bytes.length === 0) return;
      size += bytes.length;
      if (size <= longest) pieces.push(bytes);
      else pieces = [];
    },
    size: () => size,
    taken: () => {
      const all = size > longest ? null : new Uint8Array(size);
      let at = 0;
      for (const piece of pieces) {
        all?.set(piece, at);
        at += piece.length;
      }
      pieces = [];
      size = 0;
      return all;
    },
  };
}

interface Separator {
  /** Of the "From " line. */
  readonly start: number;
  /** Behind it. */
  readonly body: number;
}

/** The "From " lines that begin in [first, until); one at 0 stands at the file's start, as a window's is only looked back at. */
function* separators(bytes: Uint8Array, first: number, until: number): Generator<Separator, void, undefined> {
  for (let at = nextFrom(bytes, first); at >= 0 && at < until; at = nextFrom(bytes, at + 1)) {
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
