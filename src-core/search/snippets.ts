import { cutPassage } from './cut-passage.ts';
import { joinRanges, type RunHit } from './highlight.ts';
import type { FieldRun, HitRange, SearchField, Snippet } from './search-types.ts';

/** About how many UTF-16 units a snippet shows; of scripts whose signs are twice as wide. */
const WIDTH = 220;
const WIDE_WIDTH = 130;
const WIDE = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}]/gu;
/** Units by which a text's script is told. */
const SAMPLE = 200;
const LEAD_IN = 60;
/** Shown only where nothing of the running text was hit: the list shows them anyway. */
const SHOWN_ANYWAY: ReadonlySet<SearchField> = new Set(['title', 'author', 'site']);
/** What hits count beside the parts they are of: no number of them outweighs a part. */
const DENSITY = 0.01;
const MOST_COUNTED = 20;

interface Window {
  readonly run: FieldRun;
  readonly runIndex: number;
  readonly hits: readonly RunHit[];
  /** All hits of the run, joined. */
  readonly marks: readonly HitRange[];
  /** Parts of the query in it. */
  readonly parts: ReadonlySet<number>;
}

/**
 * The best passages around hits, in reading order. One is better by the weight of the query's parts in it that no better
 * one shows, then by all its parts, then by how many hits it has; the earlier of equals.
 */
export function cutSnippets(
  runs: readonly FieldRun[],
  hits: readonly (readonly RunHit[])[],
  max: number,
  weightOf: (part: number) => number,
): Snippet[] {
  const windows = runs.flatMap((run, index) => windowsOf(run, index, hits[index] ?? []));
  const running = windows.filter(({ run }) => !SHOWN_ANYWAY.has(run.field));
  let rest = running.length > 0 ? running : windows;
  const chosen: Window[] = [];
  const shown = new Set<number>();
  const value = ({ parts, hits: inside }: Window): number => {
    let fresh = 0;
    let all = 0;
    for (const part of parts) {
      const weight = weightOf(part);
      all += weight;
      if (!shown.has(part)) fresh += weight;
    }
    return fresh + DENSITY * (all + Math.min(MOST_COUNTED, inside.length) * DENSITY);
  };
  while (chosen.length < max && rest.length > 0) {
    let best = rest[0] as Window;
    let bestValue = value(best);
    for (const window of rest) {
      const here = value(window);
      if (here > bestValue) [best, bestValue] = [window, here];
    }
    for (const part of best.parts) shown.add(part);
    chosen.push(best);
    rest = rest.filter((window) => window.runIndex !== best.runIndex || !overlaps(window, best));
  }
  chosen.sort((a, b) => a.runIndex - b.runIndex || startOf(a) - startOf(b));
  let shownTo = 0;
  return chosen.map((window, index) => {
    const { snippet, to } = snippetOf(window, chosen[index - 1]?.runIndex === window.runIndex ? shownTo : 0);
    shownTo = to;
    return snippet;
  });
}

/** The beginning of a record, where nothing is to be marked. */
export function openingSnippet(runs: readonly FieldRun[]): Snippet[] {
  const run = runs.find(
    ({ field, text }) => !SHOWN_ANYWAY.has(field) && field !== 'heading' && text.trim() !== '',
  );
  if (run === undefined) return [];
  const wanted = { least: 0, from: 0, to: widthOf(run), keepFrom: 0, keepTo: 0 };
  const { text } = cutPassage(run.text, wanted, { language: run.language, whole: [] });
  return [{ field: run.field, text, marks: [], position: run.start }];
}

function startOf({ hits }: Window): number {
  return (hits[0] as RunHit).start;
}

function widthOf({ text }: FieldRun): number {
  const sample = text.slice(0, SAMPLE);
  return (sample.match(WIDE)?.length ?? 0) * 2 > sample.length ? WIDE_WIDTH : WIDTH;
}

/** Where the last of its hits ends. */
function endOf({ hits }: Window): number {
  return hits.reduce((end, hit) => Math.max(end, hit.end), 0);
}

/** Whether one would show what the other shows. */
function overlaps(a: Window, b: Window): boolean {
  const shownTo = (window: Window): number =>
    Math.max(endOf(window), startOf(window) + widthOf(window.run) - LEAD_IN);
  return startOf(a) < shownTo(b) && startOf(b) < shownTo(a);
}

/** One window from each hit on: as many of the following ones as there is room for. */
function windowsOf(run: FieldRun, runIndex: number, hits: readonly RunHit[]): Window[] {
  const windows: Window[] = [];
  const room = widthOf(run) - LEAD_IN;
  const marks = joinRanges(hits);
  let last = 0;
  hits.forEach((first, index) => {
    last = Math.max(last, index);
    while (last + 1 < hits.length && (hits[last + 1] as RunHit).end - first.start <= room) last += 1;
    const inside = hits.slice(index, last + 1);
    windows.push({ run, runIndex, hits: inside, marks, parts: new Set(inside.map(({ part }) => part)) });
  });
  return windows;
}

/** A window as a snippet that shows nothing before `least`, and where it ends. */
function snippetOf(window: Window, least: number): { readonly snippet: Snippet; readonly to: number } {
  const { run } = window;
  const start = startOf(window);
  const end = endOf(window);
  const width = widthOf(run);
  const spare = Math.max(0, width - (end - start));
  const { text, from, to, shift } = cutPassage(
    run.text,
    {
      least,
      from: start - Math.min(LEAD_IN, spare),
      to: Math.max(end, start + width - LEAD_IN),
      keepFrom: start,
      keepTo: end,
    },
    { language: run.language, whole: window.marks },
  );
  const marks = window.marks
    .filter((mark) => mark.start >= from && mark.end <= to)
    .map((mark) => ({ start: mark.start - from + shift, end: mark.end - from + shift }));
  const position = run.start < 0 ? -1 : run.start + start;
  return { snippet: { field: run.field, text, marks, position }, to };
}
