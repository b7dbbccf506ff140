import type { Ref } from 'react';
import type { AppError } from '../../src-core/base/error-code.ts';
import type { ArticleId, TopicId } from '../../src-core/base/id.ts';
import { Preview } from '../features/results/Preview.tsx';
import { useText } from '../i18n/text.ts';
import type { AppServices } from '../services/app-services.ts';
import type { ExportScope } from '../services/exporting.ts';
import type { SearchQuestion } from '../services/search-question.ts';
import { useToasts } from '../ui/toasts.tsx';
import type { ArticleRoomHandle } from './article-room-handle.ts';
import { ArticleRoom } from './ArticleRoom.tsx';
import { Broken } from './Broken.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { NothingOpen } from './NothingOpen.tsx';
import type { Side } from './side.ts';
import type { useLook } from './use-look.ts';
import type { Opening } from './use-opening.ts';
import type { RecentTopics } from './use-recent-topics.ts';
import type { Reviewing } from './use-reviewing.ts';
import styles from './Workspace.module.css';

interface ReadingPaneProps {
  readonly rooms: Readonly<Record<Side, Ref<ArticleRoomHandle>>>;
  readonly services: AppServices;
  readonly open: Opening;
  /** What is looked at beside the list without being opened. */
  readonly look: ReturnType<typeof useLook>['look'];
  readonly question: SearchQuestion;
  readonly ask: (change: Partial<SearchQuestion>) => void;
  readonly recent: RecentTopics;
  readonly reviewing: Reviewing;
  readonly onOpenTopic: (id: TopicId) => void;
  readonly onExport: (scope: ExportScope) => void;
  readonly onUndo: () => void;
  readonly onError: (error: AppError) => void;
}

/** The right pane: the open article, or two of them, or a look at the row that the keys are on. */
export function ReadingPane({ rooms, ...props }: ReadingPaneProps) {
  const { services, open, look, question, ask, onExport, onUndo, onError } = props;
  const { t } = useText();
  const toasts = useToasts();
  const { topicId, articleId, besideId } = open.route;
  const remove = async (id: ArticleId, title: string, side: Side): Promise<void> => {
    const result = await services.library.remove(id);
    if (!result.ok) {
      onError(result.error);
      return;
    }
    open.closeArticle(side);
    toasts.show({
      text: t('article.removed', { title: title === '' ? t('list.untitled') : title }),
      action: { label: t('app.undo'), run: onUndo },
    });
  };
  return (
    <main className={styles.right} data-two={besideId !== null || undefined}>
      {look === null || topicId !== null ? null : (
        <Preview
          search={services.search}
          article={look.article}
          question={question}
          place={look.place}
          onOpen={(place) => open.article(look.article.id, { range: place, hold: false })}
        />
      )}
      {articleId === null ? (
        <NothingOpen />
      ) : (
        (['main', 'beside'] as const).map((side) => {
          const id = side === 'main' ? articleId : besideId;
          if (id === null) return null;
          const here = open.jump?.side === side && open.jump.articleId === id;
          return (
            <div
              key={`${side} ${id}`}
              className={styles.side}
              data-side={side}
              data-active={besideId !== null && open.side === side ? true : undefined}
              onFocusCapture={() => open.onSide(side)}
              onPointerDownCapture={() => open.onSide(side)}
            >
              <ErrorBoundary fallback={(again) => <Broken onAgain={again} />}>
                <ArticleRoom
                  ref={rooms[side]}
                  services={services}
                  id={id}
                  query={topicId === null ? question.text : ''}
                  options={question}
                  jump={here ? open.jump : null}
                  annotationId={here ? open.annotationId : null}
                  initialOffset={open.offsetOf(id)}
                  recent={props.recent}
                  reviewing={{ ...props.reviewing, on: props.reviewing.side === side }}
                  onVisible={open.onVisible[side]}
                  onLeave={open.leave}
                  onClose={besideId === null ? null : () => open.closeArticle(side)}
                  onBack={() => open.closeArticle(side)}
                  onOpenTopic={props.onOpenTopic}
                  onOpenArticle={open.article}
                  onOpenPassage={(of, annotation) => void open.passage(of, annotation)}
                  onSearch={(text) => ask({ text })}
                  onExport={() => onExport({ type: 'article', id })}
                  onRemove={(title) => void remove(id, title, side)}
                  onUndo={onUndo}
                  onError={onError}
                />
              </ErrorBoundary>
            </div>
          );
        })
      )}
    </main>
  );
}
