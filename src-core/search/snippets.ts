import { joinRanges, type RunHit } from './highlight.ts';
import type { FieldRun, HitRange, SearchField, Snippet } from './search-types.ts';

/** About how many UTF-16 units a snippet shows. */
const WIDTH = 220;
const LEAD_IN = 60;
const CUT = '…';
/** Shown only where nothing of the running text was hit: the list shows them anyway. */
const SHOWN_ANYWAY: ReadonlySet<SearchField> = new Set(['title', 'author', 'site']);

interface Window {
  readonly run: FieldRun;
  readonly runIndex: number;
  readonly hits: readonly RunHit[];
  readonly value: number;
}

/** The best windows around hits, in reading order: those that show most different parts of the query, then most hits. */
export function cutSnippets(
  runs: readonly FieldRun[],
  hits: readonly (readonly RunHit[])[],
  max: number,
): Snippet[] {
  const windows = runs.flatMap((run, index) => windowsOf(run, index, hits[index] ?? []));
  const running = windows.filter(({ run }) => !SHOWN_ANYWAY.has(run.field));
  const chosen: Window[] = [];
  const seen = new Set<number>();
  const rest = [...(running.length > 0 ? running : windows)];
  while (chosen.length < max && rest.length > 0) {
    let best = 0;
    let bestValue = -1;
    rest.forEach((window, index) => {
      const fresh = new Set(window.hits.map((hit) => hit.part).filter((part) => !seen.has(part))).size;
      const value = fresh * 1000 + window.value;
      if (value > bestValue) {
        best = index;
        bestValue = value;
      }
    });
    const [window] = rest.splice(best, 1) as [Window];
    for (const hit of window.hits) seen.add(hit.part);
    chosen.push(window);
  }
  return chosen.sort((a, b) => a.runIndex - b.runIndex || a.hits[0]!.start - b.hits[0]!.start).map(snippetOf);
}

/** The beginning of a record, where nothing is to be marked. */
export function openingSnippet(runs: readonly FieldRun[]): Snippet[] {
  const run = runs.find(
    ({ field, text }) => !SHOWN_ANYWAY.has(field) && field !== 'heading' && text.trim() !== '',
  );
  if (run === undefined) return [];
  return [{ field: run.field, text: cut(run.text, 0, WIDTH).text, marks: [], position: run.start }];
}

function windowsOf(run: FieldRun, runIndex: number, hits: readonly RunHit[]): Window[] {
  const windows: Window[] = [];
  let first = 0;
  while (first < hits.length) {
    const start = (hits[first] as RunHit).start;
    let last = first;
    while (last + 1 < hits.length && (hits[last + 1] as RunHit).end - start <= WIDTH - LEAD_IN) last += 1;
    const inside = hits.slice(first, last + 1);
    const parts = new Set(inside.map((hit) => hit.part)).size;
    windows.push({ run, runIndex, hits: inside, value: parts * 20 + Math.min(19, inside.length) });
    first = last + 1;
  }
  return windows;
}

function snippetOf({ run, hits }: Window): Snippet {
  const first = hits[0] as RunHit;
  const end = Math.max(...hits.map((hit) => hit.end));
  const spare = Math.max(0, WIDTH - (end - first.start));
  const { text, from, shift, to } = cut(
    run.text,
    first.start - Math.min(LEAD_IN, spare),
    Math.max(end, first.start + WIDTH - LEAD_IN),
  );
  const marks: HitRange[] = joinRanges(hits)
    .filter((hit) => hit.start >= from && hit.end <= to)
    .map((hit) => ({ start: hit.start - from + shift, end: hit.end - from + shift }));
  return { field: run.field, text, marks, position: run.start < 0 ? -1 : run.start + first.start };
}

/** Cuts at spaces where one is near, never inside a surrogate pair, and says with "…" that there is more. */
function cut(
  text: string,
  wantedFrom: number,
  wantedTo: number,
): { text: string; from: number; to: number; shift: number } {
  let from = Math.max(0, wantedFrom);
  let to = Math.min(text.length, wantedTo);
  if (from > 0) {
    const space = text.indexOf(' ', from - 1);
    if (space >= 0 && space - from < 30) from = space + 1;
    else if (isLowSurrogate(text, from)) from -= 1;
  }
  if (to < text.length) {
    const space = text.indexOf(' ', to);
    if (space >= 0 && space - to < 30) to = space;
    else if (isLowSurrogate(text, to)) to += 1;
  }
  const head = from > 0 ? CUT : '';
  const tail = to < text.length ? CUT : '';
  return { text: head + text.slice(from, to).replace(/\s/gu, ' ') + tail, from, to, shift: head.length };
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
