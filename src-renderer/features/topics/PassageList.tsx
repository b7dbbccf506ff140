import { useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { AnnotationId, TopicId } from '../../../src-core/base/id.ts';
import type { TopicPassage } from '../../services/app-services.ts';
import { listStep } from '../../ui/list-step.ts';
import { PassageRow } from './PassageRow.tsx';
import styles from './TopicPage.module.css';

interface PassageListProps {
  readonly label: string;
  /** By article. */
  readonly passages: readonly TopicPassage[];
  /** The topic of the page: passages of those below it say theirs. */
  readonly topicId: TopicId;
  readonly openAnnotation: AnnotationId | null;
  /** What the list is scrolled with: there is more above it. */
  readonly scroller: HTMLElement | null;
  readonly onOpen: (passage: TopicPassage) => void;
}

/** Pixels of a row before it is measured. */
const ROW = 96;
/** Rows that PageUp and PageDown go over. */
const PAGE = 6;

/** A topic's passages below the head of its page, gone through by keys; only those in sight are drawn. */
export function PassageList({
  label,
  passages,
  topicId,
  openAnnotation,
  scroller,
  onOpen,
}: PassageListProps) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  /** Pixels above the list. */
  const [margin, setMargin] = useState(0);
  const opened = useMemo(
    () => passages.findIndex(({ annotation }) => annotation.id === openAnnotation),
    [passages, openAnnotation],
  );
  // The same function as long as the rows are the same: another one has all of them laid out anew.
  const getItemKey = useMemo(() => {
    const keys = passages.map(({ annotation, topic }) => `${annotation.id} ${topic.id}`);
    return (index: number) => keys[index] ?? index;
  }, [passages]);
  const [chosen, setChosen] = useState<number | null>(null);
  const at = Math.min(chosen ?? Math.max(0, opened), passages.length - 1);
  const virtual = useVirtualizer({
    count: passages.length,
    getScrollElement: () => scroller,
    estimateSize: () => ROW,
    overscan: 4,
    scrollMargin: margin,
    getItemKey,
  });
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null || scroller === null) return undefined;
    const read = (): void => setMargin(element.offsetTop);
    read();
    const observer = new ResizeObserver(read);
    for (const child of scroller.children) if (child !== element) observer.observe(child);
    return () => observer.disconnect();
  }, [scroller]);

  const press = (event: KeyboardEvent): void => {
    const to = event.shiftKey ? null : listStep(event, at, PAGE, passages.length);
    const passage = passages[at];
    if (to !== null) {
      setChosen(to);
      virtual.scrollToIndex(to, { align: 'auto' });
    } else if (event.key === 'Enter' && !event.shiftKey && !event.ctrlKey && passage !== undefined)
      onOpen(passage);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={list}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={`${id}-${String(at)}`}
      className={styles.list}
      style={{ height: virtual.getTotalSize() }}
      onKeyDown={press}
    >
      {virtual.getVirtualItems().map(({ index, start, key }) => {
        const passage = passages[index];
        return passage === undefined ? null : (
          <div
            key={key}
            ref={virtual.measureElement}
            role="presentation"
            data-index={index}
            className={styles.slot}
            style={{ top: start - margin }}
          >
            <PassageRow
              id={`${id}-${String(index)}`}
              passage={passage}
              isFirst={passages[index - 1]?.article.id !== passage.article.id}
              isOwn={passage.topic.id === topicId}
              chosen={index === at}
              open={index === opened}
              place={index + 1}
              of={passages.length}
              onOpen={() => {
                setChosen(index);
                onOpen(passage);
              }}
            />
          </div>
        );
      })}
    </div>
  );
}
