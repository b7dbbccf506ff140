import { useEffect } from 'react';
import type { Ref } from 'react';
import type { HitPassage } from '../../../src-core/search/search-types.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { classNames } from '../../ui/class-names.ts';
import { MarkedText } from '../../ui/MarkedText.tsx';
import { writtenIn } from '../../ui/written-in.ts';
import styles from './PassageItem.module.css';
import { RowActions } from './RowActions.tsx';
import type { RowProps } from './ResultRow.tsx';
import rowStyles from './ResultRow.module.css';
import { RowTitle } from './RowTitle.tsx';

/** Passages of one article that are shown before it is asked for more. */
export const PASSAGES_SHOWN = 6;

interface PassageItemProps extends RowProps {
  readonly ref: Ref<HTMLDivElement>;
  /** Undefined until they have come. */
  readonly passages: readonly HitPassage[] | undefined;
  readonly onNeeded: () => void;
  /** Whether all passages are shown. */
  readonly expanded: boolean;
  readonly onExpand: () => void;
  /** Which stop the keys are on; -1 = the article, null = none here. */
  readonly activeStop: number | null;
  /** Of the article (null) or a passage. */
  readonly isChosen: (passage: HitPassage | null) => boolean;
  readonly onToggle: (passage: HitPassage | null, stop: number) => void;
  readonly onOpen: (passage: HitPassage | null, stop: number) => void;
  readonly onWhy: (() => void) | null;
}

/** An article with the passages around its hits, each a row of its own. */
export function PassageItem(props: PassageItemProps) {
  const { ref, id, index, total, top, item, open, passages, onNeeded, expanded, activeStop, onWhy } = props;
  const { t, language } = useText();
  const waits = passages === undefined && item !== undefined;
  useEffect(() => {
    if (waits) onNeeded();
  }, [waits, onNeeded]);
  const shown = expanded ? (passages ?? []) : (passages?.slice(0, PASSAGES_SHOWN) ?? []);
  const more = (passages?.length ?? 0) - shown.length;
  const { article } = item ?? { article: null };
  const click = (passage: HitPassage | null, stop: number) => (event: React.MouseEvent) =>
    event.ctrlKey || event.metaKey ? props.onToggle(passage, stop) : props.onOpen(passage, stop);
  return (
    <div
      ref={ref}
      role="group"
      aria-label={article?.title ?? t('list.kind.topic')}
      data-index={index}
      className={styles.item}
      style={{ transform: `translateY(${String(top)}px)` }}
    >
      <div
        id={id}
        role="option"
        aria-selected={props.isChosen(null)}
        aria-posinset={index + 1}
        aria-setsize={total}
        data-active={activeStop === -1 || undefined}
        {...(open ? { 'aria-current': true } : {})}
        className={classNames(
          styles.head,
          activeStop === -1 && rowStyles.active,
          props.isChosen(null) && rowStyles.chosen,
        )}
        onClick={click(null, -1)}
      >
        {item === undefined ? (
          <p className={rowStyles.waiting}>{t('list.loading')}</p>
        ) : (
          <RowTitle item={item} titleMarks={[]} topicName={null} />
        )}
        <RowActions chosen={props.isChosen(null)} onToggle={() => props.onToggle(null, -1)} onWhy={onWhy} />
      </div>
      {shown.map((passage, stop) => (
        <div
          key={passage.range.start}
          id={`${id}-${String(stop)}`}
          role="option"
          aria-selected={props.isChosen(passage)}
          data-active={activeStop === stop || undefined}
          className={classNames(
            styles.passage,
            activeStop === stop && rowStyles.active,
            props.isChosen(passage) && rowStyles.chosen,
          )}
          {...writtenIn(article?.language ?? 'und', passage.text)}
          onClick={click(passage, stop)}
        >
          <p>
            <MarkedText text={passage.text} marks={passage.marks} />
          </p>
          <RowActions
            chosen={props.isChosen(passage)}
            onToggle={() => props.onToggle(passage, stop)}
            onWhy={null}
          />
        </div>
      ))}
      {passages?.length === 0 ? <p className={styles.none}>{t('results.noPassage')}</p> : null}
      {more > 0 ? (
        <div
          id={`${id}-${String(shown.length)}`}
          role="option"
          aria-selected={false}
          data-active={activeStop === shown.length || undefined}
          className={classNames(styles.more, activeStop === shown.length && rowStyles.active)}
          onClick={props.onExpand}
        >
          {t('results.morePassages', { count: more, n: formatNumber(more, language) })}
        </div>
      ) : null}
    </div>
  );
}
