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
    for (const { word, start, end } of analyzer.glued) {
      for (const { leaf, part } of wanted) if (isHit(leaf, word, analyzer)) hits.push({ start, end, part });
    }
    const whole = hits.length;
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
    return whole === 0 ? hits : withoutWholes(hits);
  });
}

/** Sorted, and without glued words a part of which is a hit of the same part of the query. */
function withoutWholes(hits: readonly RunHit[]): RunHit[] {
  const inner = (hit: RunHit): boolean =>
    hits.some(
      ({ start, end, part }) =>
        part === hit.part && start >= hit.start && end <= hit.end && end - start < hit.end - hit.start,
    );
  return hits.filter((hit) => !inner(hit)).sort((a, b) => a.start - b.start || a.end - b.end);
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
  const length = leaf.type === 'phrase' ? leaf.words.length : 1;
  if (leaf.type !== 'phrase' || length < 2)
    return isHit(leaf, analyzer.words[index] as number, analyzer) ? 1 : 0;
  if (index + length > analyzer.count) return 0;
  for (let step = 0; step < length; step += 1) {
    if (!isWord(leaf.words[step] as PhraseWord, analyzer.words[index + step] as number, analyzer)) return 0;
  }
  return length;
}

/** Whether the leaf takes the word by itself. */
function isHit(leaf: PlanLeaf, word: number, analyzer: Analyzer): boolean {
  switch (leaf.type) {
    case 'stems': {
      const stem = leaf.exact ? surfaceOf(word, analyzer) : analyzer.stem(word);
      return leaf.stems.includes(stem) || leaf.variants.some(({ stems }) => stems.includes(stem));
    }
    case 'surfaces':
      return leaf.surfaces.has(surfaceOf(word, analyzer));
    case 'prefix':
      return surfaceOf(word, analyzer).startsWith(leaf.prefix);
    case 'phrase':
      return leaf.words.length === 1 && isWord(leaf.words[0] as PhraseWord, word, analyzer);
  }
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
