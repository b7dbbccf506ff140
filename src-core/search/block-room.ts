import { PackedGroup } from './packed-values.ts';
import { BLOCK_DOCUMENTS } from './postings-encoder.ts';

/** So many are kept. */
const MOST_KEPT = 16;
/** Longer lists of values are not. */
const MOST_VALUES = 1 << 16;
const NONE = new Int32Array(0);
const kept: BlockRoom[] = [];

/** The lists that a PositionCursor decodes a block into, left from one to the next: a question makes many cursors. */
export class BlockRoom {
  readonly documents: Int32Array;
  readonly masks: Int32Array;
  readonly inBody: Int32Array;
  readonly details: Int32Array;
  readonly starts: Int32Array;
  readonly group = new PackedGroup();
  values = NONE;

  private constructor() {
    const lists = new Int32Array(5 * BLOCK_DOCUMENTS + 1);
    const part = (number: number, more = 0): Int32Array =>
      lists.subarray(number * BLOCK_DOCUMENTS, (number + 1) * BLOCK_DOCUMENTS + more);
    this.documents = part(0);
    this.masks = part(1);
    this.inBody = part(2);
    this.details = part(3);
    this.starts = part(4, 1);
  }

  /** One that nobody uses; what is in its lists means nothing. */
  static take(): BlockRoom {
    return kept.pop() ?? new BlockRoom();
  }

  /** Leaves it to others, with the list of values that it has grown to. */
  leave(values: Int32Array<ArrayBuffer>): void {
    if (kept.length === MOST_KEPT) return;
    this.values = values.length > MOST_VALUES ? NONE : values;
    // else it would keep the bytes of a segment that is gone
    this.group.close();
    kept.push(this);
  }
}
