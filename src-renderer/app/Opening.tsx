import { errorSentences } from '../../src-core/base/error-sentences.ts';
import type { AppError } from '../../src-core/base/error-code.ts';
import { useText } from '../i18n/text.ts';
import { Button } from '../ui/Button.tsx';
import styles from './Opening.module.css';

interface OpeningProps {
  /** 0 to 1; null while not known. */
  readonly part: number | null;
  readonly error: AppError | null;
  readonly onAgain: () => void;
}

/** While the notebook opens, and when it cannot. */
export function Opening({ part, error, onAgain }: OpeningProps) {
  const { t, language } = useText();
  if (error !== null) {
    const { what, todo } = errorSentences(error, language);
    return (
      <main role="alert" className={styles.message}>
        <p className={styles.title}>{t('app.openFailed')}</p>
        <p>
          {what} {todo}
        </p>
        <Button onPress={onAgain}>{t('app.tryAgain')}</Button>
      </main>
    );
  }
  return (
    <main className={styles.message}>
      <p role="status">{t('app.opening')}</p>
      {part === null ? null : (
        <progress value={part} max={1} aria-label={t('app.opening')} className={styles.progress} />
      )}
    </main>
  );
}
