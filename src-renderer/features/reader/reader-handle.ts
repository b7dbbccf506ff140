import type { PageArea } from '../../../src-core/model/annotation.ts';
import type { HitRange } from '../../../src-core/search/search-types.ts';
import type { PagesHandle } from './pages/pages-handle.ts';
import type { CursorStep } from './reading-cursor.ts';
import type { PaintAhead } from './use-painted-ranges.ts';

/** What stands around the article may ask of it. Offsets are UTF-16 units into the canonical text. */
export interface ReaderHandle {
  /** Selected words, else the sentence of the reading cursor, else null. */
  readonly passage: () => { readonly range: HitRange; readonly by: 'selection' | 'cursor' } | null;
  /** Scrolls to a range (unfolding what hides it); `flash` sets the reading cursor there. */
  readonly goTo: (range: HitRange, flash: boolean) => void;
  readonly step: (step: CursorStep) => void;
  /** Puts selection and reading cursor away; false where there was none. */
  readonly clear: () => boolean;
  /** Drops the browser's selection, keeping its words in hand as the reading cursor. */
  readonly hold: (range: HitRange) => void;
  /** Shows the footnote that the sentence of the reading cursor refers to, the next one when asked again; false = none. */
  readonly showNote: () => boolean;
  /** Paints a range like those of a layer, until the layers tell it or the answer is called; absent where painting is not apart from drawing. */
  readonly paintAhead?: PaintAhead;
  readonly focus: () => void;
  /** Brings the focus to the handle at the end of the passage in hand; false where there is none. */
  readonly focusEnd: () => boolean;
  /** Offset of what stands at the upper edge of the window. */
  readonly top: () => number;
  /**
   * Tells where offsets (ascending) lie, as fractions of the height of all that is scrolled through, now and whenever
   * lines move; answers how to stop.
   */
  readonly track: (offsets: readonly number[], tell: (fractions: readonly number[]) => void) => () => void;
  /** Opens the folded lines of a range and goes to the first of them; absent where nothing is folded. */
  readonly unfold?: (range: HitRange) => void;
  /** Opens all folded lines, or folds them again. */
  readonly toggleFolded: () => void;
  /** Where pages are shown in place of the reading text. */
  readonly pages?: PagesHandle;
}

/** Where passages lie on the page, for what is drawn beside them; another object whenever lines may have moved. */
export interface PageGeometry {
  /** Pixels from the top of the page to the line of the offset; null where it is folded away. */
  readonly topOf: (offset: number) => number | null;
  /** The same for an area of a page, where pages are shown. */
  readonly topOfArea?: (area: PageArea) => number | null;
  /** Offsets near the viewport. */
  readonly near: HitRange;
}

/** Words the user just selected, and where on the page, for the toolbar. */
export interface SelectedPassage {
  readonly range: HitRange;
  /** Pixels from the page's top left corner. */
  readonly box: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
}
