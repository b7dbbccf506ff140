import { useMemo, useRef, useState } from 'react';
import { ChevronDown } from 'lucide-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { errorSentences } from '../../../src-core/base/error-sentences.ts';
import type { ArticleId } from '../../../src-core/base/id.ts';
import { formatNumber } from '../../i18n/format.ts';
import { formatName } from '../../i18n/format-name.ts';
import { useText } from '../../i18n/text.ts';
import { warningText } from '../../i18n/warning-text.ts';
import type { ImportProgress, ImportReportRow } from '../../services/import/importing.ts';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Choice } from '../../ui/Choice.tsx';
import { ChoiceMenu } from '../../ui/ChoiceMenu.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { importSummary } from './import-summary.ts';
import styles from './ImportReport.module.css';
import { UnlockForm } from './UnlockForm.tsx';
import { reportCsv } from './report-csv.ts';
import { countReport, passesFilter } from './report-filter.ts';
import type { Counted, ReportFilter } from './report-filter.ts';
import { reasonText } from './report-reasons.ts';

const OUTCOMES = ['all', 'imported', 'version', 'failed', 'duplicate', 'warning'] as const;
/** In menus, since an empty id stands for nothing there. */
const ANY = '*any';

interface ImportReportProps {
  readonly progress: ImportProgress;
  readonly onOpen: (id: ArticleId) => void;
  /** Shows what tells the same in the whole notebook. */
  readonly onStories: () => void;
  /** Imports a locked file with its password. */
  readonly onUnlock: (path: string, password: string) => Promise<void>;
  /** Writes the rows that are shown to a file. */
  readonly onSave: (name: string, csv: string) => void;
  readonly onClose: () => void;
}

/** What became of each file and of each part of an archive, with the reason and what to do for those that failed. */
export function ImportReport({ progress, onOpen, onUnlock, onStories, onSave, onClose }: ImportReportProps) {
  const { t, language } = useText();
  const [filter, setFilter] = useState<ReportFilter>({
    outcome: progress.failed > 0 ? 'failed' : 'all',
    reason: null,
    format: null,
  });
  const rows = useMemo(
    () => progress.report.filter((row) => passesFilter(row, filter)),
    [progress.report, filter],
  );
  const counts = useMemo(() => countReport(progress.report), [progress.report]);
  const alike = counts.reasons.some(({ value }) => value === 'near-duplicate');
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 62,
    overscan: 8,
  });
  const numbered = (label: string, count: number): string => `${label} ${formatNumber(count, language)}`;
  const options = (
    any: string,
    values: Counted,
    name: (value: string) => string,
  ): readonly { readonly id: string; readonly label: string }[] => [
    { id: ANY, label: any },
    ...values.map(({ value, count }) => ({ id: `=${value}`, label: numbered(name(value), count) })),
  ];
  const chosen = (id: string): string | null => (id === ANY ? null : id.slice(1));
  const idOf = (value: string | null): string => (value === null ? ANY : `=${value}`);
  const icon = <ChevronDown aria-hidden size={14} strokeWidth={1.6} />;
  return (
    <Sheet
      title={t('import.reportTitle')}
      closeLabel={t('app.close')}
      open
      onClose={onClose}
      width="wide"
      actions={
        <>
          {alike ? (
            <Button look="plain" onPress={onStories}>
              {t('import.stories')}
            </Button>
          ) : null}
          <Button
            look="quiet"
            isDisabled={rows.length === 0}
            onPress={() => onSave(t('import.csv.name'), reportCsv(rows, t, language))}
          >
            {t('import.saveCsv')}
          </Button>
        </>
      }
    >
      <p className={styles.summary}>{importSummary(progress, t, language)}</p>
      <Choice
        label={t('import.filter')}
        value={filter.outcome}
        onChange={(outcome) => setFilter({ ...filter, outcome })}
        options={OUTCOMES.map((id) => ({
          id,
          label: numbered(t(`import.filter.${id}`), counts.outcomes[id]),
        }))}
      />
      <div className={styles.menus}>
        <ChoiceMenu
          label={t('import.reason')}
          value={idOf(filter.reason)}
          options={options(t('import.reason.all'), counts.reasons, (code) => reasonText(code, t))}
          onChange={(id) => setFilter({ ...filter, reason: chosen(id) })}
          className={styles.menu}
          placement="bottom start"
          icon={icon}
        />
        <ChoiceMenu
          label={t('import.format')}
          value={idOf(filter.format)}
          options={options(t('import.format.all'), counts.formats, (format) =>
            format === '' ? t('import.format.unknown') : formatName(format, t),
          )}
          onChange={(id) => setFilter({ ...filter, format: chosen(id) })}
          className={styles.menu}
          placement="bottom start"
          icon={icon}
        />
      </div>
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
                className={classNames(styles.row, row.part === '' ? undefined : styles.part)}
                style={{ transform: `translateY(${String(item.start)}px)` }}
              >
                <ReportRow row={row} onOpen={onOpen} onUnlock={onUnlock} />
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
  onUnlock,
}: { readonly row: ImportReportRow } & Pick<ImportReportProps, 'onOpen' | 'onUnlock'>) {
  const { t, language } = useText();
  const sentences = row.error === null ? null : errorSentences(row.error, language);
  const [first] = row.articleIds;
  const locked =
    row.part === '' &&
    (row.error?.code === 'password-wrong' ||
      (row.error?.code === 'file-encrypted' && /\.pdf$/iu.test(row.path)));
  return (
    <>
      <div className={styles.words}>
        <p className={styles.path}>{row.part || row.path || t('import.pastedName')}</p>
        {row.part === '' ? null : <p className={styles.detail}>{t('import.inFile', { file: row.path })}</p>}
        {sentences === null && row.title !== row.part ? <p className={styles.detail}>{row.title}</p> : null}
        {row.parts === null ? null : <p className={styles.detail}>{importSummary(row.parts, t, language)}</p>}
        {sentences === null ? null : (
          <p className={styles.detail}>
            {sentences.what}{' '}
            {locked && row.error?.code === 'file-encrypted' ? null : (
              <span className={styles.todo}>{sentences.todo}</span>
            )}
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
      {locked ? <UnlockForm path={row.path} onUnlock={onUnlock} /> : null}
      {first === undefined ? null : (
        <Button look="quiet" onPress={() => onOpen(first)}>
          {t('import.open')}
        </Button>
      )}
    </>
  );
}
