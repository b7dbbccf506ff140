import { ArrowDownWideNarrow, ListFilter, Rows3 } from 'lucide-react';
import { errorSentences } from '../../../src-core/base/error-sentences.ts';
import type { SearchSort } from '../../../src-core/search/search-types.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { Button } from '../../ui/Button.tsx';
import { ChoiceMenu } from '../../ui/ChoiceMenu.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { LIST_VIEWS } from './list-view.ts';
import type { ListView } from './list-view.ts';
import styles from './ResultList.module.css';
import type { Results } from './use-results.ts';
import type { IndexState } from '../../services/app-services.ts';

interface ListHeaderProps {
  readonly results: Results;
  readonly index: IndexState | undefined;
  /** Whether these are results, not all articles. */
  readonly asking: boolean;
  readonly sort: SearchSort;
  readonly onSort: (sort: SearchSort) => void;
  readonly view: ListView;
  readonly onView: (view: ListView) => void;
  /** Starts search again after it stopped. */
  readonly onStartAgain: () => void;
  /** Folds or unfolds the filters. */
  readonly onFacets: () => void;
}

/** How many there are, in which order, and what was run. */
export function ListHeader(props: ListHeaderProps) {
  const { results, index, asking, sort, onSort, view, onView, onFacets, onStartAgain } = props;
  const { t, language } = useText();
  const sorts: readonly SearchSort[] = asking
    ? ['relevance', 'published', 'added', 'title', 'length']
    : ['added', 'published', 'title', 'length'];
  const failed = results.error === null ? null : errorSentences(results.error, language);
  const stopped = index?.problem?.code === 'search-stopped';
  const problem = index?.problem ? errorSentences(index.problem, language) : null;
  const { total } = results;
  return (
    <header className={styles.header}>
      <div className={styles.countLine}>
        <h2 className={styles.count}>
          {total === null
            ? t('list.loading')
            : t(asking ? 'list.results' : 'list.articles', {
                count: total,
                n: formatNumber(total, language),
              })}
        </h2>
        <div className={styles.menus}>
          <IconButton icon={ListFilter} label={t('facets.toggle')} keys="f" onPress={onFacets} />
          {asking ? (
            <ChoiceMenu
              label={t('list.view')}
              value={view}
              options={LIST_VIEWS.map((id) => ({ id, label: t(`list.view.${id}`) }))}
              onChange={onView}
              className={styles.sort}
              placement="bottom end"
              icon={<Rows3 aria-hidden size={16} strokeWidth={1.6} />}
              compact
            />
          ) : null}
          <ChoiceMenu
            label={t('list.sort')}
            value={sort}
            options={sorts.map((id) => ({ id, label: t(`list.sort.${id}`) }))}
            onChange={onSort}
            className={styles.sort}
            placement="bottom end"
            icon={<ArrowDownWideNarrow aria-hidden size={14} strokeWidth={1.6} />}
          />
        </div>
      </div>
      {problem === null ? null : (
        <p role="alert" className={styles.failed}>
          {problem.what} {problem.todo}{' '}
          {stopped ? <Button onPress={onStartAgain}>{t('search.startAgain')}</Button> : null}
        </p>
      )}
      {index === undefined || (index.ready && index.done === index.total) || stopped ? null : (
        <p role="status" className={styles.ran}>
          {t(index.ready ? 'app.updatingIndex' : 'app.indexing', {
            done: formatNumber(index.done, language),
            total: formatNumber(index.total, language),
          })}
        </p>
      )}
      {failed === null || stopped ? null : (
        <p role="alert" className={styles.failed}>
          {failed.what} {failed.todo}
        </p>
      )}
    </header>
  );
}
