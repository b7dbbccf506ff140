import { useText } from '../../i18n/text.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './ResultList.module.css';

/** What to do when nothing matches. */
export function NoResults({ onClear }: { readonly onClear: () => void }) {
  const { t } = useText();
  return (
    <div className={styles.none}>
      <p className={styles.noneTitle}>{t('list.noResults')}</p>
      <p>{t('list.noResultsHint')}</p>
      <Button look="plain" onPress={onClear}>
        {t('list.clearSearch')}
      </Button>
    </div>
  );
}
