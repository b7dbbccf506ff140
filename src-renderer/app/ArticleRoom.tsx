import { useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import type { Ref } from 'react';
import { ChevronLeft, MessageSquareText } from 'lucide-react';
import type { AppError } from '../../src-core/base/error-code.ts';
import { errorSentences } from '../../src-core/base/error-sentences.ts';
import type { AnnotationId, ArticleId, TopicId } from '../../src-core/base/id.ts';
import { ANNOTATION_COLOURS } from '../../src-core/model/annotation.ts';
import { Margin } from '../features/annotations/Margin.tsx';
import type { NoteActions } from '../features/annotations/NoteCard.tsx';
import { PassageToolbar } from '../features/annotations/PassageToolbar.tsx';
import { TopicPicker } from '../features/annotations/TopicPicker.tsx';
import { ArticleHeader } from '../features/reader/ArticleHeader.tsx';
import { MetadataForm } from '../features/reader/MetadataForm.tsx';
import { Reader } from '../features/reader/Reader.tsx';
import type { CursorStep } from '../features/reader/reading-cursor.ts';
import type { ReaderHandle } from '../features/reader/reader-handle.ts';
import { HitStepper } from '../features/search/HitStepper.tsx';
import { formatNumber } from '../i18n/format.ts';
import { useText } from '../i18n/text.ts';
import type { AppServices } from '../services/app-services.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { useLive } from '../ui/use-live.ts';
import { usePaneWidth } from '../ui/use-pane-width.ts';
import styles from './ArticleRoom.module.css';
import type { Jump } from './jump.ts';
import { useArticleAnnotations } from './use-article-annotations.ts';
import type { PassageTarget } from './use-article-annotations.ts';
import { useArticleHits } from './use-article-hits.ts';
import { useArticleLayers } from './use-article-layers.ts';
import { useDocument } from './use-document.ts';

/** What the keys ask of the open article; false = there was nothing to act on. */
export interface ArticleRoomHandle {
  readonly colour: (index: number) => boolean;
  readonly note: () => boolean;
  readonly topic: () => boolean;
  readonly lastTopic: () => boolean;
  readonly cycle: () => boolean;
  readonly removeActive: () => boolean;
  readonly stepHit: (by: 1 | -1) => boolean;
  readonly step: (step: CursorStep) => boolean;
  readonly toggleFolded: () => void;
  readonly toggleNotes: () => void;
  readonly edit: () => void;
  readonly star: () => void;
  /** Puts away what is in hand; false where nothing was. */
  readonly escape: () => boolean;
  readonly focus: () => void;
}

interface ArticleRoomProps {
  readonly ref: Ref<ArticleRoomHandle>;
  readonly services: AppServices;
  readonly id: ArticleId;
  readonly query: string;
  readonly jump: Jump | null;
  /** The annotation the jump goes to. */
  readonly annotationId: AnnotationId | null;
  readonly initialOffset: number;
  readonly onVisible: (id: ArticleId, offset: number) => void;
  readonly onBack: () => void;
  readonly onOpenTopic: (id: TopicId) => void;
  readonly onExport: () => void;
  readonly onRemove: (title: string) => void;
  readonly onUndo: () => void;
  readonly onError: (error: AppError) => void;
}

/** Pixels from which on the notes stand beside the text. */
const BESIDE_FROM = 656;

/** The open article: page, margin of notes, hits, and the dialogs about it. */
export function ArticleRoom(props: ArticleRoomProps) {
  const { services, id, query, onError, onVisible, onBack } = props;
  const { t, language } = useText();
  const toasts = useToasts();
  const live = useMemo(() => services.library.article(id), [services, id]);
  const article = useLive(live);
  const document = useDocument(services.library, id, article?.documentId);
  const notes = useArticleAnnotations(services, id, onError);
  const hits = useArticleHits(services.search, id, query);
  const [hitIndex, setHitIndex] = useState(-1);
  const [editing, setEditing] = useState<AnnotationId | null>(null);
  const [coding, setCoding] = useState<PassageTarget | null>(null);
  const [correcting, setCorrecting] = useState(false);
  const [notesShown, setNotesShown] = useState(true);
  const [drawer, setDrawer] = useState(false);
  const [recent, setRecent] = useState<readonly string[]>([]);
  const [pane, width] = usePaneWidth();
  const reader = useRef<ReaderHandle>(null);
  const beside = width >= BESIDE_FROM;
  const tree = useMemo(() => services.topics.tree(), [services]);

  const layers = useArticleLayers(notes.items, notes.activeId, notes.hoveredId, hits, hitIndex);
  useEffect(() => setHitIndex(-1), [hits]);

  const { jump, annotationId } = props;
  const { setActiveId } = notes;
  useEffect(() => {
    if (annotationId !== null) setActiveId(annotationId);
  }, [jump, annotationId, setActiveId]);
  useEffect(() => {
    const place = jump?.range ?? null;
    if (place === null || hits.length === 0) return;
    const at = hits.findIndex((hit) => hit.start >= place.start && hit.start < place.end);
    if (at >= 0) setHitIndex(at);
  }, [jump, hits]);

  const target = (): PassageTarget | null => {
    const passage = reader.current?.passage() ?? null;
    if (passage?.by === 'selection') return notes.targetOf(passage.range);
    if (notes.active !== null) {
      const { start, end } = notes.active.annotation.position;
      if (passage === null || (passage.range.start === start && passage.range.end === end))
        return { type: 'annotation', item: notes.active };
    }
    return passage === null ? null : notes.targetOf(passage.range);
  };
  /** Keeps the words in hand after the browser's selection is gone. */
  const hold = (wanted: PassageTarget): void => {
    if (wanted.type === 'range') reader.current?.hold(wanted.range);
  };
  const needed = (): PassageTarget | null => {
    const wanted = target();
    if (wanted === null) toasts.show({ text: t('note.noSelection') });
    return wanted;
  };
  const openNote = async (wanted: PassageTarget): Promise<void> => {
    hold(wanted);
    const annotationId = await notes.annotate(wanted);
    if (annotationId === undefined) return;
    if (beside) setNotesShown(true);
    else setDrawer(true);
    setEditing(annotationId);
  };
  const addTopic = async (wanted: PassageTarget, path: string): Promise<void> => {
    const annotationId = await notes.annotate(wanted);
    if (annotationId === undefined) return;
    const topic = await notes.settle(services.annotations.addTopic(annotationId, path));
    if (topic === undefined) return;
    setRecent((paths) => [path, ...paths.filter((each) => each !== path)].slice(0, 8));
    toasts.show({
      text: t('topic.added', { name: topic.name }),
      action: { label: t('app.undo'), run: props.onUndo },
    });
  };
  const stepHit = (by: 1 | -1): boolean => {
    if (hits.length === 0) return false;
    const next = hitIndex < 0 ? (by > 0 ? 0 : hits.length - 1) : (hitIndex + by + hits.length) % hits.length;
    const hit = hits[next];
    setHitIndex(next);
    if (hit !== undefined) reader.current?.goTo(hit, false);
    return true;
  };
  const remove = (annotationId: AnnotationId): void => {
    void notes.settle(services.annotations.remove(annotationId)).then((done) => {
      if (done !== undefined)
        toasts.show({ text: t('note.deleted'), action: { label: t('app.undo'), run: props.onUndo } });
    });
  };

  useImperativeHandle(props.ref, () => ({
    colour: (index) => {
      const wanted = needed();
      const colour = ANNOTATION_COLOURS[index];
      if (wanted === null || colour === undefined) return true;
      hold(wanted);
      void notes.annotate(wanted, colour);
      return true;
    },
    note: () => {
      const wanted = target();
      if (wanted === null) return false;
      void openNote(wanted);
      return true;
    },
    topic: () => {
      const wanted = needed();
      if (wanted !== null) {
        hold(wanted);
        setCoding(wanted);
      }
      return true;
    },
    lastTopic: () => {
      const [path] = recent;
      if (path === undefined) {
        toasts.show({ text: t('note.noLastTopic') });
        return true;
      }
      const wanted = needed();
      if (wanted !== null) {
        hold(wanted);
        void addTopic(wanted, path);
      }
      return true;
    },
    cycle: () => {
      const item = notes.cycle(reader.current?.passage()?.range.start ?? 0);
      if (item === null) return false;
      reader.current?.clear();
      reader.current?.goTo(item.annotation.position, false);
      return true;
    },
    removeActive: () => {
      if (notes.active === null) return false;
      remove(notes.active.annotation.id);
      return true;
    },
    stepHit,
    step: (step) => {
      notes.setActiveId(null);
      reader.current?.step(step);
      return true;
    },
    toggleFolded: () => reader.current?.toggleFolded(),
    toggleNotes: () => (beside ? setNotesShown(!notesShown) : setDrawer(!drawer)),
    edit: () => setCorrecting(true),
    star: () => void notes.settle(services.library.setStarred(id, article?.starred !== true)),
    escape: () => {
      const had = reader.current?.clear() === true || notes.activeId !== null || drawer;
      notes.setActiveId(null);
      setDrawer(false);
      return had;
    },
    focus: () => reader.current?.focus(),
  }));

  const actions: NoteActions = {
    onGoTo: (item) => {
      notes.setActiveId(item.annotation.id);
      reader.current?.goTo(item.annotation.position, false);
      if (!beside) setDrawer(false);
    },
    onHover: (item) => notes.setHoveredId(item?.annotation.id ?? null),
    onColour: (item, colour) => void notes.annotate({ type: 'annotation', item }, colour),
    onNote: async (item, note) =>
      (await notes.settle(services.annotations.setNote(item.annotation.id, note))) !== undefined,
    onAddTopic: (item) => setCoding({ type: 'annotation', item }),
    onRemoveTopic: (linkId) => void notes.settle(services.annotations.removeTopic(linkId)),
    onOpenTopic: ({ topic }) => props.onOpenTopic(topic.id),
    onRemove: (item) => remove(item.annotation.id),
    onEditing: (item) => {
      setEditing(item?.annotation.id ?? null);
      if (item !== null) notes.setActiveId(item.annotation.id);
    },
  };

  const visible = useCallback((offset: number) => onVisible(id, offset), [onVisible, id]);
  const showBlock = useCallback(
    (index: number, shown: boolean) => {
      void services.library.showBlock(id, index, shown).then((result) => {
        if (!result.ok) onError(result.error);
      });
    },
    [services, id, onError],
  );

  const failed = document?.ok === false ? errorSentences(document.error, language) : null;
  const content = document?.ok === true ? document.value : null;
  const ready = article !== undefined && article !== null && content !== null;
  const margin = (
    geometry: Parameters<NonNullable<React.ComponentProps<typeof Reader>['margin']>>[0] | null,
  ) => (
    <Margin
      items={notes.items}
      activeId={notes.activeId}
      editingId={editing}
      actions={actions}
      beside={geometry}
    />
  );
  return (
    <section ref={pane} aria-label={t('pane.article')} className={styles.room} data-article-pane>
      <div className={styles.bar}>
        <IconButton
          icon={ChevronLeft}
          label={t('pane.backToList')}
          keys="Esc"
          className={styles.back}
          onPress={onBack}
        />
        <span className={styles.space} />
        {query.trim() === '' ? null : <HitStepper total={hits.length} index={hitIndex} onStep={stepHit} />}
        <button
          type="button"
          className={styles.notesToggle}
          aria-expanded={beside ? notesShown : drawer}
          onClick={() => (beside ? setNotesShown(!notesShown) : setDrawer(!drawer))}
        >
          <MessageSquareText aria-hidden size={15} strokeWidth={1.6} />
          {t('note.count', { count: notes.items.length, n: formatNumber(notes.items.length, language) })}
        </button>
      </div>
      {article === null ? <p className={styles.message}>{t('article.gone')}</p> : null}
      {failed === null ? null : (
        <p role="alert" className={styles.message}>
          {failed.what} {failed.todo}
        </p>
      )}
      {!ready && article !== null && failed === null ? (
        <p className={styles.message}>{t('article.loading')}</p>
      ) : null}
      {ready ? (
        <Reader
          key={`${id} ${article.documentId}`}
          ref={reader}
          document={content}
          shownBlocks={article.shownBlocks}
          onShowBlock={showBlock}
          layers={layers}
          initialOffset={props.initialOffset}
          jump={jump}
          onVisible={visible}
          onPick={(offset) => {
            const [item] = offset === null ? [] : notes.at(offset);
            notes.setActiveId(item?.annotation.id ?? null);
          }}
          header={
            <ArticleHeader
              article={article}
              onEdit={() => setCorrecting(true)}
              onStar={(starred) => void notes.settle(services.library.setStarred(id, starred))}
              onExport={props.onExport}
              onRemove={() => props.onRemove(article.title)}
            />
          }
          margin={beside && notesShown ? margin : null}
          toolbar={(passage) => (
            <PassageToolbar
              box={passage.box}
              onColour={(colour) => {
                const wanted = notes.targetOf(passage.range);
                reader.current?.clear();
                void notes.annotate(wanted, colour);
              }}
              onNote={() => void openNote(notes.targetOf(passage.range))}
              onTopic={() => {
                const wanted = notes.targetOf(passage.range);
                hold(wanted);
                setCoding(wanted);
              }}
            />
          )}
        />
      ) : null}
      {!beside && drawer ? <div className={styles.drawer}>{margin(null)}</div> : null}
      {coding === null || content === null ? null : (
        <TopicPicker
          tree={tree}
          recent={recent}
          quote={
            coding.type === 'annotation'
              ? coding.item.annotation.quote.exact
              : content.text.slice(coding.range.start, coding.range.end)
          }
          taken={coding.type === 'annotation' ? coding.item.topics : []}
          onClose={() => setCoding(null)}
          onPick={(path) => {
            setCoding(null);
            void addTopic(coding, path);
          }}
        />
      )}
      {correcting && article !== undefined && article !== null ? (
        <MetadataForm
          article={article}
          onClose={() => setCorrecting(false)}
          onSave={async (fields) => {
            const saved = (await notes.settle(services.library.correct(id, fields))) !== undefined;
            if (saved) toasts.show({ text: t('article.saved') });
            return saved;
          }}
        />
      ) : null}
    </section>
  );
}
