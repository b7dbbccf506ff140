import type { DraftBlock } from '../../text/document-builder.ts';

/** A note's blocks with its number before the first one. */
export function numberedNote(drafts: readonly DraftBlock[], number: number): readonly DraftBlock[] {
  const [first, ...rest] = drafts;
  if (first === undefined) return [];
  const label = `${number} `;
  const moved = first.marks.map((mark) => ({
    ...mark,
    start: mark.start + label.length,
    end: mark.end + label.length,
  }));
  const mark = { type: 'superscript' as const, start: 0, end: label.length - 1 };
  return [
    {
      ...first,
      raw: label + first.raw.trimStart(),
      marks: first.raw === first.raw.trimStart() ? [mark, ...moved] : [mark],
    },
    ...rest,
  ];
}
