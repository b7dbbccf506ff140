import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { letterPlaces, nearestPlace } from '../../../src-core/anchor/letter-places.ts';
import { packTexts } from '../../../src-core/anchor/packed-texts.ts';
import { pagePlaces } from '../../../src-core/anchor/page-places.ts';
import type { PlacedText } from '../../../src-core/anchor/line-letters.ts';
import type { DocumentPage } from '../../../src-core/model/document.ts';

const SEED = 20261123;
const word = fc.stringMatching(/^(?:[a-zäöüß]{1,9}|[A-Z][a-z]{2,7}|\d{1,4}|漢字|e\u0301te|😀a|שלום)$/u);

/** Words on lines of two columns and several pages; text and boxes as an importer writes them. */
const paged = fc
  .array(fc.array(fc.array(word, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 6 }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((pages) => {
    let text = '';
    const shown = pages.map((lines): DocumentPage => {
      const boxes = lines.flatMap((words, index) => {
        const start = text.length;
        text += words.join(' ');
        const end = text.length;
        text += ' ';
        const column = index % 2;
        return [start, end, 500 + column * 2600, 600 + Math.floor(index / 2) * 140, 2200, 110];
      });
      return { width: 595, height: 842, rotation: 0, boxes };
    });
    return { text, pages: shown };
  });

/** Places in the text that do not lie inside of what is seen as one letter. */
function caretPlaces(text: string, start: number, end: number): readonly number[] {
  const places = [start];
  for (const { index, 0: letter } of text.slice(start, end).matchAll(/\P{M}\p{M}*/gu))
    places.push(start + index + letter.length);
  return places;
}

describe('offsets and places on pages', () => {
  test(`the place of each letter leads back to its offset (seed ${String(SEED)})`, () => {
    fc.assert(
      fc.property(paged, ({ text, pages }) => {
        const places = pagePlaces({ text, pages });
        for (let page = 0; page < places.pages; page += 1) {
          for (const line of places.linesOf(page)) {
            const carets = caretPlaces(text, line.start, line.end);
            for (const [at, start] of carets.slice(0, -1).entries()) {
              const end = carets[at + 1] as number;
              const [box] = places.boxesOf(page, { start, end });
              if (box === undefined) throw new Error('no box');
              const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
              const found = places.offsetAt(page, x, y);
              expect([start, end]).toContain(found?.offset);
              expect(found?.away).toBe(0);
            }
          }
        }
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  test(`a range has a box on each line that it touches, and boxes lie within their lines (seed ${String(SEED)})`, () => {
    fc.assert(
      fc.property(paged, fc.nat(), fc.nat(), ({ text, pages }, one, other) => {
        const places = pagePlaces({ text, pages });
        const start = Math.min(one % text.length, other % text.length);
        const end = Math.max(one % text.length, other % text.length) + 1;
        for (let page = 0; page < places.pages; page += 1) {
          const lines = places.linesOf(page);
          expect(places.rangeOf(page)).toEqual({ start: lines[0]?.start, end: lines.at(-1)?.end });
          const touched = places.linesOf(page).filter((line) => line.start < end && start < line.end);
          const boxes = places.boxesOf(page, { start, end });
          expect(boxes).toHaveLength(touched.length);
          for (const [at, line] of touched.entries()) {
            const box = boxes[at] as (typeof boxes)[number];
            expect(box.left).toBeGreaterThanOrEqual(line.left - 0.001);
            expect(box.left + box.width).toBeLessThanOrEqual(line.left + line.width + 0.001);
            expect(box.top).toBe(line.top);
          }
        }
      }),
      { seed: SEED, numRuns: 100 },
    );
  });

  test(`no place lies within a pair or before a mark (seed ${String(SEED)})`, () => {
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 5 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (words, share) => {
          const text = words.join(' ');
          expect(caretPlaces(text, 0, text.length)).toContain(nearestPlace(letterPlaces(text), share));
        },
      ),
      { seed: SEED, numRuns: 200 },
    );
  });

  test('a column beside is not taken for the line that was pointed at', () => {
    const text = 'left one\nright one\nleft two';
    const places = pagePlaces({
      text,
      pages: [
        {
          width: 595,
          height: 842,
          rotation: 0,
          boxes: [0, 8, 500, 600, 2000, 100, 9, 18, 3000, 600, 2000, 100, 19, 27, 500, 720, 2000, 100],
        },
      ],
    });
    // Between the columns, nearer to the left one.
    expect(places.offsetAt(0, 2650, 650)?.offset).toBe(8);
    expect(places.offsetAt(0, 2950, 650)?.offset).toBe(9);
    expect(places.offsetAt(0, 2450, 770)?.offset).toBe(27);
    expect(places.textIn(0, { left: 400, top: 500, width: 2200, height: 400 })).toEqual({ start: 0, end: 8 });
    expect(places.textIn(0, { left: 2900, top: 500, width: 2200, height: 400 })).toEqual({
      start: 9,
      end: 18,
    });
    expect(places.textIn(0, { left: 0, top: 5000, width: 500, height: 400 })).toBeNull();
  });

  test('the file itself says where words stand within a line: justified, from right to left, and turned', () => {
    const text = 'one two\nשלום עולם\ndown';
    const places = pagePlaces({
      text,
      pages: [
        {
          width: 595,
          height: 842,
          rotation: 0,
          boxes: [0, 7, 500, 600, 2000, 100, 8, 17, 500, 800, 2000, 100, 18, 22, 100, 600, 100, 1000],
        },
      ],
    });
    const texts: PlacedText[] = [
      { text: 'one', axis: 'right', left: 500, top: 600, width: 300, height: 100 },
      { text: 'two', axis: 'right', left: 2200, top: 600, width: 300, height: 100 },
      { text: 'עולם', axis: 'left', left: 500, top: 800, width: 700, height: 100 },
      { text: 'שלום', axis: 'left', left: 1700, top: 800, width: 800, height: 100 },
      { text: 'down', axis: 'up', left: 100, top: 600, width: 100, height: 1000 },
    ];
    places.refine(0, packTexts(texts));
    const rounded = (start: number, end: number) =>
      places.boxesOf(0, { start, end }).map(({ left, width }) => [Math.round(left), Math.round(width)]);
    expect(rounded(4, 7)).toEqual([[2200, 300]]);
    expect(rounded(8, 12)).toEqual([[1700, 800]]);
    expect(places.offsetAt(0, 510, 850)?.offset).toBe(17);
    expect(places.offsetAt(0, 150, 1590)?.offset).toBe(18);
  });
});
