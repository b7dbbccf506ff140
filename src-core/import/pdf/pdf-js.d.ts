/** What we use of pdf.js; its own types would bring the DOM library into the pure room. */
export interface PdfTextItem {
  readonly str: string;
  readonly dir: 'ltr' | 'rtl' | 'ttb';
  /** Advance along and across the line, in points. */
  readonly width: number;
  readonly height: number;
  /** Six numbers (PDF 32000-1, 8.3.3): where the first glyph's origin lies, in the page's space. */
  readonly transform?: readonly number[];
  readonly fontName: string;
}

export interface PdfMarkedContent {
  readonly type: 'beginMarkedContent' | 'beginMarkedContentProps' | 'endMarkedContent';
  readonly tag?: string;
}

export interface PdfTextContent {
  readonly items: readonly (PdfTextItem | PdfMarkedContent)[];
  readonly styles: Readonly<
    Record<string, { readonly ascent: number; readonly descent: number; readonly vertical: boolean }>
  >;
  readonly lang: string | null;
}

/** Text of a page piece by piece, no faster than it is read. */
export interface PdfTextReader {
  read(): Promise<
    { readonly done: false; readonly value: PdfTextContent } | { readonly done: true; readonly value?: never }
  >;
}

export interface PdfViewport {
  readonly width: number;
  readonly height: number;
  readonly transform: readonly number[];
  convertToViewportPoint(x: number, y: number): readonly [number, number];
}

export interface PdfAnnotation {
  readonly subtype?: string;
  /** Left, bottom, right, top in the page's space. */
  readonly rect?: readonly number[];
  /** Eight numbers a quadrilateral. */
  readonly quadPoints?: readonly number[] | null;
  readonly color?: readonly number[] | null;
  readonly contentsObj?: { readonly str: string };
  readonly creationDate?: string | null;
  readonly modificationDate?: string | null;
  readonly fieldType?: string;
  readonly fieldValue?: string | readonly string[] | null;
  readonly hidden?: boolean;
  readonly hasAppearance?: boolean;
  readonly url?: string;
  /** Links within the file: the name of a place, or the place itself. */
  readonly dest?: string | PdfDestination | null;
}

/** Page (reference or number), kind, then numbers by kind (PDF 32000-1, 12.3.2.2). */
export type PdfDestination = readonly [page: unknown, kind?: { readonly name: string }, ...unknown[]];

export interface PdfPage {
  /** Degrees clockwise. */
  readonly rotate: number;
  readonly commonObjs: { has(id: string): boolean; get(id: string): { readonly name?: string } };
  getViewport(options: { readonly scale: number }): PdfViewport;
  /** Whether the page is a form made of XML, which has no content to stream. */
  readonly isPureXfa: boolean;
  getTextContent(options: { readonly includeMarkedContent: boolean }): Promise<PdfTextContent>;
  streamTextContent(options: { readonly includeMarkedContent: boolean }): {
    getReader(): PdfTextReader;
  };
  getAnnotations(): Promise<readonly PdfAnnotation[]>;
  getOperatorList(options?: { readonly annotationMode: number }): Promise<PdfOperators>;
  cleanup(): boolean;
  render(options: Readonly<Record<string, unknown>>): PdfRenderTask;
  /** Corners of pictures, after a rendering that was told to record them: six shares of the page for each. */
  readonly imageCoordinates: ArrayLike<number> | null;
}

/** What draws a page: numbers of operators, and what each is called with (null = nothing). */
export interface PdfOperators {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly (readonly unknown[] | null)[];
}

export interface PdfRenderTask {
  readonly promise: Promise<void>;
  cancel(): void;
}

export interface PdfOutlineItem {
  readonly title: string;
  readonly dest?: string | PdfDestination | null;
  readonly items: readonly PdfOutlineItem[];
}

export interface PdfDocument {
  readonly numPages: number;
  getPage(number: number): Promise<PdfPage>;
  getOutline(): Promise<readonly PdfOutlineItem[] | null>;
  getDestination(name: string): Promise<PdfDestination | null>;
  getPageIndex(reference: unknown): Promise<number>;
  getPageLabels(): Promise<readonly string[] | null>;
  getMetadata(): Promise<{
    readonly info: Readonly<Record<string, unknown>>;
    readonly metadata: { get(name: string): unknown } | null;
  }>;
  cleanup(keepFonts?: boolean): Promise<void>;
}

export interface PdfLoadingTask {
  readonly promise: Promise<PdfDocument>;
  destroy(): Promise<void>;
}

export function getDocument(options: Readonly<Record<string, unknown>>): PdfLoadingTask;
/** Only in the worker's half; imported, it makes itself known to the other one. */
export const WorkerMessageHandler: unknown;
