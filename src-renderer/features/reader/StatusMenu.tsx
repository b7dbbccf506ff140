import type { ReadingStatus } from '../../../src-core/model/article.ts';
import { useText } from '../../i18n/text.ts';
import { ChoiceMenu } from '../../ui/ChoiceMenu.tsx';
import styles from './ArticleHeader.module.css';

const STATUSES: readonly ReadingStatus[] = ['inbox', 'reading', 'done', 'archive'];

interface StatusMenuProps {
  readonly status: ReadingStatus;
  readonly onStatus: (status: ReadingStatus) => void;
}

/** How far one has come with the article, to see and to change. */
export function StatusMenu({ status, onStatus }: StatusMenuProps) {
  const { t } = useText();
  return (
    <ChoiceMenu
      label={t('article.status')}
      value={status}
      options={STATUSES.map((id) => ({ id, label: t(`article.status.${id}`) }))}
      onChange={onStatus}
      className={styles.status}
      placement="bottom start"
    />
  );
}
