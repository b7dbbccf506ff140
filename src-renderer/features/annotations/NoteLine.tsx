import { memo } from 'react';
import type { AnnotationWithTopics } from '../../services/app-services.ts';
import { useText } from '../../i18n/text.ts';
import { ColourDot } from '../../ui/ColourDot.tsx';
import type { NoteActions } from './NoteCard.tsx';
import { noteWords } from '../../ui/note-words.ts';
import { useQuoted } from './quoted-language.ts';
import styles from './NoteLine.module.css';

interface NoteLineProps {
  /** One note, or those that share the line; never empty. */
  readonly items: readonly AnnotationWithTopics[];
  readonly actions: Pick<NoteActions, 'onGoTo' | 'onHover'>;
}

/** Colours shown of notes that share a line. */
const DOTS = 6;

/** Notes where there is no room for their cards: a press takes the first one in hand, which opens its card. */
export const NoteLine = memo(
  function NoteLine({ items, actions }: NoteLineProps) {
    const { t } = useText();
    const [first] = items;
    const quoted = useQuoted(first?.annotation.quote.exact ?? '');
    if (first === undefined) return null;
    const { annotation } = first;
    const quote = noteWords(annotation, t);
    const words = annotation.note === '' ? quote : annotation.note;
    const colour = t(`colour.${annotation.colour}`);
    return (
      <button
        type="button"
        className={styles.line}
        aria-label={
          items.length === 1
            ? `${colour}: ${words.slice(0, 80)}`
            : t('note.together', { count: items.length, n: String(items.length), quote: quote.slice(0, 60) })
        }
        data-quoted={
          (items.length === 1 && annotation.note === '' && annotation.quote.exact !== '') || undefined
        }
        onPointerEnter={() => actions.onHover(first)}
        onPointerLeave={() => actions.onHover(null)}
        onFocus={() => actions.onHover(first)}
        onBlur={() => actions.onHover(null)}
        onClick={() => actions.onGoTo(first)}
      >
        <span className={styles.dots}>
          {items.slice(0, DOTS).map((item) => (
            <ColourDot key={item.annotation.id} colour={item.annotation.colour} />
          ))}
        </span>
        <span
          className={styles.words}
          {...(items.length > 1 ? {} : annotation.note === '' ? quoted : { dir: 'auto' as const })}
        >
          {items.length === 1
            ? words.slice(0, 80)
            : t('note.count', { count: items.length, n: String(items.length) })}
        </span>
      </button>
    );
  },
  (before, after) =>
    before.actions === after.actions &&
    before.items.length === after.items.length &&
    before.items.every((item, index) => item === after.items[index]),
);
