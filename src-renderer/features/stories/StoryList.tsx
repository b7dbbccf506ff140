import { useEffect, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { classNames } from '../../ui/class-names.ts';
import { isTyping } from '../../ui/is-typing.ts';
import { factsOf } from './listed-story.ts';
import type { ListedStory } from './listed-story.ts';
import { writtenIn } from '../../ui/written-in.ts';
import styles from './StoriesSheet.module.css';
import { wordForWord } from './word-for-word.ts';

/** What a key in the list asks for, besides moving. */
export type StoryAction = 'filter' | 'mark' | 'markAll' | 'accept' | 'reject' | 'merge' | 'undo' | 'clear';

interface StoryListProps {
  readonly label: string;
  readonly stories: readonly ListedStory[];
  readonly active: number;
  readonly marked: ReadonlySet<string>;
  readonly onActive: (index: number) => void;
  /** False where there was nothing to do: the key is another's then. */
  readonly onAction: (action: StoryAction) => boolean;
}

/** Pixels; all rows have one height, so that thousands need no measuring. */
const ROW_HEIGHT = 76;
const PLAIN: Readonly<Record<string, StoryAction>> = {
  x: 'mark',
  ' ': 'mark',
  Enter: 'accept',
  Delete: 'reject',
  Backspace: 'reject',
  m: 'merge',
  '/': 'filter',
  Escape: 'clear',
};
const WITH_MOD: Readonly<Record<string, StoryAction>> = { a: 'markAll', z: 'undo' };

/** Stories, or offers of them, one row each; drawn as far as it shows. */
export function StoryList({ label, stories, active, marked, onActive, onAction }: StoryListProps) {
  const { t, language } = useText();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: stories.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
  });
  useEffect(() => {
    // it comes back while words are typed that narrow it
    if (!isTyping(document.activeElement)) scroller.current?.focus({ preventScroll: true });
  }, []);
  const go = (index: number): void => {
    const next = Math.max(0, Math.min(stories.length - 1, index));
    onActive(next);
    virtual.scrollToIndex(next, { align: 'auto' });
  };
  const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? ROW_HEIGHT) / ROW_HEIGHT) - 1);
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: active + 1,
    j: active + 1,
    ArrowUp: active - 1,
    k: active - 1,
    PageDown: active + page,
    PageUp: active - page,
    Home: 0,
    End: stories.length - 1,
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.shiftKey) return;
    const mod = event.ctrlKey || event.metaKey;
    const step = mod ? undefined : steps[event.key];
    const action = (mod ? WITH_MOD : PLAIN)[event.key];
    if (step !== undefined) go(step);
    else if (action === undefined || !onAction(action)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={scroller}
      role="listbox"
      aria-multiselectable
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={`story-${String(active)}`}
      className={styles.list}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" className={styles.canvas} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const story = stories[index];
          if (story === undefined) return null;
          const [first] = story.articles;
          const count = t('import.articles', {
            count: story.articles.length,
            n: formatNumber(story.articles.length, language),
          });
          return (
            <div
              key={story.key}
              id={`story-${String(index)}`}
              role="option"
              aria-selected={marked.has(story.key)}
              aria-setsize={stories.length}
              aria-posinset={index + 1}
              className={classNames(
                styles.row,
                index === active && styles.active,
                marked.has(story.key) && styles.marked,
              )}
              style={{ height: ROW_HEIGHT, transform: `translateY(${String(start)}px)` }}
              onClick={(event) => {
                onActive(index);
                if (event.ctrlKey || event.metaKey) onAction('mark');
              }}
            >
              <p className={styles.name} {...writtenIn(first?.language ?? 'und')}>
                {first === undefined || first.title === '' ? t('list.untitled') : first.title}
              </p>
              <p className={styles.facts}>
                <strong>{count}</strong>
                {story.offer === null ? '' : ` · ${t(wordForWord(story.offer.likeness))}`}
              </p>
              <p className={styles.facts}>{factsOf(story, language)}</p>
            </div>
          );
        })}
      </div>
    </div>
  );
}
