import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentProblems } from '../../text/document-problems.ts';
import { importBytes } from '../import-bytes.ts';
import { makePdf } from './make-pdf.ts';

const seed = 20241102;

// What reaches over the page's edge is not seen, and not read.
const text = fc.record({
  text: fc.stringMatching(/^[a-z]{1,12}(?: [a-z]{1,6}){0,2}$/u),
  x: fc.integer({ min: 20, max: 270 }),
  y: fc.integer({ min: 20, max: 430 }),
  size: fc.constantFrom(7, 10, 10, 10, 14, 22),
  bold: fc.boolean(),
  upwards: fc.integer({ min: 0, max: 9 }).map((value) => value === 0),
});

function letters(some: string): string {
  return [...some.replace(/\s/gu, '')].toSorted().join('');
}

test(`wherever text stands on the pages, none of it is lost or doubled, and each box lies on its page (seed ${seed})`, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.uniqueArray(text, { maxLength: 40, selector: ({ x, y }) => `${x >> 4} ${y >> 3}` }), {
        minLength: 1,
        maxLength: 4,
      }),
      fc.constantFrom(0, 90, 180, 270),
      async (pages, rotate) => {
        const [item] = await importBytes('paper.pdf', makePdf({ pages, rotate }));
        const written = letters(pages.flatMap((page) => page.map((each) => each.text)).join(''));
        if (item?.ok !== true) {
          expect(item?.error.code).toBe('file-no-text');
          expect(written).toBe('');
          return;
        }
        const { document } = item.value;
        expect(documentProblems(document)).toEqual([]);
        expect(letters(document.text)).toBe(written);
        for (const { boxes } of document.pages ?? []) {
          for (let at = 0; at < boxes.length; at += 6) {
            const [start = 0, end = 0, , , width = 0, height = 0] = boxes.slice(at, at + 6);
            expect(end).toBeGreaterThan(start);
            expect(Math.min(width, height)).toBeGreaterThan(0);
          }
        }
      },
    ),
    { seed, numRuns: 60 },
  );
});
