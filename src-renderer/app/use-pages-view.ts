import { useCallback, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { Article } from '../../src-core/model/article.ts';
import type { ArticleDocument } from '../../src-core/model/document.ts';
import type { HitRange } from '../../src-core/search/search-types.ts';
import type { ReaderHandle } from '../features/reader/reader-handle.ts';
import type { Jump } from './jump.ts';
import { useStoredChoice } from './use-stored-choice.ts';

interface PagesView {
  /** Whether the article has pages to show. */
  readonly offered: boolean;
  /** Whether pages stand in place of the reading text. */
  readonly shown: boolean;
  /** Where the one that is shown begins. */
  readonly offset: number;
  /** What is still to be obeyed by it. */
  readonly jump: Jump | null;
  readonly onVisible: (offset: number) => void;
  /** Shows the other one at the same passage; false where there is only the reading text. */
  readonly toggle: () => boolean;
  /** To be told when the text, or the pages, can be asked for something. */
  readonly onReady: () => void;
}

/** A PDF is read as pages or as text: which of both, and the passage that both are at. */
export function usePagesView(
  article: Article | null | undefined,
  content: ArticleDocument | null,
  reader: RefObject<ReaderHandle | null>,
  place: { readonly initialOffset: number; readonly jump: Jump | null },
  onVisible: (offset: number) => void,
): PagesView {
  const [chosen, choose] = useStoredChoice('pdf-view', ['text', 'pages'], 'text');
  const offered = article?.original.mediaType === 'application/pdf' && (content?.pages?.length ?? 0) > 0;
  const shown = offered && (chosen === 'pages' || content?.text === '');
  const [start, setStart] = useState({ offset: place.initialOffset, obeyed: 0 });
  const last = useRef(place.initialOffset);
  const inHand = useRef<{ readonly range: HitRange | null } | null>(null);

  const visible = useCallback(
    (offset: number) => {
      last.current = offset;
      onVisible(offset);
    },
    [onVisible],
  );
  const toggle = (): boolean => {
    if (!offered || content?.text === '') return false;
    inHand.current = { range: reader.current?.passage()?.range ?? null };
    setStart({ offset: last.current, obeyed: place.jump?.serial ?? 0 });
    choose(shown ? 'text' : 'pages');
    return true;
  };
  const settle = useCallback((): void => {
    const taken = inHand.current;
    if (taken === null || reader.current === null) return;
    inHand.current = null;
    if (taken.range !== null) {
      reader.current.hold(taken.range);
      reader.current.goTo(taken.range, true);
    }
    reader.current.focus();
  }, [reader]);

  return {
    offered,
    shown,
    offset: start.offset,
    jump: place.jump === null || place.jump.serial <= start.obeyed ? null : place.jump,
    onVisible: visible,
    toggle,
    onReady: settle,
  };
}
