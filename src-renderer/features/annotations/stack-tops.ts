/**
 * Tops of notes that stand beside their passages without overlapping: each as near to its wish as the ones above
 * allow. Where `pinned` is given, that note stands exactly at its wish and those above make room upwards.
 * All in pixels; `wishes` are in ascending order.
 */
export function stackTops(
  wishes: readonly number[],
  heights: readonly number[],
  gap: number,
  pinned: number | null = null,
): readonly number[] {
  const tops: number[] = [];
  let free = Number.NEGATIVE_INFINITY;
  for (const [index, wish] of wishes.entries()) {
    const top = index === pinned ? wish : Math.max(wish, free);
    tops.push(top);
    free = top + (heights[index] ?? 0) + gap;
  }
  if (pinned === null) return tops;
  for (let index = pinned - 1; index >= 0; index -= 1) {
    const limit = (tops[index + 1] ?? 0) - gap - (heights[index] ?? 0);
    tops[index] = Math.min(tops[index] ?? 0, limit);
  }
  return tops;
}
