import {
  useCallback,
  useDeferredValue,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { HitRange } from '../../../src-core/search/search-types.ts';
import type { AnnotationWithTopics } from '../../services/app-services.ts';
import { useText } from '../../i18n/text.ts';
import { AnnotatedContext } from './annotated-context.ts';
import type { ArticleViewProps } from './article-view.ts';
import { DocumentView } from './DocumentView.tsx';
import { EndHandles, focusEnd } from './EndHandles.tsx';
import { FootnoteContext } from './footnote-context.ts';
import './highlights.css';
import { LinkContext, PlaceContext } from './link-context.ts';
import type { PageGeometry } from './reader-handle.ts';
import { PictureContext, type ReadPicture } from './picture-context.ts';
import { ReadingBar } from './ReadingBar.tsx';
import { allRuns, runStart } from './folded-runs.ts';
import { renderedBlocks, selectedRange, textOffset } from './text-position.ts';
import { trackPlaces } from './track-places.ts';
import { directionOf } from './text-direction.ts';
import { useFootnotes } from './use-footnotes.tsx';
import { useHyphens } from './use-hyphens.ts';
import type { HyphenUse } from './use-hyphens.ts';
import { useJump } from './use-jump.ts';
import { rectOfRange, useLinePlaces } from './use-line-places.ts';
import { useLinkCard } from './use-link-card.tsx';
import { usePointerOffset } from './use-pointer-offset.ts';
import { usePaintedRanges } from './use-painted-ranges.ts';
import type { PaintLayer } from './use-painted-ranges.ts';
import { usePlainCopy } from './use-plain-copy.ts';
import { useReadingCursor } from './use-reading-cursor.ts';
import { useSelectedPassage } from './use-selected-passage.ts';
import { useSteady } from './use-steady.ts';
import { useStagedText } from './use-staged-text.ts';
import { useSteadyText } from './use-steady-text.ts';
import { useVisibleOffsets } from './use-visible-offsets.ts';
import { languageTag } from '../../ui/written-in.ts';
import styles from './Reader.module.css';

interface ReaderProps extends ArticleViewProps {
  readonly shownBlocks: readonly number[];
  /** How words are divided by their language. */
  readonly hyphens: HyphenUse;
  readonly onShowBlock: (index: number, shown: boolean) => void;
  /** Said at lines that are folded away. */
  readonly annotated?: readonly AnnotationWithTopics[];
  /** Before it goes to a place of the text from another one. */
  readonly onLeave: (to: number) => void;
  /** The offset under the pointer, at most once a frame; null beside the text. */
  readonly onHover?: (offset: number | null) => void;
  /** Reads the pictures that the notebook keeps; keep the function the same. */
  readonly readPicture: ReadPicture;
}

const NOTHING: readonly AnnotationWithTopics[] = [];
const NONE: ReadonlySet<number> = new Set();
/** How wide the letters of languages are that need other lines than Latin: an em, or a tenth more. */
const LETTERS: Readonly<Record<string, 'ideographs' | 'wide'>> = {
  ...{ ja: 'ideographs', zh: 'ideographs' },
  ...{ ru: 'wide', uk: 'wide', be: 'wide', bg: 'wide', sr: 'wide', mk: 'wide' },
};

/** The article's page: header, text with painted passages, margin; keeps selection and reading cursor. */
export function Reader({
  ref,
  document: content,
  shownBlocks,
  annotated = NOTHING,
  hyphens,
  layers,
  initialOffset,
  jump,
  ends,
  header,
  margin,
  toolbar,
  readPicture,
  onVisible,
  onReady,
  onLeave,
  onPick,
  onHover,
  onShowBlock,
}: ReaderProps) {
  const { t } = useText();
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const [page, setPage] = useState<HTMLDivElement | null>(null);
  const [root, setRoot] = useState<HTMLElement | null>(null);
  const [opened, setOpened] = useState(NONE);
  const [dragged, setDragged] = useState<HitRange | null>(null);
  const pending = useRef<{ range: HitRange; smooth: boolean } | null>({
    range: { start: initialOffset, end: initialOffset },
    smooth: false,
  });

  const { until, drawAll } = useStagedText(
    content.text.length,
    Math.max(initialOffset, jump?.range?.end ?? 0),
  );
  // Any of these makes other elements; what measures or paints the DOM follows this one value.
  const drawn = useMemo(
    () => ({ content, shownBlocks, opened, until }),
    [content, shownBlocks, opened, until],
  );
  const isFolded = useCallback(
    (index: number): boolean => {
      if (content.blocks[index]?.role === undefined || shownBlocks.includes(index)) return false;
      return !opened.has(runStart(content, shownBlocks, index));
    },
    [content, shownBlocks, opened],
  );
  const scrollTo = useCallback(
    (range: HitRange, how: 'top' | 'middle'): void => {
      // Looked up afresh: the lines may have been unfolded for this very jump.
      const rect = root === null ? null : rectOfRange(renderedBlocks(root), range);
      if (rect === null || scroller === null) return;
      const view = scroller.getBoundingClientRect();
      if (how === 'top') scroller.scrollBy({ top: rect.top - view.top - 12 });
      else if (rect.top < view.top + 60 || rect.bottom > view.bottom - 60) {
        scroller.scrollBy({ top: rect.top - view.top - view.height * 0.3 });
      }
    },
    [root, scroller],
  );

  const isShown = useCallback((index: number) => !isFolded(index), [isFolded]);
  const visible = useVisibleOffsets(scroller, root, drawn, onVisible);
  const inHand = useReadingCursor({
    document: content,
    isShown,
    top: visible.top,
    selected: () => (root === null ? null : selectedRange(root, getSelection())),
    deselect,
    scrollTo: (range) => scrollTo(range, 'middle'),
    layers,
  });
  const { cursor, setCursor } = inHand;
  const pointer = usePointerOffset(onHover);
  const selected = useSelectedPassage(root, page);
  const steady = useSteadyText(scroller, root, cursor);
  useHyphens(root, content, visible.near, drawn, hyphens, steady);
  usePlainCopy(root);

  const markedStart = ends?.range.start;
  const markedEnd = ends?.range.end;
  const cursorLayer = useMemo((): PaintLayer[] => {
    // A highlight in hand keeps its own colour: the bar beside it and its underline say where the keys are.
    const highlighted = cursor !== null && cursor.start === markedStart && cursor.end === markedEnd;
    const range = dragged ?? (highlighted ? null : cursor);
    return [{ name: 'reading-cursor', ranges: range === null ? [] : [range], priority: 9 }];
  }, [cursor, dragged, markedStart, markedEnd]);
  const paintAhead = usePaintedRanges(root, layers, visible.near, drawn);
  usePaintedRanges(root, cursorLayer, visible.near, drawn);

  const lines = useLinePlaces(root, page, drawn);

  // Runs after each drawing: a jump may have had to unfold lines first.
  useLayoutEffect(() => {
    if (root === null || scroller === null || pending.current === null) return;
    const { range, smooth } = pending.current;
    pending.current = null;
    if (range.end > 0 || range.start > 0) scrollTo(range, smooth ? 'middle' : 'top');
  }, [root, scroller, drawn, scrollTo]);

  const goTo = (range: HitRange, flash: boolean): void => {
    const index = content.blocks.findIndex((block) => range.start < block.end || block.start === range.start);
    if (flash) setCursor(range);
    if (index >= 0 && isFolded(index)) {
      pending.current = { range, smooth: true };
      setOpened(new Set([...opened, runStart(content, shownBlocks, index)]));
      drawAll();
    } else if (range.start >= until) {
      pending.current = { range, smooth: true };
      drawAll();
    } else scrollTo(range, 'middle');
  };

  const unfold = (range: HitRange): void => {
    const within = content.blocks.flatMap((block, index) =>
      block.start < range.end && block.end > range.start && isFolded(index) ? [{ block, index }] : [],
    );
    const [first] = within;
    if (first === undefined) return goTo(range, false);
    pending.current = {
      range: { start: Math.max(first.block.start, range.start), end: first.block.end },
      smooth: true,
    };
    drawAll();
    setOpened(new Set([...opened, ...within.map(({ index }) => runStart(content, shownBlocks, index))]));
    return undefined;
  };

  const link = useLinkCard();
  const goToPlace = useSteady(({ start, end }: HitRange): void => {
    onLeave(start);
    goTo({ start, end }, true);
    root?.focus({ preventScroll: true });
  });
  const notes = useFootnotes(content, goToPlace, link.show);

  useJump(jump, scroller === null ? null : root, goTo);
  useEffect(() => {
    if (root !== null && scroller !== null) onReady();
  }, [root, scroller, onReady]);

  useImperativeHandle(ref, () => ({
    ...inHand.handle,
    goTo,
    showNote: () => root !== null && cursor !== null && notes.showIn(root, cursor),
    paintAhead,
    focus: () => root?.focus({ preventScroll: true }),
    focusEnd: () => focusEnd(page),
    top: visible.top,
    track: (offsets, tell) =>
      root === null || page === null
        ? () => undefined
        : trackPlaces(root, page, content.blocks, offsets, tell),
    unfold,
    toggleFolded: () => setOpened(opened.size > 0 ? NONE : allRuns(content, shownBlocks)),
  }));

  // Painting follows at once; drawing dozens of notes may be spread over the next frames.
  const near = useDeferredValue(visible.near);
  const geometry = useMemo((): PageGeometry => ({ topOf: lines.topOf, near }), [lines, near]);

  // The same functions for each drawing, or all blocks would be drawn again with every step.
  const toggleRun = useCallback((first: number) => setOpened((old) => toggled(old, first)), []);
  const showBlock = useCallback(
    (index: number, shown: boolean) => {
      // Folded away again means out of sight, also where its run stood open.
      if (!shown) {
        const others = shownBlocks.filter((each) => each !== index);
        setOpened((old) => without(old, runStart(content, others, index)));
      }
      onShowBlock(index, shown);
    },
    [content, shownBlocks, onShowBlock],
  );

  return (
    <div ref={setScroller} className={styles.scroller} data-reader-scroller>
      <div
        ref={setPage}
        className={styles.page}
        data-margin={margin !== null || undefined}
        data-letters={LETTERS[content.language]}
      >
        <div className={styles.column}>
          {header}
          <PictureContext value={readPicture}>
            <LinkContext value={link.show}>
              <PlaceContext value={goToPlace}>
                <FootnoteContext value={notes.footnotes}>
                  <article
                    ref={setRoot}
                    lang={languageTag(content.language, content.text)}
                    dir={directionOf(content.language)}
                    // Stepped through by keys.
                    tabIndex={0}
                    aria-label={t('article.readingLabel', { keys: 'j, k' })}
                    className={styles.text}
                    data-reading-text
                    onPointerMove={pointer.move}
                    onPointerLeave={pointer.leave}
                    onClick={(event) => {
                      if (getSelection()?.isCollapsed === false) return;
                      const place = document.caretPositionFromPoint(event.clientX, event.clientY);
                      setCursor(null);
                      onPick(place === null ? null : textOffset(place.offsetNode, place.offset));
                    }}
                  >
                    <AnnotatedContext value={annotated}>
                      <DocumentView
                        document={content}
                        shown={shownBlocks}
                        opened={opened}
                        until={until}
                        onToggleRun={toggleRun}
                        onShowBlock={showBlock}
                      />
                    </AnnotatedContext>
                  </article>
                </FootnoteContext>
              </PlaceContext>
            </LinkContext>
          </PictureContext>
        </div>
        {cursor === null ? null : (
          <ReadingBar geometry={geometry} rect={lines.rectOf(cursor)} page={page} column={root} />
        )}
        {page === null || !ends ? null : (
          <EndHandles
            text={content.text}
            range={ends.range}
            geometry={geometry}
            rectOf={lines.rectOf}
            page={page}
            onDrag={setDragged}
            onChange={ends.onChange}
            onLeave={() => root?.focus({ preventScroll: true })}
          />
        )}
        {/* Where the notes stand is known once all lines are there. */}
        {margin === null || until < Infinity ? null : margin(geometry)}
        {selected === null ? null : toolbar(selected)}
        {notes.card}
        {link.card}
      </div>
    </div>
  );
}

/** Drops the window's selection; false where nothing was selected. */
function deselect(): boolean {
  const selection = getSelection();
  const had = selection?.isCollapsed === false;
  selection?.removeAllRanges();
  return had;
}

function toggled(set: ReadonlySet<number>, item: number): ReadonlySet<number> {
  const next = new Set(set);
  if (!next.delete(item)) next.add(item);
  return next;
}

function without(set: ReadonlySet<number>, item: number): ReadonlySet<number> {
  const next = new Set(set);
  next.delete(item);
  return next;
}
