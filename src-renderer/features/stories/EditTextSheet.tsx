import { useState } from 'react';
import { useText } from '../../i18n/text.ts';
import { Button } from '../../ui/Button.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import areaStyles from '../../ui/text-area.module.css';
import styles from './EditTextSheet.module.css';

interface EditTextSheetProps {
  /** The block's text as it is. */
  readonly text: string;
  readonly language: string;
  /** False where it is the text's only block. */
  readonly canDelete: boolean;
  /** Answers whether it is durable; null deletes the block. */
  readonly onSave: (text: string | null) => Promise<boolean>;
  readonly onClose: () => void;
}

/** Changes the words of one paragraph, or deletes it; the result is a new version of the text. */
export function EditTextSheet({ text, language, canDelete, onSave, onClose }: EditTextSheetProps) {
  const { t } = useText();
  const [draft, setDraft] = useState(text);
  const [saving, setSaving] = useState(false);
  const empty = draft.trim() === '';
  const save = async (next: string | null): Promise<void> => {
    setSaving(true);
    // What was typed stays in the sheet where it could not be saved.
    if (await onSave(next)) onClose();
    else setSaving(false);
  };
  const wrong = saving || (empty && !canDelete) || draft === text;
  return (
    <Sheet
      title={t('edit.text')}
      closeLabel={t('app.close')}
      open
      onClose={onClose}
      width="wide"
      actions={
        <>
          {canDelete ? (
            <Button look="danger" isDisabled={saving} onPress={() => void save(null)}>
              {t('edit.delete')}
            </Button>
          ) : null}
          <span className={styles.space} />
          <Button look="quiet" onPress={onClose}>
            {t('app.cancel')}
          </Button>
          <Button look="strong" isDisabled={wrong} onPress={() => void save(empty ? null : draft)}>
            {t('app.save')}
          </Button>
        </>
      }
    >
      <p className={areaStyles.hint}>
        {canDelete ? t('edit.hint') : `${t('edit.hint')} ${t('edit.onlyOne')}`}
      </p>
      <textarea
        // The sheet is opened to type in it.
        autoFocus
        aria-label={t('edit.label')}
        lang={language === 'und' ? undefined : language}
        rows={8}
        value={draft}
        className={areaStyles.area}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !wrong)
            void save(empty ? null : draft);
        }}
      />
    </Sheet>
  );
}
