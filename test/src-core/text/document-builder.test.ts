import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildDocument, type DraftBlock } from '../../../src-core/text/document-builder.ts';
import { documentProblems } from './document-problems.ts';

const SEED = 5;
const raw = fc
  .array(fc.constantFrom('a', 'Wort', ' ', '  ', '\n', '\t', 'e\u0301', '\u00AD', '😀', '\u0301', ''), {
    maxLength: 15,
  })
  .map((parts) => parts.join(''));
const draft: fc.Arbitrary<DraftBlock> = fc
  .record({
    raw,
    type: fc.constantFrom(
      'paragraph',
      'heading',
      'quote',
      'list-item',
      'code',
      'table-row',
      'caption',
      'rule',
    ),
  })
  .chain(({ raw: source, type }) =>
    fc
      .array(
        fc.record({
          type: fc.constantFrom('strong', 'emphasis', 'cell'),
          at: fc.nat(source.length),
          length: fc.nat(8),
        }),
        { maxLength: 4 },
      )
      .map((marks): DraftBlock => ({
        type,
        raw: source,
        marks: marks.map((mark) => ({
          type: mark.type,
          start: mark.at,
          end: Math.min(source.length, mark.at + mark.length),
        })),
        ...(type === 'heading' || type === 'list-item' ? { level: 1 } : {}),
        figures: [{ alt: '', source: 'https://a.example/x.png' }],
      })),
  );

describe(`building documents (fast-check seed ${SEED})`, () => {
  test('whatever blocks go in, the document keeps every promise', () => {
    fc.assert(
      fc.property(fc.array(draft, { maxLength: 8 }), (drafts) => {
        expect(documentProblems(buildDocument(drafts, 'und'))).toEqual([]);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  test('each broken promise is found', () => {
    const sound = buildDocument(
      [
        { type: 'paragraph', raw: 'One.', marks: [] },
        { type: 'paragraph', raw: 'Two.', marks: [{ type: 'strong', start: 0, end: 3 }] },
      ],
      'en',
    );
    expect(documentProblems(sound)).toEqual([]);
    const [first, second] = [sound.blocks[0]!, sound.blocks[1]!];
    const broken = [
      { ...sound, text: 'One.\r\nTwo.' },
      { ...sound, text: 'One.\nTwo.\n' },
      { ...sound, language: 'english' },
      { ...sound, blocks: [second, first] },
      { ...sound, blocks: [first] },
      { ...sound, blocks: [{ ...first, end: 3 }, second] },
      { ...sound, blocks: [{ ...first, type: 'heading' as const }, second] },
      { ...sound, marks: [{ type: 'strong' as const, start: 3, end: 7 }] },
      { ...sound, marks: [{ type: 'strong' as const, start: 5, end: 5 }] },
      { ...sound, marks: [{ type: 'link' as const, start: 5, end: 8 }] },
      { ...sound, marks: [{ type: 'link' as const, start: 5, end: 8, href: 'javascript:x' }] },
      { ...sound, figures: [{ beforeBlock: 3, alt: '', source: '' }] },
    ];
    for (const document of broken)
      expect(documentProblems(document), JSON.stringify(document)).not.toEqual([]);
  });
});
