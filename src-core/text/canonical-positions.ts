import { canonicalText } from './canonical-text.ts';

/** A stretch that normalises on its own: one character with the marks (or Hangul parts) that may combine with it. */
const CLUSTER = /[\s\S][\p{M}\u1160-\u11FF]*/gu;

/** What may be one cluster with what stands before it, or is more than one unit, or changes its length. */
const COMBINES = /[\p{M}\u1160-\u11FF\r\u{10000}-\u{10FFFF}]/u;

/** Text after a change, and where the positions asked for came to lie in it. */
export interface MovedText {
  readonly text: string;
  /** In the order of the positions given; UTF-16 units into `text`. */
  readonly positions: readonly number[];
}

/**
 * Makes a block's text canonical and carries positions along.
 * With `collapse`, runs of blanks become one space, line breaks lose the blanks around them, and the ends are trimmed;
 * without it (code), blanks and tabs stay and only blank lines at the ends go.
 * `positions` count UTF-16 units of `raw`, in any order.
 */
export function canonicalWithPositions(
  raw: string,
  collapse: boolean,
  positions: readonly number[],
): MovedText {
  const tidy = collapse ? collapseBlanks : trimCode;
  if (positions.length === 0) return { text: tidy(canonicalText(raw), []).text, positions: [] };
  // Most texts are canonical as they are: then nothing moves.
  if (!COMBINES.test(raw) && canonicalText(raw) === raw) return tidy(raw, positions);
  const moved: number[] = [];
  let text = '';
  const order = positions
    .map((position, index) => ({ position, index }))
    .toSorted((a, b) => a.position - b.position);
  let next = 0;
  CLUSTER.lastIndex = 0;
  // "\r\n" is two clusters here and would become two line ends: unify first, at equal length.
  const source = raw.replace(/\r\n/gu, '\n\uFEFF');
  for (const match of source.matchAll(CLUSTER)) {
    while (next < order.length && order[next]!.position <= match.index) {
      moved[order[next]!.index] = text.length;
      next += 1;
    }
    text += canonicalText(match[0]);
  }
  for (; next < order.length; next += 1) moved[order[next]!.index] = text.length;
  // Rare sequences normalise across clusters; then the whole is normalised and positions stay within bounds.
  const whole = text.normalize('NFC');
  if (whole !== text)
    return tidy(
      whole,
      moved.map((position) => Math.min(position, whole.length)),
    );
  return tidy(text, moved);
}

function collapseBlanks(text: string, positions: readonly number[]): MovedText {
  let out = '';
  const keep = new Map<number, number>();
  const wanted = new Set(positions);
  let pending = '';
  for (let index = 0; index < text.length; index += 1) {
    const unit = text[index]!;
    if (unit === ' ' || unit === '\t' || unit === '\n') {
      if (wanted.has(index)) keep.set(index, out.length);
      pending = unit === '\n' || pending === '\n' ? '\n' : ' ';
      continue;
    }
    if (pending !== '' && out !== '') out += pending;
    pending = '';
    if (wanted.has(index)) keep.set(index, out.length);
    out += unit;
  }
  return { text: out, positions: positions.map((position) => keep.get(position) ?? out.length) };
}

function trimCode(text: string, positions: readonly number[]): MovedText {
  const lead = /^(?:[^\S\n]*\n)*/u.exec(text)?.[0].length ?? 0;
  const kept = text.slice(lead).trimEnd();
  return {
    text: kept,
    positions: positions.map((position) => Math.max(0, Math.min(position - lead, kept.length))),
  };
}
