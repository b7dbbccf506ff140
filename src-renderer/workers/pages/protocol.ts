import type { PackedTexts } from '../../../src-core/anchor/packed-texts.ts';
import type { PageBox } from '../../../src-core/anchor/page-places.ts';

/** A place in the file; pages count from zero, `top` in tenths of a point from the page's upper edge (null = its top). */
export interface PagePlace {
  readonly page: number;
  readonly top: number | null;
}

/** A line of the file's own table of contents, in its order. */
export interface OutlineLine {
  readonly title: string;
  /** From 1. */
  readonly level: number;
  /** Null where it leads nowhere. */
  readonly place: PagePlace | null;
}

/** What an open file tells of itself. */
export interface PdfSummary {
  readonly pages: number;
  readonly outline: readonly OutlineLine[];
  /** Printed page numbers ("iv", "A-3"), one a page; null where they only count from 1. */
  readonly labels: readonly string[] | null;
}

/** A link on a page: to an address (shown, never followed) or to a place in the file. */
export interface PageLink {
  readonly rect: PageBox;
  readonly href: string | null;
  readonly place: PagePlace | null;
}

/** What lies on a page besides its picture. */
export interface PageContent {
  /** Points, as the page is seen. */
  readonly width: number;
  readonly height: number;
  readonly links: readonly PageLink[];
  /** Glyph by glyph where the file tells it. */
  readonly texts: PackedTexts;
}

/** A page is drawn `width` pixels wide; of it, `clip` (pixels of that drawing) or all. */
export interface DrawRequest {
  /** Named by `cancel`. */
  readonly serial: number;
  readonly page: number;
  readonly width: number;
  readonly clip: PageBox | null;
}

/** A drawn page, with the places of pictures on it. */
export interface DrawnPage {
  readonly bitmap: ImageBitmap;
  readonly figures: readonly PageBox[];
}

/** Methods of the worker: the window calls, the worker answers. All but `cancel` answer with a Result. */
export interface PainterRequests {
  readonly open: { readonly name: string; readonly bytes: Uint8Array; readonly password: string | null };
  readonly draw: DrawRequest;
  /** The places of its text cost as much as drawing; of a page without any they are not asked for. */
  readonly content: { readonly page: number; readonly hasText: boolean };
  readonly cancel: { readonly serial: number };
}
