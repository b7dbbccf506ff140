import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reanchor } from '../../../src-core/anchor/reanchor.ts';
import { asId } from '../../../src-core/base/id.ts';
import type { ArticleId, DocumentId } from '../../../src-core/base/id.ts';
import { writePassage } from '../../../src-core/export/markdown/write-passage.ts';
import { RECORD_GUARDS } from '../../../src-core/model/record-guard.ts';
import { areaBetween, LEAST, steppedArea } from '../../../src-renderer/features/reader/pages/area-steps.ts';
import { annotateArea } from '../../../src-renderer/services/commands/annotate-area.ts';
import { createWatchedHost } from '../doubles/watched-host.ts';
import { fillNotebook } from './fill-notebook.ts';
import { openRunner, recordsIn } from './open-runner.ts';

const SEED = 20261123;
const AREA = { page: 2, left: 600, top: 1200, width: 1440, height: 720 };

async function marked(text: string, range: { start: number; end: number }) {
  const { projection, runner } = await openRunner(createWatchedHost());
  const [id = asId<ArticleId>('')] = await fillNotebook(runner, 1);
  const before = await recordsIn(projection);
  const selected = { articleId: id, documentId: asId<DocumentId>('doc1'), text };
  const made = await runner.run(annotateArea(selected, { area: AREA, range }, 'blue'));
  if (!made.ok) throw new Error(made.error.code);
  return { projection, runner, before, annotation: made.value };
}

test('an area is a record of its own with the words in it, passes the guard, and is undone and redone exactly', async () => {
  const { projection, runner, before, annotation } = await marked('Above. Figure 2 shows it. Below.', {
    start: 7,
    end: 25,
  });
  expect(annotation).toMatchObject({ area: AREA, quote: { exact: 'Figure 2 shows it.' }, colour: 'blue' });
  expect(RECORD_GUARDS.annotation.safeParse(annotation).success).toBe(true);
  for (const bad of [{ ...AREA, page: -1 }, { ...AREA, width: 0 }, { ...AREA, left: 1.5 }, { page: 1 }])
    expect(RECORD_GUARDS.annotation.safeParse({ ...annotation, area: bad }).success).toBe(false);
  const after = await recordsIn(projection);
  expect((await runner.undo()).ok).toBe(true);
  expect(await recordsIn(projection)).toEqual(before);
  expect((await runner.redo()).ok).toBe(true);
  expect(await recordsIn(projection)).toEqual(after);
  projection.close();
});

test('an area without words stands on its page in every version, and its export names page and size', async () => {
  const { projection, annotation } = await marked('', { start: 0, end: 0 });
  projection.close();
  expect(annotation).toMatchObject({ quote: { exact: '' }, position: { start: 0, end: 0 } });
  const text = 'Text that a later version has.';
  const before = { documentId: annotation.documentId, text: '' };
  const [found] = reanchor([annotation], before, { documentId: asId<DocumentId>('doc2'), text });
  expect(found).toMatchObject({
    grade: 'same',
    fields: { documentId: 'doc2', quote: { exact: '' }, position: { start: 0, end: 0 } },
  });
  const labels = { page: 'p.', area: 'Area of the page', by: 'by' };
  expect(
    writePassage(annotation, [], {
      source: '*Title*',
      url: 'https://example.org',
      meaning: '',
      linkTo: () => null,
      labels,
    }),
  ).toMatch(/^> \*\[Area of the page\]\*\n>\n> — \*Title\*, p\. 3, 51 × 25 mm \(21\/42 mm\) \^fl-/u);
});

test(`areas drawn or stepped by keys stay on their page (seed ${String(SEED)})`, () => {
  const page = { width: 5950, height: 8420 };
  const coordinate = fc.double({ min: -9000, max: 19000, noNaN: true });
  const key = fc.constantFrom('ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight');
  const step = fc.record({ key, size: fc.boolean(), fine: fc.boolean() });
  fc.assert(
    fc.property(coordinate, coordinate, coordinate, coordinate, fc.array(step), (x1, y1, x2, y2, steps) => {
      let area = areaBetween(x1, y1, x2, y2, page);
      for (const { key: pressed, ...how } of steps) {
        if (area.width < LEAST || area.height < LEAST) break;
        area = steppedArea(area, pressed, how, page) ?? area;
      }
      expect(area.left).toBeGreaterThanOrEqual(0);
      expect(area.top).toBeGreaterThanOrEqual(0);
      expect(area.left + area.width).toBeLessThanOrEqual(page.width);
      expect(area.top + area.height).toBeLessThanOrEqual(page.height);
    }),
    { seed: SEED, numRuns: 300 },
  );
});
