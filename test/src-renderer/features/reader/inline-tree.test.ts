import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mark, MarkType } from '../../../../src-core/model/document.ts';
import { inlineTree } from '../../../../src-renderer/features/reader/inline-tree.ts';
import type { InlineNode } from '../../../../src-renderer/features/reader/inline-tree.ts';

const SEED = 7;

function flat(nodes: readonly InlineNode[]): { start: number; end: number; marks: readonly MarkType[] }[] {
  return nodes.flatMap((node) =>
    node.type === 'text'
      ? [{ start: node.start, end: node.end, marks: [] }]
      : flat(node.children).map((piece) => ({ ...piece, marks: [node.mark.type, ...piece.marks] })),
  );
}

describe('inlineTree', () => {
  it('nests marks, outer ones first', () => {
    const marks: Mark[] = [
      { type: 'link', start: 2, end: 10, href: 'https://example.org' },
      { type: 'strong', start: 4, end: 6 },
    ];
    expect(flat(inlineTree(marks, 0, 12))).toEqual([
      { start: 0, end: 2, marks: [] },
      { start: 2, end: 4, marks: ['link'] },
      { start: 4, end: 6, marks: ['link', 'strong'] },
      { start: 6, end: 10, marks: ['link'] },
      { start: 10, end: 12, marks: [] },
    ]);
  });

  it(`gives each character exactly the marks over it, also where marks cross (seed ${String(SEED)})`, () => {
    const mark = fc
      .tuple(fc.constantFrom<MarkType>('emphasis', 'strong', 'code'), fc.nat(20), fc.nat(20))
      .map(([type, a, b]): Mark => ({ type, start: Math.min(a, b), end: Math.max(a, b) }));
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 6 }), (marks) => {
        const pieces = flat(
          inlineTree(
            [...marks].sort((a, b) => a.start - b.start),
            3,
            17,
          ),
        );
        let at = 3;
        for (const piece of pieces) {
          expect(piece.start).toBe(at);
          at = piece.end;
          for (let offset = piece.start; offset < piece.end; offset += 1) {
            const over = marks
              .filter((each) => each.start <= offset && offset < each.end)
              .map((each) => each.type);
            expect([...piece.marks].sort()).toEqual(over.sort());
          }
        }
        expect(at).toBe(17);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });
});
