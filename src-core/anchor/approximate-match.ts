/** Counts what was done, for tests that hold it within bounds: blocks of 32 rows by one column, and pairs of words. */
export interface MatchingWork {
  steps: number;
}

/**
 * A pattern made ready for counting edits (insertions, deletions, substitutions of UTF-16 units) 32 rows at a time:
 * Gene Myers, A fast bit-vector algorithm for approximate string matching based on dynamic programming, J. ACM 46 (1999),
 * with the blocks of its section 4 for patterns of more than 32 units.
 */
export interface EditPattern {
  readonly length: number;
  /** For each unit of the pattern, a bit for each row it stands in. */
  readonly rows: ReadonlyMap<number, Int32Array>;
}

const ROWS = 32;

/** Makes a pattern ready. */
export function editPattern(pattern: string): EditPattern {
  const blocks = Math.ceil(pattern.length / ROWS);
  const rows = new Map<number, Int32Array>();
  for (let at = 0; at < pattern.length; at += 1) {
    const unit = pattern.charCodeAt(at);
    let bits = rows.get(unit);
    if (bits === undefined) rows.set(unit, (bits = new Int32Array(blocks)));
    bits[at >>> 5] = (bits[at >>> 5] as number) | (1 << (at & 31));
  }
  return { length: pattern.length, rows };
}

/**
 * Edits between the pattern and the text from `from` to `to`, read backwards where `from` lies behind `to`.
 * "whole": all that is read. "begun": as much of it, from `from` on, as fits best.
 */
export function fewestEdits(
  { length, rows }: EditPattern,
  text: string,
  from: number,
  to: number,
  stretch: 'whole' | 'begun',
  work?: MatchingWork,
): number {
  const count = Math.abs(to - from);
  if (length === 0) return stretch === 'whole' ? count : 0;
  const blocks = Math.ceil(length / ROWS);
  const rising = new Int32Array(blocks).fill(-1);
  const falling = new Int32Array(blocks);
  const lastRow = 1 << ((length - 1) & 31);
  const step = from <= to ? 1 : -1;
  let edits = length;
  let best = length;
  for (let read = 1, at = step > 0 ? from : from - 1; read <= count; read += 1, at += step) {
    const bits = rows.get(text.charCodeAt(at));
    let carried = 1;
    for (let block = 0; block < blocks; block += 1) {
      const plus = rising[block] as number;
      const minus = falling[block] as number;
      const hit = bits === undefined ? 0 : (bits[block] as number);
      const vertical = hit | minus;
      const equal = carried < 0 ? hit | 1 : hit;
      const across = ((((equal & plus) >>> 0) + (plus >>> 0)) ^ plus) | equal;
      let up = minus | ~(across | plus);
      let down = plus & across;
      const top = block === blocks - 1 ? lastRow : 1 << 31;
      const out = (up & top) !== 0 ? 1 : (down & top) !== 0 ? -1 : 0;
      up = (up << 1) | (carried > 0 ? 1 : 0);
      down = (down << 1) | (carried < 0 ? 1 : 0);
      rising[block] = down | ~(vertical | up);
      falling[block] = up & vertical;
      carried = out;
    }
    edits += carried;
    if (edits < best) best = edits;
  }
  if (work !== undefined) work.steps += blocks * count;
  return stretch === 'whole' ? edits : best;
}
