import type { PlacedText } from '../../../src-core/anchor/line-letters.ts';
import { packTexts } from '../../../src-core/anchor/packed-texts.ts';
import type { PageBox } from '../../../src-core/anchor/page-places.ts';
import { appError } from '../../../src-core/base/error-code.ts';
import type { AppError } from '../../../src-core/base/error-code.ts';
import { failure, success } from '../../../src-core/base/result.ts';
import type { Result } from '../../../src-core/base/result.ts';
import type { ImportAssets } from '../../../src-core/import/import-format.ts';
import { openPdf, reasonOf } from '../../../src-core/import/pdf/open-pdf.ts';
import type { OpenPdf } from '../../../src-core/import/pdf/open-pdf.ts';
import { pageRuns } from '../../../src-core/import/pdf/page-runs.ts';
import type { PdfPage, PdfRenderTask, PdfViewport } from '../../../src-core/import/pdf/pdf-js.d.ts';
import { pageGlyphs } from './page-glyphs.ts';
import { placedTexts } from './placed-texts.ts';
import { readLinks, readOutline } from './pdf-places.ts';
import type { DrawnPage, DrawRequest, PageContent, PainterRequests, PdfSummary } from './protocol.ts';

/** Larger pictures on a page are left out, larger drawings are made smaller (pixels). */
const LARGEST_PICTURE = 100_000_000;
/** Pages after which the library lets go of what it holds. */
const PAGES_HELD = 60;

/** pdf.js draws on canvases that belong to no page. */
class OffscreenCanvasFactory {
  create(
    width: number,
    height: number,
  ): { canvas: OffscreenCanvas; context: OffscreenCanvasRenderingContext2D } {
    const canvas = new OffscreenCanvas(Math.max(1, width), Math.max(1, height));
    return { canvas, context: contextOf(canvas, true) };
  }
  reset(pair: { canvas: OffscreenCanvas }, width: number, height: number): void {
    pair.canvas.width = width;
    pair.canvas.height = height;
  }
  destroy(pair: { canvas: OffscreenCanvas | null; context: unknown }): void {
    if (pair.canvas !== null) pair.canvas.width = pair.canvas.height = 0;
    pair.canvas = null;
    pair.context = null;
  }
  getNoAlphaContext(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
    return contextOf(canvas, false);
  }
}

/** Filters would need a document; without them the library counts pixels itself. */
class NoFilters {
  addFilter = (): string => 'none';
  addHCMFilter = this.addFilter;
  addAlphaFilter = this.addFilter;
  addLuminosityFilter = this.addFilter;
  addKnockoutFilter = this.addFilter;
  addHighlightHCMFilter = this.addFilter;
  addSelectionHCMFilter = this.addFilter;
  addSelectionFilter = this.addFilter;
  createSelectionStyle(): null {
    return null;
  }
  destroy(): void {
    // holds nothing
  }
}

function contextOf(canvas: OffscreenCanvas, alpha: boolean): OffscreenCanvasRenderingContext2D {
  // Pages are drawn by the processor: it is as quick, and the graphics card's memory stays free.
  const context = canvas.getContext('2d', { alpha, willReadFrequently: true });
  if (context === null) throw new Error('there is no room to draw on');
  return context;
}

/** The worker's side of the protocol: one file, drawn page by page. */
export function createPainterSession(
  assets: ImportAssets,
): (method: string, request: unknown) => Promise<unknown> {
  let opened: OpenPdf | null = null;
  let name = '';
  let drawn = 0;
  const drawing = new Map<number, PdfRenderTask | null>();

  const open = async (request: PainterRequests['open']): Promise<Result<PdfSummary, AppError>> => {
    name = request.name;
    const result = await openPdf(request.name, request.bytes, assets, {
      ...(request.password === null ? {} : { password: request.password }),
      drawing: {
        enableXfa: false,
        wasmUrl: 'wasm/',
        useWasm: true,
        ownerDocument: self,
        CanvasFactory: OffscreenCanvasFactory,
        FilterFactory: NoFilters,
        disableFontFace: false,
        fontExtraProperties: false,
        useSystemFonts: true,
        disableWorkerRendering: true,
        isOffscreenCanvasSupported: true,
        isImageDecoderSupported: true,
        maxImageSize: LARGEST_PICTURE,
      },
    });
    if (!result.ok) return result;
    opened = result.value;
    const { document } = opened;
    const labels = await document.getPageLabels().catch(() => null);
    const telling = labels?.some((label, index) => label !== String(index + 1)) === true;
    return success({
      pages: document.numPages,
      outline: await readOutline(document),
      labels: telling ? labels : null,
    });
  };

  const onPage = async <Value>(
    number: number,
    act: (page: PdfPage, document: OpenPdf['document']) => Promise<Value>,
  ): Promise<Result<Value, AppError>> => {
    try {
      if (opened === null) throw new Error('the file is not open');
      return success(await act(await opened.document.getPage(number + 1), opened.document));
    } catch (error) {
      const values = { file: name, page: String(number + 1), reason: reasonOf(error) };
      return failure(appError('page-undrawable', values));
    }
  };

  const paint = async (page: PdfPage, { serial, width, clip }: DrawRequest): Promise<DrawnPage> => {
    const whole = page.getViewport({ scale: 1 });
    const scale = width / whole.width;
    const viewport = page.getViewport({ scale });
    const canvas = new OffscreenCanvas(
      Math.max(1, Math.round(clip?.width ?? width)),
      Math.max(1, Math.round(clip?.height ?? viewport.height)),
    );
    const task = page.render({
      canvas,
      viewport,
      background: '#ffffff',
      recordImages: true,
      ...(clip === null ? {} : { transform: [1, 0, 0, 1, -clip.left, -clip.top] }),
    });
    drawing.set(serial, task);
    await task.promise;
    const figures = clip === null ? figuresOf(page, whole) : [];
    page.cleanup();
    drawn += 1;
    if (drawn >= PAGES_HELD && drawing.size === 1) {
      drawn = 0;
      await opened?.document.cleanup(true).catch(() => undefined);
    }
    const bitmap = canvas.transferToImageBitmap();
    // What is left is a blank canvas of the same size, held until it is swept up.
    canvas.width = canvas.height = 0;
    return { bitmap, figures };
  };

  const draw = async (request: DrawRequest): Promise<Result<DrawnPage, AppError>> => {
    drawing.set(request.serial, null);
    try {
      return await onPage(request.page, (page) =>
        drawing.has(request.serial) ? paint(page, request) : Promise.reject(new Error('cancelled')),
      );
    } finally {
      drawing.delete(request.serial);
    }
  };

  const content = ({
    page: number,
    hasText,
  }: PainterRequests['content']): Promise<Result<PageContent, AppError>> =>
    onPage(number, async (page, document) => {
      const viewport = page.getViewport({ scale: 1 });
      drawn += 1;
      const links = await readLinks(document, page);
      const texts = hasText ? await textsOf(page, viewport) : [];
      page.cleanup();
      return { width: viewport.width, height: viewport.height, links, texts: packTexts(texts) };
    });

  return async (method, request) => {
    switch (method as keyof PainterRequests) {
      case 'open':
        return open(request as PainterRequests['open']);
      case 'draw':
        return draw(request as PainterRequests['draw']);
      case 'content':
        return content(request as PainterRequests['content']);
      case 'cancel': {
        const { serial } = request as PainterRequests['cancel'];
        drawing.get(serial)?.cancel();
        drawing.delete(serial);
        return null;
      }
    }
  };
}

/** The glyphs of a page; where they cannot be told, its pieces of text. */
async function textsOf(page: PdfPage, viewport: PdfViewport): Promise<readonly PlacedText[]> {
  const operators = await page.getOperatorList({ annotationMode: NO_ANNOTATIONS }).catch(() => null);
  const glyphs = operators === null ? [] : pageGlyphs(operators, page, viewport.transform);
  if (glyphs.length > 0) return glyphs;
  const text = await page.getTextContent({ includeMarkedContent: true });
  return placedTexts(pageRuns(text, viewport));
}

/** The library's number for a page without what lies upon it. */
const NO_ANNOTATIONS = 0;
/** Smaller pictures are rules and signs. */
const FIGURE_TENTHS = 300;

/** Where pictures stand on the page: three corners of each are known. */
function figuresOf(page: PdfPage, { width, height }: { width: number; height: number }): readonly PageBox[] {
  const shares = page.imageCoordinates;
  if (shares === null) return [];
  const figures: PageBox[] = [];
  for (let at = 0; at + 5 < shares.length; at += 6) {
    const xs = [0, 2, 4].map((step) => (shares[at + step] ?? 0) * width * 10);
    const ys = [1, 3, 5].map((step) => (shares[at + step] ?? 0) * height * 10);
    const left = Math.round(Math.max(0, Math.min(...xs)));
    const top = Math.round(Math.max(0, Math.min(...ys)));
    const rect = {
      left,
      top,
      width: Math.round(Math.min(width * 10, Math.max(...xs))) - left,
      height: Math.round(Math.min(height * 10, Math.max(...ys))) - top,
    };
    if (rect.width >= FIGURE_TENTHS && rect.height >= FIGURE_TENTHS) figures.push(rect);
  }
  return figures;
}
