import { memo, useRef } from 'react';
import { PencilLine, Plus, Trash2, X } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import type { AppError } from '../../../src-core/base/error-code.ts';
import type { Annotation, AnnotationColour } from '../../../src-core/model/annotation.ts';
import type { LinkId } from '../../../src-core/base/id.ts';
import type { NoteTarget } from '../../../src-core/model/note-link.ts';
import type { AnnotationWithTopics } from '../../services/app-services.ts';
import type { ColourService } from '../../services/colour-service.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { classNames } from '../../ui/class-names.ts';
import { ColourDot } from '../../ui/ColourDot.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { ColourSwatches } from '../../ui/ColourSwatches.tsx';
import { MeaningLine } from './MeaningLine.tsx';
import type { NoteCompletions } from './note-completions.ts';
import { AreaQuote } from './AreaQuote.tsx';
import { focusText, NoteEditor } from './NoteEditor.tsx';
import { NoteText } from '../../ui/NoteText.tsx';
import { noteWords } from '../../ui/note-words.ts';
import { useQuoted } from './quoted-language.ts';
import { useNoteDraft } from './use-note-draft.ts';
import styles from './NoteCard.module.css';

/** What a note in the margin can ask for. */
export interface NoteActions {
  readonly onGoTo: (item: AnnotationWithTopics) => void;
  /** Lines folded away in the text that the passage goes over; the same function while the answers are the same. */
  readonly foldedIn: (annotation: Annotation) => number;
  /** Opens them, and goes there. */
  readonly onShowFolded: (item: AnnotationWithTopics) => void;
  readonly onHover: (item: AnnotationWithTopics | null) => void;
  readonly onColour: (item: AnnotationWithTopics, colour: AnnotationColour) => void;
  /** Answers null when the note is durable, else why it is not. */
  readonly onNote: (item: AnnotationWithTopics, note: string) => Promise<AppError | null>;
  readonly onAddTopic: (item: AnnotationWithTopics) => void;
  readonly onRemoveTopic: (linkId: LinkId) => void;
  readonly onOpenTopic: (item: AnnotationWithTopics['topics'][number]) => void;
  readonly onRemove: (item: AnnotationWithTopics) => void;
  readonly onEditing: (item: AnnotationWithTopics | null) => void;
  readonly colours: ColourService;
  readonly onMeaning: (colour: AnnotationColour, meaning: string) => void;
  readonly onOpenLink: (target: NoteTarget) => void;
  readonly onCopyAddress: (href: string) => void;
  /** What the editor completes with. */
  readonly completionsFor: (item: AnnotationWithTopics) => NoteCompletions;
}

interface NoteCardProps {
  readonly item: AnnotationWithTopics;
  readonly active: boolean;
  readonly editing: boolean;
  /** The pointer is on its passage. */
  readonly hovered: boolean;
  readonly actions: NoteActions;
}

/** One annotation in the margin: colour by name, the quote's beginning, the note, its topics. */
export const NoteCard = memo(function NoteCard({ item, active, editing, hovered, actions }: NoteCardProps) {
  const { t, language } = useText();
  const { annotation, topics } = item;
  const folded = item.lost === true ? 0 : actions.foldedIn(annotation);
  const card = useRef<HTMLElement>(null);
  const draft = useNoteDraft(
    annotation,
    editing,
    (note) => actions.onNote(item, note),
    () => actions.onEditing(null),
  );
  const colourName = t(`colour.${annotation.colour}`);
  const quote = noteWords(annotation, t);
  const quoted = useQuoted(annotation.quote.exact);
  return (
    <article
      ref={card}
      aria-label={`${colourName}: ${quote.slice(0, 80)}`}
      className={classNames(styles.card, active && styles.active, hovered && styles.hovered)}
      style={{ borderInlineStartColor: `var(--${annotation.colour})` }}
      onPointerEnter={() => actions.onHover(item)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        focusText(card.current);
        event.preventDefault();
        event.stopPropagation();
      }}
      onPointerLeave={() => actions.onHover(null)}
      onFocus={() => actions.onHover(item)}
      onBlur={() => actions.onHover(null)}
    >
      <div className={styles.head}>
        <DialogTrigger>
          <AriaButton
            className={styles.colour ?? ''}
            aria-label={t('note.changeColour', { colour: colourName })}
          >
            <ColourDot colour={annotation.colour} />
            {colourName}
          </AriaButton>
          <Popover className={styles.popover ?? ''} placement="bottom start">
            <Dialog aria-label={t('note.colour')} className={styles.dialog ?? ''}>
              {({ close }) => (
                <>
                  <ColourSwatches
                    current={annotation.colour}
                    onPick={(colour) => {
                      actions.onColour(item, colour);
                      close();
                    }}
                  />
                  <MeaningLine
                    colour={annotation.colour}
                    colours={actions.colours}
                    onMeaning={(meaning) => {
                      actions.onMeaning(annotation.colour, meaning);
                      close();
                    }}
                  />
                </>
              )}
            </Dialog>
          </Popover>
        </DialogTrigger>
        <span className={styles.tools}>
          {annotation.note === '' ? null : (
            <IconButton
              icon={PencilLine}
              label={t('note.edit')}
              keys="n"
              className={styles.remove}
              onPress={() => actions.onEditing(item)}
            />
          )}
          <IconButton
            icon={Trash2}
            label={t('note.delete')}
            className={styles.remove}
            onPress={() => actions.onRemove(item)}
          />
        </span>
      </div>
      <button
        type="button"
        {...quoted}
        className={styles.quote}
        data-note-quote
        title={t('note.goTo', { quote: quote.slice(0, 60) })}
        onClick={() => actions.onGoTo(item)}
      >
        <AreaQuote annotation={annotation} />
      </button>
      {folded === 0 ? null : (
        <p className={styles.folded}>
          {t('note.folded', { count: folded, n: formatNumber(folded, language) })}{' '}
          <button type="button" className={styles.unfold} onClick={() => actions.onShowFolded(item)}>
            {t('note.showFolded')}
          </button>
        </p>
      )}
      {item.lost === true ? (
        <p className={styles.lost}>
          {t('version.noteLost')}{' '}
          <button type="button" className={styles.earlier} onClick={() => actions.onGoTo(item)}>
            {t('review.showEarlier')}
          </button>
        </p>
      ) : null}
      {draft.text !== null ? (
        <NoteEditor
          label={t('note.label', { quote: quote.slice(0, 40) })}
          text={draft.text}
          takesFocus={editing}
          completions={actions.completionsFor(item)}
          failed={draft.failed}
          recovered={draft.recovered}
          onText={draft.hear}
          onCancel={draft.cancel}
          onSave={draft.save}
        />
      ) : annotation.note === '' ? (
        <button
          type="button"
          className={classNames(styles.note, styles.empty)}
          onClick={() => actions.onEditing(item)}
        >
          {t('note.placeholder')}
        </button>
      ) : (
        // By key the note is edited with "n", or with the button among the others.
        <div
          className={styles.note}
          onClick={(event) => {
            if (event.target instanceof Element && event.target.closest('a, button') !== null) return;
            if (getSelection()?.isCollapsed === false) return;
            actions.onEditing(item);
          }}
        >
          <NoteText
            note={annotation.note}
            onOpenLink={actions.onOpenLink}
            onCopyAddress={actions.onCopyAddress}
          />
        </div>
      )}
      {annotation.creators === undefined ? null : (
        <p className={styles.by} dir="auto">
          {t('note.by', { names: annotation.creators.join(', ') })}
        </p>
      )}
      <ul className={styles.topics}>
        {topics.map((linked) => (
          <li key={linked.linkId} className={styles.chip}>
            <button type="button" className={styles.chipName} onClick={() => actions.onOpenTopic(linked)}>
              <ColourDot colour={linked.topic.colour} />
              <span>{linked.topic.name}</span>
            </button>
            <button
              type="button"
              className={styles.chipRemove}
              aria-label={t('topic.removeFrom', { name: linked.topic.name })}
              onClick={() => actions.onRemoveTopic(linked.linkId)}
            >
              <X aria-hidden size={12} strokeWidth={2} />
            </button>
          </li>
        ))}
        <li>
          <button type="button" className={styles.addTopic} onClick={() => actions.onAddTopic(item)}>
            <Plus aria-hidden size={12} strokeWidth={2} />
            {t('note.addTopic')}
          </button>
        </li>
      </ul>
    </article>
  );
});
