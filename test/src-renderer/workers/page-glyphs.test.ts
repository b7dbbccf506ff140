import { expect, test } from 'vitest';
import { packTexts } from '../../../src-core/anchor/packed-texts.ts';
import { pagePlaces } from '../../../src-core/anchor/page-places.ts';
import { openPdf } from '../../../src-core/import/pdf/open-pdf.ts';
import { pageGlyphs } from '../../../src-renderer/workers/pages/page-glyphs.ts';
import { importBytes } from '../../src-core/import/import-bytes.ts';
import { column, makePdf } from '../../src-core/import/pdf/make-pdf.ts';
import { placedLettersPdf } from './placed-letters-pdf.ts';

const SEED = 7;

test(`letters stand where the file sets them: spaced words and letters, ligatures, upwards, from right to left (seed ${String(SEED)})`, async () => {
  const { bytes, lines } = placedLettersPdf(SEED);
  const [item] = await importBytes('letters.pdf', bytes.slice());
  if (item?.ok !== true) throw new Error(item?.error.code);
  const { document } = item.value;
  const opened = await openPdf('letters.pdf', bytes.slice(), () => Promise.resolve(null));
  if (!opened.ok) throw new Error(opened.error.code);
  const places = pagePlaces(document);
  for (const [number, kind] of (['justified', 'spaced', 'upwards', 'backwards'] as const).entries()) {
    const page = await opened.value.document.getPage(number + 1);
    const { transform, height } = page.getViewport({ scale: 1 });
    places.refine(number, packTexts(pageGlyphs(await page.getOperatorList(), page, transform)));
    const errors: number[] = [];
    for (const [row, { letters }] of lines.filter((line) => line.kind === kind).entries()) {
      let at = places.linesOf(number)[row]?.start ?? 0;
      const width = letters.reduce((sum, { from, to }) => sum + to - from, 0) / letters.length;
      for (const { text, from, to } of letters) {
        const start = document.text.indexOf(text, at);
        if (start > at + 6) continue;
        at = start + text.length;
        const [box] = places.boxesOf(number, { start, end: at });
        if (box === undefined) throw new Error(`no place of "${text}"`);
        const middle =
          kind === 'upwards' ? height - (box.top + box.height / 2) / 10 : (box.left + box.width / 2) / 10;
        errors.push(Math.abs(middle - (from + to) / 2) / width);
      }
    }
    errors.sort((a, b) => a - b);
    expect(errors.length, kind).toBeGreaterThan(380);
    // In widths of a letter; by pieces of text alone it is .19 and .6.
    expect(errors[errors.length >> 1], kind).toBeLessThan(0.06);
    expect(errors[Math.floor(errors.length * 0.95)], kind).toBeLessThan(0.15);
  }
  await opened.value.close();
});

test('a word lies where its glyphs are, whichever way the file turns its page', async () => {
  for (const rotate of [0, 90, 180, 270]) {
    const bytes = makePdf({
      pages: [column(['The harbour froze in the first week of March.'], 60, 700)],
      rotate,
    });
    const [item] = await importBytes('turned.pdf', bytes.slice());
    const opened = await openPdf('turned.pdf', bytes.slice(), () => Promise.resolve(null));
    if (item?.ok !== true || !opened.ok) throw new Error('not opened');
    const places = pagePlaces(item.value.document);
    const page = await opened.value.document.getPage(1);
    const glyphs = pageGlyphs(await page.getOperatorList(), page, page.getViewport({ scale: 1 }).transform);
    places.refine(0, packTexts(glyphs));
    const start = item.value.document.text.indexOf('froze');
    const [word] = places.boxesOf(0, { start, end: start + 5 });
    const own = glyphs.slice(10, 15);
    expect(own.map(({ text }) => text).join('')).toBe('froze');
    const upright = rotate % 180 === 0;
    const edges = own.map(({ left, top, width, height }) =>
      upright ? [left, left + width] : [top, top + height],
    );
    const [from, length] = upright ? [word?.left, word?.width] : [word?.top, word?.height];
    expect(from, String(rotate)).toBeCloseTo(Math.min(...edges.flat()), 0);
    expect(length, String(rotate)).toBeCloseTo(Math.max(...edges.flat()) - Math.min(...edges.flat()), 0);
    await opened.value.close();
  }
});
