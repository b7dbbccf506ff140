const FIRST_BITS = 12;
/** A slot is four numbers beside each other, so that a known text costs one look into memory: */
const SLOT = 4;
const HASH = 0;
/** length << 5 | tag, plus 1; 0 = free */
const SHAPE = 1;
const START = 2;
const VALUE = 3;
const TAG_BITS = 5;
const SPREAD = 0x9e3779b1;
const UNITS_PER_ENTRY = 8;

/** What `find` gives for a text that the table does not hold. */
export const ABSENT = -2;

/** UTF-16 units, one text behind the other. */
export class UnitPool {
  units = new Uint16Array(UNITS_PER_ENTRY << FIRST_BITS);
  #end = 0;

  /** Appends the units [start, end) of others; returns where they begin. */
  append(units: Uint16Array, start: number, end: number): number {
    const at = this.#end;
    const behind = at + end - start;
    if (behind > this.units.length) {
      const wide = new Uint16Array(Math.max(this.units.length * 2, behind));
      wide.set(this.units);
      this.units = wide;
    }
    for (let to = at, from = start; to < behind; to += 1, from += 1) this.units[to] = units[from] as number;
    this.#end = behind;
    return at;
  }
}

/**
 * Numbers by short texts, hashed straight from their UTF-16 units: looking one up allocates nothing.
 * A text is a range of units and a tag (0 to 31); the same units under two tags are two texts.
 */
export class UnitTable {
  /** Number of texts. */
  size = 0;
  readonly #pool = new UnitPool();
  #bits = FIRST_BITS;
  #slots = new Int32Array(SLOT << FIRST_BITS);

  /** The number kept for the units [start, end); `hash` is hashUnits of them. ABSENT where there is none. */
  find(units: Uint16Array, start: number, end: number, hash: number, tag: number): number {
    const slots = this.#slots;
    const pool = this.#pool.units;
    const length = end - start;
    const shape = ((length << TAG_BITS) | tag) + 1;
    const mask = slots.length - 1;
    let slot = (Math.imul(hash + tag, SPREAD) >>> (32 - this.#bits)) * SLOT;
    for (;;) {
      const found = slots[slot + SHAPE] as number;
      if (found === 0) return ABSENT;
      if (found === shape && slots[slot + HASH] === hash) {
        const from = slots[slot + START] as number;
        let index = 0;
        while (index < length && pool[from + index] === units[start + index]) index += 1;
        if (index === length) return slots[slot + VALUE] as number;
      }
      slot = (slot + SLOT) & mask;
    }
  }

  /** Keeps a number (not ABSENT) for a text that is not held yet. */
  insert(units: Uint16Array, start: number, end: number, hash: number, tag: number, value: number): void {
    if (this.size * 2 >= 1 << this.#bits) this.#grow();
    this.size += 1;
    this.#place(hash, (((end - start) << TAG_BITS) | tag) + 1, this.#pool.append(units, start, end), value);
  }

  #place(hash: number, shape: number, start: number, value: number): void {
    const slots = this.#slots;
    const mask = slots.length - 1;
    const tag = (shape - 1) & ((1 << TAG_BITS) - 1);
    let slot = (Math.imul(hash + tag, SPREAD) >>> (32 - this.#bits)) * SLOT;
    while (slots[slot + SHAPE] !== 0) slot = (slot + SLOT) & mask;
    slots[slot + HASH] = hash;
    slots[slot + SHAPE] = shape;
    slots[slot + START] = start;
    slots[slot + VALUE] = value;
  }

  #grow(): void {
    const old = this.#slots;
    this.#bits += 1;
    this.#slots = new Int32Array(SLOT << this.#bits);
    for (let slot = 0; slot < old.length; slot += SLOT) {
      if (old[slot + SHAPE] === 0) continue;
      const hash = old[slot + HASH] as number;
      this.#place(
        hash,
        old[slot + SHAPE] as number,
        old[slot + START] as number,
        old[slot + VALUE] as number,
      );
    }
  }
}

/** Hash of the units [start, end), as the table wants it. */
export function hashUnits(units: Uint16Array, start: number, end: number): number {
  let hash = 0;
  for (let index = start; index < end; index += 1)
    hash = (Math.imul(hash, 31) + (units[index] as number)) | 0;
  return hash;
}
