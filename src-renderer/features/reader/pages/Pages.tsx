import {
  useCallback,
  useDeferredValue,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import { pagePlaces } from '../../../../src-core/anchor/page-places.ts';
import type { PageArea } from '../../../../src-core/model/annotation.ts';
import type { HitRange } from '../../../../src-core/search/search-types.ts';
import { useText } from '../../../i18n/text.ts';
import { useAnnounce } from '../../../ui/announcer.tsx';
import type { OpenPages } from '../../../services/page-service.ts';
import type { ArticleViewProps } from '../article-view.ts';
import { EndHandles, focusEnd } from '../EndHandles.tsx';
import type { PageGeometry } from '../reader-handle.ts';
import { useJump } from '../use-jump.ts';
import { useLinkCard } from '../use-link-card.tsx';
import type { PaintLayer } from '../use-painted-ranges.ts';
import { useReadingCursor } from '../use-reading-cursor.ts';
import { AreaDraft } from './AreaDraft.tsx';
import { AreaHandles, focusArea } from './AreaHandles.tsx';
import type { ShownArea } from './PageAreas.tsx';
import { keepPlace, keptPlace } from './kept-places.ts';
import type { KeptPlace } from './kept-places.ts';
import { PAGE_GAP, zoomOf, zoomStep } from './page-layout.ts';
import type { Zoom } from './page-layout.ts';
import { PagesBar } from './PagesBar.tsx';
import { PageSheet } from './PageSheet.tsx';
import { PagesSide } from './PagesSide.tsx';
import { selectedBox } from './selected-box.ts';
import { placeBefore, usePageAreas } from './use-page-areas.ts';
import { usePageFrame } from './use-page-frame.ts';
import { usePageScroll } from './use-page-scroll.ts';
import { usePageSelection } from './use-page-selection.ts';
import { usePageTurn } from './use-page-turn.ts';
import { usePagesLook } from './use-pages-look.ts';
import { useWheelZoom } from './use-wheel-zoom.ts';
import { useTrackers } from './use-trackers.ts';
import { languageTag } from '../../../ui/written-in.ts';
import styles from './Pages.module.css';

export interface PagesProps extends ArticleViewProps {
  /** Names the file where its place is kept. */
  readonly fileKey: string;
  readonly areas: readonly ShownArea[];
  /** An area was drawn, with the text in it (an empty range where there is none). */
  readonly onArea: (area: PageArea, range: HitRange) => void;
  readonly onPickArea: (id: string) => void;
  /** An area lies elsewhere, with the words that are in it now. */
  readonly onMoveArea: (id: string, area: PageArea, range: HitRange) => void;
  /** Shows the reading text in place of the pages. */
  readonly onReadText: () => void;
}

const always = (): boolean => true;

/** A PDF as its pages; passages, cursor and hits are offsets of the canonical text, as in the reading text. */
export function Pages({ file, ...props }: PagesProps & { readonly file: OpenPages }) {
  const { fileKey, document: content, layers, margin, toolbar } = props;
  const { t } = useText();
  const announce = useAnnounce();
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const [sheet, setSheet] = useState<HTMLDivElement | null>(null);
  const [body, setBody] = useState<HTMLDivElement | null>(null);
  const elements = { scroller, sheet, body };
  const field = useRef<HTMLInputElement>(null);
  const [look, changeLook] = usePagesLook();
  const [dragged, setDragged] = useState<HitRange | null>(null);

  const [turn, turnBy] = usePageTurn(fileKey);
  const places = useMemo(() => pagePlaces(content), [content]);
  const pages = useMemo(() => {
    const known = content.pages ?? [];
    return Array.from({ length: file.summary.pages }, (_, at) => known[at] ?? { width: 0, height: 0 });
  }, [content, file]);
  const frame = usePageFrame(elements, pages, look.zoom, turn, margin !== null);
  const { layout, ready, version, leftOf } = frame;
  const { shown, topLine, toPlace, toSheetPlace, toRange } = usePageScroll(
    elements,
    frame,
    places,
    props.onVisible,
    useCallback((place: KeptPlace) => keepPlace(fileKey, place), [fileKey]),
  );
  useWheelZoom(elements, frame, (zoom) => changeLook({ zoom }));
  const marking = usePageAreas(elements, frame, places, props.areas, props);

  const placeAt = (clientX: number, clientY: number) => {
    const point = frame.pointAt(clientX, clientY);
    return point === null ? null : places.offsetAt(point.page, point.x, point.y);
  };
  const { selection, dragging, select } = usePageSelection({
    body,
    scroller,
    document: content,
    placeAt,
    onClick: (offset, clientX, clientY) => {
      setCursor(null);
      const area = marking.areaAt(clientX, clientY);
      if (area === null) props.onPick(offset);
      else props.onPickArea(area);
    },
  });
  const clickHeld = (clientX: number, clientY: number): void => {
    const area = marking.areaAt(clientX, clientY);
    if (area !== null && area !== marking.heldId) props.onPickArea(area);
    else focusArea(body);
  };
  const inHand = useReadingCursor({
    document: content,
    isShown: always,
    top: () => topLine.current,
    selected: () => selection,
    deselect: () => {
      select(null);
      return selection !== null;
    },
    scrollTo: (range) => toRange(range, 'middle'),
    layers,
  });
  const { cursor, setCursor } = inHand;
  /** Of the first letters of a range, in the window. */
  const rectOf = (range: HitRange): DOMRect | null => {
    const line = places.lineAt(range.start);
    const box = line === null ? undefined : places.boxesOf(line.page, range)[0];
    if (line === null || box === undefined || body === null) return null;
    const origin = body.getBoundingClientRect();
    const { left, top, width, height } = frame.pixelsOf(line.page, box);
    return new DOMRect(origin.left + left, origin.top + top, width, height);
  };

  const goTo = (range: HitRange, flash: boolean): void => {
    if (flash) setCursor(range);
    toRange(range, 'middle');
  };
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current || scroller === null || body === null || !ready) return;
    begun.current = true;
    const { initialOffset: start } = props;
    const kept = keptPlace(fileKey, start);
    if (kept !== null && kept.page < pages.length)
      scroller.scrollTo({
        top: body.offsetTop + (layout.tops[kept.page] ?? 0) + kept.share * (layout.heights[kept.page] ?? 0),
      });
    else if (start > 0) toRange({ start, end: start + 1 }, 'top');
    // What is known of the article stands above the first page, which has a title of its own.
    else scroller.scrollTo({ top: body.offsetTop - PAGE_GAP });
    props.onReady();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when there is something to scroll
  }, [scroller, body, ready]);

  useJump(props.jump, ready ? body : null, goTo);

  const toPage = (page: number): void =>
    toPlace({ page: Math.min(pages.length - 1, Math.max(0, page)), top: null });
  const zoomBy = (direction: 1 | -1): void => {
    const next = zoomStep(zoomOf(layout), direction);
    if (next !== null) changeLook({ zoom: next });
  };
  const fit = (zoom: Zoom): void => changeLook({ zoom });
  const [lastSide, setLastSide] = useState<'thumbnails' | 'outline'>(
    file.summary.outline.length > 0 ? 'outline' : 'thumbnails',
  );
  const toggleSide = (): void => changeLook({ side: look.side === 'none' ? lastSide : 'none' });
  const toggleLook = (): void => changeLook({ themed: !look.themed });
  const markArea = (): void => (marking.draft === null ? marking.begin(shown) : marking.leave());

  const topOfOffset = useCallback(
    (offset: number): number | null => {
      // `version`: asked again once something may have moved
      void version;
      const line = places.lineAt(offset);
      return line === null || body === null ? null : body.offsetTop + frame.pixelsOf(line.page, line).top;
    },
    [places, body, frame, version],
  );
  const track = useTrackers(
    useCallback(
      (offset: number) => (topOfOffset(offset) ?? 0) / Math.max(1, scroller?.scrollHeight ?? 1),
      [topOfOffset, scroller],
    ),
  );

  useImperativeHandle(props.ref, () => ({
    ...inHand.handle,
    goTo,
    focus: () => body?.focus({ preventScroll: true }),
    focusEnd: () => focusArea(body) || focusEnd(sheet),
    top: () => topLine.current,
    track,
    showNote: () => false,
    toggleFolded: () => undefined,
    pages: {
      zoomBy,
      fit,
      toggleSide,
      askPage: () => field.current?.focus(),
      turnPage: (by) => {
        const page = Math.min(pages.length - 1, Math.max(0, shown.current + by));
        toPage(page);
        announce(t('pages.page', { label: file.summary.labels?.[page] ?? String(page + 1) }));
      },
      toggleLook,
      markArea,
      turnBy,
      goToArea: (area) => toSheetPlace(area.page, frame.onSheet(area.page, area).top - 300),
    },
  }));

  const markedStart = props.ends?.range.start;
  const markedEnd = props.ends?.range.end;
  const marked = useMemo((): readonly PaintLayer[] => {
    // A highlight in hand keeps its own colour, as in the reading text; its underline and handles say where the keys are.
    const highlighted = cursor !== null && cursor.start === markedStart && cursor.end === markedEnd;
    return [
      { name: 'reading-cursor', ranges: cursor === null || highlighted ? [] : [cursor], priority: 9 },
      { name: 'selection', ranges: [selection, dragged].filter((range) => range !== null), priority: 50 },
    ];
  }, [cursor, selection, dragged, markedStart, markedEnd]);
  const near = useDeferredValue(shown);
  const geometry = useMemo((): PageGeometry => {
    const start = placeBefore(places, near.first);
    const ends = Array.from(
      { length: near.last - near.first + 1 },
      (_, at) => places.rangeOf(near.first + at)?.end ?? start,
    );
    return {
      topOf: topOfOffset,
      topOfArea: (area) => (body === null ? null : body.offsetTop + frame.pixelsOf(area.page, area).top),
      near: { start, end: Math.max(start, ...ends) },
    };
  }, [places, topOfOffset, frame, body, near]);
  const passage =
    selection === null || dragging || body === null ? null : selectedBox(places, frame, selection, body);
  const link = useLinkCard();

  return (
    <div className={styles.frame} data-look={look.themed ? 'theme' : 'paper'}>
      <PagesBar
        field={field}
        current={shown.current}
        pages={pages.length}
        labels={file.summary.labels}
        zoom={zoomOf(layout)}
        fitted={look.zoom}
        themed={look.themed}
        sideOpen={look.side !== 'none'}
        marking={marking.draft !== null}
        onPage={toPage}
        onZoomBy={zoomBy}
        onFit={fit}
        onSide={toggleSide}
        onLook={toggleLook}
        onArea={markArea}
        onTurn={() => turnBy(1)}
      />
      <div className={styles.main}>
        {look.side === 'none' ? null : (
          <PagesSide
            file={file}
            pages={pages}
            turn={turn}
            current={shown.current}
            side={look.side}
            onSide={(side) => {
              setLastSide(side);
              changeLook({ side });
            }}
            onGoTo={toPlace}
          />
        )}
        <div ref={setScroller} className={styles.scroller} data-reader-scroller>
          <div
            ref={setSheet}
            className={styles.page}
            style={{
              gridTemplateColumns: `minmax(${String(layout.width)}px, 1fr)${frame.notes === 0 ? '' : ` ${String(frame.notes - 24)}px`}`,
            }}
          >
            <div className={styles.column}>
              <div className={styles.head}>{props.header}</div>
              {content.text === '' ? (
                <p className={styles.scanned}>{t('pages.scanned', { key: 'a' })}</p>
              ) : null}
              <div
                ref={setBody}
                tabIndex={0}
                role="group"
                lang={languageTag(content.language, content.text)}
                aria-label={t('pages.label', { keys: 'j, k' })}
                className={styles.body}
                style={{ height: layout.height }}
                data-reading-text
              >
                {ready
                  ? pages.slice(shown.first, shown.last + 1).map((_, at) => {
                      const page = shown.first + at;
                      return (
                        <PageSheet
                          key={page}
                          file={file}
                          places={places}
                          text={content.text}
                          page={page}
                          label={file.summary.labels?.[page] ?? String(page + 1)}
                          left={leftOf(page)}
                          top={layout.tops[page] ?? 0}
                          width={layout.widths[page] ?? 0}
                          height={layout.heights[page] ?? 0}
                          scale={layout.scale}
                          turn={turn}
                          urgency={Math.abs(page - shown.current)}
                          layers={layers}
                          inHand={marked}
                          areas={props.areas}
                          onGoTo={toPlace}
                          onAddress={link.show}
                          onFigures={marking.keepFigures}
                          onReadText={props.onReadText}
                        />
                      );
                    })
                  : null}
                {marking.held === null || marking.draft !== null ? null : (
                  <AreaHandles
                    key={marking.heldId}
                    area={marking.held}
                    sizeOf={marking.sizeOf}
                    placeAt={frame.sheetPointAt}
                    pixelsOf={(area) => frame.sheetPixels(area.page, area)}
                    onChange={marking.move}
                    onClick={clickHeld}
                    onLeave={() => body?.focus({ preventScroll: true })}
                  />
                )}
                {marking.draft === null ? null : (
                  <AreaDraft
                    first={marking.draft}
                    sizeOf={marking.sizeOf}
                    figuresOf={marking.figuresOf}
                    placeAt={frame.sheetPointAt}
                    pixelsOf={(area) => frame.sheetPixels(area.page, area)}
                    onKeep={marking.keep}
                    onLeave={marking.leave}
                  />
                )}
              </div>
            </div>
            {sheet === null || !props.ends ? null : (
              <EndHandles
                text={content.text}
                range={props.ends.range}
                geometry={geometry}
                rectOf={rectOf}
                page={sheet}
                offsetAt={(x, y) => placeAt(x, y)?.offset ?? null}
                onDrag={setDragged}
                onChange={props.ends.onChange}
                onLeave={() => body?.focus({ preventScroll: true })}
              />
            )}
            {margin === null ? null : margin(geometry)}
            {passage === null ? null : toolbar(passage)}
            {link.card}
          </div>
        </div>
      </div>
    </div>
  );
}
