import { useText } from '../i18n/text.ts';
import styles from './Workspace.module.css';

/** The right pane while no article is open. */
export function NothingOpen() {
  const { t } = useText();
  return (
    <div className={styles.nothing}>
      <p aria-hidden className={styles.ornament}>
        ❦
      </p>
      <p>{t('pane.nothingOpen')}</p>
      <p className={styles.hint}>{t('pane.nothingOpenHint', { keys: 'j, k' })}</p>
    </div>
  );
}
