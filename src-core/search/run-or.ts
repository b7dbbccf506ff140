import { type Cursor, END, type ScoredList } from './cursor.ts';
import type { HitSink } from './evaluate.ts';
import type { RankingSink } from './ranking-sink.ts';

/** Documents that are summed up at a time: what they need stays in the processor's nearest cache. */
const WINDOW = 4096;
/** Where fewer of a window's documents are reached, they are looked for; else every one is looked at without asking. */
const FEW = WINDOW / 16;
const sums = new Float64Array(WINDOW);
const marks = new Uint8Array(WINDOW);
/** Four marks at a time. */
const marks32 = new Int32Array(marks.buffer);
const MARKS_PER_WORD = 4;
/** Multiplied with it, the upper byte of four marks is their sum. */
const ADD_BYTES = 0x01010101;

const found = { documents: new Int32Array(WINDOW), scores: new Float64Array(WINDOW), count: 0 };

/** Gives the sink all documents of any of the cursors, which are released then. */
export function runOr(cursors: readonly Cursor[], sink: HitSink): void {
  eachWindow(cursors, (base, from, added) => {
    const list = added < FEW ? listFew(base, from) : listMany(base, from);
    sink.take(list);
  });
}

/** The same where only the best count, and all documents of the segment may be hits. */
export function rankOr(cursors: readonly Cursor[], sink: RankingSink): void {
  eachWindow(cursors, (base, from, added) => {
    if (added < FEW) sink.take(listFew(base, from));
    else offerMany(base, from, sink);
  });
}

/** Calls `visit` for each window that is reached, its sums and marks filled from `from` on; it has to clear them. */
function eachWindow(
  cursors: readonly Cursor[],
  visit: (base: number, from: number, added: number) => void,
): void {
  for (const cursor of cursors) cursor.next();
  for (;;) {
    let first = END;
    for (const cursor of cursors) if (cursor.document < first) first = cursor.document;
    if (first === END) break;
    const base = first - (first % WINDOW);
    let added = 0;
    for (const cursor of cursors) added += cursor.addWindow(base, base + WINDOW, sums, marks);
    visit(base, first - base, added);
  }
  for (const cursor of cursors) cursor.release();
}

function listFew(base: number, from: number): ScoredList {
  const { documents, scores } = found;
  let count = 0;
  for (let word = Math.floor(from / MARKS_PER_WORD); word < marks32.length; word += 1) {
    if (marks32[word] === 0) continue;
    for (let index = word * MARKS_PER_WORD; index < (word + 1) * MARKS_PER_WORD; index += 1) {
      if (marks[index] === 0) continue;
      documents[count] = base + index;
      scores[count] = sums[index] as number;
      sums[index] = 0;
      count += 1;
    }
    marks32[word] = 0;
  }
  found.count = count;
  return found;
}

/** Without branches: which documents have a mark is chance. */
function listMany(base: number, from: number): ScoredList {
  const { documents, scores } = found;
  let count = 0;
  for (let index = from; index < WINDOW; index += 1) {
    documents[count] = base + index;
    scores[count] = sums[index] as number;
    count += marks[index] as number;
  }
  sums.fill(0, from);
  marks.fill(0, from);
  found.count = count;
  return found;
}

/** Counts all and offers what may be among the best, which is soon a few. */
function offerMany(base: number, from: number, sink: RankingSink): void {
  let threshold = sink.threshold();
  if (threshold <= 0) {
    sink.take(listMany(base, from));
    return;
  }
  let total = 0;
  for (let word = 0; word < marks32.length; word += 1)
    total += Math.imul(marks32[word] as number, ADD_BYTES) >>> 24;
  sink.addTotal(total);
  for (let index = from; index < WINDOW; index += 1) {
    const score = sums[index] as number;
    if (score < threshold) continue;
    sink.offerCounted(base + index, score);
    threshold = sink.threshold();
  }
  sums.fill(0, from);
  marks.fill(0, from);
}
