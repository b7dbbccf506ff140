import { memo, useEffect, useRef, useState } from 'react';
import { Plus, Trash2, X } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import type { AnnotationColour } from '../../../src-core/model/annotation.ts';
import type { LinkId } from '../../../src-core/base/id.ts';
import type { AnnotationWithTopics } from '../../services/app-services.ts';
import { useText } from '../../i18n/text.ts';
import { classNames } from '../../ui/class-names.ts';
import { ColourDot } from '../../ui/ColourDot.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { ColourSwatches } from '../../ui/ColourSwatches.tsx';
import { NoteEditor } from './NoteEditor.tsx';
import styles from './NoteCard.module.css';

/** What a note in the margin can ask for. */
export interface NoteActions {
  readonly onGoTo: (item: AnnotationWithTopics) => void;
  readonly onHover: (item: AnnotationWithTopics | null) => void;
  readonly onColour: (item: AnnotationWithTopics, colour: AnnotationColour) => void;
  /** Answers whether the note is durable. */
  readonly onNote: (item: AnnotationWithTopics, note: string) => Promise<boolean>;
  readonly onAddTopic: (item: AnnotationWithTopics) => void;
  readonly onRemoveTopic: (linkId: LinkId) => void;
  readonly onOpenTopic: (item: AnnotationWithTopics['topics'][number]) => void;
  readonly onRemove: (item: AnnotationWithTopics) => void;
  readonly onEditing: (item: AnnotationWithTopics | null) => void;
}

interface NoteCardProps {
  readonly item: AnnotationWithTopics;
  readonly active: boolean;
  readonly editing: boolean;
  readonly actions: NoteActions;
}

/** One annotation in the margin: colour by name, the quote's beginning, the note, its topics. */
export const NoteCard = memo(function NoteCard({ item, active, editing, actions }: NoteCardProps) {
  const { t } = useText();
  const { annotation, topics } = item;
  const card = useRef<HTMLElement>(null);
  const [draft, setDraft] = useState<string | null>(null);
  const colourName = t(`colour.${annotation.colour}`);
  const quote = annotation.quote.exact;
  const open = editing || draft !== null;

  useEffect(() => {
    if (editing) setDraft((old) => old ?? annotation.note);
  }, [editing, annotation.note]);

  return (
    <article
      ref={card}
      aria-label={`${colourName}: ${quote.slice(0, 80)}`}
      className={classNames(styles.card, active && styles.active)}
      style={{ borderInlineStartColor: `var(--${annotation.colour})` }}
      onPointerEnter={() => actions.onHover(item)}
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
                <ColourSwatches
                  current={annotation.colour}
                  onPick={(colour) => {
                    actions.onColour(item, colour);
                    close();
                  }}
                />
              )}
            </Dialog>
          </Popover>
        </DialogTrigger>
        <IconButton
          icon={Trash2}
          label={t('note.delete')}
          className={styles.remove}
          onPress={() => actions.onRemove(item)}
        />
      </div>
      <button
        type="button"
        className={styles.quote}
        title={t('note.goTo', { quote: quote.slice(0, 60) })}
        onClick={() => actions.onGoTo(item)}
      >
        {quote}
      </button>
      {item.lost === true ? <p className={styles.lost}>{t('version.noteLost')}</p> : null}
      {open ? (
        <NoteEditor
          label={t('note.label', { quote: quote.slice(0, 40) })}
          text={draft ?? annotation.note}
          onText={setDraft}
          onCancel={() => {
            setDraft(null);
            actions.onEditing(null);
          }}
          onSave={async () => {
            const saved = draft === null || draft === annotation.note || (await actions.onNote(item, draft));
            // Not durable: the words stay in the field.
            if (!saved) return;
            setDraft(null);
            actions.onEditing(null);
          }}
        />
      ) : (
        <button
          type="button"
          className={classNames(styles.note, annotation.note === '' && styles.empty)}
          onClick={() => actions.onEditing(item)}
        >
          {annotation.note === '' ? t('note.placeholder') : annotation.note}
        </button>
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
