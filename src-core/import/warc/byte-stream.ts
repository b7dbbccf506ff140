/** Where a byte of an archive can be found again: from `start` in the file on, `within` unpacked bytes later. */
export interface Place {
  readonly start: number;
  readonly within: number;
}

/** Bytes with the place that the first of them has. */
export interface PlacedBytes extends Place {
  readonly bytes: Uint8Array;
}

/** Bytes that come in pieces, read by lines and by counts. */
export class ByteStream {
  readonly #pieces: AsyncIterator<PlacedBytes>;
  #bytes: Uint8Array = new Uint8Array(0);
  #at = 0;
  #start = 0;
  #within = 0;

  constructor(pieces: AsyncIterable<PlacedBytes>) {
    this.#pieces = pieces[Symbol.asyncIterator]();
  }

  /** Where the next byte lies. Only right after `more` or a read that left bytes. */
  get place(): Place {
    return { start: this.#start, within: this.#within + this.#at };
  }

  /** Whether there is another byte; makes `place` that of it. */
  async more(): Promise<boolean> {
    while (this.#at >= this.#bytes.length) {
      const next = await this.#pieces.next();
      if (next.done === true) return false;
      this.#bytes = next.value.bytes;
      this.#at = 0;
      this.#start = next.value.start;
      this.#within = next.value.within;
    }
    return true;
  }

  /** A line without its end, as Latin-1; cut at `longest` bytes, the rest then comes as another line. Null at the end. */
  async line(longest: number): Promise<string | null> {
    let text = '';
    while (await this.more()) {
      const end = this.#bytes.indexOf(10, this.#at);
      const stop = Math.min(end < 0 ? this.#bytes.length : end, this.#at + longest - text.length);
      text += latin1(this.#bytes.subarray(this.#at, stop));
      this.#at = stop === end ? stop + 1 : stop;
      if (stop === end || text.length >= longest) return text.endsWith('\r') ? text.slice(0, -1) : text;
    }
    return text === '' ? null : text;
  }

  /** Up to `count` bytes, fewer at the end; memory grows with what is there, not with what is asked for. */
  async take(count: number): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    let length = 0;
    while (length < count && (await this.more())) {
      const part = this.#bytes.slice(this.#at, this.#at + count - length);
      this.#at += part.length;
      length += part.length;
      parts.push(part);
    }
    return joined(parts, length);
  }

  /** Passes over bytes; gives how many there were. */
  async skip(count: number): Promise<number> {
    let left = count;
    while (left > 0 && (await this.more())) {
      const step = Math.min(left, this.#bytes.length - this.#at);
      this.#at += step;
      left -= step;
    }
    return count - left;
  }
}

/** Each byte a character. */
export function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 4096)
    text += String.fromCharCode(...bytes.subarray(at, at + 4096));
  return text;
}

/** Several pieces as one. */
export function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  if (parts.length === 1) return parts[0]!;
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
