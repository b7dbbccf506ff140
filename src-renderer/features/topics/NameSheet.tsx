import { useState } from 'react';
import { useText } from '../../i18n/text.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Sheet } from '../../ui/Sheet.tsx';

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
    <Sheet
      title={title}
      closeLabel={t('app.close')}
      open
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onPress={onClose}>
            {t('app.cancel')}
          </Button>
          <Button look="strong" type="submit" form="topic-name" isDisabled={wrong}>
            {doLabel}
          </Button>
        </>
      }
    >
      <form
        id="topic-name"
        onSubmit={(event) => {
          event.preventDefault();
          if (wrong) return;
          void onName(trimmed).then((done) => {
            if (done) onClose();
          });
        }}
      >
        <Field
          label={label}
          value={name}
          onChange={setName}
          autoFocus
          error={wrong && name !== '' && name !== initial ? t('topic.nameWrong') : undefined}
        />
      </form>
    </Sheet>
  );
}
