import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Block } from '../../../src-core/model/document.ts';
import { outlineOf, sectionAt } from '../../../src-core/text/outline.ts';
import { readingMinutes } from '../../../src-core/text/reading-time.ts';

const SEED = 93;

function documentOf(lines: readonly (readonly [level: number | null, text: string])[]) {
  const blocks: Block[] = [];
  let text = '';
  for (const [level, line] of lines) {
    const start = text.length + (text === '' ? 0 : 1);
    text += `${text === '' ? '' : '\n'}${line}`;
    blocks.push(
      level === null
        ? { type: 'paragraph', start, end: text.length }
        : { type: 'heading', level, start, end: text.length },
    );
  }
  return { text, blocks };
}

it('lists headings by how they lie in each other, whatever levels the page chose', () => {
  const outline = outlineOf(
    documentOf([
      [2, 'A'],
      [null, 'words'],
      [5, 'B'],
      [5, 'C'],
      [3, 'D'],
      [2, ' '],
      [1, 'E'],
    ]),
  );
  expect(outline.map(({ title, depth }) => `${String(depth)} ${title}`)).toEqual([
    '1 A',
    '2 B',
    '2 C',
    '2 D',
    '1 E',
  ]);
});

it('leaves headings out that are leftovers of the page', () => {
  const { text, blocks } = documentOf([[2, 'More from us']]);
  expect(
    outlineOf({ text, blocks: blocks.map((block) => ({ ...block, role: 'related-links' as const })) }),
  ).toEqual([]);
});

it(`knows the section of every offset, and never goes down more than one level at once (seed ${String(SEED)})`, () => {
  const lines = fc.array(
    fc.tuple(fc.option(fc.integer({ min: 1, max: 6 })), fc.constantFrom('ein Satz', 'Wort')),
  );
  fc.assert(
    fc.property(lines, (drawn) => {
      const document = documentOf(drawn);
      const outline = outlineOf(document);
      let depth = 0;
      for (const item of outline) {
        expect(item.depth).toBeLessThanOrEqual(depth + 1);
        depth = item.depth;
      }
      for (let offset = 0; offset <= document.text.length; offset += 1) {
        const here = outline[sectionAt(outline, offset)];
        const next = outline[sectionAt(outline, offset) + 1];
        expect(here === undefined || here.start <= offset).toBe(true);
        expect(next === undefined || next.start > offset).toBe(true);
      }
    }),
    { seed: SEED },
  );
});

it('takes longer over German words than over English ones, and never no time', () => {
  expect(readingMinutes(2280, 'en')).toBe(10);
  expect(readingMinutes(1790, 'de')).toBe(10);
  expect(readingMinutes(1840, 'und')).toBe(10);
  expect(readingMinutes(3, 'de')).toBe(1);
});
