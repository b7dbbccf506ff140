import type {
  PdfAnnotation,
  PdfDestination,
  PdfDocument,
  PdfOutlineItem,
  PdfPage,
} from '../../../src-core/import/pdf/pdf-js.d.ts';
import type { OutlineLine, PageLink, PagePlace } from './protocol.ts';

/** Deepest and longest table of contents that is shown. */
const DEEPEST = 8;
const MOST_LINES = 5000;
const MOST_LINKS = 2000;

/** Where a destination of the file lies; null where it leads nowhere. */
export async function placeOf(
  document: PdfDocument,
  dest: string | PdfDestination | null | undefined,
): Promise<PagePlace | null> {
  try {
    const found = typeof dest === 'string' ? await document.getDestination(dest) : dest;
    if (!Array.isArray(found)) return null;
    const [target, kind, ...numbers] = found as PdfDestination;
    const page = typeof target === 'number' ? target : await document.getPageIndex(target);
    if (!Number.isInteger(page) || page < 0 || page >= document.numPages) return null;
    const y = kind?.name === 'XYZ' ? numbers[1] : kind?.name?.startsWith('FitH') === true ? numbers[0] : null;
    if (typeof y !== 'number') return { page, top: null };
    const x = kind?.name === 'XYZ' && typeof numbers[0] === 'number' ? numbers[0] : 0;
    const viewport = (await document.getPage(page + 1)).getViewport({ scale: 1 });
    const top = viewport.convertToViewportPoint(x, y)[1];
    return { page, top: Math.round(Math.min(Math.max(0, top), viewport.height) * 10) };
  } catch {
    return null;
  }
}

/** The file's own table of contents, line by line; empty where it has none. */
export async function readOutline(document: PdfDocument): Promise<readonly OutlineLine[]> {
  const lines: OutlineLine[] = [];
  const add = async (items: readonly PdfOutlineItem[], level: number): Promise<void> => {
    for (const { title, dest, items: inner } of items) {
      if (lines.length >= MOST_LINES) return;
      lines.push({ title: title.trim(), level, place: await placeOf(document, dest) });
      if (level < DEEPEST) await add(inner, level + 1);
    }
  };
  await add((await document.getOutline().catch(() => null)) ?? [], 1);
  return lines;
}

/** The links of a page. Addresses are those a person could write down; what would run something is left out. */
export async function readLinks(document: PdfDocument, page: PdfPage): Promise<readonly PageLink[]> {
  const annotations = await page.getAnnotations().catch((): readonly PdfAnnotation[] => []);
  const viewport = page.getViewport({ scale: 1 });
  const links: PageLink[] = [];
  for (const { subtype, rect, url, dest } of annotations) {
    if (subtype !== 'Link' || rect === undefined || links.length >= MOST_LINKS) continue;
    const href = url !== undefined && /^(?:https?|mailto):/iu.test(url) ? url : null;
    const place = href === null ? await placeOf(document, dest) : null;
    if (href === null && place === null) continue;
    const [x1, y1] = viewport.convertToViewportPoint(rect[0] ?? 0, rect[1] ?? 0);
    const [x2, y2] = viewport.convertToViewportPoint(rect[2] ?? 0, rect[3] ?? 0);
    const tenths = (points: number): number => Math.round(points * 10);
    links.push({
      rect: {
        left: tenths(Math.min(x1, x2)),
        top: tenths(Math.min(y1, y2)),
        width: tenths(Math.abs(x2 - x1)),
        height: tenths(Math.abs(y2 - y1)),
      },
      href,
      place,
    });
  }
  return links;
}
