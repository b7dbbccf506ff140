import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, Mark } from '../../../src-core/model/document.ts';
import { footnotesOf } from '../../../src-core/text/footnotes.ts';

const SEED = 414;

/** "^1^" is a raised 1; a line that begins with "#. " is an item of a numbered list. */
function documentOf(lines: readonly string[]) {
  const blocks: Block[] = [];
  const marks: Mark[] = [];
  let text = '';
  for (const [index, line] of lines.entries()) {
    if (index > 0) text += '\n';
    const start = text.length;
    for (const [at, piece] of line.replace(/^#\. /u, '').split('^').entries()) {
      if (at % 2 === 1 && piece !== '')
        marks.push({ type: 'superscript', start: text.length, end: text.length + piece.length });
      text += piece;
    }
    const listed = line.startsWith('#. ');
    blocks.push({
      type: listed ? 'list-item' : 'paragraph',
      start,
      end: text.length,
      ...(listed ? { ordered: true, level: 1 } : {}),
    });
  }
  return { text, blocks, marks };
}

function notesOf(lines: readonly string[]): readonly string[] {
  const document = documentOf(lines);
  return footnotesOf(document).map(
    ({ reference, note }) =>
      `${document.text.slice(reference.start, reference.end)}: ${document.text.slice(note.start, note.end)}`,
  );
}

describe('footnotes', () => {
  it('are found where a block begins with the same raised sign, chapter by chapter', () => {
    expect(notesOf(['One^1^ and^*^', '^1^ First.', '^*^Starred. ↩', 'Next^1^', '^1^Second.'])).toEqual([
      '1: First.',
      '*: Starred.',
      '1: Second.',
    ]);
  });

  it('are found in brackets and in the numbered list that has one item for each number', () => {
    expect(notesOf(['One^[1]^', '[1] A note'])).toEqual(['[1]: A note']);
    expect(notesOf(['One^1^, two^2^, one^1^', '#. A ↩︎', '#. B'])).toEqual(['1: A', '2: B', '1: A']);
  });

  it('are not made of square metres and of lists that count something else', () => {
    expect(notesOf(['20 m^2^ und CO^2^', '#. Brot', '#. Milch'])).toEqual([]);
    expect(notesOf(['One^1^, two^2^, 20 m^2^, km^2^ und x^2^', '#. A', '#. B'])).toEqual(['1: A', '2: B']);
    expect(notesOf(['One^1^', '#. Brot', '#. Milch'])).toEqual([]);
    expect(notesOf(['^1^ A note that nobody names'])).toEqual([]);
  });

  it(`stand behind their reference, within one block each, whatever the text (seed ${String(SEED)})`, () => {
    const line = fc
      .array(fc.constantFrom('^1^', '^2^', '^*^', 'Wort ', '[1] ', '↩'), { maxLength: 4 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), line), { maxLength: 8 }), (drawn) => {
        const document = documentOf(drawn.map(([listed, words]) => (listed ? `#. ${words}` : words)));
        for (const { reference, note } of footnotesOf(document)) {
          expect(note.start).toBeGreaterThan(reference.end);
          expect(note.end).toBeGreaterThan(note.start);
          expect(document.blocks.some(({ start, end }) => start <= note.start && note.end <= end)).toBe(true);
        }
      }),
      { seed: SEED },
    );
  });
});
