import type { Analyzer } from '../text/analyzer.ts';
import { MARK } from '../text/stemmers.ts';
import { leavesOf } from './plan-leaves.ts';
import type { PhraseWord, PlanLeaf, PlanNode } from './query-plan.ts';
import { fieldNumber } from './search-fields.ts';
import type { FieldRun, HitRange } from './search-types.ts';

/** Where a query hit a run: UTF-16 offsets into the run's text, and the number of the query's part. */
export interface RunHit extends HitRange {
  readonly part: number;
}

/**
 * Hits in each run, sorted. The record is analysed again as the index did it, so the marks are exactly what matched:
 * a phrase's words only where they stand as the phrase, nothing of an excluded part.
 */
export function findRunHits(plan: PlanNode, runs: readonly FieldRun[], analyzer: Analyzer): RunHit[][] {
  const leaves = leavesOf(plan);
  return runs.map((run) => {
    const field = 1 << fieldNumber(run.field);
    const wanted = leaves
      .map((leaf, part) => ({ leaf, part }))
      .filter(({ leaf }) => (leaf.filter & field) !== 0);
    if (wanted.length === 0) return [];
    analyzer.analyse(run.text, run.field === 'url' ? 'url' : run.language);
    const hits: RunHit[] = [];
    for (let index = 0; index < analyzer.count; index += 1) {
      for (const { leaf, part } of wanted) {
        const words = hitAt(leaf, index, analyzer);
        if (words === 0) continue;
        hits.push({
          start: analyzer.starts[index] as number,
          end: analyzer.ends[index + words - 1] as number,
          part,
        });
      }
    }
    return hits;
  });
}

/** Ranges that overlap or touch become one. The input is sorted by start. */
export function joinRanges(ranges: readonly HitRange[]): HitRange[] {
  const joined: HitRange[] = [];
  for (const { start, end } of ranges) {
    const last = joined.at(-1);
    if (last !== undefined && start <= last.end)
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else joined.push({ start, end });
  }
  return joined;
}

/** Words from `index` on that the leaf takes; 0 = no hit here. */
function hitAt(leaf: PlanLeaf, index: number, analyzer: Analyzer): number {
  const word = analyzer.words[index] as number;
  if (leaf.type === 'stems') {
    const stem = leaf.exact ? surfaceOf(word, analyzer) : analyzer.stem(word);
    return leaf.stems.includes(stem) || leaf.variants.some(({ stems }) => stems.includes(stem)) ? 1 : 0;
  }
  if (leaf.type === 'surfaces') return leaf.surfaces.has(surfaceOf(word, analyzer)) ? 1 : 0;
  if (leaf.type === 'prefix') return surfaceOf(word, analyzer).startsWith(leaf.prefix) ? 1 : 0;
  const length = leaf.words.length;
  if (index + length > analyzer.count) return 0;
  for (let step = 0; step < length; step += 1) {
    if (!isWord(leaf.words[step] as PhraseWord, analyzer.words[index + step] as number, analyzer)) return 0;
  }
  return length;
}

function isWord(wanted: PhraseWord, word: number, analyzer: Analyzer): boolean {
  return wanted.type === 'surface'
    ? surfaceOf(word, analyzer) === wanted.surface
    : wanted.stems.includes(analyzer.stem(word));
}

/** As plans name it: words of addresses with their mark. */
function surfaceOf(word: number, analyzer: Analyzer): string {
  const stem = analyzer.stem(word);
  return stem.startsWith(MARK) ? stem : analyzer.surface(word);
}
