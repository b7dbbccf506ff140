import { useMemo, useState } from 'react';
import { once } from '../../../src-core/base/once.ts';
import type { ArticleDocument } from '../../../src-core/model/document.ts';
import { ANNOTATION_COLOURS } from '../../../src-core/model/annotation.ts';
import type { AnnotationColour } from '../../../src-core/model/annotation.ts';
import type { HitRange } from '../../../src-core/search/search-types.ts';
import { useText } from '../../i18n/text.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import type { ReaderHandle } from './reader-handle.ts';
import { moveCursor, sentencesOf } from './reading-cursor.ts';
import type { ReadingCursor } from './reading-cursor.ts';
import type { PaintLayer } from './use-painted-ranges.ts';

interface ReadingCursorParts {
  readonly document: ArticleDocument;
  /** Whether a block shows; keep the function the same while that does not change. */
  readonly isShown: (blockIndex: number) => boolean;
  /** Offset at the upper edge of the window, where a cursor begins that is not there yet. */
  readonly top: () => number;
  /** The selected words; null where there are none. */
  readonly selected: () => HitRange | null;
  /** Drops what is selected; false where nothing was. */
  readonly deselect: () => boolean;
  readonly scrollTo: (range: HitRange) => void;
  /** What is painted on the article. */
  readonly layers: readonly PaintLayer[];
}

/** Colours of the highlights that lie on a range. */
function coloursOn(layers: readonly PaintLayer[], { start, end }: HitRange): readonly AnnotationColour[] {
  return ANNOTATION_COLOURS.filter((colour) =>
    layers
      .find(({ name }) => name === `annotation-${colour}`)
      ?.ranges.some((range) => range.start < end && start < range.end),
  );
}

/** What the keys have in hand in an open article, as sentences and words or as what is selected. */
export function useReadingCursor(parts: ReadingCursorParts): {
  readonly cursor: ReadingCursor | null;
  readonly setCursor: (cursor: ReadingCursor | null) => void;
  readonly handle: Pick<ReaderHandle, 'passage' | 'step' | 'clear' | 'hold'>;
} {
  const { document, isShown, selected, deselect } = parts;
  const { t } = useText();
  const announce = useAnnounce();
  const [cursor, setCursor] = useState<ReadingCursor | null>(null);
  // Found at the first step only: most articles are read without.
  const sentences = useMemo(() => once(() => sentencesOf(document, isShown)), [document, isShown]);
  return {
    cursor,
    setCursor,
    handle: {
      passage: () => {
        const range = selected();
        if (range !== null) return { range, by: 'selection' };
        return cursor === null ? null : { range: cursor, by: 'cursor' };
      },
      step: (kind) => {
        const next = moveCursor(cursor, kind, sentences(), document.text, parts.top());
        if (next === null) return;
        deselect();
        setCursor(next);
        parts.scrollTo(next);
        const colours = coloursOn(parts.layers, next).map((colour) => t(`colour.${colour}`));
        const marked = colours.length === 0 ? '' : ` (${t('note.marked', { colour: colours.join(', ') })})`;
        announce(document.text.slice(next.start, next.end) + marked);
      },
      clear: () => {
        const had = deselect();
        setCursor(null);
        return had || cursor !== null;
      },
      hold: (range) => {
        deselect();
        // Most often it is there already.
        setCursor((old) => (old?.start === range.start && old.end === range.end ? old : range));
      },
    },
  };
}
