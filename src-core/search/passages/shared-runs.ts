/** A run of words that two texts share: where it begins in each, and how many words it has. */
export interface SharedRun {
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

/** All longest runs of `least` or more equal words of two texts that do not overlap in either, the longest first. */
export function sharedRuns(a: readonly string[], b: readonly string[], least: number): readonly SharedRun[] {
  const runs: SharedRun[] = [];
  let above = new Int32Array(b.length + 1);
  for (let row = 0; row < a.length; row += 1) {
    const here = new Int32Array(b.length + 1);
    for (let column = 0; column < b.length; column += 1) {
      if (a[row] !== b[column]) continue;
      const length = (above[column] as number) + 1;
      here[column + 1] = length;
      const goesOn = row + 1 < a.length && column + 1 < b.length && a[row + 1] === b[column + 1];
      if (!goesOn && length >= least) runs.push({ a: row - length + 1, b: column - length + 1, length });
    }
    above = here;
  }
  runs.sort((one, other) => other.length - one.length || one.a - other.a || one.b - other.b);
  const kept: SharedRun[] = [];
  for (const run of runs) {
    const apart = kept.every(
      (each) =>
        (run.a + run.length <= each.a || run.a >= each.a + each.length) &&
        (run.b + run.length <= each.b || run.b >= each.b + each.length),
    );
    if (apart) kept.push(run);
  }
  return kept;
}
