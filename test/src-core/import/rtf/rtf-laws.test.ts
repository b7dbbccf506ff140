import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentProblems } from '../../text/document-problems.ts';
import { importBytes } from '../import-bytes.ts';

const seed = 20241101;

const piece = fc.oneof(
  fc.constantFrom(
    ...[
      '{',
      '}',
      '\\par ',
      '\\pard ',
      '\\b ',
      '\\b0 ',
      '\\plain ',
      '\\cell ',
      '\\row ',
      '\\trowd ',
      '\\intbl ',
      '\\tab ',
      '\\line ',
      '{\\*\\unknown ',
      '{\\footnote ',
      '{\\field{\\*\\fldinst HYPERLINK "https://x.org/"}{\\fldrslt ',
      '\\u8364 ?',
      "\\'fc",
      '\\uc2 ',
      '\\ls1 ',
      '{\\listtext ',
      '{\\*\\annotation ',
      '{\\*\\atrfstart 1}',
      '{\\*\\atrfend 1}',
      '\\super ',
      '\\bin3 }}}',
      '\\outlinelevel1 ',
      '{\\pict ',
      '\\f1 ',
      '{\\info{\\title ',
      '\\s1 ',
      '\\sect ',
      '\\v ',
    ],
  ),
  fc.string({ maxLength: 8 }).map((text) => text.replace(/[\\{}]/gu, ' ')),
);

test(`however its groups and words follow each other, rich text becomes a sound document or has its reason (seed ${seed})`, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 60 }), async (pieces) => {
      const source = `{\\rtf1{\\fonttbl{\\f1\\fcharset204 C;}}{\\stylesheet{\\s1 heading 1;}}${pieces.join('')}`;
      const items = await importBytes(
        'a.rtf',
        Uint8Array.from(source, (sign) => sign.charCodeAt(0) & 0xff),
      );
      expect(items).toHaveLength(1);
      for (const item of items) {
        if (!item.ok) expect(item.error.code).toBe('file-no-text');
        else {
          expect(documentProblems(item.value.document)).toEqual([]);
          for (const { start, end } of item.value.annotations) {
            expect(start).toBeLessThan(end);
            expect(end).toBeLessThanOrEqual(item.value.document.text.length);
          }
        }
      }
    }),
    { seed, numRuns: 300 },
  );
});
