import {
  compareInto,
  FINGERPRINT_BYTES,
  FINGERPRINT_WORDS,
  FIRST_SHINGLE_SLOT,
  FIRST_WORD_SLOT,
  SHINGLE_SLOTS,
  WORD_SLOTS,
  type Likeness,
} from './fingerprint.ts';
import { mixBits } from '../../base/hash-text.ts';
import { sketchOf, unlikeSlots } from './min-hash.ts';

/** A text whose words or sentences are like those of the one that was asked about. */
export interface NearText extends Likeness {
  readonly id: string;
}

/**
 * Slots that must agree in a band. Words need three, because texts of one kind share many; shingles two, because other texts share none.
 * Of two texts at the thresholds of isSameStory 91 and 87 of 100 meet in some band; of two that have a tenth of their words in common, 4.
 */
const WORD_BAND = 3;
const SHINGLE_BAND = 2;
const WORD_BANDS = Math.floor(WORD_SLOTS / WORD_BAND);
const BANDS = WORD_BANDS + SHINGLE_SLOTS / SHINGLE_BAND;
const BUCKETS = 1 << 16;
/**
 * Texts of a bucket. Those that come when it is full are kept apart by one slot more, as in a forest of prefix trees
 * (Bawa, Condie and Ganesan 2005): where many texts meet they share a form, and only some of them a story.
 */
const BUCKET_SIZE = 255;
/** Slots beyond a band's own by which texts are kept apart at most; of the texts that agree in all of them the latest are found. */
const MOST_BEYOND = 3;
const SKETCH_WORDS = WORD_SLOTS / 16;
/**
 * Two texts that met by words alone are compared where no more slots than these differ in their sketches. At the threshold
 * of isSameStory 79 slots differ, of which a quarter agrees in two bits by chance: 999 of 1,000 such pairs are below.
 */
const MOST_UNLIKE = 71;
const NONE = -1;
const FIRST_ROOM = 1024;

/**
 * Fingerprints that can be asked for those like another, by locality-sensitive hashing: texts are compared only where
 * all slots of some band agree.
 *
 *   heads[band, value of its slots] → last text of that bucket → next[band, text] → … → NONE
 *   sizes[band, value of its slots] = BUCKET_SIZE → heads[band, value of these and the next slot] → …
 *
 * No question looks at more than BUCKET_SIZE texts of a bucket, so that asking takes little more where there are more texts.
 */
export class NearDuplicates {
  readonly #ids: (string | null)[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #heads = new Int32Array(BANDS * BUCKETS).fill(NONE);
  readonly #sizes = new Uint8Array(BANDS * BUCKETS);
  /** Band by band, so that a walk through a bucket stays in one part of it. */
  #next: Int32Array;
  #prints: Uint32Array;
  #sketches: Uint32Array;
  /** The question by which a text was seen last. */
  #seen: Int32Array;
  #question = 0;

  /** Room for `count` texts at first; it grows. */
  constructor(count = FIRST_ROOM) {
    this.#next = new Int32Array(count * BANDS);
    this.#prints = new Uint32Array(count * FINGERPRINT_WORDS);
    this.#seen = new Int32Array(count);
    this.#sketches = new Uint32Array(count * SKETCH_WORDS);
  }

  /** Texts that can be found. */
  get size(): number {
    return this.#numbers.size;
  }

  /** Takes a text in, in place of one of the same id. */
  add(id: string, print: Uint8Array): void {
    this.remove(id);
    // a text without words is like every other without words
    if (print[0] === 0 && print[1] === 0) return;
    const number = this.#ids.push(id) - 1;
    this.#makeRoom(number + 1);
    this.#numbers.set(id, number);
    this.#bytesAt(number).set(print);
    this.#sketches.set(sketchOf(print, FIRST_WORD_SLOT, WORD_SLOTS), number * SKETCH_WORDS);
    for (let band = 0; band < BANDS; band += 1) {
      let beyond = 0;
      let bucket = bucketOf(print, band, beyond);
      while (this.#sizes[bucket] === BUCKET_SIZE && beyond < MOST_BEYOND) {
        beyond += 1;
        bucket = bucketOf(print, band, beyond);
      }
      if ((this.#sizes[bucket] as number) < BUCKET_SIZE)
        this.#sizes[bucket] = (this.#sizes[bucket] as number) + 1;
      this.#next[band * this.#seen.length + number] = this.#heads[bucket] as number;
      this.#heads[bucket] = number;
    }
  }

  /** It is not found any more; its room is kept. */
  remove(id: string): void {
    const number = this.#numbers.get(id);
    if (number === undefined) return;
    this.#numbers.delete(id);
    this.#ids[number] = null;
  }

  /** Texts by the order in which they came: those of `count` places from `from` on, and where the next ones begin. */
  some(from: number, count: number): { readonly ids: readonly string[]; readonly next: number | null } {
    const end = Math.min(this.#ids.length, from + count);
    const ids = this.#ids.slice(from, end);
    return {
      // an id that came again stands at its last place
      ids: ids.filter((id, at): id is string => id !== null && this.#numbers.get(id) === from + at),
      next: end < this.#ids.length ? end : null,
    };
  }

  /** Its fingerprint, null where it is not known. */
  printOf(id: string): Uint8Array | null {
    const number = this.#numbers.get(id);
    return number === undefined ? null : this.#bytesAt(number).slice();
  }

  /** All texts that `wanted` says yes to, the likest first. */
  near(print: Uint8Array, wanted: (likeness: Likeness) => boolean): NearText[] {
    return this.#near(print, wanted, this.#ids.length);
  }

  /** Those among them that came before the text itself: asked of all texts, each pair comes once. */
  nearBefore(id: string, wanted: (likeness: Likeness) => boolean): NearText[] {
    const number = this.#numbers.get(id);
    return number === undefined ? [] : this.#near(this.#bytesAt(number), wanted, number);
  }

  /** Looks at texts below a place only. */
  #near(print: Uint8Array, wanted: (likeness: Likeness) => boolean, below: number): NearText[] {
    this.#question += 1;
    const [question, next, seen, prints] = [this.#question, this.#next, this.#seen, this.#prints];
    const asked = new Uint32Array(print.slice().buffer);
    const [sketch, sketches] = [sketchOf(print, FIRST_WORD_SLOT, WORD_SLOTS), this.#sketches];
    const likeness = { words: 0, shingles: 0, size: 0 };
    const found: NearText[] = [];
    // shingles first: what shares some is compared whatever its words are
    for (let band = BANDS - 1; band >= 0; band -= 1) {
      for (let beyond = 0; beyond <= MOST_BEYOND; beyond += 1) {
        const bucket = bucketOf(print, band, beyond);
        let number = this.#heads[bucket] as number;
        for (let left = BUCKET_SIZE; number !== NONE && left > 0; left -= 1) {
          const at = number;
          number = next[band * seen.length + at] as number;
          if (at >= below || seen[at] === question) continue;
          seen[at] = question;
          if (
            band < WORD_BANDS &&
            unlikeSlots(sketch, sketches, at * SKETCH_WORDS, SKETCH_WORDS) > MOST_UNLIKE
          )
            continue;
          compareInto(likeness, asked, 0, prints, at * FINGERPRINT_WORDS);
          if (!wanted(likeness)) continue;
          const id = this.#ids[at];
          if (id !== null && id !== undefined) found.push({ id, ...likeness });
        }
        if ((this.#sizes[bucket] as number) < BUCKET_SIZE) break;
      }
    }
    return found.sort((a, b) => b.words + b.shingles - (a.words + a.shingles) || (a.id < b.id ? -1 : 1));
  }

  #bytesAt(number: number): Uint8Array {
    return new Uint8Array(this.#prints.buffer, number * FINGERPRINT_BYTES, FINGERPRINT_BYTES);
  }

  #makeRoom(count: number): void {
    if (count <= this.#seen.length) return;
    const room = this.#seen.length * 2;
    const next = new Int32Array(room * BANDS);
    for (let band = 0; band < BANDS; band += 1)
      next.set(this.#next.subarray(band * this.#seen.length, (band + 1) * this.#seen.length), band * room);
    this.#next = next;
    const prints = new Uint32Array(room * FINGERPRINT_WORDS);
    prints.set(this.#prints);
    this.#prints = prints;
    const sketches = new Uint32Array(room * SKETCH_WORDS);
    sketches.set(this.#sketches);
    this.#sketches = sketches;
    const seen = new Int32Array(room);
    seen.set(this.#seen);
    this.#seen = seen;
  }
}

/** The bucket of a text in a band by the band's own slots and so many of those that follow. */
function bucketOf(print: Uint8Array, band: number, beyond: number): number {
  const ofWords = band < WORD_BANDS;
  const size = ofWords ? WORD_BAND : SHINGLE_BAND;
  const slots = ofWords ? WORD_SLOTS : SHINGLE_SLOTS;
  const first = ofWords ? FIRST_WORD_SLOT : FIRST_SHINGLE_SLOT;
  const from = (ofWords ? band : band - WORD_BANDS) * size;
  let value = 0;
  for (let slot = from; slot < from + size; slot += 1) value = (value << 8) | (print[first + slot] as number);
  if (beyond === 0) return band * BUCKETS + (ofWords ? mixBits(value) % BUCKETS : value);
  value = mixBits(value);
  for (let slot = from + size; slot < from + size + beyond; slot += 1)
    value = mixBits(Math.imul(value, 31) + (print[first + (slot % slots)] as number) + 1);
  return band * BUCKETS + (value % BUCKETS);
}
