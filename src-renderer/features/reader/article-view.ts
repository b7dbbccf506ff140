import type { ReactNode, Ref } from 'react';
import type { ArticleDocument } from '../../../src-core/model/document.ts';
import type { HitRange } from '../../../src-core/search/search-types.ts';
import type { PageGeometry, ReaderHandle, SelectedPassage } from './reader-handle.ts';
import type { PaintLayer } from './use-painted-ranges.ts';

/** An order to go to a place of the text; each `serial` is obeyed once. */
export interface ViewJump {
  readonly serial: number;
  /** Null only takes the focus. */
  readonly range: HitRange | null;
  /** Takes the range in hand as the reading cursor. */
  readonly hold: boolean;
  /** Leaves the focus where it is. */
  readonly quiet?: boolean;
}

/** What the reading text and the pages of a file share, so that either can stand in the article's room. */
export interface ArticleViewProps {
  readonly ref: Ref<ReaderHandle>;
  readonly document: ArticleDocument;
  /** Painted beneath the reading cursor; keep the array the same while nothing changed. */
  readonly layers: readonly PaintLayer[];
  /** Offset to begin at; only the first value counts. */
  readonly initialOffset: number;
  readonly jump: ViewJump | null;
  readonly onVisible: (topOffset: number) => void;
  /** Told once, when the article can be asked for something; keep the function the same. */
  readonly onReady: () => void;
  /** A click into the text without selecting: the offset under the pointer, or null beside the text. */
  readonly onPick: (offset: number | null) => void;
  readonly header: ReactNode;
  /** The column of notes beside the text, or null while it is closed. */
  readonly margin: ((geometry: PageGeometry) => ReactNode) | null;
  readonly toolbar: (passage: SelectedPassage) => ReactNode;
  /** The passage in hand whose ends can be moved; null or absent = none. */
  readonly ends?: { readonly range: HitRange; readonly onChange: (range: HitRange) => void } | null;
}
