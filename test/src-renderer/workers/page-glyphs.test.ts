import { expect, test } from 'vitest';
import { packTexts } from '../../../src-core/anchor/packed-texts.ts';
import { pagePlaces } from '../../../src-core/anchor/page-places.ts';
import { openPdf } from '../../../src-core/import/pdf/open-pdf.ts';
import { pageGlyphs } from '../../../src-renderer/workers/pages/page-glyphs.ts';
import { importBytes } from '../../src-core/import/import-bytes.ts';
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
