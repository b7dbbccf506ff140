import type { PageArea } from '../../../../src-core/model/annotation.ts';
import type { Zoom } from './page-layout.ts';

/** What stands around the pages may ask of them, besides what it may ask of the reading text. */
export interface PagesHandle {
  /** A step larger or smaller. */
  readonly zoomBy: (step: 1 | -1) => void;
  readonly fit: (zoom: Zoom) => void;
  /** Opens thumbnails and table of contents, or folds them. */
  readonly toggleSide: () => void;
  /** Puts the cursor into the page number's field. */
  readonly askPage: () => void;
  readonly turnPage: (by: 1 | -1) => void;
  /** Pages in the window's colours, or as they are printed. */
  readonly toggleLook: () => void;
  /** Begins to mark an area, or leaves that. */
  readonly markArea: () => void;
  /** Turns all pages a quarter clockwise (1) or back. */
  readonly turnBy: (by: 1 | -1) => void;
  readonly goToArea: (area: PageArea) => void;
}
