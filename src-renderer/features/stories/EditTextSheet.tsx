import { useState } from 'react';
import type { Block } from '../../../src-core/model/document.ts';
import { isFlowing } from '../../../src-core/text/edit-block.ts';
import type { BlockEdit } from '../../../src-core/text/edit-block.ts';
import { useText } from '../../i18n/text.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import areaStyles from '../../ui/text-area.module.css';
import { KIND_IDS, kindFor, kindIdOf } from './block-kinds.ts';
import type { ShownKind } from './block-kinds.ts';
import { writtenIn } from '../../ui/written-in.ts';
import styles from './EditTextSheet.module.css';

interface EditTextSheetProps {
  readonly block: Block;
  /** The block's text as it is. */
  readonly text: string;
  readonly language: string;
  /** False where it is the text's only block. */
  readonly canDelete: boolean;
  /** Whether it can be joined with the block above it, and with the one below. */
  readonly joins: { readonly above: boolean; readonly below: boolean };
  /** Answers whether it is durable. */
  readonly onSave: (edit: BlockEdit) => Promise<boolean>;
  readonly onJoin: (where: 'above' | 'below') => Promise<boolean>;
  readonly onClose: () => void;
}

/** Changes the words of one paragraph, parts it, joins it, makes it a heading or a quotation, folds or deletes it; the result is a new version of the text. */
export function EditTextSheet(props: EditTextSheetProps) {
  const { block, text, language, canDelete, joins, onSave, onJoin, onClose } = props;
  const { t } = useText();
  const wasFolded = block.role !== undefined;
  const [draft, setDraft] = useState(text);
  const [kind, setKind] = useState<ShownKind>(kindIdOf(block));
  const [folded, setFolded] = useState(wasFolded);
  const [saving, setSaving] = useState(false);
  const empty = draft.trim() === '';
  const changed = draft !== text || kind !== kindIdOf(block) || folded !== wasFolded;
  const settle = async (done: Promise<boolean>): Promise<void> => {
    setSaving(true);
    // What was typed stays in the sheet where it could not be saved.
    if (await done) onClose();
    else setSaving(false);
  };
  const save = (): void => {
    const made = kindFor(block, kind);
    const edit: BlockEdit = {
      text: empty ? null : draft,
      ...(made === undefined ? {} : { kind: made }),
      ...(folded === wasFolded ? {} : { folded }),
    };
    void settle(onSave(edit));
  };
  const wrong = saving || (empty && !canDelete) || !changed;
  const kinds: readonly ShownKind[] = kindIdOf(block) === 'caption' ? [...KIND_IDS, 'caption'] : KIND_IDS;
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
            <Button look="danger" isDisabled={saving} onPress={() => void settle(onSave({ text: null }))}>
              {t('edit.delete')}
            </Button>
          ) : null}
          <span className={styles.space} />
          <Button look="quiet" onPress={onClose}>
            {t('app.cancel')}
          </Button>
          <Button look="strong" isDisabled={wrong} onPress={save}>
            {t('app.save')}
          </Button>
        </>
      }
    >
      <p className={areaStyles.hint}>
        {[isFlowing(block) ? t('edit.lines') : '', t('edit.hint'), canDelete ? '' : t('edit.onlyOne')].join(
          ' ',
        )}
      </p>
      <textarea
        // The sheet is opened to type in it.
        autoFocus
        aria-label={t('edit.label')}
        {...writtenIn(language)}
        rows={8}
        value={draft}
        className={areaStyles.area}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !wrong) save();
        }}
      />
      <div className={styles.more}>
        {isFlowing(block) ? (
          <Choice
            label={t('edit.kind')}
            labelShown
            value={kind}
            onChange={setKind}
            options={kinds.map((id) => ({ id, label: t(`edit.kind.${id}`) }))}
          />
        ) : null}
        <label className={styles.fold}>
          <input type="checkbox" checked={folded} onChange={(event) => setFolded(event.target.checked)} />
          {t('edit.fold')}
        </label>
        {joins.above || joins.below ? (
          <div className={styles.joins}>
            {(['above', 'below'] as const).map((where) =>
              joins[where] ? (
                <Button
                  key={where}
                  look="plain"
                  // what was typed would be lost
                  isDisabled={saving || changed}
                  onPress={() => void settle(onJoin(where))}
                >
                  {t(where === 'above' ? 'edit.joinAbove' : 'edit.joinBelow')}
                </Button>
              ) : null,
            )}
          </div>
        ) : null}
      </div>
    </Sheet>
  );
}
