import { formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { Button } from '../../ui/Button.tsx';
import { Keys } from '../../ui/Keys.tsx';
import styles from './ReviewLine.module.css';

interface ReviewLineProps {
  /** Passages of the article that wait for a look. */
  readonly count: number;
  readonly onReview: () => void;
}

/** Below the title: how many passages a new version moved, changed or lost. Nothing where none waits. */
export function ReviewLine({ count, onReview }: ReviewLineProps) {
  const { t, language } = useText();
  if (count === 0) return null;
  return (
    <div className={styles.line}>
      <Button look="quiet" onPress={onReview}>
        {t('review.count', { count, n: formatNumber(count, language) })}
      </Button>
      <Keys keys="r" />
    </div>
  );
}
