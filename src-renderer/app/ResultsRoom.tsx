import { useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import type { ComponentProps, ReactNode, Ref } from 'react';
import type { AppError } from '../../src-core/base/error-code.ts';
import { asId } from '../../src-core/base/id.ts';
import type { ArticleId } from '../../src-core/base/id.ts';
import type { ReadingStatus } from '../../src-core/model/article.ts';
import type { SearchAnswer } from '../../src-core/search/search-types.ts';
import type { ChosenHit } from '../features/library/hit-selection.ts';
import type { ListView } from '../features/library/list-view.ts';
import { ResultList } from '../features/library/ResultList.tsx';
import type { ResultListHandle } from '../features/library/ResultList.tsx';
import type { ResultItem } from '../features/library/use-results.ts';
import { ActiveFilters } from '../features/results/ActiveFilters.tsx';
import { CodingSheet } from '../features/results/CodingSheet.tsx';
import { ExportSheet } from '../features/results/ExportSheet.tsx';
import { SelectionBar } from '../features/results/SelectionBar.tsx';
import { WhyPanel } from '../features/results/WhyPanel.tsx';
import { formatNumber } from '../i18n/format.ts';
import { useText } from '../i18n/text.ts';
import type { AppServices, CodedPassages } from '../services/app-services.ts';
import { requestOf } from '../services/search-question.ts';
import type { SearchQuestion } from '../services/search-question.ts';
import { useToasts } from '../ui/toasts.tsx';
import type { RecentTopics } from './use-recent-topics.ts';
import { useStoredChoice } from './use-stored-choice.ts';

/** What the window's keys and commands ask of the results. */
export interface ResultsRoomHandle extends Pick<ResultListHandle, 'focus' | 'move' | 'openActive'> {
  readonly code: () => void;
  readonly exportResults: () => void;
}

type ListProps = ComponentProps<typeof ResultList>;

interface ResultsRoomProps extends Pick<ListProps, 'openKey' | 'onOpen' | 'onLook'> {
  readonly ref: Ref<ResultsRoomHandle>;
  readonly services: AppServices;
  readonly question: SearchQuestion;
  readonly ask: (change: Partial<SearchQuestion>) => void;
  /** What else is to be said about an answer, above its rows. */
  readonly about?: (answer: SearchAnswer) => ReactNode;
  readonly recent: RecentTopics;
  readonly onPreview: () => void;
  readonly onFacets: () => void;
  readonly onUndo: () => void;
  readonly onError: (error: AppError) => void;
}

type Work =
  | { readonly do: 'code'; readonly hits: readonly ChosenHit[] }
  | { readonly do: 'export'; readonly keys: ReadonlySet<string>; readonly total: number }
  | { readonly do: 'why'; readonly item: ResultItem; readonly rowId: string };

const PASSAGE_VIEWS = ['none', 'sentences', 'paragraphs'] as const;

/** The list and everything that is done with what it found: filter, choose, code, set aside, export, explain. */
export function ResultsRoom({ ref, ...props }: ResultsRoomProps) {
  const { services, question, ask, about, recent, onError } = props;
  const { t, language } = useText();
  const toasts = useToasts();
  const list = useRef<ResultListHandle>(null);
  const statusButton = useRef<HTMLButtonElement>(null);
  const [inPassages, setInPassages] = useStoredChoice('passages', PASSAGE_VIEWS, 'none');
  const [work, setWork] = useState<Work | null>(null);
  const close = useCallback(() => setWork(null), []);
  // The next key is the list's again, whichever control of a sheet was used last; sheets give the focus back a frame
  // after they are gone, and may find nothing to give it to.
  const busy = work !== null;
  const wasBusy = useRef(false);
  useEffect(() => {
    const ended = wasBusy.current && !busy;
    wasBusy.current = busy;
    if (!ended) return undefined;
    const timer = setTimeout(() => {
      if (document.activeElement === document.body) list.current?.focus();
    }, 80);
    return () => clearTimeout(timer);
  }, [busy]);
  const view: ListView = !question.groupByArticle ? 'hits' : inPassages === 'none' ? 'articles' : inPassages;
  const setView = (next: ListView): void => {
    setInPassages(next === 'sentences' || next === 'paragraphs' ? next : 'none');
    ask({ groupByArticle: next !== 'hits' });
  };

  const code = (): void => {
    const hits = list.current?.chosen() ?? [];
    if (hits.length > 0) setWork({ do: 'code', hits });
  };
  const exportResults = (): void => {
    const keys = new Set(list.current?.picked().map(({ hit }) => hit.key));
    void services.search.search({ ...requestOf(question), offset: 0, limit: 0 }).then((found) => {
      if (found.ok) setWork({ do: 'export', keys, total: found.value.total });
      else onError(found.error);
    });
  };
  const setStatus = async (hits: readonly ChosenHit[], status: ReadingStatus): Promise<void> => {
    const ids = new Set(hits.filter(({ hit }) => hit.kind !== 'topic').map(({ hit }) => hit.articleId));
    const result = await services.library.setStatusOfMany(
      [...ids].map((id) => asId<ArticleId>(id)),
      status,
    );
    if (!result.ok) return onError(result.error);
    if (result.value === 0) return toasts.show({ text: t('results.statusSame') });
    return toasts.show({
      text: t('results.statusSet', {
        count: result.value,
        n: formatNumber(result.value, language),
        status: t(`article.status.${status}`),
      }),
      action: { label: t('app.undo'), run: props.onUndo },
    });
  };
  const coded = (path: string, { topic, created, linked, already }: CodedPassages): void => {
    close();
    recent.remember(path);
    list.current?.clearChoice();
    const count = created + linked;
    toasts.show({
      text: t('coding.done', { count, n: formatNumber(count, language), name: topic.name }),
      ...(already === 0
        ? {}
        : { detail: t('coding.doneAlready', { count: already, n: formatNumber(already, language) }) }),
      action: { label: t('app.undo'), run: props.onUndo },
    });
  };

  useImperativeHandle(ref, () => ({
    focus: () => list.current?.focus(),
    move: (by) => list.current?.move(by),
    openActive: () => list.current?.openActive(),
    code,
    exportResults,
  }));

  const keys: Readonly<Record<Parameters<ListProps['onKey']>[0], () => void>> = {
    preview: props.onPreview,
    facets: props.onFacets,
    code,
    export: exportResults,
    status: () => {
      list.current?.pickActive();
      // The bar with the button may only now be drawn.
      requestAnimationFrame(() => statusButton.current?.click());
    },
  };
  const request = useMemo(() => requestOf(question), [question]);
  return (
    <>
      <ResultList
        ref={list}
        services={services}
        question={question}
        onQuestion={ask}
        view={view}
        onView={setView}
        about={(answer) => (
          <>
            <ActiveFilters text={question.text} onText={(text) => ask({ text })} />
            {about?.(answer)}
          </>
        )}
        openKey={props.openKey}
        onOpen={props.onOpen}
        onLook={props.onLook}
        onKey={(key) => keys[key]()}
        onWhy={(item, rowId) => setWork({ do: 'why', item, rowId })}
        bar={(chosen, clear) => (
          <SelectionBar
            count={chosen.length}
            statusRef={statusButton}
            onCode={code}
            onStatus={(status) => void setStatus(chosen, status)}
            onExport={exportResults}
            onClear={clear}
          />
        )}
      />
      {work?.do === 'code' ? (
        <CodingSheet
          services={services}
          hits={work.hits}
          question={question}
          recent={recent.paths}
          onCoded={coded}
          onError={onError}
          onClose={close}
        />
      ) : null}
      {work?.do === 'export' ? (
        <ExportSheet
          exporting={services.exporting}
          request={request}
          total={work.total}
          chosen={work.keys}
          onError={onError}
          onClose={close}
        />
      ) : null}
      {work?.do === 'why' ? (
        <WhyPanel
          search={services.search}
          hitKey={work.item.hit.best ?? work.item.hit.key}
          title={work.item.article?.title ?? ''}
          question={question}
          rowId={work.rowId}
          onWithout={(without) => ask({ without })}
          onClose={close}
        />
      ) : null}
    </>
  );
}
