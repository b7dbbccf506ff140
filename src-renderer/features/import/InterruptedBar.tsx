import { useState } from 'react';
import { X } from 'lucide-react';
import { formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import type { GoingOn, InterruptedRun } from '../../services/import/importing.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import styles from './ImportBar.module.css';

interface InterruptedBarProps {
  readonly interrupted: InterruptedRun;
  readonly onGoOn: () => Promise<GoingOn>;
  readonly onFolder: () => void;
  readonly onFiles: () => void;
  readonly onLeave: () => void;
}

/** What is said of each way that going on can end. */
const TODO = {
  refused: 'import.goOnRefused',
  gone: 'import.goOnGone',
  known: 'import.goOnTodo',
  unknown: 'import.interruptedTodo',
} as const;

/** Offers at the foot of the window to go on with an import that a crash ended. */
export function InterruptedBar({ interrupted, onGoOn, onFolder, onFiles, onLeave }: InterruptedBarProps) {
  const { t, language } = useText();
  const { articles, files, done, canGoOn } = interrupted;
  const [failed, setFailed] = useState<'refused' | 'gone' | null>(null);
  const number = (value: number): string => formatNumber(value, language);
  const left = number(Math.max(0, files - done));
  const offered = canGoOn && failed !== 'gone';
  const todo = failed ?? (canGoOn ? 'known' : 'unknown');
  const goOn = async (): Promise<void> => {
    const came = await onGoOn();
    setFailed(came === 'begun' ? null : came);
  };
  return (
    <section aria-label={t('import.interrupted')} className={styles.bar}>
      <div className={styles.line}>
        <span className={styles.title}>{t('import.interrupted')}</span>
        <span className={styles.facts} role="status">
          {t('import.interruptedFacts', { articles: number(articles), left, files: number(files) })}{' '}
          {t(TODO[todo])}
        </span>
        {offered ? (
          <Button look="strong" onPress={() => void goOn()}>
            {t('import.goOn')}
          </Button>
        ) : null}
        {offered && failed === null ? null : (
          <>
            <Button look="plain" onPress={onFolder}>
              {t('import.chooseFolder')}
            </Button>
            <Button look="quiet" onPress={onFiles}>
              {t('import.chooseFiles')}
            </Button>
          </>
        )}
        <IconButton icon={X} label={t('import.leaveIt')} onPress={onLeave} />
      </div>
    </section>
  );
}
