import { useEffect, useState } from 'react';
import type { DifferentParagraph } from '../../../src-core/anchor/text-difference.ts';
import type { AppError } from '../../../src-core/base/error-code.ts';
import { errorSentences } from '../../../src-core/base/error-sentences.ts';
import type { DocumentId } from '../../../src-core/base/id.ts';
import type { Result } from '../../../src-core/base/result.ts';
import type { DocumentRecord } from '../../../src-core/model/article.ts';
import { formatDate, formatNumber } from '../../i18n/format.ts';
import { madeByText } from '../../i18n/made-by.ts';
import { useText } from '../../i18n/text.ts';
import type { VersionService } from '../../services/version-service.ts';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Sheet } from '../../ui/Sheet.tsx';
import { DifferenceView } from './DifferenceView.tsx';
import styles from './VersionsSheet.module.css';

interface VersionsSheetProps {
  readonly service: VersionService;
  /** The latest first. */
  readonly versions: readonly DocumentRecord[];
  readonly currentId: DocumentId;
  readonly onBringBack: (version: DocumentRecord) => void;
  readonly onClose: () => void;
}

/** The versions of a text, what changed between two of them, and the way back to an earlier one. */
export function VersionsSheet({ service, versions, currentId, onBringBack, onClose }: VersionsSheetProps) {
  const { t, language } = useText();
  const current = versions.find(({ id }) => id === currentId) ?? versions[0];
  const [chosenId, setChosenId] = useState<DocumentId | null>(null);
  const chosen = versions.find(({ id }) => id === chosenId) ?? current;
  const [otherId, setOtherId] = useState<DocumentId | null>(null);
  const before =
    versions.find(({ id }) => id === otherId && id !== chosen?.id) ??
    versions.find(({ version }) => version < (chosen?.version ?? 0)) ??
    versions.find(({ id }) => id !== chosen?.id);
  return (
    <Sheet
      title={t('version.title')}
      closeLabel={t('app.close')}
      open
      onClose={onClose}
      width="wide"
      actions={
        chosen === undefined || chosen.id === currentId ? undefined : (
          <Button look="strong" onPress={() => onBringBack(chosen)}>
            {t('version.bringBack')}
          </Button>
        )
      }
    >
      <ul className={styles.versions}>
        {versions.map((version) => (
          <li key={version.id}>
            <button
              type="button"
              aria-pressed={version.id === chosen?.id}
              className={classNames(styles.version, version.id === chosen?.id && styles.chosen)}
              onClick={() => setChosenId(version.id)}
            >
              <span className={styles.number}>{t('version.name', { n: String(version.version) })}</span>
              <span className={styles.facts}>
                {[
                  formatDate(version.created, language),
                  madeByText(version.madeBy, t),
                  version.madeBy === 'edit' || version.original === undefined || version.original.name === ''
                    ? ''
                    : t('version.from', { name: version.original.name }),
                  version.id === currentId ? t('version.current') : '',
                ]
                  .filter((fact) => fact !== '')
                  .join(' · ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {chosen === undefined || before === undefined ? null : (
        <section className={styles.changes}>
          <header className={styles.head}>
            <h3 className={styles.heading}>
              {t('version.changes', { before: String(before.version), after: String(chosen.version) })}
            </h3>
            {versions.length < 3 ? null : (
              <label className={styles.other}>
                {t('version.compare')}
                <select
                  value={before.id}
                  onChange={(event) =>
                    setOtherId(versions.find(({ id }) => id === event.target.value)?.id ?? null)
                  }
                >
                  {versions
                    .filter(({ id }) => id !== chosen.id)
                    .map(({ id, version }) => (
                      <option key={id} value={id}>
                        {t('version.name', { n: String(version) })}
                      </option>
                    ))}
                </select>
              </label>
            )}
          </header>
          <Changes key={`${before.id} ${chosen.id}`} service={service} before={before} after={chosen} />
        </section>
      )}
    </Sheet>
  );
}

function Changes({
  service,
  before,
  after,
}: {
  readonly service: VersionService;
  readonly before: DocumentRecord;
  readonly after: DocumentRecord;
}) {
  const { t, language } = useText();
  const [found, setFound] = useState<Result<readonly DifferentParagraph[], AppError> | null>(null);
  useEffect(() => {
    let current = true;
    void service.difference(before, after).then((result) => {
      if (current) setFound(result);
    });
    return () => {
      current = false;
    };
  }, [service, before, after]);
  if (found === null) return <p className={styles.quiet}>{t('version.comparing')}</p>;
  if (!found.ok) {
    const { what, todo } = errorSentences(found.error, language);
    return (
      <p role="alert" className={styles.quiet}>
        {what} {todo}
      </p>
    );
  }
  if (found.value.every(({ type, recast }) => type === 'same' && recast === undefined))
    return <p className={styles.quiet}>{t('version.same')}</p>;
  return (
    <DifferenceView
      paragraphs={found.value}
      unchanged={(count) => t('version.unchanged', { count, n: formatNumber(count, language) })}
    />
  );
}
