import { useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode, Ref } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { HitPassage, HitRange, SearchAnswer, Snippet } from '../../../src-core/search/search-types.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import type { AppServices } from '../../services/app-services.ts';
import { isAsking, NO_QUESTION } from '../../services/search-question.ts';
import type { SearchQuestion } from '../../services/search-question.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import { useLive } from '../../ui/use-live.ts';
import { choiceKey } from './hit-selection.ts';
import type { ChosenHit } from './hit-selection.ts';
import { listKey } from './list-keys.ts';
import type { ListKey } from './list-keys.ts';
import { steppedPosition } from './list-place.ts';
import type { ListPosition } from './list-place.ts';
import type { ListView } from './list-view.ts';
import { ListHeader } from './ListHeader.tsx';
import { NoResults } from './NoResults.tsx';
import { PASSAGES_SHOWN, PassageItem } from './PassageItem.tsx';
import { ResultRow } from './ResultRow.tsx';
import styles from './ResultList.module.css';
import { useChoice } from './use-choice.ts';
import { useListPosition } from './use-list-position.ts';
import { usePassages } from './use-passages.ts';
import { useResults } from './use-results.ts';
import type { ResultItem } from './use-results.ts';

export interface ResultListHandle {
  readonly focus: () => void;
  /** Moves the chosen row and shows it. */
  readonly move: (by: number) => void;
  readonly openActive: () => void;
  /** What is chosen, or what the keys are on. */
  readonly chosen: () => readonly ChosenHit[];
  /** What is chosen. */
  readonly picked: () => readonly ChosenHit[];
  /** Chooses what the keys are on, unless something is chosen. */
  readonly pickActive: () => void;
  readonly clearChoice: () => void;
}

interface ResultListProps {
  readonly ref: Ref<ResultListHandle>;
  readonly services: Pick<AppServices, 'search' | 'library' | 'stories' | 'topics'>;
  readonly question: SearchQuestion;
  readonly onQuestion: (change: Partial<SearchQuestion>) => void;
  readonly view: ListView;
  readonly onView: (view: ListView) => void;
  /** What else is to be said about an answer, above its rows. */
  readonly about?: (answer: SearchAnswer) => ReactNode;
  /** Key of what stands open in the article pane. */
  readonly openKey: string | null;
  /** `place` is where the hit is in the article's text, where that is known. */
  readonly onOpen: (item: ResultItem, place: HitRange | null) => void;
  /** Told of the row the keys went to, so that it can be looked at beside the list. */
  readonly onLook: (item: ResultItem | null, place: HitRange | null) => void;
  readonly onKey: (key: 'preview' | 'code' | 'status' | 'export' | 'facets') => void;
  readonly onWhy: (item: ResultItem, rowId: string) => void;
  /** Stands below the rows while something is chosen. */
  readonly bar: (chosen: readonly ChosenHit[], clear: () => void) => ReactNode;
}

/** Pixels; rows of hits have one height, so that 100,000 of them need no measuring. */
const ROW_HEIGHT = 98;
/** Pixels that an article with its passages takes before it is measured. */
const ITEM_HEIGHT = 230;

/** The library, or the results of a search: the same list, drawn as far as it shows. */
export function ResultList(props: ResultListProps) {
  const { ref, services, question, onQuestion, view, about, openKey, onOpen, onLook, onWhy, bar } = props;
  const { t, language } = useText();
  const announce = useAnnounce();
  const asking = isAsking(question);
  const indexLive = useMemo(() => services.search.state(), [services.search]);
  const index = useLive(indexLive);
  const results = useResults({ ...services, question, generation: index?.generation ?? 0 });
  const context = view === 'sentences' ? 'sentence' : view === 'paragraphs' ? 'paragraph' : null;
  const inPassages = asking && context !== null;
  const passages = usePassages(services.search, results.question ?? question, inPassages ? context : null);
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set());
  const scroller = useRef<HTMLDivElement>(null);
  const snippets = useRef(new Map<string, Snippet | null>());
  const total = results.total ?? 0;
  const choice = useChoice(services.search, question);

  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => (inPassages ? ITEM_HEIGHT : ROW_HEIGHT),
    overscan: inPassages ? 3 : 6,
  });
  // Rows of another kind have other heights.
  const { measure } = virtual;
  useEffect(() => measure(), [measure, inPassages, context]);
  const rows = virtual.getVirtualItems();
  const [from, to] = [rows[0]?.index ?? 0, rows.at(-1)?.index ?? 0];
  const { show } = results;
  useEffect(() => show(from, to), [show, from, to]);
  const { active, setActive, onScroll } = useListPosition(results, view, scroller);

  useEffect(() => {
    if (results.total === null || results.query === '') return;
    announce(t('list.results', { count: results.total, n: formatNumber(results.total, language) }));
  }, [announce, t, language, results.total, results.query]);

  const passagesOf = (row: number): readonly HitPassage[] => {
    const item = results.itemAt(row);
    return inPassages && item !== undefined ? (passages.of(item.hit.articleId) ?? []) : [];
  };
  const shownOf = (row: number): number => {
    const all = passagesOf(row).length;
    return expanded.has(results.itemAt(row)?.hit.key ?? '') ? all : Math.min(all, PASSAGES_SHOWN);
  };
  /** Passages that can be stopped at, and the line that shows the rest. */
  const stopsOf = (row: number): number => shownOf(row) + (shownOf(row) < passagesOf(row).length ? 1 : 0);
  const passageAt = ({ row, passage }: ListPosition): HitPassage | null =>
    passage < 0 || passage >= shownOf(row) ? null : (passagesOf(row)[passage] ?? null);
  const placeOf = (at: ListPosition): HitRange | null => {
    const passage = passageAt(at);
    const key = results.itemAt(at.row)?.hit.key;
    if (passage !== null) {
      const [mark] = passage.marks;
      const { start } = passage.range;
      return { start: start + (mark?.start ?? 0), end: start + (mark?.end ?? 1) };
    }
    const snippet = key === undefined ? null : (snippets.current.get(key) ?? null);
    if (snippet !== null && snippet.position >= 0)
      return { start: snippet.position, end: snippet.position + 1 };
    const [first] = passagesOf(at.row);
    return first === undefined ? null : { start: first.range.start, end: first.range.start + 1 };
  };
  const chosenAt = (at: ListPosition): ChosenHit | null => {
    const hit = results.itemAt(at.row)?.hit;
    if (hit === undefined || (at.passage >= 0 && passageAt(at) === null)) return null;
    return { hit, range: passageAt(at)?.range ?? null };
  };
  const idOf = ({ row, passage }: ListPosition): string =>
    passage < 0 ? `row-${String(row)}` : `row-${String(row)}-${String(passage)}`;

  const go = (at: ListPosition): void => {
    const next = { ...at, row: Math.max(0, Math.min(total - 1, at.row)) };
    setActive(next);
    virtual.scrollToIndex(next.row, { align: 'auto' });
    // A passage may lie below the fold of an article that is in sight; it is drawn by the next frame.
    if (inPassages)
      requestAnimationFrame(() => document.getElementById(idOf(next))?.scrollIntoView({ block: 'nearest' }));
    const item = results.itemAt(next.row);
    if (item !== undefined) onLook(item, placeOf(next));
  };
  const step = (by: 1 | -1): ListPosition => {
    const next = steppedPosition(active, by, total, stopsOf);
    go(next);
    return next;
  };
  const openAt = (at: ListPosition): void => {
    const item = results.itemAt(at.row);
    if (item === undefined) return;
    setActive(at);
    if (at.passage >= 0 && passageAt(at) === null) expand(item.hit.key);
    else onOpen(item, placeOf(at));
  };
  const expand = (key: string): void => setExpanded((old) => new Set(old).add(key));
  const toggle = (at: ListPosition): void => {
    const chosen = chosenAt(at);
    if (chosen !== null) choice.toggle(chosen);
  };
  const chosenNow = (): readonly ChosenHit[] => {
    if (choice.selection.size > 0) return [...choice.selection.values()];
    const chosen = chosenAt(active);
    return chosen === null ? [] : [chosen];
  };
  const why = (row: number): void => {
    const item = results.itemAt(row);
    if (item !== undefined && asking) onWhy(item, `row-${String(row)}`);
  };

  const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? ROW_HEIGHT) / ROW_HEIGHT) - 1);
  const actions: Readonly<Record<ListKey, () => void>> = {
    down: () => step(1),
    up: () => step(-1),
    pageDown: () => go({ row: active.row + page, passage: -1 }),
    pageUp: () => go({ row: active.row - page, passage: -1 }),
    first: () => go({ row: 0, passage: -1 }),
    last: () => go({ row: total - 1, passage: -1 }),
    open: () => openAt(active),
    choose: () => toggle(active),
    extendDown: () => choice.extend(chosenAt(active), chosenAt(step(1))),
    extendUp: () => choice.extend(chosenAt(active), chosenAt(step(-1))),
    chooseAll: () => void choice.all(),
    why: () => why(active.row),
    preview: () => {
      props.onKey('preview');
      const item = results.itemAt(active.row);
      if (item !== undefined) onLook(item, placeOf(active));
    },
    code: () => props.onKey('code'),
    status: () => props.onKey('status'),
    export: () => props.onKey('export'),
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && choice.selection.size > 0) choice.clear();
    else {
      const key = listKey(event);
      if (key === null) return;
      actions[key]();
    }
    event.preventDefault();
    event.stopPropagation();
  };

  useImperativeHandle(ref, () => ({
    focus: () => scroller.current?.focus({ preventScroll: true }),
    move: (by) => (by > 0 ? step(1) : step(-1)),
    openActive: () => openAt(active),
    chosen: chosenNow,
    picked: () => [...choice.selection.values()],
    pickActive: () => {
      if (choice.selection.size === 0) toggle(active);
    },
    clearChoice: choice.clear,
  }));

  const isOpen = (item: ResultItem | undefined): boolean => openKey !== null && item?.hit.key === openKey;
  const options = results.question ?? question;
  const remember = useCallback(
    (key: string, snippet: Snippet | null) => void snippets.current.set(key, snippet),
    [],
  );
  return (
    <div className={styles.pane} data-list-pane data-query={results.query}>
      <ListHeader
        results={results}
        index={index}
        asking={asking}
        sort={question.sort}
        onSort={(sort) => onQuestion({ sort })}
        onStartAgain={() => services.search.startAgain()}
        view={view}
        onView={props.onView}
        onFacets={() => props.onKey('facets')}
      />
      {results.answer === null ? null : about?.(results.answer)}
      {results.total === 0 && results.query !== '' ? (
        <NoResults onClear={() => onQuestion(NO_QUESTION)} />
      ) : null}
      <div
        ref={scroller}
        role="listbox"
        aria-multiselectable
        tabIndex={0}
        hidden={total === 0}
        aria-label={t(asking ? 'list.resultsLabel' : 'list.label')}
        {...(total === 0 ? {} : { 'aria-activedescendant': idOf(active) })}
        className={styles.scroller}
        onKeyDown={onKeyDown}
        onScroll={onScroll}
      >
        <div style={{ height: virtual.getTotalSize() }} className={styles.canvas} role="presentation">
          {rows.map((row) => {
            const item = results.itemAt(row.index);
            const shared = {
              id: `row-${String(row.index)}`,
              index: row.index,
              total,
              top: row.start,
              item,
              query: results.query,
              options,
              services,
              open: isOpen(item),
              onSnippet: remember,
              onWhy: asking ? () => why(row.index) : null,
            };
            const isChosen = (range: HitRange | null): boolean =>
              item !== undefined && choice.selection.has(choiceKey({ hit: item.hit, range }));
            const at = (passage: number): ListPosition => ({ row: row.index, passage });
            return inPassages ? (
              <PassageItem
                key={row.index}
                {...shared}
                ref={virtual.measureElement}
                passages={item?.hit.kind === 'topic' ? [] : passages.of(item?.hit.articleId ?? '')}
                onNeeded={() => passages.load(item?.hit.articleId ?? '')}
                expanded={expanded.has(item?.hit.key ?? '')}
                onExpand={() => expand(item?.hit.key ?? '')}
                activeStop={active.row === row.index ? active.passage : null}
                isChosen={(passage) => isChosen(passage?.range ?? null)}
                onToggle={(_, stop) => toggle(at(stop))}
                onOpen={(_, stop) => openAt(at(stop))}
              />
            ) : (
              <ResultRow
                key={row.index}
                {...shared}
                height={ROW_HEIGHT}
                active={row.index === active.row}
                chosen={isChosen(null)}
                onToggle={() => toggle(at(-1))}
                onOpen={() => openAt(at(-1))}
              />
            );
          })}
        </div>
      </div>
      {choice.selection.size === 0 ? null : bar([...choice.selection.values()], choice.clear)}
    </div>
  );
}
