import { PackedGroup } from './packed-values.ts';
import { BLOCK_DOCUMENTS, IN_FIELDS, ONCE_IN_BODY, ONLY_IN_BODY } from './postings-encoder.ts';

/** So many are kept. */
const MOST_KEPT = 16;
/** Longer lists of values are not. */
const MOST_VALUES = 1 << 16;
const NONE = new Int32Array(0);
const BODY = 1;
/** Low bit of a posting that is followed by something, and the bits of that which say what. */
const MORE = 1;
const KIND = 3;
const kept: BlockRoom[] = [];

/** A block of postings as a PositionCursor needs it. Its lists are left from one cursor to the next: a question makes many. */
export class BlockRoom {
  readonly documents: Int32Array;
  /** Field mask of each document. */
  readonly masks: Int32Array;
  /** Positions of the block before those of each document, and of all. */
  readonly starts: Int32Array;
  readonly group = new PackedGroup();
  values = NONE;
  places = NONE;
  forms = NONE;
  /** Documents, by index, that hold the word elsewhere than in the body; the mask of all others is BODY. */
  readonly #elsewhere: Int32Array;
  #elsewhereCount = 0;
  /** Of these: occurrences in the body, and the byte of the field mask. */
  readonly #inBody: Int32Array;
  readonly #details: Int32Array;

  private constructor() {
    const lists = new Int32Array(6 * BLOCK_DOCUMENTS + 1);
    const part = (number: number, more = 0): Int32Array =>
      lists.subarray(number * BLOCK_DOCUMENTS, (number + 1) * BLOCK_DOCUMENTS + more);
    this.documents = part(0);
    this.masks = part(1).fill(BODY);
    this.#inBody = part(2);
    this.#details = part(3);
    this.#elsewhere = part(4);
    this.starts = part(5, 1);
  }

  /** One that nobody uses; what is in its lists means nothing. */
  static take(): BlockRoom {
    return kept.pop() ?? new BlockRoom();
  }

  /** Leaves it to others, with the lists that a cursor has grown. */
  leave({ values, places, forms }: Pick<BlockRoom, 'values' | 'places' | 'forms'>): void {
    if (kept.length === MOST_KEPT) return;
    this.values = values.length > MOST_VALUES ? NONE : values;
    [this.places, this.forms] = places.length > MOST_VALUES ? [NONE, NONE] : [places, forms];
    // else it would keep the bytes of a segment that is gone
    this.group.close();
    kept.push(this);
  }

  /** Occurrences in the body of that document; they are the first of its values. */
  inBody(index: number): number {
    return this.masks[index] === BODY
      ? (this.starts[index + 1] as number) - (this.starts[index] as number)
      : (this.#inBody[index] as number);
  }

  /** Byte of the field mask of a document that holds the word elsewhere than in the body. */
  detailOf(index: number): number {
    return this.#details[index] as number;
  }

  /** Decodes so many postings from the byte `start` on; `base` is the last document before them. */
  decode(bytes: Uint8Array, start: number, count: number, base: number): void {
    const { documents, starts, masks } = this;
    // most documents hold the word in the body only: nothing is written for them
    for (let other = 0; other < this.#elsewhereCount; other += 1)
      masks[this.#elsewhere[other] as number] = BODY;
    this.#elsewhereCount = 0;
    const fastEnd = bytes.length - 1;
    let at = start;
    let document = base;
    let places = 0;
    for (let index = 0; index < count; index += 1) {
      let byte = bytes[at] as number;
      starts[index] = places;
      if (at < fastEnd) {
        // a near document with the word in its body only, once or a few times: one or two bytes, told apart without a branch
        const more = byte & MORE;
        const next = (bytes[at + 1] as number) & -more;
        if ((((byte | next) & 128) | (next & KIND)) === 0) {
          document += (byte >>> 1) + 1;
          documents[index] = document;
          places += (next >>> 2) + 1 - more;
          at += 1 + more;
          continue;
        }
      }
      at += 1;
      let value = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++] as number;
        value |= (byte & 127) << shift;
      }
      document += (value >>> 1) + 1;
      documents[index] = document;
      if ((value & MORE) === ONCE_IN_BODY) {
        places += 1;
        continue;
      }
      const detail = at;
      byte = bytes[at++] as number;
      value = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++] as number;
        value |= (byte & 127) << shift;
      }
      const kind = value & KIND;
      if (kind === ONLY_IN_BODY) {
        places += value >>> 2;
        continue;
      }
      let inBody = 0;
      for (let fields = value >>> 2; fields !== 0; fields &= fields - 1) {
        let number = 1;
        if (kind === IN_FIELDS) {
          byte = bytes[at++] as number;
          number = byte & 127;
          for (let shift = 7; byte > 127; shift += 7) {
            byte = bytes[at++] as number;
            number |= (byte & 127) << shift;
          }
        }
        if ((fields & BODY) !== 0) inBody = number;
        places += number;
      }
      masks[index] = value >>> 2;
      this.#inBody[index] = inBody;
      this.#details[index] = detail;
      this.#elsewhere[this.#elsewhereCount] = index;
      this.#elsewhereCount += 1;
    }
    starts[count] = places;
  }
}
