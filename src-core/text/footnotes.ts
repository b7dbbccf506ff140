import type { ArticleDocument, Block, Mark } from '../model/document.ts';
import { linkedNotes } from './linked-notes.ts';

/** A passage of the canonical text; UTF-16, half-open. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** A number or sign of the text and the note it stands for. */
export interface Footnote {
  readonly reference: Place;
  /** The note's own words, of one block or several, without its number and without an arrow back. */
  readonly note: Place;
}

interface Labelled extends Place {
  readonly label: string;
}

const LABEL = /^[[(]?(\d{1,3}|[a-z]|[*∗†‡§¶]{1,3})[\])]?$/u;
/** Before a raised 2 or 3: a metre, or the single letter of a formula. */
const POWER_OF = /(?<!\p{L})(?:[kcdm]?m|\p{L})$/u;
const NUMBER_AT_START = /^\[(\d{1,3})\]\s*/u;
const ARROWS_AT_END = /(?:\s|↩|↑|⤴|⏎|\uFE0E|\uFE0F)+$/u;

/** The notes of a document: those that its source leads to, and by how they are set those of other raised labels; sorted by reference. */
export function footnotesOf(
  document: Pick<ArticleDocument, 'text' | 'blocks' | 'marks'>,
): readonly Footnote[] {
  return [...linkedNotes(document), ...notesByLook(document)].sort(
    (a, b) => a.reference.start - b.reference.start,
  );
}

/**
 * Finds notes by how they are set, where nothing says to where a number leads: a raised label stands for the next block
 * that begins with the same one, or for an item of the next numbered list whose items are just as many as the labels
 * 1, 2, 3 … that lead to it. A raised 2 of m² stands for nothing, and neither does what the source leads to and from.
 */
function notesByLook({
  text,
  blocks,
  marks,
}: Pick<ArticleDocument, 'text' | 'blocks' | 'marks'>): readonly Footnote[] {
  const leads = marks.filter(({ target }) => target !== undefined);
  const noteStarts = new Set(leads.flatMap(({ target }) => (target?.note === true ? [target.start] : [])));
  let next = 0;
  const raised = marks.flatMap((mark): Labelled[] => {
    if (mark.type !== 'superscript') return [];
    while (next < leads.length && (leads[next] as Mark).end <= mark.start) next += 1;
    const led = (leads[next]?.start ?? Infinity) < mark.end || noteStarts.has(mark.start);
    const label = led ? undefined : LABEL.exec(text.slice(mark.start, mark.end).trim())?.[1];
    const power =
      (label === '2' || label === '3') && POWER_OF.test(text.slice(Math.max(0, mark.start - 3), mark.start));
    return label === undefined || power ? [] : [{ label, start: mark.start, end: mark.end }];
  });
  if (raised.length === 0) return [];
  const heads = new Map(raised.map((each) => [each.start, each]));
  const notes = blocks.flatMap((block) => labelledNote(text, block, heads));
  const ofNotes = new Set(notes.map(({ head }) => head));
  const references = raised.filter(({ start }) => !ofNotes.has(start));
  const found = references.flatMap((reference): Footnote[] => {
    const note = notes.find(({ label, head }) => label === reference.label && head > reference.start);
    return note === undefined ? [] : [{ reference: placeOf(reference), note: note.place }];
  });
  const done = new Set(found.map(({ reference }) => reference.start));
  const open = references.filter(({ start }) => !done.has(start));
  return [...found, ...listedNotes(text, blocks, open)];
}

function placeOf({ start, end }: Place): Place {
  return { start, end };
}

/** A block that begins with a raised label, or with a number in brackets. */
function labelledNote(
  text: string,
  block: Block,
  heads: ReadonlyMap<number, Labelled>,
): { readonly label: string; readonly head: number; readonly place: Place }[] {
  if (block.type === 'heading' || block.type === 'code') return [];
  const head = heads.get(block.start);
  const number = head === undefined ? NUMBER_AT_START.exec(text.slice(block.start, block.end)) : null;
  const label = head?.label ?? number?.[1];
  if (label === undefined) return [];
  const place = words(text, head?.end ?? block.start + (number?.[0].length ?? 0), block.end);
  return place === null ? [] : [{ label, head: block.start, place }];
}

/** Without white space around and arrows behind; null where nothing is left. */
function words(text: string, start: number, end: number): Place | null {
  const kept = text.slice(start, end).replace(ARROWS_AT_END, '');
  const own = kept.trimStart();
  return own === '' ? null : { start: start + kept.length - own.length, end: start + kept.length };
}

function listedNotes(text: string, blocks: readonly Block[], open: readonly Labelled[]): readonly Footnote[] {
  const found: Footnote[] = [];
  let from = 0;
  for (let index = 0; index < blocks.length; index += 1) {
    let last = index;
    while (isNumbered(blocks[last])) last += 1;
    const list = blocks.slice(index, last);
    const [first] = list;
    if (first === undefined) continue;
    index = last;
    const leading = open.filter(({ start }) => start >= from && start < first.start);
    const labels = new Set(leading.map(({ label }) => Number(label)));
    if (labels.size !== list.length || !list.every((_, at) => labels.has(at + 1))) continue;
    for (const reference of leading) {
      const item = list[Number(reference.label) - 1];
      const note = item === undefined ? null : words(text, item.start, item.end);
      if (note !== null) found.push({ reference: placeOf(reference), note });
    }
    from = list.at(-1)?.end ?? from;
  }
  return found;
}

function isNumbered(block: Block | undefined): boolean {
  return block?.type === 'list-item' && block.ordered === true && (block.level ?? 1) === 1;
}
