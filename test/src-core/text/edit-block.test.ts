import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkDocument } from '../../../src-core/model/document-guard.ts';
import type { ArticleDocument } from '../../../src-core/model/document.ts';
import { buildDocument } from '../../../src-core/text/document-builder.ts';
import type { EditedDocument } from '../../../src-core/text/edit-block.ts';
import { editBlock, joinBlocks } from '../../../src-core/text/edit-block.ts';
import { movedOffset } from '../../../src-core/text/text-changes.ts';

const SEED = 77;

function sample(texts: readonly string[]): ArticleDocument {
  return buildDocument(
    texts.map((raw, index) => ({
      type: 'paragraph',
      raw,
      marks:
        raw.length > 4
          ? [
              { type: 'strong', start: 1, end: 4 },
              // Each leads to the one behind it, the last one to the first.
              { type: 'link', start: 0, end: 2, to: String((index + 1) % texts.length) },
            ]
          : [],
      anchors: [{ name: String(index), start: 0, end: raw.length }],
      figures: [{ alt: raw, source: `${raw}.png` }],
    })),
    'de',
  );
}

const linesOf = ({ text, blocks }: ArticleDocument): string[] =>
  blocks.map(({ start, end }) => text.slice(start, end));

/** One page with a box around each block. */
function onPage(document: ArticleDocument): ArticleDocument {
  const boxes = document.blocks.flatMap(({ start, end }) =>
    end > start ? [start, end, 10, 20, 300, 90] : [],
  );
  return { ...document, pages: [{ width: 612, height: 792, rotation: 0, boxes }] };
}

const boxedOf = ({ text, pages = [] }: ArticleDocument): string[] =>
  pages.flatMap(({ boxes }) =>
    boxes.flatMap((value, at) => (at % 6 === 0 ? [text.slice(value, boxes[at + 1])] : [])),
  );

/** What did not change lies where the changes say. */
function expectMoved(document: ArticleDocument, { document: after, changes }: EditedDocument): void {
  for (let offset = 0; offset <= document.text.length; offset += 1) {
    if (changes.some(({ start, end }) => offset >= start && offset < end)) continue;
    expect(after.text[movedOffset(offset, changes, 'start')]).toBe(document.text[offset]);
  }
}

describe('editing a block', () => {
  test('keeps the boxes on its page around their words, and drops that of a block that is gone', () => {
    const document = onPage(sample(['first line', 'second line', 'third line']));
    const edited = (index: number, text: string | null): string[] => {
      const result = editBlock(document, index, { text })?.document ?? document;
      expect(checkDocument(result)).toMatchObject({ ok: true });
      return boxedOf(result);
    };
    expect(edited(1, 'second longer line')).toEqual(['first line', 'second longer line', 'third line']);
    expect(edited(0, null)).toEqual(['second line', 'third line']);
    expect(edited(1, null)).toEqual(['first line', 'third line']);
    expect(edited(2, null)).toEqual(['first line', 'second line']);
  });

  const line = fc.stringMatching(/^[a-dä 🍏]{0,12}$/u);
  test(`leaves a sound document with the other blocks as they were (seed ${SEED})`, () => {
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 5 }),
        fc.nat(),
        fc.option(line),
        (lines, at, text) => {
          const document = sample(lines);
          if (document.blocks.length === 0) return;
          const index = at % document.blocks.length;
          const edited = editBlock(document, index, { text });
          if (edited === null) return;
          expect(checkDocument(edited.document)).toMatchObject({ ok: true });
          const before = linesOf(document);
          const after = linesOf(edited.document);
          const rest = before.filter((_, block) => block !== index);
          expect(
            after.length === before.length ? after.filter((_, block) => block !== index) : after,
          ).toEqual(rest);
          expectMoved(document, edited);
        },
      ),
      { seed: SEED, numRuns: 300 },
    );
  });

  const words = fc.array(fc.constantFrom('ab', 'cde', 'f', 'ghij', '🍏'), { minLength: 1, maxLength: 8 });
  test(`parts at line breaks and joins again, with sound marks and the text it had (seed ${SEED})`, () => {
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 3 }), fc.nat(), fc.nat(), (texts, at, cut) => {
        const document = onPage(sample(texts.map((each) => each.join(' '))));
        const index = at % texts.length;
        const list = texts[index] ?? [];
        const place = cut % list.length;
        const parted = `${list.slice(0, place).join(' ')}\n\n${list.slice(place).join(' ')}`;
        const edited = editBlock(document, index, { text: parted, kind: { type: 'quote' } });
        if (edited === null) throw new Error('nothing changed');
        expect(checkDocument(edited.document)).toMatchObject({ ok: true });
        expectMoved(document, edited);
        expect(edited.document.blocks[index]?.type).toBe('quote');
        expect(edited.document.blocks).toHaveLength(texts.length + (place === 0 ? 0 : 1));
        if (place === 0) return;
        const joined = joinBlocks(edited.document, index);
        if (joined === null) throw new Error('not joined');
        expect(checkDocument(joined.document)).toMatchObject({ ok: true });
        expectMoved(edited.document, joined);
        expect(joined.document.text).toBe(document.text);
        expect(joined.document.figures.length).toBe(document.figures.length);
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  test('makes a block another kind, folds it and brings it back, and cuts a mark where the block is parted', () => {
    const document = sample(['eins zwei drei', 'vier']);
    const heading = editBlock(document, 0, { text: 'eins zwei drei', kind: { type: 'heading', level: 2 } });
    expect(heading?.document.blocks[0]).toEqual({ type: 'heading', level: 2, start: 0, end: 14 });
    expect(heading?.changes).toEqual([]);
    const folded = editBlock(document, 0, { text: 'eins zwei drei', folded: true });
    expect(folded?.document.blocks[0]?.role).toBe('leftover');
    const back = editBlock(folded?.document ?? document, 0, { text: 'eins zwei drei', folded: false });
    expect(back?.document).toEqual(document);
    const strong = { ...document, marks: [{ type: 'strong' as const, start: 0, end: 9 }] };
    const parted = editBlock(strong, 0, { text: 'eins\nzwei drei' })?.document;
    expect(parted?.marks.map(({ start, end }) => parted.text.slice(start, end))).toEqual(['eins', 'zwei']);
    expect(parted?.figures.map(({ beforeBlock }) => beforeBlock)).toEqual([0, 2]);
  });

  test('keeps links on the words to which they lead, and drops those that lead into what is gone', () => {
    const document = sample(['first line', 'second line', 'third line']);
    const led = (index: number, text: string | null): string[] => {
      const { marks, text: after } = editBlock(document, index, { text })?.document ?? document;
      expect(marks.filter(({ type, target }) => type === 'link' && target === undefined)).toEqual([]);
      return marks.flatMap(({ target }) =>
        target === undefined ? [] : [after.slice(target.start, target.end)],
      );
    };
    expect(led(1, 'second longer line')).toEqual(['second longer line', 'third line', 'first line']);
    expect(led(1, null)).toEqual(['first line']);
    expect(led(0, null)).toEqual(['third line']);
  });

  test('keeps marks on their words', () => {
    const document = buildDocument(
      [
        {
          type: 'paragraph',
          raw: 'Der Presi­dent sprach lange.',
          marks: [{ type: 'link', start: 15, end: 21, href: 'https://a.b' }],
        },
      ],
      'de',
    );
    const edited = editBlock(document, 0, {
      text: document.text.replace('President', 'Präsident der Republik'),
    });
    const [mark] = edited?.document.marks ?? [];
    expect(edited?.document.text.slice(mark?.start, mark?.end)).toBe('sprach');
  });

  test('brings pictures to the block that comes next', () => {
    const edited = editBlock(sample(['eins', 'zwei', 'drei']), 1, { text: null });
    expect(edited?.document.figures.map(({ alt, beforeBlock }) => [alt, beforeBlock])).toEqual([
      ['eins', 0],
      ['zwei', 1],
      ['drei', 1],
    ]);
  });

  test('does nothing where nothing changes, or nothing would be left', () => {
    expect(editBlock(sample(['eins', 'zwei']), 0, { text: ' eins ' })).toBeNull();
    expect(editBlock(sample(['eins']), 0, { text: null })).toBeNull();
    expect(editBlock(sample(['eins']), 3, { text: 'x' })).toBeNull();
  });
});
