import { useText } from '../i18n/text.ts';
import { Button } from '../ui/Button.tsx';
import styles from './Opening.module.css';

/** In place of a part that broke. */
export function Broken({ onAgain }: { readonly onAgain: () => void }) {
  const { t } = useText();
  return (
    <div role="alert" className={styles.message}>
      <p className={styles.title}>{t('app.crashed')}</p>
      <p>{t('app.crashedTodo')}</p>
      <Button onPress={onAgain}>{t('app.reopen')}</Button>
    </div>
  );
}
