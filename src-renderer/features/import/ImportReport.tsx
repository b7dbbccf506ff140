import { useMemo, useRef, useState } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { errorSentences } from '../../../src-core/base/error-sentences.ts';
import type { ArticleId } from '../../../src-core/base/id.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { warningText } from '../../i18n/warning-text.ts';
import type { ImportProgress, ImportReportRow } from '../../services/app-services.ts';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { importSummary } from './import-summary.ts';
import styles from './ImportReport.module.css';

type Filter = 'all' | 'failed' | 'duplicate' | 'warning';

interface ImportReportProps {
  readonly progress: ImportProgress;
  readonly onOpen: (id: ArticleId) => void;
  readonly onClose: () => void;
}

function passes(row: ImportReportRow, filter: Filter): boolean {
  if (filter === 'all') return true;
  return filter === 'warning' ? row.warnings.length > 0 : row.outcome === filter;
}

/** What became of each file, with the reason and what to do for those that failed. */
export function ImportReport({ progress, onOpen, onClose }: ImportReportProps) {
  const { t, language } = useText();
  const [filter, setFilter] = useState<Filter>(progress.failed > 0 ? 'failed' : 'all');
  const rows = useMemo(() => progress.report.filter((row) => passes(row, filter)), [progress.report, filter]);
  const doubtful = useMemo(
    () => progress.report.filter((row) => row.warnings.length > 0).length,
    [progress.report],
  );
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 62,
    overscan: 8,
  });
  const counted = (name: Filter, count: number): { readonly id: Filter; readonly label: string } => ({
    id: name,
    label: `${t(`import.filter.${name}`)} ${formatNumber(count, language)}`,
  });
  return (
    <Sheet title={t('import.reportTitle')} closeLabel={t('app.close')} open onClose={onClose} width="wide">
      <p className={styles.summary}>{importSummary(progress, t, language)}</p>
      <Choice
        label={t('import.filter')}
        value={filter}
        onChange={setFilter}
        options={[
          counted('all', progress.report.length),
          counted('failed', progress.failed),
          counted('duplicate', progress.duplicates),
          counted('warning', doubtful),
        ]}
      />
      {rows.length === 0 ? <p className={styles.none}>{t('import.nothingHere')}</p> : null}
      <div
        ref={scroller}
        className={styles.scroller}
        tabIndex={rows.length === 0 ? -1 : 0}
        role="region"
        aria-label={t('import.reportTitle')}
      >
        <ul style={{ height: virtual.getTotalSize() }} className={styles.canvas}>
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index];
            return row === undefined ? null : (
              <li
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                className={styles.row}
                style={{ transform: `translateY(${String(item.start)}px)` }}
              >
                <ReportRow row={row} onOpen={onOpen} />
              </li>
            );
          })}
        </ul>
      </div>
    </Sheet>
  );
}

function ReportRow({
  row,
  onOpen,
}: {
  readonly row: ImportReportRow;
  readonly onOpen: (id: ArticleId) => void;
}) {
  const { t, language } = useText();
  const sentences = row.error === null ? null : errorSentences(row.error, language);
  const [first] = row.articleIds;
  return (
    <>
      <div className={styles.words}>
        <p className={styles.path}>{row.path === '' ? t('import.pastedName') : row.path}</p>
        {sentences === null ? <p className={styles.detail}>{row.title}</p> : null}
        {sentences === null ? null : (
          <p className={styles.detail}>
            {sentences.what} <span className={styles.todo}>{sentences.todo}</span>
          </p>
        )}
        {row.warnings.map((code) => (
          <p key={code} className={styles.detail}>
            {warningText(code, t)}
          </p>
        ))}
      </div>
      <span className={classNames(styles.outcome, styles[row.outcome])}>
        {t(`import.outcome.${row.outcome}`)}
      </span>
      {first === undefined ? null : (
        <Button look="quiet" onPress={() => onOpen(first)}>
          {t('import.open')}
        </Button>
      )}
    </>
  );
}
