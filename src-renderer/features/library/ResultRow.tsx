import { useEffect, useMemo, useState } from 'react';
import type { QueryOptions, Snippet } from '../../../src-core/search/search-types.ts';
import type { AppServices } from '../../services/app-services.ts';
import { useText } from '../../i18n/text.ts';
import { classNames } from '../../ui/class-names.ts';
import { MarkedText } from '../../ui/MarkedText.tsx';
import { markedTitle } from './marked-title.ts';
import { RowActions } from './RowActions.tsx';
import { shownPart } from './shown-part.ts';
import { writtenIn } from '../../ui/written-in.ts';
import styles from './ResultRow.module.css';
import { RowTitle } from './RowTitle.tsx';
import type { ResultItem } from './use-results.ts';

/** What a row of any kind is given. */
export interface RowProps {
  readonly id: string;
  readonly index: number;
  readonly total: number;
  /** Pixels from the top of the list. */
  readonly top: number;
  readonly item: ResultItem | undefined;
  readonly query: string;
  readonly options: QueryOptions;
  readonly services: Pick<AppServices, 'search'>;
  readonly open: boolean;
  readonly onSnippet: (key: string, snippet: Snippet | null) => void;
}

interface ResultRowProps extends RowProps {
  readonly height: number;
  readonly active: boolean;
  readonly chosen: boolean;
  readonly onOpen: () => void;
  readonly onToggle: () => void;
  /** Null where there is no question to explain by. */
  readonly onWhy: (() => void) | null;
}

/** One article, note or topic: title, source, date, and the passage around the hits. */
export function ResultRow(props: ResultRowProps) {
  const { id, index, total, top, height, item, active, chosen, open, onOpen, onToggle, onWhy } = props;
  const { t } = useText();
  return (
    // Keys are handled by the list that owns the rows.
    <div
      id={id}
      role="option"
      aria-selected={chosen}
      aria-posinset={index + 1}
      aria-setsize={total}
      data-active={active || undefined}
      {...(open ? { 'aria-current': true } : {})}
      className={classNames(
        styles.row,
        active && styles.active,
        chosen && styles.chosen,
        open && styles.open,
      )}
      style={{ height, transform: `translateY(${String(top)}px)` }}
      onClick={(event) => (event.ctrlKey || event.metaKey ? onToggle() : onOpen())}
    >
      {item === undefined || (item.article === null && item.hit.kind !== 'topic') ? (
        // The answer has not come, or the record has not: the tables are being filled.
        <p className={styles.waiting}>{t('list.loading')}</p>
      ) : (
        <RowContent {...props} item={item} />
      )}
      <RowActions chosen={chosen} onToggle={onToggle} onWhy={onWhy} />
    </div>
  );
}

function RowContent({
  item,
  query,
  options,
  services,
  onSnippet,
}: ResultRowProps & { readonly item: ResultItem }) {
  const snippets = useSnippets(services.search, item.hit.key, query, options);
  useEffect(() => {
    if (snippets !== null)
      onSnippet(item.hit.key, snippets.find((each) => each.position >= 0) ?? snippets[0] ?? null);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- told once for each answer
  }, [snippets, item.hit.key]);
  const { article } = item;
  const titleMarks = useMemo(
    () => (article === null ? [] : markedTitle(snippets ?? [], article.title)),
    [snippets, article],
  );
  const topicName = snippets?.find((each) => each.field === 'topic') ?? null;
  const body = snippets?.find((each) => each.field !== 'title' && each.field !== 'topic') ?? null;
  return (
    <>
      <RowTitle item={item} titleMarks={titleMarks} topicName={topicName} />
      <p className={styles.snippet} {...writtenIn(article?.language ?? 'und', article?.lead)}>
        {body === null ? (
          query === '' || snippets === null || item.hit.kind === 'article' ? (
            (article?.lead ?? '')
          ) : (
            ''
          )
        ) : (
          <MarkedText {...shownPart(body.text, body.marks)} />
        )}
      </p>
    </>
  );
}

/** Snippets of a row for the query; null until they have come. An empty query needs none: the lead is in the record. */
function useSnippets(
  search: AppServices['search'],
  key: string,
  query: string,
  { without, aliases }: QueryOptions,
): readonly Snippet[] | null {
  const [found, setFound] = useState<{ readonly of: string; readonly list: readonly Snippet[] } | null>(null);
  const of = `${query} ${key} ${JSON.stringify([without, aliases])}`;
  useEffect(() => {
    if (query.trim() === '') return undefined;
    let wanted = true;
    void search
      .snippets(key, query, {
        ...(without === undefined ? {} : { without }),
        ...(aliases === undefined ? {} : { aliases }),
      })
      .then((list) => {
        if (wanted) setFound({ of, list });
      });
    return () => {
      wanted = false;
    };
  }, [search, key, query, without, aliases, of]);
  return found?.of === of ? found.list : null;
}
