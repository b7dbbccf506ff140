import { useState } from 'react';
import { Download, Pencil, Star, Trash2 } from 'lucide-react';
import type { Article, ReadingStatus } from '../../../src-core/model/article.ts';
import { formatBytes, formatDate, formatNumber, languageName } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { warningText } from '../../i18n/warning-text.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Button } from '../../ui/Button.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { useToasts } from '../../ui/toasts.tsx';
import styles from './ArticleHeader.module.css';
import { StatusMenu } from './StatusMenu.tsx';

interface ArticleHeaderProps {
  readonly article: Article;
  readonly onEdit: () => void;
  readonly onStar: (starred: boolean) => void;
  readonly onStatus: (status: ReadingStatus) => void;
  readonly onExport: () => void;
  readonly onRemove: () => void;
}

/** Title, who wrote it where and when, and on request where its bytes come from. */
export function ArticleHeader({ article, onEdit, onStar, onStatus, onExport, onRemove }: ArticleHeaderProps) {
  const { t, language } = useText();
  const [provenance, setProvenance] = useState(false);
  const facts = [
    article.site,
    article.section ?? '',
    article.published === null ? '' : formatDate(article.published, language),
    article.modified === null ? '' : t('article.modified', { date: formatDate(article.modified, language) }),
    article.language === 'und' ? t('article.unknownLanguage') : languageName(article.language, language),
    t('article.words', { count: article.words, n: formatNumber(article.words, language) }),
  ].filter((fact) => fact !== '');
  return (
    <header className={styles.header}>
      <h2 className={styles.title} lang={article.language === 'und' ? undefined : article.language}>
        {article.title === '' ? t('list.untitled') : article.title}
      </h2>
      {article.authors.length === 0 ? null : (
        <p className={styles.authors}>
          {new Intl.ListFormat(language, { type: 'conjunction' }).format(article.authors)}
        </p>
      )}
      <ul className={styles.facts}>
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      {(article.keywords ?? []).length === 0 ? null : (
        <ul className={styles.keywords} aria-label={t('article.field.keywords')}>
          {article.keywords?.map((keyword) => (
            <li key={keyword}>{keyword}</li>
          ))}
        </ul>
      )}
      <div className={styles.actions}>
        <Button
          look="quiet"
          className={styles.origin}
          aria-expanded={provenance}
          onPress={() => setProvenance(!provenance)}
        >
          {t('article.provenance')}
        </Button>
        <StatusMenu status={article.status} onStatus={onStatus} />
        <span className={styles.space} />
        <IconButton
          icon={Star}
          label={article.starred ? t('article.unstar') : t('article.star')}
          keys="s"
          pressed={article.starred}
          className={article.starred ? styles.starred : undefined}
          onPress={() => onStar(!article.starred)}
        />
        <IconButton icon={Pencil} label={t('article.edit')} onPress={onEdit} />
        <IconButton icon={Download} label={t('article.export')} onPress={onExport} />
        <IconButton icon={Trash2} label={t('article.remove')} onPress={onRemove} />
      </div>
      {provenance ? <Provenance article={article} /> : null}
      {article.warnings.map((code) => (
        <p key={code} className={styles.warning}>
          {warningText(code, t)}
        </p>
      ))}
    </header>
  );
}

function Provenance({ article }: { readonly article: Article }) {
  const { t, language } = useText();
  const toasts = useToasts();
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
  const rows: readonly (readonly [string, string])[] = [
    [
      t('article.original'),
      `${original.name === '' ? t('import.pastedName') : original.name} · ${formatBytes(original.bytes, language)} · ${t('article.importer', { importer: article.importer })}`,
    ],
    [t('article.field.url'), article.url],
    [t('list.added', { date: '' }).trim(), formatDate(article.added, language)],
  ];
  return (
    <dl className={styles.provenance}>
      {rows
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      <div>
        <dt>SHA-256</dt>
        <dd>
          <button
            type="button"
            className={styles.hash}
            title={original.sha256}
            aria-label={t('article.copyHash')}
            onClick={copy}
          >
            {`${original.sha256.slice(0, 12)} … ${original.sha256.slice(-6)}`}
          </button>
        </dd>
      </div>
    </dl>
  );
}
