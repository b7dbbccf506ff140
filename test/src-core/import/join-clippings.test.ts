import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Clipping } from '../../../src-core/import/kindle/clippings.ts';
import { joinClippings } from '../../../src-core/import/kindle/join-clippings.ts';

const SEED = 20_261_122;

const clipping = (
  kind: Clipping['kind'],
  text: string,
  from: number | null,
  to: number,
  page: number | null,
): Clipping => ({
  book: 'Book',
  kind,
  text,
  place: '',
  location: from === null ? null : [from, from + to],
  page,
  created: null,
});

const anyClipping = fc
  .tuple(
    fc.constantFrom<Clipping['kind']>('highlight', 'highlight', 'note'),
    fc.constantFrom('a', 'a b', 'a b c', 'd', 'b c d'),
    fc.option(fc.integer({ min: 0, max: 120 })),
    fc.constantFrom(0, 1, 5, 40, 2_000),
    fc.option(fc.integer({ min: 1, max: 4 })),
  )
  .map(([kind, text, from, to, page]) => clipping(kind, text, from, to, page));

type Passage = { clipping: Clipping; order: number; notes: string[] };

/** Each highlight compared with each. */
function naive(clippings: readonly Clipping[]): readonly (readonly [string, string])[] {
  const passages: Passage[] = [];
  const same = (a: Clipping, b: Clipping): boolean =>
    a.page === b.page && a.location?.[0] === b.location?.[0] && a.location?.[1] === b.location?.[1];
  const isForm = (a: Clipping, b: Clipping): boolean => {
    if (a.text === b.text && same(a, b)) return true;
    if (a.location === null || b.location === null) return false;
    if (a.location[1] < b.location[0] || b.location[1] < a.location[0]) return false;
    return a.text.includes(b.text) || b.text.includes(a.text);
  };
  clippings.forEach((each, order) => {
    if (each.kind !== 'highlight') return;
    const at = passages.findIndex((other) => isForm(other.clipping, each));
    const before = passages[at];
    if (before === undefined) passages.push({ clipping: each, order, notes: [] });
    else {
      const kept = before.clipping.text.length > each.text.length ? before.clipping : each;
      passages[at] = { clipping: kept, order, notes: [] };
    }
  });
  const loose: Passage[] = [];
  clippings.forEach((each, order) => {
    if (each.kind !== 'note') return;
    const at = each.location?.[1] ?? null;
    const score = (passage: Passage): number =>
      (passage.clipping.location?.[1] === at ? 0 : 1000) + Math.min(999, Math.abs(passage.order - order));
    const [home] = passages
      .filter(({ clipping: { location, page } }) =>
        at !== null && location !== null
          ? location[0] <= at && at <= location[1]
          : each.page !== null && page === each.page,
      )
      .toSorted((a, b) => score(a) - score(b));
    if (home !== undefined) home.notes = [...new Set([...home.notes, each.text])];
    else if (!loose.some((other) => other.clipping.text === each.text && same(other.clipping, each)))
      loose.push({ clipping: each, order, notes: [] });
  });
  const place = ({ clipping: { location, page } }: Passage): number => location?.[0] ?? page ?? 0;
  return [...passages, ...loose]
    .toSorted((a, b) => place(a) - place(b) || a.order - b.order)
    .map(({ clipping: { kind, text }, notes }) =>
      kind === 'note' ? ['', text] : [text, notes.join('\n\n')],
    );
}

test(`highlights that are looked up by place come together as those compared each with each (seed ${String(SEED)})`, () => {
  fc.assert(
    fc.property(fc.array(anyClipping, { maxLength: 25 }), (clippings) => {
      expect(joinClippings(clippings).map(({ text, note }) => [text, note])).toEqual(naive(clippings));
    }),
    { seed: SEED, numRuns: 300 },
  );
});

test('a book with very many highlights and notes at one place is joined all the same', () => {
  const many = Array.from({ length: 30_000 }, (_, at) =>
    clipping(at % 2 === 0 ? 'highlight' : 'note', `word ${String(at)}`, at % 3, 0, 1),
  );
  expect(joinClippings(many).length).toBeGreaterThan(14_000);
});
