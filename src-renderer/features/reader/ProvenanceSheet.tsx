import { useCallback, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { AppError } from '../../../src-core/base/error-code.ts';
import { errorSentences } from '../../../src-core/base/error-sentences.ts';
import type { Article, DocumentRecord } from '../../../src-core/model/article.ts';
import { formatBytes, formatDate, formatMoment, formatNumber, languageName } from '../../i18n/format.ts';
import { sourceText } from '../../i18n/source-text.ts';
import { formatName } from '../../i18n/format-name.ts';
import { madeByText } from '../../i18n/made-by.ts';
import { useText } from '../../i18n/text.ts';
import type { Translate } from '../../i18n/text.ts';
import { warningText } from '../../i18n/warning-text.ts';
import type { AppServices } from '../../services/app-services.ts';
import { Button } from '../../ui/Button.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { Sheet } from '../../ui/Sheet.tsx';
import { useToasts } from '../../ui/toasts.tsx';
import { useLive } from '../../ui/use-live.ts';
import { ArticleLog } from './ArticleLog.tsx';
import { OriginalView } from './OriginalView.tsx';
import styles from './ProvenanceSheet.module.css';

interface ProvenanceSheetProps {
  readonly article: Article;
  readonly services: Pick<AppServices, 'provenance' | 'versions'>;
  readonly onCorrect: () => void;
  readonly onError: (error: AppError) => void;
  readonly onClose: () => void;
}

/** Where an article comes from: its untouched original with the proof, how it came in, what is known and why, its versions and its log. */
export function ProvenanceSheet({ article, services, onCorrect, onError, onClose }: ProvenanceSheetProps) {
  const { t } = useText();
  const { provenance } = services;
  return (
    <Sheet title={t('provenance.title')} closeLabel={t('app.close')} open onClose={onClose} width="wide">
      <Original article={article} provenance={provenance} onError={onError} />
      <Part title={t('provenance.imported')}>
        <Import article={article} services={services} />
      </Part>
      <Part title={t('provenance.values')}>
        <Values article={article} />
        <Button look="plain" onPress={onCorrect}>
          {t('provenance.correct')}
        </Button>
      </Part>
      <Part title={t('provenance.versions')}>
        <Versions article={article} versions={services.versions} onError={onError} />
      </Part>
      <Part title={t('provenance.log')}>
        <ArticleLog id={article.id} provenance={provenance} />
      </Part>
    </Sheet>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section aria-label={title} className={styles.part}>
      <h3 className={styles.heading}>{title}</h3>
      {children}
    </section>
  );
}

function Rows({ rows }: { readonly rows: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className={styles.rows}>
      {rows
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

type Check = 'none' | 'running' | 'good' | AppError;

function Original({
  article,
  provenance,
  onError,
}: {
  readonly article: Article;
  readonly provenance: AppServices['provenance'];
  readonly onError: (error: AppError) => void;
}) {
  const { t, language } = useText();
  const toasts = useToasts();
  const [shown, setShown] = useState(false);
  const [check, setCheck] = useState<Check>('none');
  const { original } = article;
  const copy = (): void => {
    void copyText(original.sha256).then((copied) =>
      toasts.show(
        copied
          ? { text: t('app.copied'), detail: original.sha256 }
          : { text: t('app.copyFailed'), tone: 'error' },
      ),
    );
  };
  const verify = (): void => {
    setCheck('running');
    void provenance.original(original).then((read) => setCheck(read.ok ? 'good' : read.error));
  };
  const save = (): void => {
    void provenance.save(original).then((saved) => {
      if (saved.ok) toasts.show({ text: t('provenance.saveCopy'), detail: saved.value.folder });
      else onError(saved.error);
    });
  };
  const bad = typeof check === 'object' ? errorSentences(check, language) : null;
  return (
    <Part title={t('provenance.original')}>
      <Rows
        rows={[
          [t('provenance.file'), original.name === '' ? t('import.pastedName') : original.name],
          [t('provenance.archive'), original.archive ?? ''],
          [t('article.field.url'), article.url],
          [t('provenance.kind'), `${original.mediaType} · ${formatBytes(original.bytes, language)}`],
          [
            'SHA-256',
            <code key="sha256" className={styles.hash}>
              {original.sha256}
            </code>,
          ],
        ]}
      />
      <div className={styles.actions}>
        <Button look="plain" aria-expanded={shown} onPress={() => setShown(!shown)}>
          {t(shown ? 'provenance.lookAway' : 'provenance.look')}
        </Button>
        <Button look="plain" onPress={save}>
          {t('provenance.saveCopy')}
        </Button>
        <Button look="plain" onPress={copy}>
          {t('provenance.copyHash')}
        </Button>
        <Button look="plain" isDisabled={check === 'running'} onPress={verify}>
          {t(check === 'running' ? 'provenance.verifying' : 'provenance.verify')}
        </Button>
      </div>
      <p role="status" className={bad === null ? styles.good : styles.bad}>
        {check === 'good' ? t('provenance.verified') : bad === null ? '' : `${bad.what} ${bad.todo}`}
      </p>
      {shown ? <OriginalView original={original} provenance={provenance} /> : null}
    </Part>
  );
}

function Import({
  article,
  services,
}: {
  readonly article: Article;
  readonly services: Pick<AppServices, 'versions'>;
}) {
  const { t, language } = useText();
  const live = useMemo(() => services.versions.of(article.id), [services, article.id]);
  const first = useLive(live)?.find(({ version }) => version === 1);
  return (
    <Rows
      rows={[
        [
          t('provenance.when'),
          <>
            {formatMoment(article.added, language)}{' '}
            <span className={styles.hint}>
              {t('provenance.utc', { time: article.added.slice(0, 19).replace('T', ' ') })}
            </span>
          </>,
        ],
        [t('provenance.how'), readAs(first?.madeBy ?? article.importer, t)],
        [t('provenance.sourceId'), article.sourceId ?? ''],
        [
          t('provenance.doubts'),
          article.warnings.length === 0
            ? t('provenance.noDoubts')
            : article.warnings.map((code) => <p key={code}>{warningText(code, t)}</p>),
        ],
      ]}
    />
  );
}

function Values({ article }: { readonly article: Article }) {
  const { t, language } = useText();
  const date = (value: string | null): string => (value === null ? '' : formatDate(value, language));
  const values: readonly (readonly [string, string, string])[] = [
    ['title', t('article.field.title'), article.title],
    ['authors', t('article.field.authors'), article.authors.join('; ')],
    ['site', t('article.field.site'), article.site],
    ['published', t('article.field.published'), date(article.published)],
    ['modified', t('article.field.modified'), date(article.modified)],
    [
      'language',
      t('article.field.language'),
      article.language === 'und' ? '' : languageName(article.language, language),
    ],
    ['section', t('article.field.section'), article.section ?? ''],
    ['keywords', t('article.field.keywords'), (article.keywords ?? []).join('; ')],
    ['url', t('article.field.url'), article.url],
  ];
  return (
    <Rows
      rows={values.map(([field, name, value]) => {
        const source = article.sources[field];
        return [
          name,
          <>
            {value === '' ? <span className={styles.hint}>{t('provenance.none')}</span> : value}{' '}
            {value === '' || source === undefined ? null : (
              <span className={styles.hint}>{sourceText(source, t)}</span>
            )}
          </>,
        ];
      })}
    />
  );
}

function Versions({
  article,
  versions,
  onError,
}: {
  readonly article: Article;
  readonly versions: AppServices['versions'];
  readonly onError: (error: AppError) => void;
}) {
  const { t, language } = useText();
  const toasts = useToasts();
  const live = useMemo(() => versions.of(article.id), [versions, article.id]);
  const all = useLive(live) ?? [];
  const bringBack = useCallback(
    (version: DocumentRecord): void => {
      void versions.bringBack(article.id, version).then((result) => {
        if (!result.ok) onError(result.error);
        else toasts.show({ text: t('provenance.broughtBack', { n: String(version.version) }) });
      });
    },
    [versions, article.id, onError, toasts, t],
  );
  return (
    <ul className={styles.versions}>
      {all.map((version) => (
        <li key={version.id}>
          <span className={styles.version}>
            {t('provenance.version', { n: formatNumber(version.version, language) })}
          </span>
          <span className={styles.hint}>
            {formatMoment(version.created, language)} · {madeByText(version.madeBy, t)}
          </span>
          {version.id === article.documentId ? (
            <span className={styles.current}>{t('provenance.current')}</span>
          ) : (
            <Button look="quiet" onPress={() => bringBack(version)}>
              {t('provenance.bringBack')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** "read as Web page (html 1)": the importer in words, and as the notebook notes it. */
function readAs(madeBy: string, t: Translate): string {
  const [name = ''] = madeBy.split(' ');
  const words = formatName(name, t);
  return t('article.importer', { importer: words === name ? madeBy : `${words} (${madeBy})` });
}
