import type { Segment } from './segment.ts';

/** Bits of the filter for each surface word. */
const FILTER_BITS = 8;
/** Blocks of the lexicon that are read in one step: about 16,000 words. */
const BLOCKS_AT_A_STEP = 1024;
const SHORTEST = 3;
const MAX_REMEMBERED = 20_000;
const BUCKET_BITS = 12;
const BUCKET_SHIFT = 20;
/** Lengths of the endings that are hashed, with the bits that each takes. */
const ENDINGS: readonly (readonly [units: number, bits: number, shift: number])[] = [
  [SHORTEST, BUCKET_BITS, BUCKET_SHIFT],
  [5, 10, 10],
  [8, 10, 0],
];

/**
 * A small summary of a segment's surface words, made at the first German question (nine bytes for each word): which words cannot be there, and which may end in a given way.
 */
export class SurfaceSketch {
  readonly #segment: Segment;
  /** Numbers of the surface words, by the bucket of their last three units. */
  readonly #order: Int32Array;
  /** Three hashed endings of each, in the same order. */
  readonly #endings: Int32Array;
  /** Where each bucket starts, and the end of the last. */
  readonly #starts: Int32Array;
  readonly #filter: Uint32Array;
  readonly #filterMask: number;
  /** What was counted: segments stay as they are while others come and go, so it holds for many readers. */
  readonly #counts = new Map<string, number>();

  private constructor(segment: Segment) {
    this.#segment = segment;
    const count = segment.surfaceCount;
    const words = 1 << Math.max(1, 32 - Math.clz32((count * FILTER_BITS) >> 5));
    this.#filter = new Uint32Array(words);
    this.#filterMask = words * 32 - 1;
    this.#order = new Int32Array(count);
    this.#endings = new Int32Array(count);
    this.#starts = new Int32Array((1 << BUCKET_BITS) + 1);
  }

  /** Reads the segment's words, some ten thousand at a step. */
  *#fill(): Generator<void> {
    const { lexicon } = this.#segment;
    const endings = new Int32Array(this.#order.length);
    const starts = this.#starts;
    const units = new Uint16Array(1 << 12);
    const take = (length: number, number: number): void => {
      const packed = hashEndings(units, length);
      const bucket = packed >>> BUCKET_SHIFT;
      endings[number] = packed;
      starts[bucket + 1] = (starts[bucket + 1] as number) + 1;
      const hash = hashUnits(units, 0, length);
      this.#mark(hash & this.#filterMask);
      this.#mark(((hash >>> 15) * 7) & this.#filterMask);
    };
    for (let block = 0; block < lexicon.blockCount; block += BLOCKS_AT_A_STEP) {
      lexicon.each(units, take, block, block + BLOCKS_AT_A_STEP);
      yield;
    }
    for (let bucket = 1; bucket < starts.length; bucket += 1)
      starts[bucket] = (starts[bucket] as number) + (starts[bucket - 1] as number);
    const next = starts.slice();
    for (let number = 0; number < endings.length; number += 1) {
      const packed = endings[number] as number;
      const bucket = packed >>> BUCKET_SHIFT;
      const at = next[bucket] as number;
      next[bucket] = at + 1;
      this.#order[at] = number;
      this.#endings[at] = packed;
    }
  }

  static #made = new WeakMap<Segment, { readonly sketch: SurfaceSketch; readonly steps: Generator<void> }>();
  static #ready = new WeakSet<Segment>();

  /** Whether the segment has one. */
  static isMade(segment: Segment): boolean {
    return SurfaceSketch.#ready.has(segment);
  }

  /** Makes a piece of the segment's sketch, some milliseconds of work. */
  static prepare(segment: Segment): void {
    let making = SurfaceSketch.#made.get(segment);
    if (making === undefined) {
      const sketch = new SurfaceSketch(segment);
      making = { sketch, steps: sketch.#fill() };
      SurfaceSketch.#made.set(segment, making);
    }
    if (making.steps.next().done === true) SurfaceSketch.#ready.add(segment);
  }

  /** The segment's sketch, made once. */
  static of(segment: Segment): SurfaceSketch {
    while (!SurfaceSketch.isMade(segment)) SurfaceSketch.prepare(segment);
    return (SurfaceSketch.#made.get(segment) as { readonly sketch: SurfaceSketch }).sketch;
  }

  /** Occurrences of a folded word in the segment, deleted documents included. */
  count(surface: string): number {
    const hash = hashOfWord(surface);
    if (!this.#isMarked(hash & this.#filterMask) || !this.#isMarked(((hash >>> 15) * 7) & this.#filterMask))
      return 0;
    const known = this.#counts.get(surface);
    if (known !== undefined) return known;
    let count = 0;
    for (const walk = this.#segment.walkLexicon(surface); walk.valid && walk.surface === surface; walk.next())
      count += walk.occurrences;
    if (this.#counts.size >= MAX_REMEMBERED) this.#counts.clear();
    this.#counts.set(surface, count);
    return count;
  }

  /** Surface words that end with one of the given endings (of at least 3 units) and are longer than it. */
  endingWith(endings: readonly string[]): string[] {
    const found: string[] = [];
    const hashes = this.#endings;
    for (const ending of endings) {
      const units = unitsOfWord(ending);
      const wanted = hashEndings(units, units.length);
      const mask = maskOf(units.length);
      const bucket = wanted >>> BUCKET_SHIFT;
      const end = this.#starts[bucket + 1] as number;
      for (let at = this.#starts[bucket] as number; at < end; at += 1) {
        if ((((hashes[at] as number) ^ wanted) & mask) !== 0) continue;
        const surface = this.#segment.lexicon.at(this.#order[at] as number);
        if (surface.length > ending.length && surface.endsWith(ending)) found.push(surface);
      }
    }
    return found;
  }

  #mark(bit: number): void {
    this.#filter[bit >>> 5] = (this.#filter[bit >>> 5] as number) | (1 << (bit & 31));
  }

  #isMarked(bit: number): boolean {
    return ((this.#filter[bit >>> 5] as number) & (1 << (bit & 31))) !== 0;
  }
}

function hashEndings(units: Uint16Array, length: number): number {
  let packed = 0;
  for (const [size, bits, shift] of ENDINGS) {
    if (length < size) break;
    packed |= (hashUnits(units, length - size, length) >>> (32 - bits)) << shift;
  }
  return packed;
}

/** The bits that a word ending in so many units is sure to share. */
function maskOf(length: number): number {
  let mask = 0;
  for (const [size, bits, shift] of ENDINGS) if (length >= size) mask |= ((1 << bits) - 1) << shift;
  return mask;
}

function hashUnits(units: Uint16Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let index = start; index < end; index += 1)
    hash = Math.imul(hash ^ (units[index] as number), 0x01000193);
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
}

function unitsOfWord(word: string): Uint16Array {
  const units = new Uint16Array(word.length);
  for (let index = 0; index < word.length; index += 1) units[index] = word.charCodeAt(index);
  return units;
}

let lastWord = '';
let lastHash = hashUnits(new Uint16Array(0), 0, 0);

/** All segments are asked for a word one after the other: it is hashed once. */
function hashOfWord(word: string): number {
  if (word !== lastWord) {
    const units = unitsOfWord(word);
    lastHash = hashUnits(units, 0, units.length);
    lastWord = word;
  }
  return lastHash;
}
