import {
  compareFingerprints,
  FINGERPRINT_BYTES,
  FIRST_SHINGLE_SLOT,
  FIRST_WORD_SLOT,
  SHINGLE_SLOTS,
  WORD_SLOTS,
  type Likeness,
} from './fingerprint.ts';
import { mixBits } from './hash-text.ts';

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
/** Texts of one bucket that are looked at; where more meet, they share a form and not a story. */
const MOST_OF_BUCKET = 512;
const NONE = -1;
const FIRST_ROOM = 1024;

/**
 * Fingerprints that can be asked for those like another, by locality-sensitive hashing: texts are compared only where
 * all slots of some band agree.
 *
 *   heads[band, value of its slots] → last text of that bucket → next[band, text] → … → NONE
 */
export class NearDuplicates {
  readonly #ids: (string | null)[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #heads = new Int32Array(BANDS * BUCKETS).fill(NONE);
  #next = new Int32Array(FIRST_ROOM * BANDS);
  #prints = new Uint8Array(FIRST_ROOM * FINGERPRINT_BYTES);
  /** The question by which a text was seen last. */
  #seen = new Int32Array(FIRST_ROOM);
  #question = 0;

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
    this.#prints.set(print, number * FINGERPRINT_BYTES);
    for (let band = 0; band < BANDS; band += 1) {
      const bucket = bucketOf(print, band);
      this.#next[number * BANDS + band] = this.#heads[bucket] as number;
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
    return number === undefined ? null : this.#printAt(number);
  }

  /** All texts that `wanted` says yes to, the likest first. */
  near(print: Uint8Array, wanted: (likeness: Likeness) => boolean): NearText[] {
    return this.#near(print, wanted, this.#ids.length);
  }

  /** Those among them that came before the text itself: asked of all texts, each pair comes once. */
  nearBefore(id: string, wanted: (likeness: Likeness) => boolean): NearText[] {
    const number = this.#numbers.get(id);
    return number === undefined ? [] : this.#near(this.#printAt(number), wanted, number);
  }

  /** Looks at texts below a place only. */
  #near(print: Uint8Array, wanted: (likeness: Likeness) => boolean, below: number): NearText[] {
    this.#question += 1;
    const found: NearText[] = [];
    for (let band = 0; band < BANDS; band += 1) {
      let left = MOST_OF_BUCKET;
      let number = this.#heads[bucketOf(print, band)] as number;
      for (; number !== NONE && left > 0; number = this.#next[number * BANDS + band] as number) {
        const id = this.#ids[number];
        if (number >= below || id === null || id === undefined) continue;
        left -= 1;
        if (this.#seen[number] === this.#question) continue;
        this.#seen[number] = this.#question;
        const likeness = compareFingerprints(print, this.#printAt(number));
        if (wanted(likeness)) found.push({ id, ...likeness });
      }
    }
    return found.sort((a, b) => b.words + b.shingles - (a.words + a.shingles) || (a.id < b.id ? -1 : 1));
  }

  #printAt(number: number): Uint8Array {
    return this.#prints.subarray(number * FINGERPRINT_BYTES, (number + 1) * FINGERPRINT_BYTES);
  }

  #makeRoom(count: number): void {
    if (count <= this.#seen.length) return;
    const room = this.#seen.length * 2;
    const next = new Int32Array(room * BANDS);
    next.set(this.#next);
    this.#next = next;
    const prints = new Uint8Array(room * FINGERPRINT_BYTES);
    prints.set(this.#prints);
    this.#prints = prints;
    const seen = new Int32Array(room);
    seen.set(this.#seen);
    this.#seen = seen;
  }
}

function bucketOf(print: Uint8Array, band: number): number {
  const ofWords = band < WORD_BANDS;
  const size = ofWords ? WORD_BAND : SHINGLE_BAND;
  const first = ofWords
    ? FIRST_WORD_SLOT + band * WORD_BAND
    : FIRST_SHINGLE_SLOT + (band - WORD_BANDS) * SHINGLE_BAND;
  let value = 0;
  for (let slot = first; slot < first + size; slot += 1) value = (value << 8) | (print[slot] as number);
  return band * BUCKETS + (ofWords ? mixBits(value) % BUCKETS : value);
}
