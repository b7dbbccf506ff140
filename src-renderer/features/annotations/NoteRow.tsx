import { memo } from 'react';
import { cutText } from '../../../src-core/base/cut-text.ts';
import type { AnnotationWithTopics } from '../../services/app-services.ts';
import { formatDate, formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { classNames } from '../../ui/class-names.ts';
import { ColourDot } from '../../ui/ColourDot.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { NoteBeginning } from '../../ui/NoteBeginning.tsx';
import { noteWords } from '../../ui/note-words.ts';
import { useQuoted } from './quoted-language.ts';
import styles from './NotesList.module.css';

interface NoteRowProps {
  /** Of its element. */
  readonly id: string;
  readonly item: AnnotationWithTopics;
  /** Lines folded away that its passage goes over. */
  readonly folded: number;
  /** The keys are on it. */
  readonly chosen: boolean;
  readonly active: boolean;
  /** What is in sight in the text begins with it. */
  readonly here: boolean;
  /** Counted from 1, for screen readers: most rows are not drawn. */
  readonly place: number;
  readonly of: number;
  readonly onOpen: () => void;
}

/** Characters of quote and note that a row holds. */
const SHOWN = 240;

/** A note in the list: colour by name, quote, note, topics, day. */
export const NoteRow = memo(
  function NoteRow({ id, item, folded, chosen, active, here, place, of, onOpen }: NoteRowProps) {
    const { t, language } = useText();
    const { annotation, topics } = item;
    const quoted = useQuoted(annotation.quote.exact);
    return (
      <div
        id={id}
        role="option"
        aria-selected={chosen}
        aria-posinset={place}
        aria-setsize={of}
        {...(here ? { 'aria-current': 'location' as const } : {})}
        className={classNames(styles.row, chosen && styles.chosen, active && styles.active)}
        style={{ borderInlineStartColor: `var(--${annotation.colour})` }}
        onClick={onOpen}
      >
        <span className={styles.meta}>
          <ColourDot colour={annotation.colour} />
          {t(`colour.${annotation.colour}`)}
          {annotation.creators === undefined ? null : (
            <span className={styles.by} dir="auto">
              {t('note.by', { names: annotation.creators.join(', ') })}
            </span>
          )}
          <span className={styles.day}>{formatDate(annotation.created, language)}</span>
        </span>
        <span className={styles.quote} {...quoted}>
          {cutText(noteWords(annotation, t), SHOWN)}
        </span>
        {folded === 0 ? null : (
          <span className={styles.folded}>
            {t('note.folded', { count: folded, n: formatNumber(folded, language) })} <Keys keys="h" />
          </span>
        )}
        {annotation.note === '' ? null : (
          <div className={styles.note} dir="auto">
            <NoteBeginning note={annotation.note} length={SHOWN} />
          </div>
        )}
        {topics.length === 0 ? null : (
          <span className={styles.topics}>{topics.map(({ topic }) => topic.name).join(' · ')}</span>
        )}
      </div>
    );
  },
  (a, b) =>
    a.item === b.item &&
    a.folded === b.folded &&
    a.chosen === b.chosen &&
    a.active === b.active &&
    a.here === b.here &&
    a.place === b.place &&
    a.of === b.of,
);
