import { expect, test } from 'vitest';
import { unpackTexts } from '../../../src-core/anchor/packed-texts.ts';
import { connectPainter, startPainterWorker } from '../../../src-renderer/workers/pages/client.ts';
import { column, makePdf } from '../../src-core/import/pdf/make-pdf.ts';

test("the painter draws a page off the window's thread and tells where its text stands", async () => {
  const painter = connectPainter(startPainterWorker(), 'a.pdf', 30_000);
  const bytes = makePdf({ pages: [column(['The worker draws this line', 'and this one.'], 60, 700)] });
  const opened = await painter.open({ bytes, password: null });
  expect(opened).toEqual({ ok: true, value: { pages: 1, outline: [], labels: null } });
  const drawn = await painter.draw({ page: 0, width: 300, clip: null }, 10_000);
  if (!drawn.ok) throw new Error(JSON.stringify(drawn.error));
  expect(drawn.value.bitmap.width).toBe(300);
  const canvas = new OffscreenCanvas(drawn.value.bitmap.width, drawn.value.bitmap.height);
  const context = canvas.getContext('2d');
  context?.drawImage(drawn.value.bitmap, 0, 0);
  const pixels = context?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray();
  expect(pixels.some((value, index) => index % 4 === 0 && value < 100)).toBe(true);
  const content = await painter.content(0, true, 10_000);
  const texts = content.ok ? unpackTexts(content.value.texts) : [];
  expect(texts.map(({ text }) => text).join('')).toBe('Theworkerdrawsthislineandthisone.');
  expect(texts[0]?.left).toBeCloseTo(600);
  painter.stop();
});
