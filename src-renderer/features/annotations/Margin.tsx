import {
  memo,
  useDeferredValue,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { AnnotationId } from '../../../src-core/base/id.ts';
import type { Annotation, PageArea } from '../../../src-core/model/annotation.ts';
import { isPageNote } from '../../../src-core/model/annotation.ts';
import type { HitRange } from '../../../src-core/search/search-types.ts';
import type { AnnotationWithTopics } from '../../services/app-services.ts';
import { useText } from '../../i18n/text.ts';
import { Keys } from '../../ui/Keys.tsx';
import { LINE, marginRows } from './margin-rows.ts';
import type { MarginRow } from './margin-rows.ts';
import { NoteCard } from './NoteCard.tsx';
import type { NoteActions } from './NoteCard.tsx';
import { NoteLine } from './NoteLine.tsx';
import { loadMarkdownField } from './NoteEditor.tsx';
import { draftIds, onDrafts } from './note-drafts.ts';
import { QuotedLanguage } from './quoted-language.ts';
import { stackTops } from './stack-tops.ts';
import styles from './Margin.module.css';

interface MarginProps {
  readonly items: readonly AnnotationWithTopics[];
  /** Of the article. */
  readonly language: string;
  readonly activeId: AnnotationId | null;
  readonly editingId: AnnotationId | null;
  /** The one whose passage or note the pointer or the focus is on. */
  readonly hoveredId: AnnotationId | null;
  readonly actions: NoteActions;
  /** Lines of the passages, another object with each move of them; null lists the notes one below the other (drawer). */
  readonly beside: {
    /** Pixels from the top of the page, null where folded. */
    readonly topOf: (offset: number) => number | null;
    readonly topOfArea?: (area: PageArea) => number | null;
    readonly near: HitRange;
  } | null;
}

/** Above this number only the notes near the viewport are drawn. */
const DRAW_ALL_BELOW = 200;
const GAP = 10;
const FEW = 40;
/** Pixels of the page above its first line. */
const PAGE_TOP = 40;
/** Pixels of a card that was not drawn yet. */
const CARD = 88;

/** A row and the pixels from the top of the page to it; null in the list of the drawer. */
type PlacedRow = MarginRow & { readonly top: number | null };

/** Where an annotation stands: an area where it is on the page, words where their first line is. */
function placeOf(beside: NonNullable<MarginProps['beside']>, annotation: Annotation): number | null {
  // A note about the whole article stands at the top of the page.
  if (isPageNote(annotation)) return PAGE_TOP;
  const { area, position } = annotation;
  return area === undefined || beside.topOfArea === undefined
    ? beside.topOf(position.start)
    : beside.topOfArea(area);
}

/** Notes in the margin: beside their passages where there is room, else as a list. Screen readers meet the highlights here. */
export function Margin(props: MarginProps) {
  // The passage is painted first; its card comes with the next frame, unless one is about to write into it.
  const items = useDeferredValue(props.items);
  const activeId = useDeferredValue(props.activeId);
  return (
    <QuotedLanguage value={props.language}>
      {props.editingId === null ? (
        <Column {...props} items={items} activeId={activeId} />
      ) : (
        <Column {...props} />
      )}
    </QuotedLanguage>
  );
}

const Column = memo(function Column({
  items: all,
  activeId,
  editingId,
  hoveredId,
  actions,
  beside,
}: MarginProps) {
  const { t } = useText();
  const column = useRef<HTMLElement>(null);
  const drafts = useSyncExternalStore(onDrafts, draftIds);
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(new Map());

  // A note that is begun finds its editor there; opening the article does not wait for it.
  useEffect(() => {
    const idle = requestIdleCallback(() => void loadMarkdownField().catch(() => undefined), {
      timeout: 4_000,
    });
    return () => cancelIdleCallback(idle);
  }, []);

  // What is not in this version stands behind all that is.
  const items = useMemo(
    () => [...all.filter(({ lost }) => lost !== true), ...all.filter(({ lost }) => lost === true)],
    [all],
  );
  const placed = items.filter(({ lost }) => lost !== true).length;

  const shown = useMemo(() => {
    if (beside === null || items.length <= DRAW_ALL_BELOW) return items;
    const { start, end } = beside.near;
    const isEndNear = (items[placed - 1]?.annotation.position.start ?? 0) <= end;
    return items.filter(
      ({ annotation, lost }) =>
        (lost === true ? isEndNear : annotation.position.end >= start && annotation.position.start <= end) ||
        // What is being written stays, however far one scrolls, and is tried again until it is saved.
        annotation.id === editingId ||
        drafts.has(annotation.id),
    );
  }, [items, placed, beside, editingId, drafts]);

  const rows = useMemo((): readonly PlacedRow[] => {
    if (beside === null) return shown.map((_, first) => ({ kind: 'card', first, top: null }));
    const wishes = ascending(
      shown.map(({ annotation, lost }) => (lost === true ? null : placeOf(beside, annotation))),
    );
    const cards = shown.map(({ annotation }) => (heights.get(annotation.id) ?? CARD) + GAP);
    const whole = new Set(
      shown.flatMap(({ annotation: { id } }, index) =>
        id === activeId || id === editingId || drafts.has(id) ? [index] : [],
      ),
    );
    const drawn = marginRows(wishes, cards, whole);
    const pinned = drawn.findIndex(({ first }) => shown[first]?.annotation.id === activeId);
    const tops = stackTops(
      drawn.map(({ first }) => wishes[first] ?? 0),
      drawn.map(({ kind, first }) => (kind === 'card' ? (cards[first] ?? CARD) : LINE)),
      0,
      pinned < 0 ? null : pinned,
    );
    return drawn.map((row, index) => ({ ...row, top: tops[index] ?? 0 }));
  }, [beside, shown, heights, activeId, editingId, drafts]);

  useLayoutEffect(() => {
    const element = column.current;
    if (element === null || beside === null) return undefined;
    const read = (): void => {
      const next = new Map<string, number>();
      for (const child of element.querySelectorAll<HTMLElement>('[data-note]'))
        next.set(child.dataset['note'] ?? '', child.offsetHeight);
      // What is no card at the moment keeps its height: it decides whether there is room for one.
      setHeights((old) =>
        [...next].every(([id, height]) => old.get(id) === height) ? old : new Map([...old, ...next]),
      );
    };
    read();
    const observer = new ResizeObserver(read);
    for (const child of element.querySelectorAll('[data-note]')) observer.observe(child);
    return () => observer.disconnect();
  }, [rows, beside]);

  return (
    <aside
      ref={column}
      aria-label={t('pane.notes')}
      className={beside === null ? styles.list : styles.beside}
      data-notes
      // Notes that glide paint their column anew in each frame: fine for some, not for hundreds.
      data-few={rows.length <= FEW || undefined}
    >
      {items.length === 0 ? (
        <div className={styles.none}>
          <p>{t('note.none')}</p>
          <p className={styles.hint}>{t('note.noneHint', { keys: 'j', colourKeys: 'Alt+1 … 8' })}</p>
          <p className={styles.hint}>
            <Keys keys="n" /> {t('note.add')} <Keys keys="t" /> {t('note.addTopic')}
          </p>
        </div>
      ) : null}
      {rows.map((row) => {
        const item = shown[row.first];
        if (item === undefined) return null;
        const { id } = item.annotation;
        const slot = { className: styles.slot, ...(row.top === null ? {} : { style: { top: row.top } }) };
        return row.kind === 'card' ? (
          <div key={id} id={`note-${id}`} data-note={id} {...slot}>
            {item.lost === true && shown[row.first - 1]?.lost !== true ? (
              <h3 className={styles.apart}>{t('review.notInVersion')}</h3>
            ) : null}
            <NoteCard
              item={item}
              active={id === activeId}
              editing={id === editingId}
              hovered={id === hoveredId}
              actions={actions}
            />
          </div>
        ) : (
          <div key={`line-${id}`} {...slot}>
            <NoteLine
              items={shown.slice(row.first, row.first + (row.kind === 'bundle' ? row.count : 1))}
              actions={actions}
            />
          </div>
        );
      })}
    </aside>
  );
});

/** What is folded away (null) stands with the passage before it. */
function ascending(tops: readonly (number | null)[]): readonly number[] {
  const wishes: number[] = [];
  for (const top of tops) wishes.push(Math.max(wishes.at(-1) ?? 0, top ?? 0));
  return wishes;
}
