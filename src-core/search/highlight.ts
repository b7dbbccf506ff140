import type { Analyzer } from '../text/analyzer.ts';
import { visibleLetters } from '../text/fold-word.ts';
import { MARK, stemmerNumber } from '../text/stemmers.ts';
import { countWords } from './match-near.ts';
import { markNear, markSloppy, SpanList } from './near-spans.ts';
import { leavesOf } from './plan-leaves.ts';
import type { PhraseWord, PlanLeaf, PlanNode, PlanWordLeaf } from './query-plan.ts';
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
  const languages = runs.reduce((bits, run) => bits | (1 << stemmerNumber(run.language)), 0);
  return runs.map((run) => {
    const field = 1 << fieldNumber(run.field);
    const wanted = leaves
      .map((leaf, part) => ({ leaf, part }))
      .filter(({ leaf }) => (leaf.filter & field) !== 0);
    if (wanted.length === 0) return [];
    analyzer.analyse(run.text, run.field === 'url' ? 'url' : run.language);
    const words: AnalysedRun = { text: run.text, field, languages, analyzer };
    const hits: RunHit[] = [];
    for (const { leaf, part } of wanted) {
      eachSpan(leaf, words, (_, __, start, end) => {
        hits.push({ start, end, part });
      });
    }
    return [...withoutWholes(hits, analyzer.glued)].sort((a, b) => a.start - b.start || a.part - b.part);
  });
}

/** Without glued words a part of which is a hit of the same part of the query. */
function withoutWholes(hits: readonly RunHit[], glued: readonly HitRange[]): readonly RunHit[] {
  if (glued.length === 0) return hits;
  const ends = new Map(glued.map(({ start, end }) => [start, end]));
  const isWhole = ({ start, end }: RunHit): boolean => ends.get(start) === end;
  const inner = hits.filter((hit) => !isWhole(hit));
  return hits.filter(
    (hit) =>
      !isWhole(hit) ||
      !inner.some(({ start, end, part }) => part === hit.part && start >= hit.start && end <= hit.end),
  );
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

/** A run whose words stand in the analyzer. */
interface AnalysedRun {
  readonly text: string;
  /** Bit of its field. */
  readonly field: number;
  /** Bits of the stemmers that the record's runs go through. */
  readonly languages: number;
  readonly analyzer: Analyzer;
}

/** Takes the first and last word of a span, and where it stands in the text. */
type SpanTaker = (first: number, last: number, start: number, end: number) => void;

/** Gives everything in the run that the leaf takes; words of NEAR and loose phrases one by one. */
function eachSpan(leaf: PlanLeaf, run: AnalysedRun, take: SpanTaker): void {
  if (leaf.type === 'near') {
    takeMarked(
      leaf.operands.map((operand) => (add) => {
        for (const one of operand) if ((one.filter & run.field) !== 0) eachSpan(one, run, add);
      }),
      (lists) => markNear(lists, leaf.distances),
      take,
    );
    return;
  }
  const { analyzer } = run;
  if (leaf.type === 'sloppy') {
    const counts = countWords(leaf.words);
    takeMarked(
      [...counts.keys()].map((surface) => (add) => {
        eachSpan({ ...leaf, type: 'phrase', words: [{ type: 'surface', surface }] }, run, add);
      }),
      (lists) => markSloppy(lists, [...counts.values()], leaf.others),
      take,
    );
    return;
  }
  for (const { word, index, start, end } of analyzer.glued)
    if (isHit(leaf, word, run) && hasLetters(leaf, 0, start, end, run)) take(index, index, start, end);
  for (let index = 0; index < analyzer.count; index += 1) {
    const words = wordsAt(leaf, index, run);
    if (words === 0) continue;
    const last = index + words - 1;
    take(index, last, analyzer.starts[index] as number, analyzer.ends[last] as number);
  }
}

/** Takes the spans of each operand that are marked in what they make together. */
function takeMarked(
  operands: readonly ((add: SpanTaker) => void)[],
  mark: (lists: readonly SpanList[]) => boolean,
  take: SpanTaker,
): void {
  const places = new Map<string, readonly [start: number, end: number]>();
  const lists = operands.map((fill) => {
    const list = new SpanList();
    fill((first, last, start, end) => {
      list.add(first, last, 0, 1);
      // a glued word stands where its first part does
      const known = places.get(`${first} ${last}`);
      if (known === undefined || end - start < known[1] - known[0])
        places.set(`${first} ${last}`, [start, end]);
    });
    list.sort();
    return list;
  });
  if (!mark(lists)) return;
  for (const list of lists) {
    for (let index = 0; index < list.count; index += 1) {
      if (list.taking[index] !== 1) continue;
      const first = list.starts[index] as number;
      const last = list.ends[index] as number;
      const [start, end] = places.get(`${first} ${last}`) as readonly [number, number];
      take(first, last, start, end);
    }
  }
}

/** Words from `index` on that the leaf takes; 0 = no hit here. */
function wordsAt(leaf: PlanWordLeaf, index: number, run: AnalysedRun): number {
  const { analyzer } = run;
  const length = leaf.type === 'phrase' ? leaf.words.length : 1;
  if (index + length > analyzer.count) return 0;
  for (let step = 0; step < length; step += 1) {
    const at = index + step;
    const word = analyzer.words[at] as number;
    if (length === 1 ? !isHit(leaf, word, run) : !isPhraseWord(leaf, step, word, analyzer)) return 0;
    if (!hasLetters(leaf, step, analyzer.starts[at] as number, analyzer.ends[at] as number, run)) return 0;
  }
  return length;
}

function isPhraseWord(leaf: PlanWordLeaf, step: number, word: number, analyzer: Analyzer): boolean {
  return leaf.type === 'phrase' && isWord(leaf.words[step] as PhraseWord, word, analyzer);
}

/** Whether the stretch has the letters that the leaf's word wants. */
function hasLetters(
  leaf: PlanWordLeaf,
  step: number,
  start: number,
  end: number,
  { text }: AnalysedRun,
): boolean {
  if (leaf.type !== 'phrase' || leaf.letters === undefined) return true;
  return visibleLetters(text.slice(start, end)) === leaf.letters[step];
}

function isHit(leaf: PlanWordLeaf, word: number, { analyzer, languages: spoken }: AnalysedRun): boolean {
  switch (leaf.type) {
    case 'stems': {
      const stem = leaf.exact ? surfaceOf(word, analyzer) : analyzer.stem(word);
      return (
        leaf.stems.includes(stem) ||
        leaf.variants.some(
          ({ stems, languages }) =>
            stems.includes(stem) && (languages === undefined || (languages & spoken) !== 0),
        )
      );
    }
    case 'surfaces':
      return leaf.surfaces.has(surfaceOf(word, analyzer));
    case 'prefix':
      return beginsSo(surfaceOf(word, analyzer), leaf);
    case 'phrase':
      return leaf.words.length === 1 && isWord(leaf.words[0] as PhraseWord, word, analyzer);
  }
}

function beginsSo(surface: string, { prefix, below }: Extract<PlanWordLeaf, { type: 'prefix' }>): boolean {
  return surface.startsWith(prefix) && (below === undefined || surface < below);
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
