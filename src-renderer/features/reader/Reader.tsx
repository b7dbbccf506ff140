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
import type { ReactNode, Ref } from 'react';
import type { ArticleDocument } from '../../../src-core/model/document.ts';
import type { HitRange } from '../../../src-core/search/search-types.ts';
import { useText } from '../../i18n/text.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import { DocumentView } from './DocumentView.tsx';
import { EndHandles } from './EndHandles.tsx';
import { FootnoteContext } from './footnote-context.ts';
import './highlights.css';
import { LinkContext } from './link-context.ts';
import { LinkCard } from './LinkCard.tsx';
import type { PageGeometry, ReaderHandle, SelectedPassage } from './reader-handle.ts';
import { PictureContext, type ReadPicture } from './picture-context.ts';
import { ReadingBar } from './ReadingBar.tsx';
import { allRuns, runStart } from './folded-runs.ts';
import { moveCursor, sentencesOf } from './reading-cursor.ts';
import type { CursorStep, ReadingCursor } from './reading-cursor.ts';
import { domRange, rangeRect, renderedBlocks, selectedRange, textOffset } from './text-position.ts';
import { trackPlaces } from './track-places.ts';
import { directionOf } from './text-direction.ts';
import { useFootnotes } from './use-footnotes.tsx';
import { useHyphens } from './use-hyphens.ts';
import type { HyphenUse } from './use-hyphens.ts';
import { usePointerOffset } from './use-pointer-offset.ts';
import { usePaintedRanges } from './use-painted-ranges.ts';
import type { PaintLayer } from './use-painted-ranges.ts';
import { usePlainCopy } from './use-plain-copy.ts';
import { useSelectedPassage } from './use-selected-passage.ts';
import { useSteadyText } from './use-steady-text.ts';
import { useVisibleOffsets } from './use-visible-offsets.ts';
import { languageTag } from '../../ui/written-in.ts';
import styles from './Reader.module.css';

interface ReaderProps {
  readonly ref: Ref<ReaderHandle>;
  readonly document: ArticleDocument;
  readonly shownBlocks: readonly number[];
  /** How words are divided by their language. */
  readonly hyphens: HyphenUse;
  readonly onShowBlock: (index: number, shown: boolean) => void;
  /** Painted beneath the reading cursor; keep the array the same while nothing changed. */
  readonly layers: readonly PaintLayer[];
  /** Offset to begin at; only the first value counts. */
  readonly initialOffset: number;
  /** Takes the focus (unless `quiet`), and goes to a place; each `serial` is obeyed once. `hold` takes the range in hand as the reading cursor. */
  readonly jump: {
    readonly serial: number;
    readonly range: HitRange | null;
    readonly hold: boolean;
    readonly quiet?: boolean;
  } | null;
  readonly onVisible: (topOffset: number) => void;
  /** Before it goes to a place of the text from another one. */
  readonly onLeave: (to: number) => void;
  /** A click into the text without selecting: the offset under the pointer, or null beside the text. */
  readonly onPick: (offset: number | null) => void;
  /** The offset under the pointer, at most once a frame; null beside the text. */
  readonly onHover?: (offset: number | null) => void;
  /** Reads the pictures that the notebook keeps; keep the function the same. */
  readonly readPicture: ReadPicture;
  readonly header: ReactNode;
  /** The column of notes beside the text, or null while it is closed. */
  readonly margin: ((geometry: PageGeometry) => ReactNode) | null;
  readonly toolbar: (passage: SelectedPassage) => ReactNode;
  /** The passage in hand whose ends can be moved; null or absent = none. */
  readonly ends?: { readonly range: HitRange; readonly onChange: (range: HitRange) => void } | null;
}

const NONE: ReadonlySet<number> = new Set();
/** Languages whose letters are an em wide, so that fewer fill a line. */
const IDEOGRAPHIC: ReadonlySet<string> = new Set(['ja', 'zh']);

/** The article's page: header, text with painted passages, margin; keeps selection and reading cursor. */
export function Reader(props: ReaderProps) {
  const { document: content, shownBlocks, layers, onVisible, margin, toolbar } = props;
  const { t } = useText();
  const announce = useAnnounce();
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const [page, setPage] = useState<HTMLDivElement | null>(null);
  const [root, setRoot] = useState<HTMLElement | null>(null);
  const [opened, setOpened] = useState(NONE);
  const [cursor, setCursor] = useState<ReadingCursor | null>(null);
  const [dragged, setDragged] = useState<HitRange | null>(null);
  const [layout, setLayout] = useState(0);
  const [link, setLink] = useState<{ href: string; anchor: HTMLElement } | null>(null);
  const pending = useRef<{ range: HitRange; smooth: boolean } | null>({
    range: { start: props.initialOffset, end: props.initialOffset },
    smooth: false,
  });

  // Any of these makes other elements; what measures or paints the DOM follows this one number.
  const drawn = useMemo(() => ({ content, shownBlocks, opened }), [content, shownBlocks, opened]);
  const drawnCount = useRef({ drawn, count: 0 });
  if (drawnCount.current.drawn !== drawn) drawnCount.current = { drawn, count: drawnCount.current.count + 1 };
  const version = drawnCount.current.count;

  const isFolded = useCallback(
    (index: number): boolean => {
      if (content.blocks[index]?.role === undefined || shownBlocks.includes(index)) return false;
      return !opened.has(runStart(content, shownBlocks, index));
    },
    [content, shownBlocks, opened],
  );
  // Found at the first step only: most articles are read without.
  const sentenceList = useMemo(
    () => once(() => sentencesOf(content, (index) => !isFolded(index))),
    [content, isFolded],
  );
  const visible = useVisibleOffsets(scroller, root, version, onVisible);
  const pointer = usePointerOffset(props.onHover);
  const selected = useSelectedPassage(root, page);
  const steady = useSteadyText(scroller, root, cursor);
  useHyphens(root, content, visible.near, version, props.hyphens, steady);
  usePlainCopy(root);

  const markedStart = props.ends?.range.start;
  const markedEnd = props.ends?.range.end;
  const cursorLayer = useMemo((): PaintLayer[] => {
    // A highlight in hand keeps its own colour: the bar beside it and its underline say where the keys are.
    const highlighted = cursor !== null && cursor.start === markedStart && cursor.end === markedEnd;
    const inHand = dragged ?? (highlighted ? null : cursor);
    return [{ name: 'reading-cursor', ranges: inHand === null ? [] : [inHand], priority: 9 }];
  }, [cursor, dragged, markedStart, markedEnd]);
  usePaintedRanges(root, layers, visible.near, version);
  usePaintedRanges(root, cursorLayer, visible.near, version);

  useEffect(() => {
    if (page === null) return undefined;
    const observer = new ResizeObserver(() => setLayout((count) => count + 1));
    observer.observe(page);
    return () => observer.disconnect();
  }, [page]);

  // Looked up when first needed after lines may have moved, since a margin of notes asks many times.
  const moved = layout * 1000 + version;
  const blocks = useMemo(() => {
    void moved;
    return once(() => (root === null ? [] : renderedBlocks(root)));
  }, [root, moved]);
  const rectOf = useCallback((range: HitRange): DOMRect | null => rectOfRange(blocks(), range), [blocks]);

  const scrollTo = useCallback(
    (range: HitRange, how: 'top' | 'middle'): void => {
      // Looked up afresh: the lines may have been unfolded for this very jump.
      const rect = root === null ? null : rectOfRange(renderedBlocks(root), range);
      if (rect === null || scroller === null) return;
      const view = scroller.getBoundingClientRect();
      if (how === 'top') scroller.scrollTop += rect.top - view.top - 12;
      else if (rect.top < view.top + 60 || rect.bottom > view.bottom - 60) {
        scroller.scrollTop += rect.top - view.top - view.height * 0.3;
      }
    },
    [root, scroller],
  );

  // Runs after each drawing: a jump may have had to unfold lines first.
  useLayoutEffect(() => {
    if (root === null || scroller === null || pending.current === null) return;
    const { range, smooth } = pending.current;
    pending.current = null;
    if (range.end > 0 || range.start > 0) scrollTo(range, smooth ? 'middle' : 'top');
  }, [root, scroller, version, scrollTo]);

  const goTo = (range: HitRange, flash: boolean): void => {
    const index = content.blocks.findIndex((block) => range.start < block.end || block.start === range.start);
    if (flash) setCursor(range);
    if (index >= 0 && isFolded(index)) {
      pending.current = { range, smooth: true };
      setOpened(new Set([...opened, runStart(content, shownBlocks, index)]));
    } else scrollTo(range, 'middle');
  };

  const notes = useFootnotes(content, ({ note }) => {
    props.onLeave(note.start);
    goTo(note, true);
    root?.focus({ preventScroll: true });
  });

  const { jump } = props;
  const obeyed = useRef(0);
  useEffect(() => {
    if (root === null || scroller === null || jump === null || obeyed.current === jump.serial) return;
    obeyed.current = jump.serial;
    if (jump.quiet !== true) root.focus({ preventScroll: true });
    if (jump.range !== null) goTo(jump.range, jump.hold);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- obeyed once, with the functions of that moment
  }, [root, scroller, jump]);

  const step = (kind: CursorStep): void => {
    const next = moveCursor(cursor, kind, sentenceList(), content.text, visible.top.current);
    if (next === null) return;
    getSelection()?.removeAllRanges();
    setCursor(next);
    scrollTo(next, 'middle');
    announce(content.text.slice(next.start, next.end));
  };

  useImperativeHandle(props.ref, () => ({
    passage: () => {
      const range = root === null ? null : selectedRange(root, getSelection());
      if (range !== null) return { range, by: 'selection' };
      return cursor === null ? null : { range: cursor, by: 'cursor' };
    },
    goTo,
    step,
    clear: () => {
      const had = cursor !== null || getSelection()?.isCollapsed === false;
      setCursor(null);
      getSelection()?.removeAllRanges();
      return had;
    },
    hold: (range) => {
      getSelection()?.removeAllRanges();
      setCursor(range);
    },
    focus: () => root?.focus({ preventScroll: true }),
    top: () => visible.top.current,
    track: (offsets, tell) =>
      root === null || page === null
        ? () => undefined
        : trackPlaces(root, page, content.blocks, offsets, tell),
    toggleFolded: () => setOpened(opened.size > 0 ? NONE : allRuns(content, shownBlocks)),
  }));

  // Painting follows at once; drawing dozens of notes may be spread over the next frames.
  const near = useDeferredValue(visible.near);
  const topOf = useMemo(() => {
    // Measured once as long as no line moves: a margin of notes asks for the same places with every change.
    const known = new Map<number, number | null>();
    return (offset: number): number | null => {
      const before = known.get(offset);
      if (before !== undefined) return before;
      const rect = rectOf({ start: offset, end: offset + 1 });
      const top = rect === null || page === null ? null : rect.top - page.getBoundingClientRect().top;
      known.set(offset, top);
      return top;
    };
  }, [rectOf, page]);
  const geometry = useMemo((): PageGeometry => ({ topOf, version: moved, near }), [topOf, moved, near]);

  // The same functions for each drawing, or all blocks would be drawn again with every step.
  const toggleRun = useCallback((first: number) => setOpened((old) => toggled(old, first)), []);
  const { onShowBlock } = props;
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
  const showLink = useCallback((href: string, anchor: HTMLElement) => setLink({ href, anchor }), []);

  return (
    <div ref={setScroller} className={styles.scroller} data-reader-scroller>
      <div
        ref={setPage}
        className={styles.page}
        data-margin={margin !== null || undefined}
        data-ideographs={IDEOGRAPHIC.has(content.language) || undefined}
      >
        <div className={styles.column}>
          {props.header}
          <PictureContext value={props.readPicture}>
            <LinkContext value={showLink}>
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
                    props.onPick(place === null ? null : textOffset(place.offsetNode, place.offset));
                  }}
                >
                  <DocumentView
                    document={content}
                    shown={shownBlocks}
                    opened={opened}
                    onToggleRun={toggleRun}
                    onShowBlock={showBlock}
                  />
                </article>
              </FootnoteContext>
            </LinkContext>
          </PictureContext>
        </div>
        {cursor === null ? null : (
          <ReadingBar geometry={geometry} rect={rectOf(cursor)} page={page} column={root} />
        )}
        {page === null || !props.ends ? null : (
          <EndHandles
            text={content.text}
            range={props.ends.range}
            geometry={geometry}
            rectOf={rectOf}
            page={page}
            onDrag={setDragged}
            onChange={props.ends.onChange}
            onLeave={() => root?.focus({ preventScroll: true })}
          />
        )}
        {margin === null ? null : margin(geometry)}
        {selected === null ? null : toolbar(selected)}
        {notes.card}
        {link === null ? null : (
          <LinkCard href={link.href} anchor={link.anchor} onClose={() => setLink(null)} />
        )}
      </div>
    </div>
  );
}

/** Where a range lies in the window; of an empty one the character after it. Null where it is folded away. */
function rectOfRange(blocks: readonly Element[], { start, end }: HitRange): DOMRect | null {
  const dom = domRange(blocks, { start, end: Math.max(end, start + 1) });
  return dom === null ? null : rangeRect(dom);
}

/** Computes when first asked, and never again. */
function once<Value>(compute: () => Value): () => Value {
  let value: { readonly is: Value } | null = null;
  return () => (value ??= { is: compute() }).is;
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
