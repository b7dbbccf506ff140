import { useRef, useState } from 'react';
import type { AppError } from '../../../src-core/base/error-code.ts';
import type { PassageContext } from '../../../src-core/search/search-types.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import type { AppServices } from '../../services/app-services.ts';
import type { ResultsExport } from '../../services/exporting.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { useToasts } from '../../ui/toasts.tsx';
import styles from './ExportSheet.module.css';

interface ExportSheetProps {
  readonly exporting: AppServices['exporting'];
  readonly request: ResultsExport['request'];
  /** Results of the search. */
  readonly total: number;
  /** Keys of those that are chosen; empty = none are. */
  readonly chosen: ReadonlySet<string>;
  readonly onError: (error: AppError) => void;
  readonly onClose: () => void;
}

/** Writes chosen or all results as a table or a note; says how far it is, and can be stopped. */
export function ExportSheet({ exporting, request, total, chosen, onError, onClose }: ExportSheetProps) {
  const { t, language } = useText();
  const toasts = useToasts();
  const [which, setWhich] = useState<'chosen' | 'all'>(chosen.size > 0 ? 'chosen' : 'all');
  const [format, setFormat] = useState<ResultsExport['format']>('markdown');
  const [context, setContext] = useState<PassageContext>('sentence');
  const [progress, setProgress] = useState<{ readonly done: number; readonly total: number } | null>(null);
  const running = useRef<AbortController | null>(null);

  const start = async (): Promise<void> => {
    const controller = new AbortController();
    running.current = controller;
    setProgress({ done: 0, total: which === 'chosen' ? chosen.size : total });
    const result = await exporting.results({
      request,
      keys: which === 'chosen' ? chosen : null,
      format,
      context,
      onProgress: (done, all) => setProgress({ done, total: all }),
      signal: controller.signal,
    });
    setProgress(null);
    if (!result.ok) onError(result.error);
    else if (result.value !== null) {
      const { folder, written } = result.value;
      toasts.show({
        text: t('export.done', { count: written, n: formatNumber(written, language) }),
        detail: t('export.where', { folder }),
      });
      onClose();
    }
  };
  const stop = (): void => running.current?.abort();
  const close = (): void => {
    stop();
    onClose();
  };
  const n = (value: number): string => formatNumber(value, language);

  return (
    <Sheet
      title={t('results.export')}
      closeLabel={t('app.close')}
      open
      onClose={close}
      actions={
        progress === null ? (
          <>
            <Button look="quiet" onPress={close}>
              {t('app.cancel')}
            </Button>
            <Button look="strong" onPress={() => void start()} autoFocus>
              {t('results.exportDo')}
            </Button>
          </>
        ) : (
          <Button look="plain" onPress={stop}>
            {t('import.cancel')}
          </Button>
        )
      }
    >
      <div className={styles.form} inert={progress !== null}>
        {chosen.size === 0 ? (
          <p>{t('results.exportAll', { count: total, n: n(total) })}</p>
        ) : (
          <Choice
            label={t('results.exportWhich')}
            labelShown
            value={which}
            onChange={setWhich}
            options={[
              { id: 'chosen', label: t('results.exportChosen', { n: n(chosen.size) }) },
              { id: 'all', label: t('results.exportAll', { count: total, n: n(total) }) },
            ]}
          />
        )}
        <Choice
          label={t('results.exportFormat')}
          labelShown
          value={format}
          onChange={setFormat}
          options={[
            { id: 'markdown', label: 'Markdown' },
            { id: 'csv', label: 'CSV' },
          ]}
        />
        <Choice
          label={t('coding.context')}
          labelShown
          value={context}
          onChange={setContext}
          options={[
            { id: 'sentence', label: t('coding.sentence') },
            { id: 'paragraph', label: t('coding.paragraph') },
          ]}
        />
        <p className={styles.hint}>{t(format === 'csv' ? 'results.csvHint' : 'results.markdownHint')}</p>
      </div>
      {progress === null ? null : (
        <p role="status" className={styles.progress}>
          <progress max={progress.total} value={progress.done} aria-label={t('export.running')} />
          {t('import.progress', { done: n(progress.done), total: n(progress.total) })}
        </p>
      )}
    </Sheet>
  );
}
