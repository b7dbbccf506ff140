import { BlockRoom } from './block-room.ts';
import { ByteReader, readVarints } from './byte-writer.ts';
import { END } from './cursor.ts';
import type { PageRange } from './paged-bytes.ts';
import type { PackedGroup } from './packed-values.ts';
import { BLOCK_DOCUMENTS, IN_FIELDS, PLACE_BITS, UNPACKED_DOCUMENTS } from './postings-encoder.ts';
import { FIELD_COUNT } from './search-fields.ts';
import type { PostingsBytes, TermInfo } from './segment-walks.ts';
import { readSkips, type SkipTable } from './skip-table.ts';

const BODY = 1;
/** Bits of what follows a posting that say what it is. */
const KIND = 3;
const NONE = new Int32Array(0);
const ROOM = 32;
/** Where one document in so many or more is asked for places, those of all are read. */
export const DENSE = 4;
const NO_BYTES = new Uint8Array(0);

/**
 * Steps through the documents of a stem and gives the places of its forms there: for phrases, exact words, prefixes
 * of some forms, and merging. It decodes a block of postings at once, and positions only where they are asked for.
 */
export class PositionCursor {
  document = -1;
  documentCount = 0;
  /** Field mask of the current document. */
  mask = 0;
  /** Occurrences by field in the current document, for the fields of the mask. */
  readonly counts = new Int32Array(FIELD_COUNT);
  /** Places in the current document after `readPlaces`. */
  places = NONE;
  /** Form of each place. */
  forms = NONE;
  placeCount = 0;
  /** What `readField` read, in [valuesFrom, valuesEnd): distances with a form in the low bits. */
  values = NONE;
  valuesFrom = 0;
  valuesEnd = 0;
  /** Whether most documents are asked for places: a block's are then read at once. */
  dense = false;
  /** Low bits of a value that hold a form. */
  formBits = 0;
  readonly #segment: PostingsBytes;
  #info: TermInfo;
  /** Whether positions are asked for by block, so that the others need not be loaded. */
  #byBlocks: boolean;
  readonly #onlyBlocks: boolean;
  #postings: Uint8Array;
  #positions: Uint8Array;
  #skips: SkipTable;
  #block = -1;
  /** Last document of the block. */
  blockLast = -1;
  /** Documents of the block. */
  readonly documents: Int32Array;
  /** Positions of the block before those of each document, and of all. */
  readonly starts: Int32Array;
  /** Field mask of each document of the block. */
  readonly masks: Int32Array;
  /** Where in the block it stands. */
  index = 0;
  /** Documents of the block. */
  count = 0;
  /** Whether positions are packed groups; else varints. */
  #packed = false;
  readonly #group: PackedGroup;
  #room: BlockRoom | null;
  /** Block whose positions are open. */
  #openBlock = -1;
  /** Next varint, and how many of the block are before it. */
  #varintAt = 0;
  #varints = 0;

  constructor(segment: PostingsBytes, info: TermInfo, byBlocks = false) {
    // taken over from one that is done: a question about rare words would spend most of its time on making them
    const room = BlockRoom.take();
    this.#room = room;
    this.documents = room.documents;
    this.masks = room.masks;
    this.starts = room.starts;
    this.values = room.values;
    this.places = room.places;
    this.forms = room.forms;
    this.#group = room.group;
    this.#segment = segment;
    this.#info = info;
    this.#onlyBlocks = byBlocks;
    this.#byBlocks = byBlocks && info.documents > UNPACKED_DOCUMENTS;
    this.#postings = segment.postingsOf(info);
    this.#positions = this.#byBlocks ? NO_BYTES : segment.positionsOf(info);
    this.#skips = readSkips(segment, info);
    this.#begin(info);
  }

  /** One that needs only those blocks of positions loaded that it reads. */
  static byBlocks(segment: PostingsBytes, info: TermInfo): PositionCursor {
    return new PositionCursor(segment, info, true);
  }

  /** Leaves its lists to the next cursor; nothing that it gave may be read any more. */
  release(): void {
    if (this.#room === null) return;
    this.#room.leave(this);
    this.#room = null;
  }

  /** What must be loaded before the places in these documents, ascending, can be read. */
  missingPositions(documents: readonly number[]): PageRange[] {
    const { last } = this.#skips;
    const blocks = new Set<number>();
    let block = 0;
    for (const document of documents) {
      while (block < last.length && (last[block] as number) < document) block += 1;
      if (block < last.length) blocks.add(block);
    }
    return [...blocks].flatMap((one) => this.#segment.missingPositions(...this.#extentOf(one)) ?? []);
  }

  /** Bytes of the positions of a block. */
  #extentOf(block: number): readonly [start: number, end: number] {
    const { positions } = this.#skips;
    return [positions[block] as number, positions[block + 1] ?? this.#info.positionsEnd];
  }

  /** Starts again at another stem of the same segment. */
  reset(info: TermInfo): void {
    this.#info = info;
    this.#postings = this.#segment.postingsOf(info);
    this.#byBlocks = this.#onlyBlocks && info.documents > UNPACKED_DOCUMENTS;
    this.#positions = this.#byBlocks ? NO_BYTES : this.#segment.positionsOf(info);
    this.#skips = readSkips(this.#segment, info);
    this.#begin(info);
  }

  #begin(info: TermInfo): void {
    this.formBits = info.formBits;
    this.documentCount = info.documents;
    this.#packed = info.documents > UNPACKED_DOCUMENTS;
    this.document = this.blockLast = this.index = -1;
    this.#block = this.#openBlock = -1;
    this.count = 0;
  }

  next(): void {
    const index = this.index + 1;
    if (index < this.count) this.#stand(index);
    else if (this.#load(this.#block + 1)) this.#stand(0);
  }

  /** Moves to the first document that is not before `target`. */
  advance(target: number): void {
    if (this.document >= target) return;
    if (target > this.blockLast) {
      const last = this.#skips.last;
      let low = this.#block + 1;
      let high = last.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((last[middle] as number) < target) low = middle + 1;
        else high = middle;
      }
      if (!this.#load(low)) return;
    }
    const documents = this.documents;
    const count = this.count;
    let index = Math.max(0, this.index);
    while (index < count && (documents[index] as number) < target) index += 1;
    if (index < count) this.#stand(index);
    // only the last block of a term of one block ends before its limit
    else this.#load(this.#block + 1);
  }

  /** Moves to a document of the block by its index. */
  #stand(index: number): void {
    this.index = index;
    this.document = this.documents[index] as number;
    this.mask = this.masks[index] as number;
    if (this.mask === BODY) this.counts[0] = this.inBody(index);
    else this.#readDetail((this.#room as BlockRoom).detailOf(index));
  }

  #readDetail(detail: number): void {
    const reader = new ByteReader(this.#postings, detail);
    const value = reader.varint();
    for (let field = 0; 1 << field <= this.mask; field += 1) {
      if ((this.mask & (1 << field)) !== 0)
        this.counts[field] = (value & KIND) === IN_FIELDS ? reader.varint() : 1;
    }
  }

  /** Decodes a block; false, and at the end, where there is none. */
  #load(block: number): boolean {
    const skips = this.#skips;
    this.index = -1;
    if (block >= skips.blocks) {
      this.#block = skips.blocks;
      this.blockLast = this.document = END;
      this.count = 0;
      return false;
    }
    const count = Math.min(BLOCK_DOCUMENTS, this.documentCount - block * BLOCK_DOCUMENTS);
    const base = block === 0 ? -1 : (skips.last[block - 1] as number);
    (this.#room as BlockRoom).decode(this.#postings, skips.postings[block] as number, count, base);
    this.count = count;
    this.#block = block;
    this.blockLast = skips.last[block] as number;
    return true;
  }

  /** Occurrences in the body of that document of the block; they are the first of its values. */
  inBody(index: number): number {
    return (this.#room as BlockRoom).inBody(index);
  }

  /** Moves to that document of the block. */
  standAt(index: number): void {
    if (index !== this.index) this.#stand(index);
  }

  /**
   * Reads the values of those documents of the block, ascending, each to where `starts` says; other documents of the block
   * must not be asked for places then. Behind them `values` has room. For cursors that are `dense`.
   */
  readDocuments(indexes: Int32Array, count: number): void {
    this.#open();
    const starts = this.starts;
    if (!this.#packed || count * DENSE >= this.count) this.#readAll();
    else {
      this.#makeRoom();
      for (let found = 0; found < count; found += 1) {
        const index = indexes[found] as number;
        const from = starts[index] as number;
        this.#group.read(from, (starts[index + 1] as number) - from, this.values, from);
      }
    }
  }

  /** Reads the values of one field of the mask. Fields ascending, once for each document. */
  readField(field: number): void {
    let from = this.starts[this.index] as number;
    if (this.mask !== BODY) {
      for (let other = 0; other < field; other += 1)
        if ((this.mask & (1 << other)) !== 0) from += this.counts[other] as number;
    }
    this.#readValues(from, this.counts[field] as number);
  }

  /** Reads the places of the current document into `places` and `forms`; of the `wanted` forms only, where given. Once for each document. */
  readPlaces(wanted: Uint8Array | null): void {
    const from = this.starts[this.index] as number;
    const total = (this.starts[this.index + 1] as number) - from;
    if (total > this.places.length) {
      this.places = new Int32Array(total * 2 + ROOM);
      this.forms = new Int32Array(total * 2 + ROOM);
    }
    this.#readValues(from, total);
    const bits = this.formBits;
    const formMask = (1 << bits) - 1;
    const { mask, values, places, forms } = this;
    let count = 0;
    let index = this.valuesFrom;
    for (let field = 0; 1 << field <= mask; field += 1) {
      if ((mask & (1 << field)) === 0) continue;
      let place = field << PLACE_BITS;
      for (const end = index + (this.counts[field] as number); index < end; index += 1) {
        const value = values[index] as number;
        place += value >>> bits;
        const form = value & formMask;
        if (wanted !== null && wanted[form] === 0) continue;
        places[count] = place;
        forms[count] = form;
        count += 1;
      }
    }
    this.placeCount = count;
  }

  #readValues(from: number, count: number): void {
    if (this.#openBlock !== this.#block) {
      this.#open();
      if (this.dense) this.#readAll();
    }
    if (this.dense) {
      this.valuesFrom = from;
      this.valuesEnd = from + count;
      return;
    }
    if (count > this.values.length) this.values = new Int32Array(count * 2 + ROOM);
    this.valuesFrom = 0;
    this.valuesEnd = count;
    if (this.#packed) this.#group.read(from, count, this.values);
    else this.#readVarints(from, count);
  }

  #open(): void {
    this.#openBlock = this.#block;
    if (this.#byBlocks) this.#positions = this.#segment.positionsIn(...this.#extentOf(this.#block));
    this.#varintAt = this.#skips.positions[this.#block] as number;
    this.#varints = 0;
    if (this.#packed) this.#group.open(this.#positions, this.#varintAt);
  }

  /** Makes the values hold those of the block, and returns how many these are. */
  #makeRoom(): number {
    const all = this.starts[this.count] as number;
    if (all + ROOM > this.values.length) this.values = new Int32Array(all * 2 + ROOM);
    return all;
  }

  #readAll(): void {
    const all = this.#makeRoom();
    if (this.#packed) this.#group.read(0, all, this.values);
    else this.#readVarints(0, all);
  }

  #readVarints(from: number, count: number): void {
    const bytes = this.#positions;
    let at = this.#varintAt;
    for (let left = from - this.#varints; left > 0;) if ((bytes[at++] as number) < 128) left -= 1;
    this.#varintAt = readVarints(bytes, at, this.values, count);
    this.#varints = from + count;
  }
}
