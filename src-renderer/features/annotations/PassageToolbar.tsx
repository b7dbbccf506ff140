import { MessageSquareText, PencilLine, Search, Tag, Tags, TextSearch } from 'lucide-react';
import type { AnnotationColour } from '../../../src-core/model/annotation.ts';
import { useText } from '../../i18n/text.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { ColourSwatches } from '../../ui/ColourSwatches.tsx';
import styles from './PassageToolbar.module.css';

interface PassageToolbarProps {
  /** Pixels from the page's top left corner. */
  readonly box: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
  readonly onColour: (colour: AnnotationColour) => void;
  readonly onNote: () => void;
  readonly onTopic: () => void;
  readonly onEditText: () => void;
  readonly onSearch: () => void;
  /** Makes a topic of the words. */
  readonly onInVivo: () => void;
  readonly onWhatElse: () => void;
}

/** What can be done with the selected words, right above them. */
export function PassageToolbar({
  box,
  onColour,
  onNote,
  onTopic,
  onEditText,
  ...tools
}: PassageToolbarProps) {
  const { t } = useText();
  const below = box.top < 64;
  return (
    <div
      role="toolbar"
      aria-label={t('note.toolbar')}
      className={styles.toolbar}
      // A press here must not take the selection away.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      style={{
        insetInlineStart: `clamp(8px, ${String((box.left + box.right) / 2 - 224)}px, calc(100% - 29.5rem))`,
        top: below ? box.bottom + 8 : box.top - 48,
      }}
    >
      <ColourSwatches current={null} onPick={onColour} />
      <span className={styles.rule} />
      <IconButton icon={MessageSquareText} label={t('note.add')} keys="n" onPress={onNote} />
      <IconButton icon={Tag} label={t('note.addTopic')} keys="t" onPress={onTopic} />
      <IconButton icon={PencilLine} label={t('edit.text')} keys="e" onPress={onEditText} />
      <span className={styles.rule} />
      <IconButton icon={TextSearch} label={t('passages.title')} keys="w" onPress={tools.onWhatElse} />
      <IconButton icon={Search} label={t('tools.search')} keys="Shift F" onPress={tools.onSearch} />
      <IconButton icon={Tags} label={t('tools.inVivo')} keys="Shift T" onPress={tools.onInVivo} />
    </div>
  );
}
