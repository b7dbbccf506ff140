import { useEffect, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import type { OutlineItem } from '../../../src-core/text/outline.ts';
import { formatPercent } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import styles from './Outline.module.css';

interface OutlineProps {
  readonly items: readonly OutlineItem[];
  /** Index of the section that is read; -1 = what comes before the first. */
  readonly current: number;
  /** Length of the whole text, in the unit of the items' places. */
  readonly length: number;
  readonly onGo: (item: OutlineItem) => void;
}

/** The headings of an article, to go to; arrow keys move through them, and the section that is read is marked. */
export function Outline({ items, current, length, onGo }: OutlineProps) {
  const { t, language } = useText();
  const list = useRef<HTMLOListElement>(null);
  const buttons = (): HTMLButtonElement[] => [...(list.current?.querySelectorAll('button') ?? [])];
  useEffect(() => {
    const here = list.current?.querySelectorAll('button')[Math.max(0, current)];
    here?.focus();
    here?.scrollIntoView({ block: 'center' });
  }, [current]);
  const move = (event: KeyboardEvent): void => {
    const all = buttons();
    const at = all.findIndex((button) => button === document.activeElement);
    const last = all.length - 1;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, j: at + 1, k: at - 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    all[Math.min(last, Math.max(0, to))]?.focus();
  };
  return (
    <nav aria-label={t('outline.title')} className={styles.outline} onKeyDown={move}>
      <ol ref={list}>
        {items.map((item, index) => (
          <li key={item.start}>
            <button
              type="button"
              className={styles.item}
              style={{ paddingInlineStart: `${String(0.75 + (item.depth - 1) * 1.1)}rem` }}
              data-deep={item.depth > 1 || undefined}
              {...(index === current ? { 'aria-current': 'location' } : {})}
              onClick={() => onGo(item)}
            >
              <span className={styles.title}>{item.title}</span>
              <span className={styles.place}>
                {formatPercent(item.start / Math.max(1, length), language)}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
