import { createContext } from 'react';
import type { Footnote } from '../../../src-core/text/footnotes.ts';

/** What numbers and signs of the text stand for, and how their notes are shown. */
export interface Footnotes {
  /** By the start of their reference. */
  readonly byReference: ReadonlyMap<number, Footnote>;
  /** Shows a note beside its number; null puts one away that was only pointed at. */
  readonly show: (footnote: Footnote, anchor: HTMLElement, pointed: boolean) => void;
  readonly leave: () => void;
}

export const FootnoteContext = createContext<Footnotes>({
  byReference: new Map(),
  show: () => undefined,
  leave: () => undefined,
});
