import { useState } from 'react';
import { useText } from '../../i18n/text.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import styles from './ImportReport.module.css';

interface UnlockFormProps {
  readonly path: string;
  readonly onUnlock: (path: string, password: string) => Promise<void>;
}

/** Asks for the password of a file that was refused, and imports it with that. */
export function UnlockForm({ path, onUnlock }: UnlockFormProps) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  if (!open)
    return (
      <Button look="quiet" onPress={() => setOpen(true)}>
        {t('import.unlock')}
      </Button>
    );
  return (
    <form
      className={styles.unlock}
      onSubmit={(event) => {
        event.preventDefault();
        setBusy(true);
        void onUnlock(path, password).finally(() => setBusy(false));
      }}
    >
      <Field label={t('pages.password')} value={password} onChange={setPassword} secret autoFocus />
      <Button type="submit" look="strong" isDisabled={busy || password === ''}>
        {t('pages.unlock')}
      </Button>
    </form>
  );
}
