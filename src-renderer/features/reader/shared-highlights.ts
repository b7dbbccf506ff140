/**
 * CSS.highlights belongs to the whole window, and two articles may be open in it: they share one Highlight a name, each
 * adding and taking away its own ranges.
 */
const painters = new Map<string, number>();

/** The window's highlight of a name, for one painter more. */
export function acquireHighlight(name: string): Highlight {
  painters.set(name, (painters.get(name) ?? 0) + 1);
  const known = CSS.highlights.get(name);
  if (known !== undefined) return known;
  const highlight = new Highlight();
  CSS.highlights.set(name, highlight);
  return highlight;
}

/** Takes a painter's ranges away; the last one takes the highlight with it. */
export function releaseHighlight(name: string, ranges: Iterable<AbstractRange>): void {
  const left = (painters.get(name) ?? 1) - 1;
  if (left > 0) {
    painters.set(name, left);
    const highlight = CSS.highlights.get(name);
    for (const range of ranges) highlight?.delete(range);
  } else {
    painters.delete(name);
    CSS.highlights.delete(name);
  }
}
