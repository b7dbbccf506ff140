import { memo, useCallback, useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react';
import { Tag, Trash2, X } from 'lucide-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { AnnotationId, TopicId } from '../../../src-core/base/id.ts';
import type { AnnotationColour } from '../../../src-core/model/annotation.ts';
import { ANNOTATION_COLOURS } from '../../../src-core/model/annotation.ts';
import type { Topic } from '../../../src-core/model/topic.ts';
import type { AnnotationWithTopics } from '../../services/app-services.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { ColourSwatches } from '../../ui/ColourSwatches.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import type { NoteActions } from './NoteCard.tsx';
import { listStep } from '../../ui/list-step.ts';
import { filterNotes, NO_FILTER } from './filter-notes.ts';
import type { NoteFilter, NoteSort } from './filter-notes.ts';
import { NoteFilters } from './NoteFilters.tsx';
import { NoteRow } from './NoteRow.tsx';
import styles from './NotesList.module.css';

interface NotesListProps {
  readonly items: readonly AnnotationWithTopics[];
  readonly activeId: AnnotationId | null;
  /** Offset of the first line in sight: its note is marked. */
  readonly offset: number;
  /** Lines folded away that a passage goes over. */
  readonly foldedIn: NoteActions['foldedIn'];
  readonly onGoTo: (item: AnnotationWithTopics) => void;
  readonly onColour: (items: readonly AnnotationWithTopics[], colour: AnnotationColour) => void;
  readonly onTopic: (items: readonly AnnotationWithTopics[]) => void;
  readonly onRemove: (items: readonly AnnotationWithTopics[]) => void;
  readonly onClose: () => void;
}

/** Pixels of a row before it is measured. */
const ROW = 84;

/** All notes of an article as one list: narrowed by colour, topic, words and age; what is left can be changed together. */
export const NotesList = memo(function NotesList(props: NotesListProps) {
  const { items, activeId, offset, onGoTo, onClose } = props;
  const { t, language } = useText();
  // The same article may be open twice.
  const list = useId();
  const [filter, setFilter] = useState<NoteFilter>(NO_FILTER);
  const [sort, setSort] = useState<NoteSort>('position');
  const [opened] = useState(() => Date.now());
  const wanted = useDeferredValue(filter);
  const found = useMemo(() => filterNotes(items, wanted, sort, opened), [items, wanted, sort, opened]);
  const topics = useMemo(() => topicsOf(items), [items]);
  const counts = useMemo(() => countColours(items), [items]);
  const [at, setAt] = useState(0);
  const current = Math.min(at, Math.max(0, found.length - 1));
  const scroller = useRef<HTMLDivElement>(null);
  // The same function as long as the rows are the same: another one has all of them laid out anew.
  const getItemKey = useCallback((index: number) => found[index]?.annotation.id ?? index, [found]);
  const virtual = useVirtualizer({
    count: found.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 8,
    getItemKey,
  });

  // Where one reads is in sight in the list, too, as long as its order is the text's.
  const here = useMemo(
    () =>
      sort === 'position' ? found.findLastIndex(({ annotation }) => annotation.position.start <= offset) : -1,
    [found, sort, offset],
  );
  useEffect(() => {
    if (here >= 0 && scroller.current?.contains(document.activeElement) !== true) virtual.scrollToIndex(here);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- follows the place only
  }, [here]);

  useEffect(() => {
    scroller.current?.focus({ preventScroll: true });
    if (here >= 0) setAt(here);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- when it opens
  }, []);

  const move = (to: number): void => {
    setAt(to);
    virtual.scrollToIndex(to);
  };
  const n = (count: number): string => formatNumber(count, language);
  return (
    <section aria-label={t('notes.list')} className={styles.panel} data-notes-list>
      <header className={styles.head}>
        <h2 className={styles.title} aria-live="polite">
          {found.length === items.length
            ? t('note.count', { count: items.length, n: n(items.length) })
            : t('notes.some', { n: n(found.length), all: n(items.length) })}
        </h2>
        <IconButton icon={X} label={t('app.close')} keys="Esc" onPress={onClose} />
      </header>
      <NoteFilters
        filter={filter}
        sort={sort}
        counts={counts}
        topics={topics}
        onFilter={(change) => {
          setFilter({ ...filter, ...change });
          setAt(0);
        }}
        onSort={setSort}
      />
      {found.length === 0 ? (
        <p className={styles.none}>{items.length === 0 ? t('note.none') : t('notes.noneFits')}</p>
      ) : (
        <>
          <div className={styles.together} role="group" aria-label={t('notes.together')}>
            <span>{t('notes.together')}</span>
            <ColourSwatches current={null} onPick={(colour) => props.onColour(found, colour)} />
            <IconButton icon={Tag} label={t('notes.topicAll')} onPress={() => props.onTopic(found)} />
            <IconButton icon={Trash2} label={t('notes.deleteAll')} onPress={() => props.onRemove(found)} />
          </div>
          <div
            ref={scroller}
            role="listbox"
            tabIndex={0}
            aria-label={t('notes.list')}
            aria-activedescendant={`${list}-${found[current]?.annotation.id ?? ''}`}
            className={styles.scroller}
            onKeyDown={(event) => {
              const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW) - 1);
              const to = listStep(event, current, page, found.length);
              const item = found[current];
              if (event.ctrlKey || event.metaKey || event.altKey) return;
              if (event.key === 'Enter' && item !== undefined) onGoTo(item);
              else if (to !== null) move(to);
              else return;
              event.preventDefault();
              event.stopPropagation();
            }}
          >
            <div role="presentation" className={styles.rows} style={{ height: virtual.getTotalSize() }}>
              {virtual.getVirtualItems().map(({ index, start, key }) => {
                const item = found[index];
                return item === undefined ? null : (
                  <div
                    key={key}
                    ref={virtual.measureElement}
                    role="presentation"
                    data-index={index}
                    className={styles.slot}
                    style={{ top: start }}
                  >
                    <NoteRow
                      id={`${list}-${item.annotation.id}`}
                      item={item}
                      folded={props.foldedIn(item.annotation)}
                      chosen={index === current}
                      active={item.annotation.id === activeId}
                      here={index === here}
                      place={index + 1}
                      of={found.length}
                      onOpen={() => {
                        setAt(index);
                        onGoTo(item);
                      }}
                    />
                  </div>
                );
              })}
            </div>
          </div>
        </>
      )}
    </section>
  );
});

function topicsOf(items: readonly AnnotationWithTopics[]): readonly Topic[] {
  const topics = new Map<TopicId, Topic>();
  for (const item of items) for (const { topic } of item.topics) topics.set(topic.id, topic);
  return [...topics.values()].sort((a, b) => a.name.localeCompare(b.name));
}

function countColours(items: readonly AnnotationWithTopics[]): ReadonlyMap<AnnotationColour, number> {
  const counts = new Map<AnnotationColour, number>();
  for (const { annotation } of items) counts.set(annotation.colour, (counts.get(annotation.colour) ?? 0) + 1);
  return new Map(
    ANNOTATION_COLOURS.flatMap((colour) => (counts.has(colour) ? [[colour, counts.get(colour) ?? 0]] : [])),
  );
}
