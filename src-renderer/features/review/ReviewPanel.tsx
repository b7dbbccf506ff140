import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { X } from 'lucide-react';
import type { AppError } from '../../../src-core/base/error-code.ts';
import { errorSentences } from '../../../src-core/base/error-sentences.ts';
import type { ArticleId } from '../../../src-core/base/id.ts';
import type { Result } from '../../../src-core/base/result.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import type { AnnotationWithTopics } from '../../services/app-services.ts';
import type { CheckedSides, OpenCheck, ReviewService } from '../../services/review-service.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/Button.tsx';
import type { NoteLinks } from '../../ui/draw-note.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { useToasts } from '../../ui/toasts.tsx';
import { ReviewedPassage } from './ReviewedPassage.tsx';
import { ReviewSides } from './ReviewSides.tsx';
import styles from './ReviewPanel.module.css';
import { useCheckedSides, useReviewQueue, type GradeFilter } from './use-review-queue.ts';

interface ReviewPanelProps {
  readonly service: ReviewService;
  readonly articleId: ArticleId;
  /** The notes of the article: their topics are shown. */
  readonly notes: readonly AnnotationWithTopics[];
  /** Of what is written about the passages. */
  readonly links: NoteLinks;
  /** Brings the place into sight in the article. */
  readonly onShow: (check: OpenCheck, sides: CheckedSides) => void;
  readonly onOpenArticle: (id: ArticleId) => void;
  /** Puts the passage on the words that are selected in the article; where none are, the article gets the focus. */
  readonly onAttach: (check: OpenCheck) => void;
  readonly onUndo: () => void;
  readonly onError: (error: AppError) => void;
  readonly onClose: () => void;
}

const GRADES = ['all', 'moved', 'edited', 'lost'] as const;

/** Passages that a new version moved, changed or lost, one after the other, as they were and as they are. */
export function ReviewPanel(props: ReviewPanelProps) {
  const { service, articleId, notes, onShow, onOpenArticle, onAttach, onUndo, onError, onClose } = props;
  const { t, language } = useText();
  const toasts = useToasts();
  const announce = useAnnounce();
  const panel = useRef<HTMLElement>(null);
  const [grade, setGrade] = useState<GradeFilter>('all');
  const {
    isRead,
    all,
    shown: filter,
    queue,
    index,
    current,
    step,
  } = useReviewQueue(service, articleId, grade);
  const isHere = current?.article.id === articleId;
  const sides = useCheckedSides(service, isHere ? current : null);
  const n = (value: number): string => formatNumber(value, language);
  const ofGrade = (wanted: GradeFilter): number =>
    wanted === 'all' ? all.length : all.filter(({ check }) => check.grade === wanted).length;

  useEffect(() => panel.current?.focus({ preventScroll: true }), []);
  const shown = useRef({ onShow, onOpenArticle });
  useEffect(() => {
    shown.current = { onShow, onOpenArticle };
  });
  const latest = useRef(current);
  useEffect(() => {
    latest.current = current;
  });
  useEffect(() => {
    if (latest.current !== null && sides !== null && !('code' in sides))
      shown.current.onShow(latest.current, sides);
  }, [sides]);
  // Whoever opens another article is not led away from it; whoever goes on in the queue is.
  const goingFrom = useRef<ArticleId | null>(null);
  useEffect(() => {
    const from = goingFrom.current;
    goingFrom.current = null;
    if (current !== null && from === articleId && current.article.id !== articleId)
      shown.current.onOpenArticle(current.article.id);
  }, [current, articleId]);

  const settle = async <Value,>(
    command: Promise<Result<Value, AppError>>,
    said: (value: Value) => string,
  ): Promise<void> => {
    goingFrom.current = articleId;
    const result = await command;
    if (!result.ok) {
      goingFrom.current = null;
      return onError(result.error);
    }
    toasts.show({ text: said(result.value), action: { label: t('app.undo'), run: onUndo } });
    panel.current?.focus({ preventScroll: true });
    return undefined;
  };
  const accept = (): void => {
    if (current !== null && isHere)
      void settle(service.accept(current.annotation.id), () => t('review.accepted'));
  };
  const detach = (): void => {
    if (current !== null && isHere)
      void settle(service.detach(current.annotation.id), () => t('review.lostNow'));
  };
  const acceptMoved = (): void =>
    void settle(service.acceptAll('moved', null), (count) => t('review.acceptedAll', { count, n: n(count) }));
  const go = (by: 1 | -1): void => {
    if (!isHere && current !== null) onOpenArticle(current.article.id);
    else if (step(by)) goingFrom.current = articleId;
    else announce(t(by === 1 ? 'review.atEnd' : 'review.atStart'));
  };

  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    // A button that has the focus keeps its own keys.
    const onPanel = event.target === panel.current;
    const actions: Readonly<Record<string, () => void>> = {
      a: accept,
      x: detach,
      j: () => go(1),
      k: () => go(-1),
      r: () => {
        if (current !== null && isHere) onAttach(current);
      },
      Escape: onClose,
      ...(onPanel ? { Enter: accept, ArrowDown: () => go(1), ArrowUp: () => go(-1) } : {}),
    };
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const action = event.shiftKey ? (key === 'a' ? acceptMoved : undefined) : actions[key];
    if (action === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  };

  const isLost = current?.check.grade === 'lost';
  const problem = sides !== null && 'code' in sides ? errorSentences(sides, language) : null;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its keys are those of its buttons
    <section
      ref={panel}
      tabIndex={-1}
      aria-label={t('review.title')}
      className={styles.panel}
      onKeyDown={press}
      data-review
    >
      <header className={styles.head}>
        <div className={styles.facts}>
          <h2 className={styles.title}>{t('review.title')}</h2>
          <span className={styles.count} role="status">
            {queue.length === 0 ? '' : t('review.place', { n: n(index + 1), total: n(queue.length) })}
          </span>
          {all.length === 0 ? null : (
            <Choice
              label={t('review.filter')}
              value={filter}
              onChange={setGrade}
              options={GRADES.filter((id) => id === 'all' || ofGrade(id) > 0).map((id) => ({
                id,
                label: `${t(`review.grade.${id}`)} ${n(ofGrade(id))}`,
              }))}
            />
          )}
          {ofGrade('moved') === 0 ? null : (
            <Button look="quiet" onPress={acceptMoved}>
              {t('review.acceptMoved', { n: n(ofGrade('moved')) })}
            </Button>
          )}
        </div>
        <IconButton icon={X} label={t('review.close')} keys="Esc" onPress={onClose} />
      </header>
      {current === null || !isHere ? (
        <p className={styles.done}>
          {isRead ? (current === null ? t('review.done') : t('review.elsewhere')) : ''}
        </p>
      ) : (
        <div className={styles.body}>
          <ReviewedPassage
            check={current}
            links={props.links}
            topics={notes.find(({ annotation }) => annotation.id === current.annotation.id)?.topics ?? []}
          />
          {problem === null ? null : (
            <p role="alert">
              {problem.what} {problem.todo}
            </p>
          )}
          {sides === null || 'code' in sides ? null : (
            <ReviewSides sides={sides} colour={current.annotation.colour} />
          )}
        </div>
      )}
      {current === null ? null : (
        <footer className={styles.actions}>
          {isHere ? (
            <>
              <Button look="strong" onPress={accept}>
                {t(isLost ? 'review.acceptLost' : 'review.accept')} <Keys keys="a" />
              </Button>
              <Button onPress={() => onAttach(current)}>
                {t('review.attach')} <Keys keys="r" />
              </Button>
            </>
          ) : null}
          {isLost || !isHere ? null : (
            <Button onPress={detach}>
              {t('review.detach')} <Keys keys="x" />
            </Button>
          )}
          <span className={styles.space} />
          <Button look="quiet" isDisabled={index <= 0} onPress={() => go(-1)}>
            {t('review.previous')} <Keys keys="k" />
          </Button>
          <Button look="quiet" isDisabled={isHere && index >= queue.length - 1} onPress={() => go(1)}>
            {t('review.next')} <Keys keys="j" />
          </Button>
        </footer>
      )}
    </section>
  );
}
