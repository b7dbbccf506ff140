import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Check, Minus } from 'lucide-react';
import { formatDate } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { classNames } from '../../ui/class-names.ts';
import { Keys } from '../../ui/Keys.tsx';
import { MarkedText } from '../../ui/MarkedText.tsx';
import { writtenIn } from '../../ui/written-in.ts';
import styles from './ReviewList.module.css';
import type { PassageToReview } from './use-coding-passages.ts';

export type Decision = 'yes' | 'no';

interface ReviewListProps {
  readonly passages: readonly PassageToReview[];
  readonly decisions: ReadonlyMap<string, Decision>;
  /** Whether the passage carries the topic already. */
  readonly isCoded: (key: string) => boolean;
  readonly onDecide: (keys: readonly string[], decision: Decision | null) => void;
}

/** Passages one below the other, accepted or skipped by one key each. */
export function ReviewList({ passages, decisions, isCoded, onDecide }: ReviewListProps) {
  const { t, language } = useText();
  const scroller = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const active = Math.min(at, Math.max(0, passages.length - 1));
  const virtual = useVirtualizer({
    count: passages.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 110,
    getItemKey: (index) => passages[index]?.key ?? index,
    overscan: 4,
  });
  // The list is what the sheet is opened for: its keys work at once.
  useEffect(() => scroller.current?.focus({ preventScroll: true }), []);

  const go = (to: number): void => {
    const next = Math.max(0, Math.min(passages.length - 1, to));
    setAt(next);
    virtual.scrollToIndex(next, { align: 'auto' });
  };
  const decide = (index: number, decision: Decision | null): void => {
    const key = passages[index]?.key;
    if (key !== undefined && !isCoded(key)) onDecide([key], decision);
  };
  const rest = (): readonly string[] =>
    passages.map(({ key }) => key).filter((key) => !decisions.has(key) && !isCoded(key));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const actions: Readonly<Record<string, () => void>> = {
      y: () => {
        decide(active, 'yes');
        go(active + 1);
      },
      n: () => {
        decide(active, 'no');
        go(active + 1);
      },
      a: () => onDecide(rest(), 'yes'),
      u: () => decide(active, null),
      ' ': () => decide(active, decisions.get(passages[active]?.key ?? '') === 'yes' ? null : 'yes'),
      j: () => go(active + 1),
      ArrowDown: () => go(active + 1),
      k: () => go(active - 1),
      ArrowUp: () => go(active - 1),
      Home: () => go(0),
      End: () => go(passages.length - 1),
    };
    const action = actions[event.key];
    if (action === undefined) return;
    action();
    event.preventDefault();
  };

  return (
    <>
      <p className={styles.keys}>
        <span>
          <Keys keys="y" /> {t('coding.accept')}
        </span>
        <span>
          <Keys keys="n" /> {t('coding.skip')}
        </span>
        <span>
          <Keys keys="a" /> {t('coding.acceptRest')}
        </span>
        <span>
          <Keys keys="u" /> {t('coding.undecide')}
        </span>
      </p>
      <div
        ref={scroller}
        role="listbox"
        aria-multiselectable
        aria-label={t('coding.list')}
        tabIndex={0}
        {...(passages.length === 0 ? {} : { 'aria-activedescendant': `review-${String(active)}` })}
        className={styles.list}
        onKeyDown={onKeyDown}
      >
        <div style={{ height: virtual.getTotalSize() }} className={styles.canvas} role="presentation">
          {virtual.getVirtualItems().map(({ index, start, key: itemKey }) => {
            const passage = passages[index];
            if (passage === undefined) return null;
            const { key, article, text, marks } = passage;
            const decision = decisions.get(key) ?? null;
            const coded = isCoded(key);
            return (
              <div
                key={itemKey}
                ref={virtual.measureElement}
                id={`review-${String(index)}`}
                data-index={index}
                role="option"
                aria-selected={decision === 'yes'}
                aria-posinset={index + 1}
                aria-setsize={passages.length}
                className={classNames(
                  styles.row,
                  index === active && styles.active,
                  decision === 'no' && styles.skipped,
                  coded && styles.skipped,
                )}
                style={{ transform: `translateY(${String(start)}px)` }}
                onClick={() => {
                  setAt(index);
                  decide(index, decision === 'yes' ? 'no' : 'yes');
                }}
              >
                <span className={classNames(styles.mark, decision === 'yes' && styles.yes)} aria-hidden>
                  {decision === 'yes' ? <Check size={13} strokeWidth={2.6} /> : null}
                  {decision === 'no' ? <Minus size={13} strokeWidth={2.4} /> : null}
                </span>
                <div className={styles.words}>
                  <p {...writtenIn(article.language)} className={styles.text}>
                    <MarkedText text={text} marks={marks} />
                  </p>
                  <p className={styles.source}>
                    {[
                      article.title === '' ? t('list.untitled') : article.title,
                      article.site,
                      article.published === null
                        ? t('list.undated')
                        : formatDate(article.published, language),
                    ]
                      .filter((part) => part !== '')
                      .join(' · ')}
                    {coded ? <strong> {t('coding.already')}</strong> : null}
                    {decision === 'no' ? <strong> {t('coding.skipped')}</strong> : null}
                  </p>
                </div>
              </div>
            );
          })}
        </div>
      </div>
    </>
  );
}
