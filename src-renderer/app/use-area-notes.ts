import { useCallback, useEffect, useMemo, useRef } from 'react';
import { asId } from '../../src-core/base/id.ts';
import type { AnnotationId, ArticleId, DocumentId } from '../../src-core/base/id.ts';
import type { PageArea } from '../../src-core/model/annotation.ts';
import type { HitRange } from '../../src-core/search/search-types.ts';
import type { ShownArea } from '../features/reader/pages/PageAreas.tsx';
import type { PagesProps } from '../features/reader/pages/Pages.tsx';
import type { AnnotationWithTopics, AppServices } from '../services/app-services.ts';
import { newId } from '../services/new-id.ts';
import type { useArticleAnnotations } from './use-article-annotations.ts';

interface AreaNotes {
  /** What the pages show of them, and what is done with them there. */
  readonly onPages: Pick<PagesProps, 'areas' | 'onArea' | 'onPickArea' | 'onMoveArea'>;
  /** The notes whose words are painted: on pages an area is a frame, and its words are not painted besides. */
  readonly painted: readonly AnnotationWithTopics[];
}

/** Marked areas of the open article's pages. */
export function useAreaNotes(
  services: AppServices,
  id: ArticleId,
  shown: { readonly documentId: DocumentId; readonly text: string } | null,
  notes: ReturnType<typeof useArticleAnnotations>,
  pagesShown: boolean,
): AreaNotes {
  const { items, activeId, hoveredId } = notes;
  const areas = useMemo(
    () =>
      items.flatMap(({ annotation: { id: own, area, colour }, lost }): readonly ShownArea[] =>
        area === undefined || lost === true
          ? []
          : [
              {
                ...{ id: own, area, colour },
                active: own === activeId || own === hoveredId,
                inHand: own === activeId,
              },
            ],
      ),
    [items, activeId, hoveredId],
  );
  const painted = useMemo(
    () =>
      pagesShown && items.some(({ annotation }) => annotation.area !== undefined)
        ? items.filter(({ annotation }) => annotation.area === undefined)
        : items,
    [items, pagesShown],
  );
  const latest = useRef({ notes, shown });
  useEffect(() => {
    latest.current = { notes, shown };
  });
  const onArea = useCallback(
    (area: PageArea, range: HitRange) => {
      const { notes: now, shown: text } = latest.current;
      if (text === null) return;
      const own = asId<AnnotationId>(newId());
      void now.settle(
        services.annotations.createArea(id, { area, range }, now.colour(), { id: own, ...text }),
      );
      now.setActiveId(own);
    },
    [services, id],
  );
  const onMoveArea = useCallback(
    (own: string, area: PageArea, range: HitRange) => {
      const { notes: now, shown: text } = latest.current;
      if (text === null) return;
      void now.settle(services.annotations.setPassage(asId<AnnotationId>(own), range, text, area));
    },
    [services],
  );
  const onPickArea = useCallback(
    (own: string) => latest.current.notes.setActiveId(asId<AnnotationId>(own)),
    [],
  );
  return { onPages: { areas, onArea, onPickArea, onMoveArea }, painted };
}
