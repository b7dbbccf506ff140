import { memo } from 'react';
import { cutText } from '../../../src-core/base/cut-text.ts';
import type { AnnotationWithTopics } from '../../services/app-services.ts';
import { useText } from '../../i18n/text.ts';
import { ColourDot } from '../../ui/ColourDot.tsx';
import type { NoteActions } from './NoteCard.tsx';
import { noteWords } from '../../ui/note-words.ts';
import { plainNote } from '../../ui/plain-note.ts';
import { useParsedNote } from '../../ui/use-parsed-note.ts';
import { useQuoted } from './quoted-language.ts';
import styles from './NoteLine.module.css';

interface NoteLineProps {
  /** One note, or those that share the line; never empty. */
  readonly items: readonly AnnotationWithTopics[];
  readonly actions: Pick<NoteActions, 'onGoTo' | 'onHover'>;
}

/** UTF-16 units of words that a line has room for, and those of the Markdown that they are found in. */
const SHOWN = 80;
const READ = 200;
/** Colours shown of notes that share a line. */
const DOTS = 6;

/** Notes where there is no room for their cards: a press takes the first one in hand, which opens its card. */
export const NoteLine = memo(
  function NoteLine({ items, actions }: NoteLineProps) {
    const { t } = useText();
    const [first] = items;
    const part = cutText(first?.annotation.note ?? '', READ);
    const nodes = useParsedNote(part);
    const quoted = useQuoted(first?.annotation.quote.exact ?? '');
    if (first === undefined) return null;
    const { annotation } = first;
    const quote = noteWords(annotation, t);
    const note = nodes === null ? part : plainNote(nodes);
    const words = cutText(note === '' ? quote : note, SHOWN);
    const colour = t(`colour.${annotation.colour}`);
    return (
      <button
        type="button"
        className={styles.line}
        aria-label={
          items.length === 1
            ? `${colour}: ${words}`
            : t('note.together', { count: items.length, n: String(items.length), quote: quote.slice(0, 60) })
        }
        data-quoted={(items.length === 1 && note === '' && annotation.quote.exact !== '') || undefined}
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
          {...(items.length > 1
            ? {}
            : note === '' && quote === annotation.quote.exact
              ? quoted
              : { dir: 'auto' as const })}
        >
          {items.length === 1 ? words : t('note.count', { count: items.length, n: String(items.length) })}
        </span>
      </button>
    );
  },
  (before, after) =>
    before.actions === after.actions &&
    before.items.length === after.items.length &&
    before.items.every((item, index) => item === after.items[index]),
);
