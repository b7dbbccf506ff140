import { useEffect, useRef } from 'react';
import { X } from 'lucide-react';
import { ProgressBar } from 'react-aria-components/ProgressBar';
import { formatDuration, formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import type { ImportProgress } from '../../services/import/importing.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { importSummary } from './import-summary.ts';
import styles from './ImportBar.module.css';

interface ImportBarProps {
  readonly progress: ImportProgress;
  readonly onCancel: () => void;
  readonly onPause: () => void;
  readonly onContinue: () => void;
  readonly onReport: () => void;
  readonly onDismiss: () => void;
}

/** The running or finished import at the foot of the window: count, rate, time left, stop, report. */
export function ImportBar(props: ImportBarProps) {
  const { progress, onCancel, onPause, onContinue, onReport, onDismiss } = props;
  const { t, language } = useText();
  const announce = useAnnounce();
  const { phase, done, total } = progress;
  // By bytes, so that one large archive moves on, too.
  const [part, whole] =
    progress.bytesTotal > 0 ? [progress.bytesDone, progress.bytesTotal] : [done, Math.max(1, total)];
  const articles = progress.imported + progress.versions + progress.duplicates + progress.failed;
  const number = (value: number): string => formatNumber(value, language);
  const summary = importSummary(progress, t, language);

  // Said at the start, at each quarter, and at the end; not with every file.
  const quarter = phase === 'done' ? 5 : Math.min(3, Math.floor((part / whole) * 4));
  const said = useRef(-1);
  useEffect(() => {
    if (said.current === quarter) return;
    said.current = quarter;
    if (phase === 'done')
      announce(`${t(progress.cancelled ? 'import.cancelled' : 'import.done')}. ${summary}`);
    else if (quarter === 0)
      announce(t('import.startedAnnounce', { count: total, n: formatNumber(total, language) }));
    else
      announce(
        t('import.progress', { done: formatNumber(done, language), total: formatNumber(total, language) }),
      );
  }, [announce, t, language, quarter, phase, done, total, summary, progress.cancelled]);

  const title =
    phase === 'done'
      ? t(progress.cancelled ? 'import.cancelled' : 'import.done')
      : t(
          phase === 'reading'
            ? 'import.reading'
            : phase === 'paused'
              ? 'import.paused'
              : phase === 'cancelling'
                ? 'import.cancelling'
                : 'import.running',
        );
  return (
    <section aria-label={t('import.title')} className={styles.bar}>
      <ProgressBar aria-label={title} value={part} maxValue={whole} isIndeterminate={phase === 'reading'}>
        {({ percentage }) => (
          <div className={styles.track}>
            <div
              className={styles.fill}
              style={{ transform: `scaleX(${String(phase === 'done' ? 1 : (percentage ?? 0) / 100)})` }}
            />
          </div>
        )}
      </ProgressBar>
      <div className={styles.line}>
        <span className={styles.title}>{title}</span>
        {phase === 'done' ? (
          <span className={styles.facts}>{summary}</span>
        ) : (
          <span className={styles.facts}>
            {[
              t('import.progress', { done: number(done), total: number(total) }),
              articles > done
                ? t('import.articles', { count: progress.imported, n: number(progress.imported) })
                : '',
              phase === 'paused' ? t('import.pausedHint') : '',
              progress.rate > 0
                ? t('import.rate', { rate: number(Math.max(1, Math.round(progress.rate))) })
                : '',
              progress.secondsLeft === null
                ? ''
                : t('import.left', { time: formatDuration(progress.secondsLeft, language) }),
            ]
              .filter((part) => part !== '')
              .join(' · ')}
          </span>
        )}
        <Button look="quiet" onPress={onReport}>
          {t('import.details')}
        </Button>
        {phase === 'done' ? (
          <IconButton icon={X} label={t('import.dismiss')} onPress={onDismiss} />
        ) : (
          <>
            {phase === 'paused' ? (
              <Button look="quiet" onPress={onContinue}>
                {t('import.continue')}
              </Button>
            ) : (
              <Button look="quiet" isDisabled={phase === 'cancelling'} onPress={onPause}>
                {t('import.pause')}
              </Button>
            )}
            <Button look="plain" isDisabled={phase === 'cancelling'} onPress={onCancel}>
              {t('import.cancel')}
            </Button>
          </>
        )}
      </div>
    </section>
  );
}
