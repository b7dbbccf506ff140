import { useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode, Ref } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { SearchAnswer, Snippet } from '../../../src-core/search/search-types.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import type { AppServices } from '../../services/app-services.ts';
import { isAsking, NO_QUESTION } from '../../services/search-question.ts';
import type { SearchQuestion } from '../../services/search-question.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import { useLive } from '../../ui/use-live.ts';
import { ListHeader } from './ListHeader.tsx';
import { NoResults } from './NoResults.tsx';
import { ResultRow } from './ResultRow.tsx';
import styles from './ResultList.module.css';
import { useResults } from './use-results.ts';
import type { ResultItem } from './use-results.ts';

export interface ResultListHandle {
  readonly focus: () => void;
  /** Moves the chosen row and shows it. */
  readonly move: (by: number) => void;
  readonly openActive: () => void;
}

interface ResultListProps {
  readonly ref: Ref<ResultListHandle>;
  readonly services: Pick<AppServices, 'search' | 'library' | 'topics'>;
  readonly question: SearchQuestion;
  readonly onQuestion: (change: Partial<SearchQuestion>) => void;
  /** What else is to be said about an answer, above its rows. */
  readonly about?: (answer: SearchAnswer) => ReactNode;
  /** Key of what stands open in the article pane. */
  readonly openKey: string | null;
  readonly onOpen: (item: ResultItem, snippet: Snippet | null) => void;
}

/** Pixels; rows have one height, so that 100,000 of them need no measuring. */
const ROW_HEIGHT = 98;

/** The library, or the results of a search: the same list, drawn as far as it shows. */
export function ResultList({ ref, services, question, onQuestion, about, openKey, onOpen }: ResultListProps) {
  const { t, language } = useText();
  const announce = useAnnounce();
  const asking = isAsking(question);
  const indexLive = useMemo(() => services.search.state(), [services.search]);
  const index = useLive(indexLive);
  const results = useResults({ ...services, question, generation: index?.generation ?? 0 });
  const [active, setActive] = useState(0);
  const scroller = useRef<HTMLDivElement>(null);
  const snippets = useRef(new Map<string, Snippet | null>());
  const total = results.total ?? 0;

  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
  });
  const rows = virtual.getVirtualItems();
  const [from, to] = [rows[0]?.index ?? 0, rows.at(-1)?.index ?? 0];
  const { show } = results;
  useEffect(() => show(from, to), [show, from, to]);

  // Another question begins at the top.
  useEffect(() => {
    setActive(0);
    scroller.current?.scrollTo({ top: 0 });
  }, [results.query, question.sort]);
  useEffect(() => {
    if (results.total === null || results.query === '') return;
    announce(t('list.results', { count: results.total, n: formatNumber(results.total, language) }));
  }, [announce, t, language, results.total, results.query]);

  const go = (to2: number): void => {
    const next = Math.max(0, Math.min(total - 1, to2));
    setActive(next);
    virtual.scrollToIndex(next, { align: 'auto' });
  };
  const open = (at: number): void => {
    const item = results.itemAt(at);
    if (item !== undefined) onOpen(item, snippets.current.get(item.hit.key) ?? null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? ROW_HEIGHT) / ROW_HEIGHT) - 1);
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: active + 1,
      j: active + 1,
      ArrowUp: active - 1,
      k: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: total - 1,
    };
    const target = targets[event.key];
    if (target !== undefined) go(target);
    else if (event.key === 'Enter' || event.key === ' ') open(active);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  useImperativeHandle(ref, () => ({
    focus: () => scroller.current?.focus({ preventScroll: true }),
    move: (by) => go(active + by),
    openActive: () => open(active),
  }));

  return (
    <div className={styles.pane} data-list-pane>
      <ListHeader
        results={results}
        index={index}
        asking={asking}
        sort={question.sort}
        onSort={(sort) => onQuestion({ sort })}
        onStartAgain={() => services.search.startAgain()}
      />
      {results.answer === null ? null : about?.(results.answer)}
      {results.total === 0 && results.query !== '' ? (
        <NoResults onClear={() => onQuestion(NO_QUESTION)} />
      ) : null}
      <div
        ref={scroller}
        role="listbox"
        tabIndex={0}
        hidden={total === 0}
        aria-label={t(asking ? 'list.resultsLabel' : 'list.label')}
        {...(total === 0 ? {} : { 'aria-activedescendant': `row-${String(active)}` })}
        className={styles.scroller}
        onKeyDown={onKeyDown}
      >
        <div style={{ height: virtual.getTotalSize() }} className={styles.canvas} role="presentation">
          {rows.map((row) => (
            <ResultRow
              key={row.index}
              id={`row-${String(row.index)}`}
              index={row.index}
              total={total}
              top={row.start}
              height={ROW_HEIGHT}
              item={results.itemAt(row.index)}
              query={results.query}
              services={services}
              active={row.index === active}
              open={openKey !== null && results.itemAt(row.index)?.hit.key === openKey}
              onSnippet={(key, snippet) => snippets.current.set(key, snippet)}
              onOpen={() => {
                setActive(row.index);
                open(row.index);
              }}
            />
          ))}
        </div>
      </div>
    </div>
  );
}
