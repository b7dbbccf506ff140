import type { Article } from '../../../src-core/model/article.ts';
import { useText } from '../../i18n/text.ts';
import { warningText } from '../../i18n/warning-text.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './ArticleHeader.module.css';

interface DoubtsProps {
  readonly article: Article;
  readonly onWholePage: () => void;
}

/** Kinds of originals in which an article was looked for. */
const PAGES = new Set(['text/html', 'application/xhtml+xml', 'multipart/related']);

/** What was doubtful when the article came in; of a page that extracted badly, the way to all of it. */
export function Doubts({ article, onWholePage }: DoubtsProps) {
  const { t } = useText();
  const page = PAGES.has(article.original.mediaType);
  return article.warnings.map((code) => {
    const badly = page && (code === 'extraction-bad' || code === 'extraction-short');
    return (
      <p key={code} className={styles.warning}>
        {badly ? `${t(code === 'extraction-bad' ? 'provenance.badly' : 'provenance.short')} ` : ''}
        {warningText(code, t)}{' '}
        {badly ? (
          <Button look="plain" onPress={onWholePage}>
            {t('provenance.wholePage')}
          </Button>
        ) : null}
      </p>
    );
  });
}
