import { useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import type { ComponentProps, Ref } from 'react';
import type { AppError } from '../../src-core/base/error-code.ts';
import { errorSentences } from '../../src-core/base/error-sentences.ts';
import type { AnnotationId, ArticleId, TopicId } from '../../src-core/base/id.ts';
import type { ArticleDocument } from '../../src-core/model/document.ts';
import { outlineOf } from '../../src-core/text/outline.ts';
import { loadHyphenation } from '../../src-core/text/hyphenation/hyphenation.ts';
import type { QueryOptions } from '../../src-core/search/search-types.ts';
import { PagesRoom } from '../features/reader/pages/PagesRoom.tsx';
import { Reader } from '../features/reader/Reader.tsx';
import type { ReaderHandle, SelectedPassage } from '../features/reader/reader-handle.ts';
import { useReadingLook } from '../features/settings/use-reading-look.ts';
import { useText } from '../i18n/text.ts';
import type { AppServices } from '../services/app-services.ts';
import { useToasts } from '../ui/toasts.tsx';
import { useLive } from '../ui/use-live.ts';
import { usePaneWidth } from '../ui/use-pane-width.ts';
import type { ArticleRoomHandle } from './article-room-handle.ts';
import { ArticleToolbar } from './ArticleToolbar.tsx';
import { ArticleTools } from './ArticleTools.tsx';
import { ArticleMargin } from './ArticleMargin.tsx';
import { ArticleBar } from './ArticleBar.tsx';
import { ArticleReview, type ArticleReviewHandle } from './ArticleReview.tsx';
import { ArticleSheets } from './ArticleSheets.tsx';
import type { ArticleSheet } from './ArticleSheets.tsx';
import { ArticleTop } from './ArticleTop.tsx';
import styles from './ArticleRoom.module.css';
import type { Jump, JumpPlace } from './jump.ts';
import { ReadingTools } from './ReadingTools.tsx';
import { NotesPanel } from './NotesPanel.tsx';
import { useAreaNotes } from './use-area-notes.ts';
import { useAreaPicture } from './use-area-picture.tsx';
import { useArticleAnnotations } from './use-article-annotations.ts';
import { useArticleLayers } from './use-article-layers.ts';
import { useAttach } from './use-attach.ts';
import { useDocument } from './use-document.ts';
import { useFoldedLines } from './use-folded-lines.ts';
import { useFind } from './use-find.ts';
import { useHitSteps } from './use-hit-steps.ts';
import { useNotesPlace } from './use-notes-place.ts';
import { useTextTools } from './use-text-tools.ts';
import { useNotesList } from './use-notes-list.ts';
import { usePassageCopies } from './use-passage-copies.ts';
import { usePassageCommands } from './use-passage-commands.ts';
import { useReadingTools } from './use-reading-tools.ts';
import { usePassageEnds } from './use-passage-ends.ts';
import { usePagesView } from './use-pages-view.ts';
import type { RecentTopics } from './use-recent-topics.ts';
import type { Reviewing } from './use-reviewing.ts';
import { useTellings } from './use-tellings.ts';
import { useWholePage } from './use-whole-page.ts';

interface ArticleRoomProps {
  readonly ref: Ref<ArticleRoomHandle>;
  readonly services: AppServices;
  readonly id: ArticleId;
  readonly query: string;
  /** How its text is read. */
  readonly options: QueryOptions;
  readonly jump: Jump | null;
  /** The annotation the jump goes to. */
  readonly annotationId: AnnotationId | null;
  readonly initialOffset: number;
  readonly recent: RecentTopics;
  readonly reviewing: Pick<Reviewing, 'start' | 'stop'> & { readonly on: boolean };
  readonly onVisible: (id: ArticleId, offset: number) => void;
  /** Goes to a place within the article: back leads to where one was. */
  readonly onLeave: (id: ArticleId, to: number) => void;
  readonly onClose: (() => void) | null;
  readonly onBack: () => void;
  readonly onOpenTopic: (id: TopicId) => void;
  readonly onOpenPassage: (articleId: ArticleId, id: AnnotationId) => void;
  readonly onOpenArticle: (id: ArticleId, place?: JumpPlace) => void;
  readonly onSearch: (query: string) => void;
  readonly onExport: () => void;
  readonly onRemove: (title: string) => void;
  readonly onUndo: () => void;
  readonly onError: (error: AppError) => void;
}

const NO_BLOCKS: readonly number[] = [];

type MarginGeometry = Parameters<NonNullable<ComponentProps<typeof Reader>['margin']>>[0];

/** Index of the block that an offset of the text lies in; -1 = none. */
function blockAt({ blocks }: ArticleDocument, offset: number): number {
  return blocks.findIndex(({ start, end }) => start <= offset && offset <= end);
}

/** The open article: page, margin of notes, hits, and the dialogs about it. */
export function ArticleRoom({ ref, ...props }: ArticleRoomProps) {
  const {
    services,
    id,
    query,
    options,
    jump,
    initialOffset,
    annotationId,
    recent,
    reviewing,
    onError,
    onBack,
    onVisible,
    onUndo,
    onOpenTopic,
    onOpenArticle,
    onExport,
    onRemove,
  } = props;
  const { t, language } = useText();
  const toasts = useToasts();
  const live = useMemo(() => services.library.article(id), [services, id]);
  const article = useLive(live);
  const look = useReadingLook();
  // While the text is read from disk: its first frame has its hyphens.
  const hyphensOf = look.hyphens === 'on' ? article?.language : undefined;
  useEffect(() => {
    if (hyphensOf !== undefined) void loadHyphenation(hyphensOf);
  }, [hyphensOf]);
  const document = useDocument(services.library, id, article?.documentId);
  const reader = useRef<ReaderHandle>(null);
  const review = useRef<ArticleReviewHandle>(null);
  const attachTo = useAttach({ services, reader, documentId: article?.documentId, onUndo, onError });
  const tellings = useTellings(services, id);
  const [sheet, setSheet] = useState<ArticleSheet | null>(null);
  const [pane, width] = usePaneWidth();
  const tools = useReadingTools();
  const documentId = article?.documentId;
  const content = document?.ok === true ? document.value : null;
  const text = content?.text ?? null;
  const shownText = useMemo(
    () => (documentId === undefined || text === null ? null : { documentId, text }),
    [documentId, text],
  );
  const visible = useCallback((offset: number) => onVisible(id, offset), [onVisible, id]);
  const pages = usePagesView(article, content, reader, { initialOffset, jump }, visible);
  const notesPlace = useNotesPlace(width, pages.shown);
  const notes = useArticleAnnotations(services, id, reader, shownText, onError);
  const steps = useHitSteps(services.search, id, query, options, jump, reader);
  const passageEnds = usePassageEnds(services, reader, notes, shownText);
  const shownBlocks = article?.shownBlocks ?? NO_BLOCKS;
  const findField = useRef<HTMLInputElement>(null);
  const find = useFind({ field: findField, finding: services.finding, reader, content, shownBlocks });
  const marked = useAreaNotes(services, id, shownText, notes, pages.shown);
  const painted = useArticleLayers(marked.painted, notes.activeId, notes.hoveredId, steps.hits, steps.index);
  const layers = useMemo(() => [...painted, ...find.layers], [painted, find.layers]);
  const passages = usePassageCommands({
    services,
    reader,
    notes,
    recent,
    foldedIn: useFoldedLines(content, shownBlocks, pages.shown),
    showNotes: notesPlace.show,
    onGone: () => void notesPlace.closeDrawer(),
    onShowEarlier: (annotation) => setSheet({ type: 'earlier', annotation }),
    onOpenTopic,
    onOpenArticle,
    onOpenPassage: props.onOpenPassage,
    onUndo,
  });

  const textTools = useTextTools({
    ...{ services, id, content, recent, onUndo, onError },
    shown: shownText,
    needed: passages.needed,
    onSearch: props.onSearch,
  });

  const copies = usePassageCopies(article, content, notes, passages.needed);
  const notesList = useNotesList(reader, initialOffset, pages.onVisible);

  const { setActiveId } = notes;
  useEffect(() => {
    if (annotationId !== null) setActiveId(annotationId);
  }, [jump, annotationId, setActiveId]);

  const wholePage = useWholePage({ services, id, onUndo, onError });
  const star = (starred: boolean): void => void notes.settle(services.library.setStarred(id, starred));
  useImperativeHandle(ref, () => ({
    ...passages.keys,
    ...passageEnds.keys,
    ...copies,
    stepHit: (by) => find.step(by) || steps.step(by) || find.again(by),
    find: find.open,
    ...textTools.keys,
    step: (step) => {
      notes.setActiveId(null);
      reader.current?.step(step);
      return true;
    },
    toggleFolded: () => reader.current?.toggleFolded(),
    pages: () => reader.current?.pages ?? null,
    togglePages: () => pages.toggle(),
    toggleNotes: notesPlace.toggle,
    toggleNotesList: notesList.toggle,
    showLook: () => tools.show('look', true),
    showOutline: () => {
      const headings = content === null ? 0 : outlineOf(content).length;
      if (headings === 0) toasts.show({ text: t('outline.none') });
      else tools.show('outline', true);
    },
    edit: () => setSheet({ type: 'correct' }),
    provenance: () => setSheet({ type: 'provenance' }),
    wholePage,
    editText: () => {
      const passage = reader.current?.passage() ?? null;
      const block =
        passage === null || document?.ok !== true ? -1 : blockAt(document.value, passage.range.start);
      if (block < 0) toasts.show({ text: t('note.noSelection') });
      else setSheet({ type: 'edit', block });
    },
    showStory: () => setSheet({ type: 'story' }),
    showVersions: () => setSheet({ type: 'versions' }),
    attach: () => {
      if (review.current !== null) return review.current.attach();
      return notes.active?.lost === true && attachTo(notes.active.annotation.id, 'selection');
    },
    star: () => star(article?.starred !== true),
    escape: () => {
      if (find.close() || notesList.close()) return true;
      const had = reader.current?.clear() === true || notes.activeId !== null;
      notes.setActiveId(null);
      return notesPlace.closeDrawer() || had;
    },
  }));

  const showBlock = useCallback(
    (index: number, shown: boolean) => {
      void services.library.showBlock(id, index, shown).then((result) => {
        if (!result.ok) onError(result.error);
      });
    },
    [services, id, onError],
  );

  const failed = document?.ok === false ? errorSentences(document.error, language) : null;
  const areaPicture = useAreaPicture(services.pages, article, content);
  const margin = (geometry: MarginGeometry | null) => (
    <ArticleMargin
      areaPicture={areaPicture}
      items={notes.items}
      language={content?.language ?? 'und'}
      activeId={notes.activeId}
      editingId={passages.editing}
      hoveredId={notes.hoveredId}
      actions={passages.actions}
      beside={geometry}
    />
  );
  const shared =
    article && content
      ? {
          document: content,
          layers,
          initialOffset: pages.offset,
          jump: pages.jump,
          onVisible: notesList.onVisible,
          onReady: pages.onReady,
          onPick: (offset: number | null) => notes.pick(offset),
          ends: passageEnds.ends,
          header: (
            <ArticleTop
              services={services}
              article={article}
              tellings={tellings}
              notes={notes}
              onShow={setSheet}
              onReview={reviewing.start}
              onWholePage={wholePage}
              onStar={star}
              onExport={onExport}
              onRemove={onRemove}
            />
          ),
          margin: notesPlace.beside ? margin : null,
          toolbar: (passage: SelectedPassage) => (
            <ArticleToolbar
              {...{ passage, reader, notes, passages, tools: textTools }}
              onEditText={() => setSheet({ type: 'edit', block: blockAt(content, passage.range.start) })}
            />
          ),
        }
      : null;
  return (
    <section ref={pane} aria-label={t('pane.article')} className={styles.room} data-article-pane>
      <ArticleBar
        hits={query.trim() === '' ? null : steps}
        notes={notes.items.length}
        notesOpen={notesPlace.beside || notesPlace.drawer}
        onNotes={notesPlace.toggle}
        onBack={onBack}
        onClose={props.onClose}
        tools={
          <ReadingTools
            tools={tools}
            article={article}
            document={content}
            reader={reader}
            onLeave={(to) => props.onLeave(id, to)}
            pages={pages}
          />
        }
      />
      {article === null ? <p className={styles.message}>{t('article.gone')}</p> : null}
      {failed === null ? null : (
        <p role="alert" className={styles.message}>
          {failed.what} {failed.todo}
        </p>
      )}
      {article !== null && content === null && failed === null ? (
        <p className={styles.waiting}>{t('article.loading')}</p>
      ) : null}
      {reviewing.on && article && content ? (
        <ArticleReview
          ref={review}
          services={services}
          id={id}
          reader={reader}
          attachTo={attachTo}
          notes={notes}
          links={passages.actions}
          onOpenArticle={onOpenArticle}
          onUndo={onUndo}
          onError={onError}
          onClose={reviewing.stop}
        />
      ) : null}
      {article && content && shared && !pages.shown ? (
        <Reader
          key={`${id} ${article.documentId}`}
          ref={reader}
          {...shared}
          shownBlocks={article.shownBlocks}
          annotated={marked.painted}
          hyphens={look.hyphens === 'on' ? look.align : 'off'}
          onShowBlock={showBlock}
          onLeave={(to) => props.onLeave(id, to)}
          readPicture={services.pictures.read}
          onHover={notes.hoverAt}
        />
      ) : null}
      {article && shared && pages.shown ? (
        <PagesRoom
          key={`${id} ${article.documentId}`}
          ref={reader}
          {...marked.onPages}
          {...shared}
          service={services.pages}
          original={article.original}
          onReadText={() => pages.toggle()}
        />
      ) : null}
      <ArticleTools
        {...{ field: findField, find, tools: textTools, related: services.related, onOpenArticle, onError }}
        onColour={(range, colour) => passages.paint(notes.targetOf(range), colour)}
      />
      {notesPlace.drawer ? <div className={styles.drawer}>{margin(null)}</div> : null}
      {notesList.offset !== null ? (
        <NotesPanel
          services={services}
          articleId={id}
          language={content?.language ?? 'und'}
          notes={notes}
          recent={recent}
          offset={notesList.offset}
          actions={passages.actions}
          onUndo={onUndo}
          onClose={notesList.close}
        />
      ) : null}
      {article ? (
        <ArticleSheets
          services={services}
          article={article}
          document={content}
          tellings={tellings}
          passages={passages}
          recent={recent}
          shown={sheet}
          onShow={setSheet}
          onCorrect={(fields) => notes.settle(services.library.correct(id, fields))}
          onOpenArticle={onOpenArticle}
          onSearch={props.onSearch}
          onUndo={onUndo}
          onError={onError}
        />
      ) : null}
    </section>
  );
}
