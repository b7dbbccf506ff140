import { useEffect, useRef, useState } from 'react';
import { useText } from '../../i18n/text.ts';
import { Field } from '../../ui/Field.tsx';
import { FormSheet } from '../../ui/FormSheet.tsx';

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
  const fields = useRef<HTMLFormElement>(null);
  // The name that is proposed gives way to the first letter typed.
  useEffect(() => fields.current?.querySelector('input')?.select(), []);
  const [name, setName] = useState(given);
  const [text, setText] = useState(givenText ?? '');
  const wrong = name.trim() === '' || (givenText !== null && text.trim() === '');
  return (
    <FormSheet
      title={title}
      closeLabel={t('app.close')}
      cancelLabel={t('app.cancel')}
      doLabel={doLabel}
      wrong={wrong}
      onClose={onClose}
      onDo={() => onDone(name.trim(), text.trim())}
      formRef={fields}
    >
      <Field label={t('saved.name')} value={name} onChange={setName} autoFocus />
      {givenText === null ? null : <Field label={t('saved.query')} value={text} onChange={setText} />}
    </FormSheet>
  );
}
