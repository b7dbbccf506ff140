/** A range that is painted at a level; higher levels hide lower ones. UTF-16, half-open. */
export interface LevelledRange {
  readonly start: number;
  readonly end: number;
  readonly level: number;
}

/** For each pair that overlaps, the shared stretch at the level of the one that is hidden there (of equals, the one that starts later). */
export function coveredRanges(ranges: readonly LevelledRange[]): readonly LevelledRange[] {
  const sorted = [...ranges].sort((a, b) => a.start - b.start);
  const covered: LevelledRange[] = [];
  const open: LevelledRange[] = [];
  for (const range of sorted) {
    let left = 0;
    for (const other of open) {
      if (other.end <= range.start) continue;
      open[left] = other;
      left += 1;
      covered.push({
        start: range.start,
        end: Math.min(range.end, other.end),
        level: Math.min(range.level, other.level),
      });
    }
    open.length = left;
    open.push(range);
  }
  return covered;
}
