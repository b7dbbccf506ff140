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
import { pagePlaces } from '../../../../src-core/anchor/page-places.ts';
import type { PageBox } from '../../../../src-core/anchor/page-places.ts';
import type { ArticleDocument } from '../../../../src-core/model/document.ts';
import type { HitRange } from '../../../../src-core/search/search-types.ts';
import { useText } from '../../../i18n/text.ts';
import type { OpenPages, PagePlace } from '../../../services/page-service.ts';
import { useAnnounce } from '../../../ui/announcer.tsx';
import { EndHandles } from '../EndHandles.tsx';
import { LinkCard } from '../LinkCard.tsx';
import type { PageGeometry, ReaderHandle, SelectedPassage } from '../reader-handle.ts';
import { moveCursor, sentencesOf } from '../reading-cursor.ts';
import type { CursorStep, ReadingCursor } from '../reading-cursor.ts';
import type { PaintLayer } from '../use-painted-ranges.ts';
import { PAGE_GAP, pageAt, pageLayout, zoomOf } from './page-layout.ts';
import type { Zoom } from './page-layout.ts';
import { PagesBar } from './PagesBar.tsx';
import { PageSheet } from './PageSheet.tsx';
import { PagesSide } from './PagesSide.tsx';
import { usePageSelection } from './use-page-selection.ts';
import { usePageWindow } from './use-page-window.ts';
import { usePagesLook } from './use-pages-look.ts';
import styles from './Pages.module.css';

/** An order to go to a place; each `serial` is obeyed once. */
interface PagesJump {
  readonly serial: number;
  readonly range: HitRange | null;
  readonly hold: boolean;
  readonly quiet?: boolean;
}

/** What pages share with the reading text, so that either can stand in the article's room. */
export interface PagesProps {
  readonly ref: Ref<ReaderHandle>;
  readonly document: ArticleDocument;
  readonly layers: readonly PaintLayer[];
  /** Offset to begin at; only the first value counts. */
  readonly initialOffset: number;
  readonly jump: PagesJump | null;
  readonly onVisible: (topOffset: number) => void;
  readonly onPick: (offset: number | null) => void;
  readonly header: ReactNode;
  readonly margin: ((geometry: PageGeometry) => ReactNode) | null;
  readonly toolbar: (passage: SelectedPassage) => ReactNode;
  /** The passage in hand whose ends can be moved; null or absent = none. */
  readonly ends?: { readonly range: HitRange; readonly onChange: (range: HitRange) => void } | null;
  /** Told once, when the pages can be asked for something. */
  readonly onReady: () => void;
}

/** Steps of the size, as shares of the natural one. */
const ZOOMS = [0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5, 6];
/** Pixels beside the pages, and what the notes take. */
const PADDING = 48;
const NOTES = 280;
const NARROW = { below: 900, notes: 212 };
const NOTHING: readonly PageBox[] = [];

/** A PDF as its pages; passages, cursor and hits are offsets of the canonical text, as in the reading text. */
export function Pages({ file, ...props }: PagesProps & { readonly file: OpenPages }) {
  const { document: content, layers, margin, toolbar, onVisible } = props;
  const { t } = useText();
  const announce = useAnnounce();
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const [page, setPage] = useState<HTMLDivElement | null>(null);
  const [body, setBody] = useState<HTMLDivElement | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const [room, setRoom] = useState({ width: 0, height: 0 });
  const [moved, setMoved] = useState(0);
  const [look, changeLook] = usePagesLook();
  const [cursor, setCursor] = useState<ReadingCursor | null>(null);
  const [dragged, setDragged] = useState<HitRange | null>(null);
  const [link, setLink] = useState<{ href: string; anchor: HTMLElement } | null>(null);

  const places = useMemo(() => pagePlaces(content), [content]);
  const pages = useMemo(() => {
    const known = content.pages ?? [];
    return Array.from({ length: file.summary.pages }, (_, index) => known[index] ?? { width: 0, height: 0 });
  }, [content, file]);
  const notes = margin === null ? 0 : room.width < NARROW.below ? NARROW.notes : NOTES;
  const layout = useMemo(
    () =>
      pageLayout(pages, look.zoom, {
        width: Math.max(160, room.width - PADDING - notes),
        height: Math.max(160, room.height - 2 * PAGE_GAP),
      }),
    [pages, look.zoom, room, notes],
  );

  useLayoutEffect(() => {
    if (scroller === null || page === null) return undefined;
    const read = (): void => {
      const { clientWidth: width, clientHeight: height } = scroller;
      setRoom((old) => (old.width === width && old.height === height ? old : { width, height }));
      setMoved((count) => count + 1);
    };
    read();
    const observer = new ResizeObserver(read);
    observer.observe(scroller);
    observer.observe(page);
    return () => observer.disconnect();
  }, [scroller, page]);

  // What stands in the upper part of the window stays there when the size changes.
  const anchor = useRef<{ page: number; share: number } | null>(null);
  const topLine = useRef(0);
  const onScroll = useCallback(
    (top: number) => {
      const at = pageAt(layout, top);
      anchor.current = {
        page: at,
        share: (top - (layout.tops[at] ?? 0)) / Math.max(1, layout.heights[at] ?? 1),
      };
      const y = (top - (layout.tops[at] ?? 0)) / layout.scale;
      const lines = places.linesOf(at);
      const line =
        lines.find((each) => each.top + each.height > y) ?? places.linesOf(at + 1)[0] ?? lines.at(-1);
      if (line === undefined || line.start === topLine.current) return;
      topLine.current = line.start;
      onVisible(line.start);
    },
    [layout, places, onVisible],
  );
  const laidOut = useRef(layout);
  useLayoutEffect(() => {
    if (laidOut.current === layout || scroller === null || body === null) return;
    laidOut.current = layout;
    const kept = anchor.current;
    if (kept === null) return;
    scroller.scrollTop =
      body.offsetTop + (layout.tops[kept.page] ?? 0) + kept.share * (layout.heights[kept.page] ?? 0);
  }, [layout, scroller, body]);
  const shown = usePageWindow(scroller, body, layout, onScroll);

  const leftOf = useCallback(
    (index: number): number =>
      Math.round(((body?.clientWidth ?? layout.width) - (layout.widths[index] ?? 0)) / 2),
    // `moved`: the body's width changes with the window
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [body, layout, moved],
  );
  const placeAt = (clientX: number, clientY: number) => {
    if (body === null) return null;
    const origin = body.getBoundingClientRect();
    const y = clientY - origin.top;
    const index = pageAt(layout, y);
    const x = clientX - origin.left - leftOf(index);
    return places.offsetAt(index, x / layout.scale, (y - (layout.tops[index] ?? 0)) / layout.scale);
  };
  /** Of the first letters of a range, in the window. */
  const rectOf = (range: HitRange): DOMRect | null => {
    const line = places.lineAt(range.start);
    const box = line === null ? undefined : places.boxesOf(line.page, range)[0];
    if (line === null || box === undefined || body === null) return null;
    const origin = body.getBoundingClientRect();
    return new DOMRect(
      origin.left + leftOf(line.page) + box.left * layout.scale,
      origin.top + (layout.tops[line.page] ?? 0) + box.top * layout.scale,
      box.width * layout.scale,
      box.height * layout.scale,
    );
  };
  const selecting = usePageSelection({
    body,
    scroller,
    document: content,
    placeAt,
    onClick: (offset) => {
      setCursor(null);
      props.onPick(offset);
    },
  });
  const { selection, select } = selecting;

  const goToPlace = useCallback(
    ({ page: index, top }: PagePlace): void => {
      if (scroller === null || body === null) return;
      scroller.scrollTop = body.offsetTop + (layout.tops[index] ?? 0) + (top ?? 0) * layout.scale - 8;
    },
    [scroller, body, layout],
  );
  const scrollTo = (range: HitRange, how: 'top' | 'middle'): void => {
    const line = places.lineAt(range.start);
    if (line === null || scroller === null || body === null) return;
    const box = places.boxesOf(line.page, range)[0] ?? line;
    const top = body.offsetTop + (layout.tops[line.page] ?? 0) + box.top * layout.scale;
    const bottom = top + box.height * layout.scale;
    if (how === 'top') scroller.scrollTop = top - 12;
    else if (top < scroller.scrollTop + 60 || bottom > scroller.scrollTop + scroller.clientHeight - 60)
      scroller.scrollTop = top - scroller.clientHeight * 0.3;
    const left = body.offsetLeft + leftOf(line.page) + box.left * layout.scale;
    if (left < scroller.scrollLeft || left > scroller.scrollLeft + scroller.clientWidth - 80)
      scroller.scrollLeft = left - 40;
  };
  const goTo = (range: HitRange, flash: boolean): void => {
    if (flash) setCursor(range);
    scrollTo(range, 'middle');
  };

  const begun = useRef(false);
  useEffect(() => {
    if (begun.current || scroller === null || body === null || room.width === 0) return;
    begun.current = true;
    if (props.initialOffset > 0)
      scrollTo({ start: props.initialOffset, end: props.initialOffset + 1 }, 'top');
    // What is known of the article stands above the first page, which has a title of its own.
    else scroller.scrollTop = body.offsetTop - PAGE_GAP;
    props.onReady();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when there is something to scroll
  }, [scroller, body, room]);

  const { jump } = props;
  const obeyed = useRef(0);
  useEffect(() => {
    if (body === null || scroller === null || room.width === 0) return;
    if (jump === null || obeyed.current === jump.serial) return;
    obeyed.current = jump.serial;
    if (jump.quiet !== true) body.focus({ preventScroll: true });
    if (jump.range !== null) goTo(jump.range, jump.hold);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- obeyed once, with the functions of that moment
  }, [body, scroller, room, jump]);

  const sentenceList = useMemo(() => {
    let list: ReturnType<typeof sentencesOf> | null = null;
    return () => (list ??= sentencesOf(content, () => true));
  }, [content]);
  const step = (kind: CursorStep): void => {
    const next = moveCursor(cursor, kind, sentenceList(), content.text, topLine.current);
    if (next === null) return;
    select(null);
    setCursor(next);
    scrollTo(next, 'middle');
    announce(content.text.slice(next.start, next.end));
  };

  const toPage = (index: number): void =>
    goToPlace({ page: Math.min(pages.length - 1, Math.max(0, index)), top: null });
  const zoomBy = (direction: 1 | -1): void => {
    const now = zoomOf(layout);
    const next =
      direction > 0 ? ZOOMS.find((each) => each > now * 1.02) : ZOOMS.findLast((each) => each < now * 0.98);
    if (next !== undefined) changeLook({ zoom: next });
  };
  const fit = (zoom: Zoom): void => changeLook({ zoom });
  const [lastSide, setLastSide] = useState<'thumbnails' | 'outline'>(
    file.summary.outline.length > 0 ? 'outline' : 'thumbnails',
  );
  const toggleSide = (): void => changeLook({ side: look.side === 'none' ? lastSide : 'none' });
  const toggleLook = (): void => changeLook({ themed: !look.themed });

  useImperativeHandle(props.ref, () => ({
    passage: () => {
      if (selection !== null) return { range: selection, by: 'selection' };
      return cursor === null ? null : { range: cursor, by: 'cursor' };
    },
    goTo,
    step,
    clear: () => {
      const had = cursor !== null || selection !== null;
      setCursor(null);
      select(null);
      return had;
    },
    hold: (range) => {
      select(null);
      setCursor(range);
    },
    focus: () => body?.focus({ preventScroll: true }),
    top: () => topLine.current,
    track: (offsets, tell) => {
      const tracker = { offsets, tell };
      trackers.current.add(tracker);
      tell(sharesOf(offsets));
      return () => trackers.current.delete(tracker);
    },
    toggleFolded: () => undefined,
    pages: {
      zoomBy,
      fit,
      toggleSide,
      askPage: () => field.current?.focus(),
      turnPage: (by) => toPage(shown.current + by),
      toggleLook,
    },
  }));

  const trackers = useRef(
    new Set<{ readonly offsets: readonly number[]; readonly tell: (shares: readonly number[]) => void }>(),
  );
  const sharesOf = (offsets: readonly number[]): readonly number[] =>
    offsets.map((offset) => {
      const line = places.lineAt(offset);
      if (line === null || body === null || scroller === null) return 0;
      const top = body.offsetTop + (layout.tops[line.page] ?? 0) + line.top * layout.scale;
      return top / Math.max(1, scroller.scrollHeight);
    });
  useEffect(() => {
    for (const { offsets, tell } of trackers.current) tell(sharesOf(offsets));
    // eslint-disable-next-line react-hooks/exhaustive-deps -- told again when lines moved
  }, [layout, moved]);

  const inHand = useMemo(
    (): readonly PaintLayer[] => [
      ...layers,
      { name: 'reading-cursor', ranges: cursor === null ? [] : [cursor], priority: 9 },
      { name: 'selection', ranges: [selection, dragged].filter((range) => range !== null), priority: 50 },
    ],
    [layers, cursor, selection, dragged],
  );

  const near = useDeferredValue(shown);
  const geometry = useMemo((): PageGeometry => {
    void moved;
    const first = places.lineAt(places.rangeOf(near.first)?.start ?? 0);
    const end = Array.from(
      { length: near.last - near.first + 1 },
      (_, at) => places.rangeOf(near.first + at)?.end ?? 0,
    );
    return {
      topOf: (offset) => {
        const line = places.lineAt(offset);
        if (line === null || body === null) return null;
        return body.offsetTop + (layout.tops[line.page] ?? 0) + line.top * layout.scale;
      },
      version: moved,
      near: { start: first?.start ?? 0, end: Math.max(0, ...end) },
    };
  }, [places, layout, body, near, moved]);

  const passage = useMemo((): SelectedPassage | null => {
    if (selection === null || selecting.dragging || body === null) return null;
    const from = places.lineAt(selection.start);
    const to = places.lineAt(selection.end - 1);
    if (from === null || to === null) return null;
    const edges = [from, to].flatMap(({ page: index }) =>
      places.boxesOf(index, selection).map(({ left, top, width, height }) => ({
        left: body.offsetLeft + leftOf(index) + left * layout.scale,
        right: body.offsetLeft + leftOf(index) + (left + width) * layout.scale,
        top: body.offsetTop + (layout.tops[index] ?? 0) + top * layout.scale,
        bottom: body.offsetTop + (layout.tops[index] ?? 0) + (top + height) * layout.scale,
      })),
    );
    if (edges.length === 0) return null;
    return {
      range: selection,
      box: {
        left: Math.min(...edges.map(({ left }) => left)),
        right: Math.max(...edges.map(({ right }) => right)),
        top: Math.min(...edges.map(({ top }) => top)),
        bottom: Math.max(...edges.map(({ bottom }) => bottom)),
      },
    };
  }, [selection, selecting.dragging, body, places, layout, leftOf]);

  const showAddress = useCallback((href: string, from: HTMLElement) => setLink({ href, anchor: from }), []);
  const figures = useRef(new Map<number, readonly PageBox[]>());
  const keepFigures = useCallback((index: number, found: readonly PageBox[] = NOTHING) => {
    figures.current.set(index, found);
  }, []);

  const nearPages = pages.slice(shown.first, shown.last + 1);
  return (
    <div className={styles.frame}>
      {look.side === 'none' ? null : (
        <PagesSide
          file={file}
          pages={pages}
          current={shown.current}
          side={look.side}
          onSide={(side) => {
            setLastSide(side);
            changeLook({ side });
          }}
          onGoTo={goToPlace}
        />
      )}
      <div className={styles.main}>
        <PagesBar
          field={field}
          current={shown.current}
          pages={pages.length}
          labels={file.summary.labels}
          zoom={zoomOf(layout)}
          fitted={look.zoom}
          themed={look.themed}
          sideOpen={look.side !== 'none'}
          onPage={toPage}
          onZoomBy={zoomBy}
          onFit={fit}
          onSide={toggleSide}
          onLook={toggleLook}
        />
        <div ref={setScroller} className={styles.scroller} data-reader-scroller>
          <div
            ref={setPage}
            className={styles.page}
            style={{
              gridTemplateColumns: `minmax(${String(layout.width)}px, 1fr)${notes === 0 ? '' : ` ${String(notes - 24)}px`}`,
            }}
          >
            <div className={styles.column}>
              <div className={styles.head}>{props.header}</div>
              <div
                ref={setBody}
                tabIndex={0}
                role="group"
                lang={content.language === 'und' ? '' : content.language}
                aria-label={t('pages.label', { keys: 'j, k' })}
                className={styles.body}
                style={{ height: layout.height }}
                data-reading-text
                data-look={look.themed ? 'theme' : 'paper'}
              >
                {room.width === 0
                  ? null
                  : nearPages.map((_, at) => {
                      const index = shown.first + at;
                      return (
                        <PageSheet
                          key={index}
                          file={file}
                          places={places}
                          text={content.text}
                          page={index}
                          label={file.summary.labels?.[index] ?? String(index + 1)}
                          left={leftOf(index)}
                          top={layout.tops[index] ?? 0}
                          width={layout.widths[index] ?? 0}
                          height={layout.heights[index] ?? 0}
                          scale={layout.scale}
                          urgency={Math.abs(index - shown.current)}
                          layers={inHand}
                          onGoTo={goToPlace}
                          onAddress={showAddress}
                          onFigures={keepFigures}
                        />
                      );
                    })}
              </div>
            </div>
            {page === null || !props.ends ? null : (
              <EndHandles
                text={content.text}
                range={props.ends.range}
                geometry={geometry}
                rectOf={rectOf}
                page={page}
                offsetAt={(x, y) => placeAt(x, y)?.offset ?? null}
                onDrag={setDragged}
                onChange={props.ends.onChange}
                onLeave={() => body?.focus({ preventScroll: true })}
              />
            )}
            {margin === null ? null : margin(geometry)}
            {passage === null ? null : toolbar(passage)}
            {link === null ? null : (
              <LinkCard href={link.href} anchor={link.anchor} onClose={() => setLink(null)} />
            )}
          </div>
        </div>
      </div>
    </div>
  );
}
