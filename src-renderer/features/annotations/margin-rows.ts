/** How the notes of a stretch of margin are drawn; `first` counts into the notes. */
export type MarginRow =
  | { readonly kind: 'card' | 'line'; readonly first: number }
  /** Notes whose lines would cover each other. */
  | { readonly kind: 'bundle'; readonly first: number; readonly count: number };

/** Pixels of a note drawn as one line, with the room below it. */
export const LINE = 26;
/** Pixels of margin that are looked at together; fixed places, so that scrolling changes nothing. */
const BAND = 640;
/** How much of a band its notes may need: a little drift below their passages is better than losing their words. */
const DRIFT = 1.2;

/**
 * Which notes have room for a card beside their passages, which for a line, and which share one. `wishes` are the pixels
 * of their passages, ascending; `heights` those of their cards; notes of `whole` are in hand and keep their card.
 */
export function marginRows(
  wishes: readonly number[],
  heights: readonly number[],
  whole: ReadonlySet<number>,
): readonly MarginRow[] {
  const rows: MarginRow[] = [];
  for (let from = 0; from < wishes.length;) {
    const band = Math.floor((wishes[from] as number) / BAND);
    let to = from;
    let needed = 0;
    while (to < wishes.length && Math.floor((wishes[to] as number) / BAND) === band) {
      needed += heights[to] as number;
      to += 1;
    }
    if (needed <= BAND * DRIFT) {
      for (let index = from; index < to; index += 1) rows.push({ kind: 'card', first: index });
    } else crowd(rows, wishes, from, to, whole);
    from = to;
  }
  return rows;
}

/** The rows of a band without room for cards. */
function crowd(
  rows: MarginRow[],
  wishes: readonly number[],
  from: number,
  to: number,
  whole: ReadonlySet<number>,
): void {
  const share = (to - from) * LINE > BAND * DRIFT;
  const lineOf = (index: number): number => Math.floor((wishes[index] as number) / LINE);
  for (let index = from; index < to;) {
    if (whole.has(index)) {
      rows.push({ kind: 'card', first: index });
      index += 1;
      continue;
    }
    let next = index + 1;
    const end = share ? to : next;
    while (next < end && !whole.has(next) && lineOf(next) === lineOf(index)) next += 1;
    rows.push(
      next === index + 1
        ? { kind: 'line', first: index }
        : { kind: 'bundle', first: index, count: next - index },
    );
    index = next;
  }
}
