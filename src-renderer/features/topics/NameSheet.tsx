import { useState } from 'react';
import { useText } from '../../i18n/text.ts';
import { Field } from '../../ui/Field.tsx';
import { FormSheet } from '../../ui/FormSheet.tsx';

interface NameSheetProps {
  readonly title: string;
  readonly label: string;
  readonly initial: string;
  readonly slashAllowed: boolean;
  readonly doLabel: string;
  readonly onClose: () => void;
  /** Answers whether it was done; the sheet stays when not. */
  readonly onName: (name: string) => Promise<boolean>;
}

/** Asks for the name of a topic. */
export function NameSheet({ title, label, initial, slashAllowed, doLabel, onClose, onName }: NameSheetProps) {
  const { t } = useText();
  const [name, setName] = useState(initial);
  const trimmed = name.trim().replace(/\/+$/u, '');
  const wrong = trimmed === '' || (!slashAllowed && trimmed.includes('/'));
  return (
    <FormSheet
      title={title}
      closeLabel={t('app.close')}
      cancelLabel={t('app.cancel')}
      doLabel={doLabel}
      wrong={wrong}
      onClose={onClose}
      onDo={() => onName(trimmed)}
    >
      <Field
        label={label}
        value={name}
        onChange={setName}
        autoFocus
        error={wrong && name !== '' && name !== initial ? t('topic.nameWrong') : undefined}
      />
    </FormSheet>
  );
}
