import { useEffect, useId, useRef, useState } from 'react';
import { useText } from '../../i18n/text.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Sheet } from '../../ui/Sheet.tsx';

interface SearchFormProps {
  readonly title: string;
  readonly name: string;
  /** Null = only the name is asked for. */
  readonly text: string | null;
  readonly doLabel: string;
  readonly onClose: () => void;
  /** Answers whether it was done; the sheet stays when not. */
  readonly onDone: (name: string, text: string) => Promise<boolean>;
}

/** Asks for the name of a saved search, and for its text where that may change. */
export function SearchForm({
  title,
  name: given,
  text: givenText,
  doLabel,
  onClose,
  onDone,
}: SearchFormProps) {
  const { t } = useText();
  const form = useId();
  const fields = useRef<HTMLFormElement>(null);
  // The name that is proposed gives way to the first letter typed.
  useEffect(() => fields.current?.querySelector('input')?.select(), []);
  const [name, setName] = useState(given);
  const [text, setText] = useState(givenText ?? '');
  const wrong = name.trim() === '' || (givenText !== null && text.trim() === '');
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
          <Button look="strong" type="submit" form={form} isDisabled={wrong}>
            {doLabel}
          </Button>
        </>
      }
    >
      <form
        ref={fields}
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          if (wrong) return;
          void onDone(name.trim(), text.trim()).then((done) => {
            if (done) onClose();
          });
        }}
      >
        <Field label={t('saved.name')} value={name} onChange={setName} autoFocus />
        {givenText === null ? null : <Field label={t('saved.query')} value={text} onChange={setText} />}
      </form>
    </Sheet>
  );
}
