import { useEffect, useMemo, useState } from 'react';
import { MessageSquareText, Star, Tag } from 'lucide-react';
import type { Snippet } from '../../../src-core/search/search-types.ts';
import { formatDate } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import type { AppServices } from '../../services/app-services.ts';
import { classNames } from '../../ui/class-names.ts';
import { MarkedText } from '../../ui/MarkedText.tsx';
import { markedTitle } from './marked-title.ts';
import styles from './ResultRow.module.css';
import type { ResultItem } from './use-results.ts';

interface ResultRowProps {
  readonly id: string;
  readonly index: number;
  readonly total: number;
  /** Pixels from the top of the list. */
  readonly top: number;
  readonly height: number;
  readonly item: ResultItem | undefined;
  readonly query: string;
  readonly services: Pick<AppServices, 'search'>;
  readonly active: boolean;
  readonly open: boolean;
  readonly onSnippet: (key: string, snippet: Snippet | null) => void;
  readonly onOpen: () => void;
}

/** One article, note or topic: title, source, date, and the passage around the hits. */
export function ResultRow(props: ResultRowProps) {
  const { id, index, total, top, height, item, active, open, onOpen } = props;
  const { t } = useText();
  return (
    // Keys are handled by the list that owns the rows.
    <div
      id={id}
      role="option"
      aria-selected={active}
      aria-posinset={index + 1}
      aria-setsize={total}
      {...(open ? { 'aria-current': true } : {})}
      className={classNames(styles.row, active && styles.active, open && styles.open)}
      style={{ height, transform: `translateY(${String(top)}px)` }}
      onClick={onOpen}
    >
      {item === undefined || (item.article === null && item.hit.kind !== 'topic') ? (
        // The answer has not come, or the record has not: the tables are being filled.
        <p className={styles.waiting}>{t('list.loading')}</p>
      ) : (
        <RowContent {...props} item={item} />
      )}
    </div>
  );
}

function RowContent({ item, query, services, onSnippet }: ResultRowProps & { readonly item: ResultItem }) {
  const { t, language } = useText();
  const snippets = useSnippets(services.search, item.hit.key, query);
  useEffect(() => {
    if (snippets !== null)
      onSnippet(item.hit.key, snippets.find((each) => each.position >= 0) ?? snippets[0] ?? null);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- told once for each answer
  }, [snippets, item.hit.key]);
  const { article, hit } = item;
  const titleMarks = useMemo(
    () => (article === null ? [] : markedTitle(snippets ?? [], article.title)),
    [snippets, article],
  );
  const topicName = snippets?.find((each) => each.field === 'topic');
  const body = snippets?.find((each) => each.field !== 'title' && each.field !== 'topic') ?? null;
  const title = article?.title ?? '';
  const lang = article === null || article.language === 'und' ? undefined : article.language;
  const date = article?.published ?? null;
  return (
    <>
      <p className={styles.title} lang={lang}>
        {hit.kind === 'annotation' ? (
          <MessageSquareText
            aria-label={t('list.kind.annotation')}
            size={14}
            strokeWidth={1.7}
            className={styles.kind}
          />
        ) : null}
        {hit.kind === 'topic' ? (
          <Tag aria-label={t('list.kind.topic')} size={14} strokeWidth={1.7} className={styles.kind} />
        ) : null}
        {hit.kind === 'topic' ? (
          <MarkedText text={topicName?.text ?? t('list.kind.topic')} marks={topicName?.marks ?? []} />
        ) : title === '' ? (
          <span className={styles.untitled}>{t('list.untitled')}</span>
        ) : (
          <MarkedText text={title} marks={titleMarks} />
        )}
      </p>
      {article === null ? null : (
        <p className={styles.meta}>
          {article.starred ? <Star aria-label={t('list.starred')} size={12} className={styles.star} /> : null}
          {article.site === '' ? null : <span className={styles.site}>{article.site}</span>}
          <span className={styles.date}>
            {date === null ? t('list.undated') : formatDate(date, language)}
          </span>
          {article.language === 'und' ? null : <span className={styles.language}>{article.language}</span>}
        </p>
      )}
      <p className={styles.snippet} lang={lang}>
        {body === null ? (
          query === '' || snippets === null ? (
            (article?.lead ?? '')
          ) : (
            ''
          )
        ) : (
          <MarkedText text={body.text} marks={body.marks} />
        )}
      </p>
    </>
  );
}

/** Snippets of a row for the query; null until they have come. An empty query needs none: the lead is in the record. */
function useSnippets(search: AppServices['search'], key: string, query: string): readonly Snippet[] | null {
  const [found, setFound] = useState<{ readonly of: string; readonly list: readonly Snippet[] } | null>(null);
  const of = `${query} ${key}`;
  useEffect(() => {
    if (query.trim() === '') return undefined;
    let wanted = true;
    void search.snippets(key, query).then((list) => {
      if (wanted) setFound({ of, list });
    });
    return () => {
      wanted = false;
    };
  }, [search, key, query, of]);
  return found?.of === of ? found.list : null;
}
