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
  let open: LevelledRange[] = [];
  for (const range of sorted) {
    open = open.filter((other) => other.end > range.start);
    for (const other of open) {
      covered.push({
        start: range.start,
        end: Math.min(range.end, other.end),
        level: Math.min(range.level, other.level),
      });
    }
    open.push(range);
  }
  return covered;
}
