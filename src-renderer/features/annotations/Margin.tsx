import { memo, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { AnnotationId } from '../../../src-core/base/id.ts';
import type { HitRange } from '../../../src-core/search/search-types.ts';
import type { AnnotationWithTopics } from '../../services/app-services.ts';
import { useText } from '../../i18n/text.ts';
import { Keys } from '../../ui/Keys.tsx';
import { NoteCard } from './NoteCard.tsx';
import type { NoteActions } from './NoteCard.tsx';
import { stackTops } from './stack-tops.ts';
import styles from './Margin.module.css';

interface MarginProps {
  readonly items: readonly AnnotationWithTopics[];
  readonly activeId: AnnotationId | null;
  readonly editingId: AnnotationId | null;
  readonly actions: NoteActions;
  /** Lines of the passages; null lists the notes one below the other (drawer). */
  readonly beside: {
    /** Pixels from the top of the page, null where folded. */
    readonly topOf: (offset: number) => number | null;
    readonly version: number;
    readonly near: HitRange;
  } | null;
}

/** Above this number only the notes near the viewport are drawn. */
const DRAW_ALL_BELOW = 200;
const GAP = 10;

/** Notes in the margin: beside their passages where there is room, else as a list. Screen readers meet the highlights here. */
export const Margin = memo(function Margin({ items, activeId, editingId, actions, beside }: MarginProps) {
  const { t } = useText();
  const column = useRef<HTMLElement>(null);
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(new Map());

  const shown = useMemo(() => {
    if (beside === null || items.length <= DRAW_ALL_BELOW) return items;
    const { start, end } = beside.near;
    return items.filter(
      ({ annotation }) => annotation.position.end >= start && annotation.position.start <= end,
    );
  }, [items, beside]);

  useLayoutEffect(() => {
    const element = column.current;
    if (element === null || beside === null) return undefined;
    const read = (): void => {
      const next = new Map<string, number>();
      for (const child of element.querySelectorAll<HTMLElement>('[data-note]'))
        next.set(child.dataset['note'] ?? '', child.offsetHeight);
      setHeights((old) =>
        next.size === old.size && [...next].every(([id, height]) => old.get(id) === height) ? old : next,
      );
    };
    read();
    const observer = new ResizeObserver(read);
    for (const child of element.querySelectorAll('[data-note]')) observer.observe(child);
    return () => observer.disconnect();
  }, [shown, beside]);

  const tops = useMemo(() => {
    if (beside === null) return null;
    const placed = shown.map((item) => beside.topOf(item.annotation.position.start));
    // What is folded away stands with the passage before it.
    let last = 0;
    const wishes = placed.map((top) => (last = Math.max(last, top ?? last)));
    const pinned = shown.findIndex(({ annotation }) => annotation.id === activeId);
    return stackTops(
      wishes,
      shown.map(({ annotation }) => heights.get(annotation.id) ?? 64),
      GAP,
      pinned < 0 ? null : pinned,
    );
    // `version` of beside is part of the object: a new one comes with each move of the lines.
  }, [beside, shown, heights, activeId]);

  return (
    <aside
      ref={column}
      aria-label={t('pane.notes')}
      className={beside === null ? styles.list : styles.beside}
      data-notes
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
      {shown.map((item, index) => (
        <div
          key={item.annotation.id}
          data-note={item.annotation.id}
          className={styles.slot}
          {...(tops === null ? {} : { style: { top: tops[index] ?? 0 } })}
        >
          <NoteCard
            item={item}
            active={item.annotation.id === activeId}
            editing={item.annotation.id === editingId}
            actions={actions}
          />
        </div>
      ))}
    </aside>
  );
});
