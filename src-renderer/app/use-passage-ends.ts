import type { RefObject } from 'react';
import type { DocumentId } from '../../src-core/base/id.ts';
import type { HitRange } from '../../src-core/search/search-types.ts';
import { movePassageEnd } from '../../src-core/text/step-end.ts';
import type { EndStep, PassageEnd } from '../../src-core/text/step-end.ts';
import type { ReaderHandle } from '../features/reader/reader-handle.ts';
import type { AppServices } from '../services/app-services.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import type { useArticleAnnotations } from './use-article-annotations.ts';

/** Moves the ends of the annotation in hand, by handle or key; each move is durable, moves in quick succession are undone as one. */
export function usePassageEnds(
  services: AppServices,
  reader: RefObject<ReaderHandle | null>,
  notes: Pick<ReturnType<typeof useArticleAnnotations>, 'active' | 'settle'>,
  text: { readonly documentId: DocumentId; readonly text: string } | null,
) {
  const announce = useAnnounce();
  const { active } = notes;
  const passage =
    active === null ||
    active.lost === true ||
    text === null ||
    active.annotation.quote.exact === '' ||
    active.annotation.area !== undefined
      ? null
      : active.annotation.position;

  const change = (range: HitRange): void => {
    if (active === null || text === null) return;
    void notes.settle(services.annotations.setPassage(active.annotation.id, range, text));
    // What the keys have in hand is the annotation's words, before and after.
    if (reader.current?.passage()?.by === 'cursor') reader.current.hold(range);
  };
  const move = (end: PassageEnd, step: EndStep, direction: 1 | -1): boolean => {
    if (passage === null || text === null) return false;
    const next = movePassageEnd(text.text, passage, end, step, direction);
    if (next === null) return true;
    change(next);
    const edge = end === 'start' ? next.start : Math.max(next.start, next.end - 40);
    announce(text.text.slice(edge, Math.min(next.end, edge + 40)));
    return true;
  };
  return {
    /** For the handles beside the words; null where nothing is in hand. */
    ends: passage === null ? null : { range: { start: passage.start, end: passage.end }, onChange: change },
    keys: {
      moveEnd: move,
      focusEnd: (): boolean =>
        (passage !== null || active?.annotation.area !== undefined) && reader.current?.focusEnd() === true,
    },
  };
}
