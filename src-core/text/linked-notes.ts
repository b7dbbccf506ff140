import { firstIndex } from '../base/first-index.ts';
import type { ArticleDocument, Mark } from '../model/document.ts';
import type { Footnote, Place } from './footnotes.ts';

type Parts = Pick<ArticleDocument, 'text' | 'marks'>;

const BLANK_OR_ARROW = /\s|↩|↑|⤴|⏎|\uFE0E|\uFE0F/u;
/** A number or sign that a note begins with, in brackets or with a full stop. */
const NUMBER =
  /^(?:[[(]\s*(?:\d{1,4}|[a-z]|[*∗†‡§¶]{1,4})\s*[\])]|(?:\d{1,4}|[*∗†‡§¶]{1,4})(?=[.):\s])[.):]?)/u;
/** What stands alone before links back to several references. */
const CARET = /^\^(?=\s)/u;
const BRACKETS = /^[\s[\](),.]*$/u;

/** The notes to which the source's own links lead, in the order of their references. */
export function linkedNotes({ text, marks }: Parts): readonly Footnote[] {
  const references = marks.filter(({ target }) => target?.note === true);
  if (references.length === 0) return [];
  const starts = new Map<number, Mark[]>();
  for (const mark of references) {
    const { start } = mark.target as Place;
    const known = starts.get(start);
    if (known === undefined) starts.set(start, [mark]);
    else known.push(mark);
  }
  // Once for each note, whatever the number of its references.
  const words = new Map<number, Place | null>();
  return references.flatMap((reference): Footnote[] => {
    const target = reference.target as Place;
    const note = words.get(target.start) ?? wordsOf(text, marks, target, starts.get(target.start) ?? []);
    words.set(target.start, note);
    return note === null ? [] : [{ reference: { start: reference.start, end: reference.end }, note }];
  });
}

/** A note without its number and without links back; null where nothing is left. */
function wordsOf(
  text: string,
  marks: readonly Mark[],
  target: Place,
  references: readonly Mark[],
): Place | null {
  let { start, end } = target;
  const inside = marksIn(marks, start, end);
  const back = inside.filter(
    ({ target: to }) => to !== undefined && to.note !== true && leadsBack(to, references),
  );
  const heads = [...back, ...inside.filter((mark) => isLabel(mark, text, start))];
  for (let moved = true; moved && start < end;) {
    moved = false;
    while (start < end && BLANK_OR_ARROW.test(text[start] as string)) start += 1;
    const head = heads.find(
      (mark) => mark.start >= start && BRACKETS.test(text.slice(start, mark.start)) && mark.start - start < 3,
    );
    const sign = head === undefined ? CARET.exec(text.slice(start, start + 2)) : null;
    if (head !== undefined) {
      start = head.end;
      while (start < end && BRACKETS.test(text[start] as string)) start += 1;
      moved = true;
    } else if (sign !== null) {
      start += 1;
      moved = true;
    }
  }
  const number =
    start === target.start ? NUMBER.exec(text.slice(start, Math.min(end, start + 8)))?.[0].length : undefined;
  if (number !== undefined) start += number;
  for (let moved = true; moved && end > start;) {
    moved = false;
    while (end > start && BLANK_OR_ARROW.test(text[end - 1] as string)) end -= 1;
    const tail = back.find((mark) => mark.end === end && mark.start > start);
    if (tail !== undefined) {
      end = tail.start;
      moved = true;
    }
  }
  while (start < end && /\s/u.test(text[start] as string)) start += 1;
  return start < end ? { start, end } : null;
}

/** Marks that lie within [start, end). */
function marksIn(marks: readonly Mark[], start: number, end: number): readonly Mark[] {
  const first = firstIndex(marks.length, (index) => (marks[index] as Mark).start >= start);
  const found: Mark[] = [];
  for (let at = first; at < marks.length && (marks[at] as Mark).start < end; at += 1) {
    const mark = marks[at] as Mark;
    if (mark.end <= end) found.push(mark);
  }
  return found;
}

function leadsBack(to: Place, references: readonly Mark[]): boolean {
  return references.some(({ start, end }) => to.start <= end && to.end >= start);
}

/** The raised number with which a note begins. */
function isLabel({ type, start, end }: Mark, text: string, from: number): boolean {
  return (
    type === 'superscript' &&
    start - from < 3 &&
    /^[[(]?\s*(?:\d{1,4}|\p{L}|[*∗†‡§¶]{1,4})\s*[\])]?$/u.test(text.slice(start, end))
  );
}
