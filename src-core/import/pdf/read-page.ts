import type { PdfAnnotation, PdfPage, PdfTextContent } from './pdf-js.d.ts';
import { pageLines } from './page-lines.ts';
import { filledFields, pageRemarks } from './page-remarks.ts';
import { pageRuns } from './page-runs.ts';
import { pageText } from './page-text.ts';
import type { ReadPage } from './pdf-blocks.ts';

/**
 * Reads a page's text into lines in reading order; pages count from zero. See `pageLines` for `column` and `gutters`.
 * Tells also how many fonts the page took.
 */
export async function readPage(
  page: PdfPage,
  number: number,
  column: number,
  gutters: number[],
): Promise<ReadPage & { readonly fonts: number }> {
  const viewport = page.getViewport({ scale: 1 });
  const text = await pageText(page, number + 1);
  const annotations = await annotationsOf(page);
  const content = { ...text, items: [...text.items, ...filledFields(annotations)] };
  const rotation = ((((Math.round(page.rotate / 90) % 4) + 4) % 4) * 90) as ReadPage['rotation'];
  const lines = pageLines(
    pageRuns(placedContent(content, viewport.height), viewport),
    number,
    column,
    gutters,
  );
  const remarks = pageRemarks(annotations, viewport);
  return {
    width: viewport.width,
    height: viewport.height,
    rotation,
    lines,
    remarks,
    fonts: Object.keys(text.styles).length,
  };
}

/** Damaged remarks cost no text. */
async function annotationsOf(page: PdfPage): Promise<readonly PdfAnnotation[]> {
  try {
    return await page.getAnnotations();
  } catch {
    return [];
  }
}

const LINE = 14;

/** Forms made of XML come without places: each of their texts gets a line of its own. */
function placedContent(content: PdfTextContent, height: number): PdfTextContent {
  let y = height - LINE;
  const items = content.items.map((item) => {
    if ('type' in item || item.transform !== undefined) return item;
    y -= LINE;
    return {
      str: item.str,
      dir: 'ltr' as const,
      width: 5 * item.str.length,
      height: 10,
      transform: [10, 0, 0, 10, 36, y],
      fontName: 'form',
    };
  });
  return { ...content, items };
}
