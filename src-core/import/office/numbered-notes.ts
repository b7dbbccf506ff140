import type { DraftAnchor, DraftBlock, DraftMark } from '../../text/document-builder.ts';
import type { BlockWriter } from './block-writer.ts';

const nameOfNote = (number: number): string => `note ${number}`;
const nameOfReference = (number: number): string => `reference ${number}`;

/** The raised number of a note that begins at a place of a raw text. */
export function referenceAt(
  number: number,
  start: number,
): { readonly raw: string; readonly marks: readonly DraftMark[]; readonly anchor: DraftAnchor } {
  const raw = String(number);
  const place = { start, end: start + raw.length };
  return {
    raw,
    marks: [
      { type: 'link', ...place, to: nameOfNote(number), note: 'sure' },
      { type: 'superscript', ...place },
    ],
    anchor: { name: nameOfReference(number), ...place },
  };
}

/** Writes the raised number of a note into the text; it leads to the note. */
export function writeReference(writer: BlockWriter, number: number): void {
  const write = (): void => writer.text(String(number));
  const link = (): void => writer.marked('link', write, { to: nameOfNote(number), note: 'sure' });
  writer.named(nameOfReference(number), () => writer.marked('superscript', link));
}

/** Writes a note behind its number, which leads back to the text. */
export function writeNote(writer: BlockWriter, number: number, words: () => void): void {
  const write = (): void => writer.text(String(number));
  const link = (): void => writer.marked('link', write, { to: nameOfReference(number) });
  writer.named(nameOfNote(number), () => {
    writer.marked('superscript', link);
    writer.text(' ');
    words();
  });
}

/** The blocks of a note that was written by itself, its number before the first one. */
export function numberedNote<Draft extends DraftBlock>(
  drafts: readonly Draft[],
  number: number,
): readonly Draft[] {
  const [first, ...rest] = drafts;
  if (first === undefined) return [];
  const label = `${number} `;
  const end = label.length - 1;
  const moved = first.marks.map((mark) => ({
    ...mark,
    start: mark.start + label.length,
    end: mark.end + label.length,
  }));
  const head: readonly DraftMark[] = [
    { type: 'link', start: 0, end, to: nameOfReference(number) },
    { type: 'superscript', start: 0, end },
  ];
  const numbered = {
    ...first,
    raw: label + first.raw.trimStart(),
    marks: first.raw === first.raw.trimStart() ? [...head, ...moved] : head,
  };
  return [numbered, ...rest].map((draft) => ({
    ...draft,
    anchors: [...(draft.anchors ?? []), { name: nameOfNote(number), start: 0, end: draft.raw.length }],
  }));
}
