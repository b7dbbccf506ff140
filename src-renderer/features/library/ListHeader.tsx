import { ArrowDownWideNarrow } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { errorSentences } from '../../../src-core/base/error-sentences.ts';
import type { SearchSort } from '../../../src-core/search/search-types.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import menuStyles from '../../ui/Menu.module.css';
import styles from './ResultList.module.css';
import type { Results } from './use-results.ts';
import type { IndexState } from '../../services/app-services.ts';

interface ListHeaderProps {
  readonly results: Results;
  readonly index: IndexState | undefined;
  readonly query: string;
  readonly sort: SearchSort;
  readonly onSort: (sort: SearchSort) => void;
}

/** How many there are, in which order, and what was run. */
export function ListHeader({ results, index, query, sort, onSort }: ListHeaderProps) {
  const { t, language } = useText();
  const searching = query.trim() !== '';
  const sorts: readonly SearchSort[] = searching
    ? ['relevance', 'published', 'added', 'title']
    : ['added', 'published', 'title'];
  const failed = results.error === null ? null : errorSentences(results.error, language);
  const { total } = results;
  return (
    <header className={styles.header}>
      <div className={styles.countLine}>
        <h2 className={styles.count}>
          {total === null
            ? t('list.loading')
            : t(searching ? 'list.results' : 'list.articles', {
                count: total,
                n: formatNumber(total, language),
              })}
        </h2>
        <MenuTrigger>
          <Button className={styles.sort ?? ''} aria-label={`${t('list.sort')}: ${t(`list.sort.${sort}`)}`}>
            {t(`list.sort.${sort}`)}
            <ArrowDownWideNarrow aria-hidden size={14} strokeWidth={1.6} />
          </Button>
          <Popover className={menuStyles.popover ?? ''} placement="bottom end">
            <Menu
              aria-label={t('list.sort')}
              className={menuStyles.menu ?? ''}
              selectionMode="single"
              selectedKeys={[sort]}
              onAction={(key) => onSort(key as SearchSort)}
            >
              {sorts.map((each) => (
                <MenuItem key={each} id={each} className={menuStyles.item ?? ''}>
                  {t(`list.sort.${each}`)}
                </MenuItem>
              ))}
            </Menu>
          </Popover>
        </MenuTrigger>
      </div>
      {searching && results.ran !== '' ? (
        <p className={styles.ran}>{t('search.ran', { query: results.ran })}</p>
      ) : null}
      {results.asText.length === 0 ? null : (
        <p className={styles.ran}>{t('search.asText', { parts: results.asText.join(' ') })}</p>
      )}
      {index === undefined || index.ready ? null : (
        <p role="status" className={styles.ran}>
          {t('app.indexing', {
            done: formatNumber(index.done, language),
            total: formatNumber(index.total, language),
          })}
        </p>
      )}
      {failed === null ? null : (
        <p role="alert" className={styles.failed}>
          {failed.what} {failed.todo}
        </p>
      )}
    </header>
  );
}
