import { useMemo, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { AppError } from '../../src-core/base/error-code.ts';
import { asId } from '../../src-core/base/id.ts';
import type { AnnotationId, ArticleId, DocumentId } from '../../src-core/base/id.ts';
import type { Result } from '../../src-core/base/result.ts';
import { isPageNote } from '../../src-core/model/annotation.ts';
import type { AnnotationColour } from '../../src-core/model/annotation.ts';
import type { HitRange } from '../../src-core/search/search-types.ts';
import type { ReaderHandle } from '../features/reader/reader-handle.ts';
import type { AnnotationWithTopics, AppServices } from '../services/app-services.ts';
import { newId } from '../services/new-id.ts';
import { afterFrame } from '../ui/after-frame.ts';
import { useLive } from '../ui/use-live.ts';

/** The passage that a command is about: an annotation that is there, or words that have none yet. */
export type PassageTarget =
  | { readonly type: 'annotation'; readonly item: AnnotationWithTopics }
  | { readonly type: 'range'; readonly range: HitRange };

const NONE: readonly AnnotationWithTopics[] = [];

/** Annotations of the open article, which one is active, and what can be done with them. */
export function useArticleAnnotations(
  services: AppServices,
  id: ArticleId,
  reader: RefObject<ReaderHandle | null>,
  /** The text that is drawn; null until it is read. */
  shown: { readonly documentId: DocumentId; readonly text: string } | null,
  onError: (error: AppError) => void,
) {
  const live = useMemo(() => services.annotations.ofArticle(id), [services, id]);
  const items = useLive(live) ?? NONE;
  /** Those whose words are in the text. */
  const placed = useMemo(() => items.filter(({ lost }) => lost !== true), [items]);
  const [activeId, setActiveId] = useState<AnnotationId | null>(null);
  const [hoveredId, setHoveredId] = useState<AnnotationId | null>(null);
  const lastColour = useRef<AnnotationColour>('yellow');
  const active = items.find(({ annotation }) => annotation.id === activeId) ?? null;

  const settle = async <Value>(command: Promise<Result<Value, AppError>>): Promise<Value | undefined> => {
    const result = await command;
    if (result.ok) return result.value;
    onError(result.error);
    return undefined;
  };

  /** The annotation with exactly this range, or the range. */
  const targetOf = (range: HitRange): PassageTarget => {
    const item = placed.find(
      ({ annotation: { position } }) => position.start === range.start && position.end === range.end,
    );
    return item === undefined ? { type: 'range', range } : { type: 'annotation', item };
  };

  /** The words of a passage; '' while the text is not read. */
  const wordsOf = (target: PassageTarget): string =>
    target.type === 'annotation'
      ? target.item.annotation.quote.exact
      : (shown?.text.slice(target.range.start, target.range.end) ?? '');

  /** The first annotation that lies on a range. */
  const on = ({ start, end }: HitRange): AnnotationWithTopics | null =>
    placed.find(({ annotation: { position } }) => position.start < end && start < position.end) ?? null;

  /**
   * Makes sure that the passage has an annotation; undefined when that failed. `begun` gets its id within the caller's own
   * turn, where what comes next is about its note; without it only the highlight is on screen with the next frame.
   */
  const annotate = async (
    target: PassageTarget,
    colour?: AnnotationColour,
    begun?: (id: AnnotationId) => void,
  ): Promise<AnnotationId | undefined> => {
    if (colour !== undefined) lastColour.current = colour;
    if (target.type === 'annotation') {
      const { annotation } = target.item;
      setActiveId(annotation.id);
      begun?.(annotation.id);
      if (colour !== undefined && colour !== annotation.colour)
        await settle(services.annotations.setColour(annotation.id, colour));
      return annotation.id;
    }
    const { range } = target;
    const { current: inColour } = lastColour;
    if (shown === null) return (await settle(services.annotations.create(id, range, inColour)))?.id;
    const newly = asId<AnnotationId>(newId());
    // The highlight is on screen with the next frame, long before it is durable; its note and all around it come after it.
    const unpaint =
      begun === undefined ? reader.current?.paintAhead?.(`annotation-${inColour}`, range) : undefined;
    const take = (show: () => void): void => {
      show();
      setActiveId(newly);
    };
    // Drawing holds up what is on its way to the disk: it waits for that, too.
    const later =
      unpaint === undefined
        ? take
        : (show: () => void, and: Promise<void>) => void afterFrame(() => take(show), { and });
    const made = services.annotations.create(id, range, inColour, { id: newly, ...shown, later });
    begun?.(newly);
    const annotation = await settle(made);
    if (annotation === undefined) unpaint?.();
    return annotation?.id;
  };

  /** The note about the whole article, begun where there is none yet; undefined where that failed. */
  const pageNote = async (): Promise<AnnotationId | undefined> => {
    const there = items.find(({ annotation }) => isPageNote(annotation));
    if (there !== undefined || shown === null) {
      setActiveId(there?.annotation.id ?? null);
      return there?.annotation.id;
    }
    const atOnce = { id: asId<AnnotationId>(newId()), documentId: shown.documentId };
    const made = services.annotations.createPageNote(id, lastColour.current, atOnce);
    setActiveId(atOnce.id);
    return (await settle(made))?.id;
  };

  /** The pointer is over an offset of the text, or beside it: the shortest annotation there and its note are lit up. */
  const hoverAt = (offset: number | null): void => {
    let over: AnnotationWithTopics | null = null;
    if (offset !== null)
      for (const item of placed) {
        const { start, end } = item.annotation.position;
        if (start > offset) break;
        if (offset < end && (over === null || length(item) < length(over))) over = item;
      }
    setHoveredId(over?.annotation.id ?? null);
  };

  /** A click at an offset: takes the shortest annotation over it in hand, with each further click the next one. */
  const pick = (offset: number | null): void => {
    const over = placed
      .filter(
        ({ annotation: { position } }) =>
          offset !== null && position.start <= offset && offset < position.end,
      )
      .sort((a, b) => length(a) - length(b));
    const next = active === null ? 0 : (over.indexOf(active) + 1) % Math.max(1, over.length);
    activate(over[next]);
  };

  /** Activates the next of the annotations that overlap with the active one, or the first that starts after it. */
  const cycle = (from: number): AnnotationWithTopics | null => {
    if (placed.length === 0) return null;
    if (active === null)
      return activate(placed.find(({ annotation }) => annotation.position.end > from) ?? placed[0]);
    const { start, end } = active.annotation.position;
    const over = placed.filter(
      ({ annotation: { position } }) => position.start < end && start < position.end,
    );
    const others = over.length > 1 ? over : placed;
    return activate(others[(others.indexOf(active) + 1) % others.length]);
  };
  const activate = (item: AnnotationWithTopics | undefined): AnnotationWithTopics | null => {
    setActiveId(item?.annotation.id ?? null);
    return item ?? null;
  };

  return {
    items,
    active,
    activeId,
    setActiveId,
    hoveredId,
    setHoveredId,
    targetOf,
    wordsOf,
    on,
    annotate,
    pageNote,
    hoverAt,
    pick,
    cycle,
    settle,
    /** The colour that was used last. */
    colour: () => lastColour.current,
  };
}

function length({ annotation: { position } }: AnnotationWithTopics): number {
  return position.end - position.start;
}
