import type { AppError } from '../../../src-core/base/error-code.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import type { WatchService } from '../../services/import/importing.ts';
import { Button } from '../../ui/Button.tsx';
import { useLive } from '../../ui/use-live.ts';
import styles from './SettingsSheet.module.css';

interface WatchedFolderProps {
  readonly watching: WatchService;
  /** Whether the host asks for a folder. */
  readonly asks: boolean;
  readonly onError: (error: AppError) => void;
}

/** Switches the watched folder on and off and says what it brought. */
export function WatchedFolder({ watching, asks, onError }: WatchedFolderProps) {
  const { t, language } = useText();
  const state = useLive(watching.state());
  const folder = state?.folder ?? null;
  const set = (on: boolean): void => {
    void watching.set(on).then((result) => {
      if (!result.ok && result.error.code !== 'cancelled') onError(result.error);
    });
  };
  return (
    <section>
      <h3 className={styles.heading}>{t('watch.title')}</h3>
      {folder === null ? null : (
        <p className={styles.folder}>
          {state?.there === true ? folder : t('watch.notThere', { folder })}
          {state === undefined || state.imported === 0
            ? ''
            : ` · ${t('import.articles', { count: state.imported, n: formatNumber(state.imported, language) })}`}
        </p>
      )}
      <p className={styles.hint}>{t(folder === null ? 'watch.hint' : 'watch.on')}</p>
      <div className={styles.button}>
        <Button look="plain" onPress={() => set(folder === null)}>
          {t(folder !== null ? 'watch.stop' : asks ? 'watch.choose' : 'watch.start')}
        </Button>
      </div>
    </section>
  );
}
