import { X } from 'lucide-react';
import type { InterruptedImport } from '../../../src-core/import/import-batch.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import styles from './ImportBar.module.css';

interface InterruptedBarProps {
  readonly interrupted: InterruptedImport;
  readonly onFolder: () => void;
  readonly onFiles: () => void;
  readonly onLeave: () => void;
}

/** Offers at the foot of the window to go on with an import that a crash ended. */
export function InterruptedBar({ interrupted, onFolder, onFiles, onLeave }: InterruptedBarProps) {
  const { t, language } = useText();
  const { articles, files, done } = interrupted;
  const number = (value: number): string => formatNumber(value, language);
  const left = number(Math.max(0, files - done));
  return (
    <section aria-label={t('import.interrupted')} className={styles.bar}>
      <div className={styles.line}>
        <span className={styles.title}>{t('import.interrupted')}</span>
        <span className={styles.facts}>
          {t('import.interruptedFacts', { articles: number(articles), left, files: number(files) })}{' '}
          {t('import.interruptedTodo')}
        </span>
        <Button look="plain" onPress={onFolder}>
          {t('import.chooseFolder')}
        </Button>
        <Button look="quiet" onPress={onFiles}>
          {t('import.chooseFiles')}
        </Button>
        <IconButton icon={X} label={t('import.leaveIt')} onPress={onLeave} />
      </div>
    </section>
  );
}
