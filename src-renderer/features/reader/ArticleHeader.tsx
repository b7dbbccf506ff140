import { Download, Pencil, Star, Trash2 } from 'lucide-react';
import type { Article, ReadingStatus } from '../../../src-core/model/article.ts';
import { formatDate, formatNumber, languageName } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Button } from '../../ui/Button.tsx';
import { writtenIn } from '../../ui/written-in.ts';
import styles from './ArticleHeader.module.css';
import { Doubts } from './Doubts.tsx';
import { StatusMenu } from './StatusMenu.tsx';

interface ArticleHeaderProps {
  readonly article: Article;
  readonly onEdit: () => void;
  readonly onProvenance: () => void;
  /** Takes the whole page in place of what was found in it. */
  readonly onWholePage: () => void;
  readonly onStar: (starred: boolean) => void;
  readonly onStatus: (status: ReadingStatus) => void;
  readonly onExport: () => void;
  readonly onRemove: () => void;
}

/** Title, who wrote it where and when, and on request where its bytes come from. */
export function ArticleHeader(props: ArticleHeaderProps) {
  const { article, onEdit, onProvenance, onWholePage, onStar, onStatus, onExport, onRemove } = props;
  const { t, language } = useText();
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
      <h2 className={styles.title} {...writtenIn(article.language, article.title)}>
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
        <Button look="quiet" className={styles.origin} onPress={onProvenance}>
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
      <Doubts article={article} onWholePage={onWholePage} />
    </header>
  );
}
