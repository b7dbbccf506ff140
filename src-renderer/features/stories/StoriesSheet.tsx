import { useDeferredValue, useMemo, useRef, useState } from 'react';
import type { AppError } from '../../../src-core/base/error-code.ts';
import type { ArticleId } from '../../../src-core/base/id.ts';
import type { Article } from '../../../src-core/model/article.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import type { AppServices, CommandResult } from '../../services/app-services.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Keys } from '../../ui/Keys.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { useToasts } from '../../ui/toasts.tsx';
import { useLive } from '../../ui/use-live.ts';
import { listedOffer, listedStory, storiesMatching } from './listed-story.ts';
import type { ListedStory } from './listed-story.ts';
import styles from './StoriesSheet.module.css';
import { StoryDetail } from './StoryDetail.tsx';
import { StoryList } from './StoryList.tsx';
import type { StoryAction } from './StoryList.tsx';
import { useLedger } from './use-ledger.ts';
import { useStoryDecisions } from './use-story-decisions.ts';

interface StoriesSheetProps {
  readonly services: Pick<AppServices, 'stories' | 'search'>;
  readonly onOpen: (id: ArticleId) => void;
  /** Lists the articles of a story. */
  readonly onSearch: (query: string) => void;
  readonly onUndo: () => void;
  readonly onError: (error: AppError) => void;
  readonly onClose: () => void;
}

type Shelf = 'offered' | 'made';

/** Stories from which deciding takes so long that one sees how far it is. */
const MANY = 100;

const NONE: ReadonlySet<string> = new Set();
const idsOf = (articles: readonly Article[]): readonly ArticleId[] => articles.map(({ id }) => id);
const pairsOf = ({ offer }: ListedStory): readonly (readonly [ArticleId, ArticleId])[] =>
  offer?.pairs.map(({ a, b }) => [a, b] as const) ?? [];

/** All stories of the notebook, and everything that may be one: grouped, told apart, merged and split, each step undoable. */
export function StoriesSheet({ services, onOpen, onSearch, onUndo, onError, onClose }: StoriesSheetProps) {
  const { stories } = services;
  const { t, language } = useText();
  const toasts = useToasts();
  const announce = useAnnounce();
  const stateLive = useMemo(() => services.search.state(), [services]);
  const ready = useLive(stateLive)?.ready === true;
  const { busy, decide, stop } = useStoryDecisions(stories);
  const { ledger, comparing } = useLedger(stories, ready, busy !== null);
  const [shelf, setShelf] = useState<Shelf>('offered');
  const [words, setWords] = useState('');
  const filter = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const [marked, setMarked] = useState(NONE);
  const all = useMemo(
    () =>
      ledger === null
        ? []
        : shelf === 'offered'
          ? ledger.offers.map(listedOffer)
          : ledger.stories.map(listedStory),
    [ledger, shelf],
  );
  const wanted = useDeferredValue(words);
  const listed = useMemo(() => storiesMatching(all, wanted), [all, wanted]);
  const at = Math.max(0, Math.min(active, listed.length - 1));
  const story = listed[at];
  // what was marked under other words stays marked: so two stories are found and merged
  const chosen = all.filter(({ key }) => marked.has(key));
  const actedOn = busy !== null ? [] : chosen.length > 0 ? chosen : story === undefined ? [] : [story];

  const settle = <Value,>(result: CommandResult<Value>, told: string | ((value: Value) => string)): void => {
    setMarked(NONE);
    void result.then((done) => {
      if (!done.ok) return onError(done.error);
      const text = typeof told === 'string' ? told : told(done.value);
      announce(text);
      return toasts.show({ text, action: { label: t('app.undo'), run: onUndo } });
    });
  };
  const counted =
    (key: 'stories.grouped' | 'stories.dissolved') =>
    (count: number): string =>
      t(key, { count, n: formatNumber(count, language) });
  const accept = (): void => {
    if (actedOn.length === 0) return;
    if (shelf === 'offered')
      settle(
        decide({ type: 'join', stories: actedOn.map(({ articles }) => idsOf(articles)) }),
        counted('stories.grouped'),
      );
    else if (actedOn.length > 1 && actedOn.length === all.length) onSearch('story:any');
    else onSearch(actedOn.map(({ key }) => `story:${key}`).join(' OR '));
  };
  const reject = (): void => {
    if (actedOn.length === 0) return;
    if (shelf === 'offered')
      settle(decide({ type: 'tellApart', stories: actedOn.map(pairsOf) }), t('story.apart'));
    else
      settle(
        decide({ type: 'dissolve', stories: actedOn.flatMap(({ articles: [first] }) => first?.id ?? []) }),
        counted('stories.dissolved'),
      );
  };
  const merge = (): void => {
    if (busy === null)
      settle(stories.join(chosen.flatMap(({ articles }) => idsOf(articles))), t('stories.merged'));
  };
  const halt = (): void => {
    stop();
    list.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus();
  };
  const takeOut = (from: ListedStory, telling: readonly Article[]): void => {
    const [first] = telling;
    if (first === undefined || busy !== null) return;
    const own = new Set(idsOf(telling));
    if (from.offer === null) settle(stories.split(first.id), t('story.splitDone'));
    else
      settle(
        stories.tellApart(...pairsOf(from).filter(([a, b]) => own.has(a) !== own.has(b))),
        t('story.apart'),
      );
  };
  const actions: Readonly<Record<StoryAction, () => boolean>> = {
    filter: () => {
      filter.current?.focus();
      return true;
    },
    mark: () => {
      if (story === undefined) return false;
      const next = new Set(marked);
      if (!next.delete(story.key)) next.add(story.key);
      setMarked(next);
      return true;
    },
    markAll: () => {
      setMarked(new Set([...marked, ...listed.map(({ key }) => key)]));
      return true;
    },
    clear: () => {
      if (busy !== null) {
        halt();
        return true;
      }
      if (marked.size === 0) return false;
      setMarked(NONE);
      return true;
    },
    accept: () => {
      accept();
      return true;
    },
    reject: () => {
      reject();
      return true;
    },
    merge: () => {
      if (shelf === 'made' && chosen.length > 1) merge();
      return true;
    },
    undo: () => {
      if (busy === null) onUndo();
      return true;
    },
  };

  const numbered = (label: string, count: number | undefined): string =>
    count === undefined ? label : `${label} ${formatNumber(count, language)}`;
  const empty =
    all.length > 0
      ? t('stories.noneMatch')
      : !ready
        ? t('stories.notReady')
        : shelf === 'made'
          ? t('stories.noneMade')
          : comparing === null
            ? t('stories.noneOffered')
            : comparing.total === 0
              ? t('story.comparing')
              : t('stories.comparing', {
                  done: formatNumber(comparing.done, language),
                  total: formatNumber(comparing.total, language),
                });
  return (
    <Sheet title={t('stories.title')} closeLabel={t('app.close')} open onClose={onClose} width="broad">
      <div className={styles.bar}>
        <Choice
          label={t('stories.which')}
          value={shelf}
          onChange={(next) => {
            setShelf(next);
            setActive(0);
            setMarked(NONE);
          }}
          options={[
            {
              id: 'offered',
              label: numbered(t('stories.offered'), comparing === null ? ledger?.offers.length : undefined),
            },
            { id: 'made', label: numbered(t('stories.made'), ledger?.stories.length) },
          ]}
        />
        {all.length === 0 ? null : (
          <input
            ref={filter}
            type="search"
            aria-label={t('stories.filter')}
            aria-keyshortcuts="/"
            placeholder={t('stories.filter')}
            value={words}
            className={styles.filter}
            onChange={(event) => {
              setWords(event.target.value);
              setActive(0);
            }}
            onKeyDown={(event) => {
              if (event.key === 'Escape' && words !== '') {
                setWords('');
                event.preventDefault();
                event.stopPropagation();
              } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
                list.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus();
                event.preventDefault();
              }
            }}
          />
        )}
        <p className={styles.keys}>
          {listed.length === all.length ? null : (
            <span role="status">
              {t('stories.matching', {
                n: formatNumber(listed.length, language),
                total: formatNumber(all.length, language),
              })}{' '}
              ·{' '}
            </span>
          )}
          {all.length === 0 ? null : (
            <>
              <Keys keys="/" /> {t('stories.filters')} ·{' '}
            </>
          )}
          <Keys keys="x" /> {t('stories.mark')}
        </p>
      </div>
      {story === undefined ? (
        <p role="status" className={classNames(styles.none, all.length > 0 && styles.noneMatch)}>
          {empty}
        </p>
      ) : (
        <div className={styles.room}>
          <div ref={list} className={styles.side}>
            <StoryList
              key={shelf}
              label={t(shelf === 'offered' ? 'stories.listOffered' : 'stories.listMade')}
              stories={listed}
              active={at}
              marked={marked}
              onActive={setActive}
              onAction={(action) => actions[action]()}
            />
            {busy !== null && busy.total >= MANY ? (
              <div className={classNames(styles.markedLine, styles.busyLine)}>
                <span role="status">
                  {t('stories.deciding', {
                    done: formatNumber(busy.done, language),
                    total: formatNumber(busy.total, language),
                  })}
                </span>
                <Button look="quiet" onPress={halt}>
                  {t('stories.stop')} <Keys keys="Esc" />
                </Button>
              </div>
            ) : chosen.length === 0 ? null : (
              <p role="status" className={styles.markedLine}>
                {t('stories.marked', { count: chosen.length, n: formatNumber(chosen.length, language) })}
              </p>
            )}
          </div>
          <StoryDetail
            key={story.key}
            stories={stories}
            story={story}
            onOpen={onOpen}
            onOut={(telling) => takeOut(story, telling)}
            actions={
              shelf === 'offered' ? (
                <>
                  <Button look="strong" onPress={accept}>
                    {t('stories.group')} <Keys keys="↵" />
                  </Button>
                  <Button look="plain" onPress={reject}>
                    {t('story.reject')} <Keys keys="Del" />
                  </Button>
                </>
              ) : (
                <>
                  <Button look="plain" onPress={accept}>
                    {t('story.find')} <Keys keys="↵" />
                  </Button>
                  {chosen.length < 2 ? null : (
                    <Button look="strong" onPress={merge}>
                      {t('stories.merge')} <Keys keys="m" />
                    </Button>
                  )}
                  <Button look="danger" onPress={reject}>
                    {t('stories.dissolve')} <Keys keys="Del" />
                  </Button>
                </>
              )
            }
          />
        </div>
      )}
    </Sheet>
  );
}
