import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import type { ArticleDocument } from '../../../src-core/model/document.ts';
import type { HitRange } from '../../../src-core/search/search-types.ts';
import { footnotesOf } from '../../../src-core/text/footnotes.ts';
import type { Footnote } from '../../../src-core/text/footnotes.ts';
import { FootnoteContext } from './footnote-context.ts';
import type { Footnotes } from './footnote-context.ts';
import { FootnoteCard } from './FootnoteCard.tsx';
import { LinkContext, PlaceContext } from './link-context.ts';
import type { ShowLink } from './link-context.ts';

interface Shown {
  readonly footnote: Footnote;
  readonly anchor: HTMLElement;
  readonly pointed: boolean;
}

interface FootnoteUse {
  readonly footnotes: Footnotes;
  readonly card: ReactNode;
  /** Shows the first note to which something in a range refers, or the one after the last one shown; false where there is none. */
  readonly showIn: (root: Element, range: HitRange) => boolean;
}

/** The footnotes of a document for the context of its text, and the note that is shown. */
export function useFootnotes(
  document: ArticleDocument,
  goTo: (place: HitRange) => void,
  showLink: ShowLink,
): FootnoteUse {
  const [shown, setShown] = useState<Shown | null>(null);
  const [last, setLast] = useState(-1);
  const notes = useMemo(() => footnotesOf(document), [document]);
  const byReference = useMemo(() => new Map(notes.map((each) => [each.reference.start, each])), [notes]);
  const show = useCallback((footnote: Footnote, anchor: HTMLElement, pointed: boolean) => {
    setLast(footnote.reference.start);
    setShown({ footnote, anchor, pointed });
  }, []);
  const leave = useCallback(() => setShown((now) => (now?.pointed === true ? null : now)), []);
  const footnotes = useMemo(() => ({ byReference, show, leave }), [byReference, show, leave]);
  const pointed = shown?.pointed === true;
  useEffect(() => {
    if (!pointed) return undefined;
    // It has no focus, so that the key is taken wherever it is pressed.
    const close = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      setShown(null);
    };
    window.addEventListener('keydown', close, { capture: true });
    return () => window.removeEventListener('keydown', close, { capture: true });
  }, [pointed]);
  // A note to a note takes the place of that note's card.
  const within = useMemo(
    (): Footnotes => ({
      byReference,
      show: (footnote, _anchor, pointed) => {
        if (!pointed) setShown((now) => (now === null ? null : { ...now, footnote, pointed }));
      },
      leave: () => undefined,
    }),
    [byReference],
  );
  const leaveFor = (place: HitRange): void => {
    // Gone before the focus moves: an open card would take it back.
    flushSync(() => setShown(null));
    goTo(place);
  };
  const card =
    shown === null ? null : (
      <FootnoteContext value={within}>
        <PlaceContext value={leaveFor}>
          <LinkContext value={showLink}>
            <FootnoteCard
              document={document}
              {...shown}
              onGo={() => leaveFor(shown.footnote.note)}
              onClose={() => setShown(null)}
            />
          </LinkContext>
        </PlaceContext>
      </FootnoteContext>
    );
  const showIn = (root: Element, { start, end }: HitRange): boolean => {
    const inside = notes.filter(({ reference }) => reference.start < end && reference.end > start);
    const next = inside.find(({ reference }) => reference.start > last) ?? inside[0];
    const anchor =
      next === undefined
        ? null
        : root.querySelector<HTMLElement>(`[data-note-reference="${String(next.reference.start)}"]`);
    if (next === undefined || anchor === null) return false;
    show(next, anchor, false);
    return true;
  };
  return { footnotes, card, showIn };
}
