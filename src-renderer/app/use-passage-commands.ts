import { useEffect, useMemo, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { cutText } from '../../src-core/base/cut-text.ts';
import type { AnnotationId, ArticleId } from '../../src-core/base/id.ts';
import { ANNOTATION_COLOURS } from '../../src-core/model/annotation.ts';
import type { Annotation, AnnotationColour } from '../../src-core/model/annotation.ts';
import type { NoteActions } from '../features/annotations/NoteCard.tsx';
import type { ReaderHandle } from '../features/reader/reader-handle.ts';
import { useText } from '../i18n/text.ts';
import type { AppServices } from '../services/app-services.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { focusWhenDrawn } from '../ui/focus-when-drawn.ts';
import { noteWords } from '../ui/note-words.ts';
import { useToasts } from '../ui/toasts.tsx';
import { findInArticle } from './panes.ts';
import { useNoteLinks } from './use-note-links.ts';
import type { RecentTopics } from './use-recent-topics.ts';
import type { useArticleAnnotations, PassageTarget } from './use-article-annotations.ts';

interface PassageCommandParts {
  readonly services: AppServices;
  readonly reader: RefObject<ReaderHandle | null>;
  readonly notes: ReturnType<typeof useArticleAnnotations>;
  readonly recent: RecentTopics;
  /** Lines folded away that a passage goes over; keep the function the same. */
  readonly foldedIn: NoteActions['foldedIn'];
  /** Brings the notes into sight, beside the text or in their drawer. */
  readonly showNotes: () => void;
  readonly onGone: () => void;
  /** Shows a passage that is not in this version in the one it was made on. */
  readonly onShowEarlier: (annotation: Annotation) => void;
  readonly onOpenTopic: (id: Parameters<NoteActions['onOpenTopic']>[0]['topic']['id']) => void;
  readonly onOpenArticle: (id: ArticleId) => void;
  readonly onOpenPassage: (articleId: ArticleId, id: AnnotationId) => void;
  readonly onUndo: () => void;
}

/** Characters of a passage that are said when it is highlighted. */
const SAID = 120;

/** What can be done with the passage in hand: colour it, write a note, tie it to a topic, delete it. */
export function usePassageCommands(parts: PassageCommandParts) {
  const { services, reader, notes, recent, foldedIn } = parts;
  const links = useNoteLinks(services, recent.paths, parts.onOpenArticle, parts.onOpenPassage);
  const { t } = useText();
  const toasts = useToasts();
  const announce = useAnnounce();
  const [editing, setEditing] = useState<AnnotationId | null>(null);
  const [coding, setCoding] = useState<PassageTarget | null>(null);

  /** Selected words count first, then the note in hand, then the sentence under the reading cursor. */
  const target = (): PassageTarget | null => {
    const passage = reader.current?.passage() ?? null;
    if (passage?.by === 'selection') return notes.targetOf(passage.range);
    if (notes.active !== null) {
      const { start, end } = notes.active.annotation.position;
      const same = passage === null || (passage.range.start === start && passage.range.end === end);
      if (same) return { type: 'annotation', item: notes.active };
    }
    return passage === null ? null : notes.targetOf(passage.range);
  };
  const needed = (): PassageTarget | null => {
    const wanted = target();
    if (wanted === null) toasts.show({ text: t('note.noSelection') });
    return wanted;
  };
  /** Keeps the words in hand after the browser's selection is gone. */
  const hold = (wanted: PassageTarget): void => {
    if (wanted.type === 'range') reader.current?.hold(wanted.range);
  };

  const paint = (wanted: PassageTarget, colour: AnnotationColour): void => {
    void notes.annotate(wanted, colour).then((done) => {
      if (done === undefined) return;
      const marked = t('note.marked', { colour: t(`colour.${colour}`) });
      announce(`${marked}: ${cutText(notes.wordsOf(wanted), SAID)}`);
    });
  };
  const writeNote = async (wanted: PassageTarget): Promise<void> => {
    hold(wanted);
    // Within the key's own turn: what is typed next belongs to the note.
    const id = await notes.annotate(wanted, undefined, (begun) => {
      parts.showNotes();
      setEditing(begun);
    });
    if (id === undefined) setEditing(null);
  };
  const chooseTopic = (wanted: PassageTarget): void => {
    hold(wanted);
    setCoding(wanted);
  };
  const addTopic = async (wanted: PassageTarget, path: string): Promise<void> => {
    setCoding(null);
    const id = await notes.annotate(wanted);
    if (id === undefined) return;
    const topic = await notes.settle(services.annotations.addTopic(id, path));
    if (topic === undefined) return;
    recent.remember(path);
    toasts.show({
      text: t('topic.added', { name: topic.name }),
      action: { label: t('app.undo'), run: parts.onUndo },
    });
  };
  const remove = async (id: AnnotationId): Promise<void> => {
    const done = await notes.settle(services.annotations.remove(id));
    if (done !== undefined)
      toasts.show({ text: t('note.deleted'), action: { label: t('app.undo'), run: parts.onUndo } });
  };

  const now: NoteActions = {
    onGoTo: (item) => {
      notes.setActiveId(item.annotation.id);
      const { area, position } = item.annotation;
      const pages = reader.current?.pages;
      if (item.lost === true) parts.onShowEarlier(item.annotation);
      else if (area !== undefined && pages !== undefined) pages.goToArea(area);
      else reader.current?.goTo(position, false);
      parts.onGone();
    },
    foldedIn,
    onShowFolded: (item) => {
      notes.setActiveId(item.annotation.id);
      reader.current?.unfold?.(item.annotation.position);
      reader.current?.focus();
      parts.onGone();
    },
    onHover: (item) => notes.setHoveredId(item?.annotation.id ?? null),
    onColour: (item, colour) => paint({ type: 'annotation', item }, colour),
    // Said beside the field, which keeps what was written.
    onNote: async (item, note) => {
      const saved = await services.annotations.setNote(item.annotation.id, note);
      return saved.ok ? null : saved.error;
    },
    onAddTopic: (item) => setCoding({ type: 'annotation', item }),
    onRemoveTopic: (linkId) => void notes.settle(services.annotations.removeTopic(linkId)),
    onOpenTopic: ({ topic }) => parts.onOpenTopic(topic.id),
    onRemove: (item) => void remove(item.annotation.id),
    onEditing: (item) => {
      setEditing(item?.annotation.id ?? null);
      if (item !== null) notes.setActiveId(item.annotation.id);
    },
    colours: services.colours,
    onMeaning: (colour, meaning) => void notes.settle(services.colours.setMeaning(colour, meaning)),
    onOpenLink: (target) => void links.open(target),
    onCopyAddress: (href) => void links.copyAddress(href),
    completionsFor: (item) => ({
      topics: (typed) => links.topics(typed, new Set(item.topics.map(({ topic }) => topic.id))),
      makeTopic: links.makeTopic,
      onTopic: (path) => void addTopic({ type: 'annotation', item }, path),
      links: links.links,
    }),
  };

  // The same functions for each drawing, or all notes of a page would be drawn again whenever one is pointed at.
  const latest = useRef(now);
  useEffect(() => {
    latest.current = now;
  });
  const actions = useMemo(
    (): NoteActions => ({
      onGoTo: (item) => latest.current.onGoTo(item),
      foldedIn,
      onShowFolded: (item) => latest.current.onShowFolded(item),
      onHover: (item) => latest.current.onHover(item),
      onColour: (item, colour) => latest.current.onColour(item, colour),
      onNote: (item, note) => latest.current.onNote(item, note),
      onAddTopic: (item) => latest.current.onAddTopic(item),
      onRemoveTopic: (linkId) => latest.current.onRemoveTopic(linkId),
      onOpenTopic: (linked) => latest.current.onOpenTopic(linked),
      onRemove: (item) => latest.current.onRemove(item),
      onEditing: (item) => latest.current.onEditing(item),
      colours: services.colours,
      onMeaning: (colour, meaning) => latest.current.onMeaning(colour, meaning),
      onOpenLink: (target) => latest.current.onOpenLink(target),
      onCopyAddress: (href) => latest.current.onCopyAddress(href),
      completionsFor: (item) => latest.current.completionsFor(item),
    }),
    [services.colours, foldedIn],
  );

  /** The same by key; false = there was nothing to act on, so that the key may mean something else. */
  const keys = {
    colour: (index: number): boolean => {
      const wanted = needed();
      const colour = ANNOTATION_COLOURS[index];
      if (wanted === null || colour === undefined) return true;
      hold(wanted);
      paint(wanted, colour);
      return true;
    },
    note: (): boolean => {
      const wanted = target();
      if (wanted === null) return false;
      void writeNote(wanted);
      return true;
    },
    pageNote: (): boolean => {
      void notes.pageNote().then((id) => {
        if (id === undefined) return;
        parts.showNotes();
        reader.current?.goTo({ start: 0, end: 0 }, false);
        setEditing(id);
      });
      return true;
    },
    /** Brings the focus to the note of the passage in hand; where it has none, shows the author's note to it. */
    focusNote: (): boolean => {
      const passage = reader.current?.passage() ?? null;
      const item = notes.active ?? (passage === null ? null : notes.on(passage.range));
      if (item === null) return reader.current?.showNote() ?? false;
      parts.showNotes();
      const { id } = item.annotation;
      notes.setActiveId(id);
      focusWhenDrawn(() => findInArticle(`[data-note="${CSS.escape(id)}"] [data-note-quote]`));
      return true;
    },
    askForPassage: (): void => toasts.show({ text: t('note.noSelection') }),
    topic: (): boolean => {
      const wanted = needed();
      if (wanted !== null) chooseTopic(wanted);
      return true;
    },
    lastTopic: (): boolean => {
      const [path] = recent.paths;
      if (path === undefined) toasts.show({ text: t('note.noLastTopic') });
      const wanted = path === undefined ? null : needed();
      if (path === undefined || wanted === null) return true;
      hold(wanted);
      void addTopic(wanted, path);
      return true;
    },
    cycle: (): boolean => {
      const item = notes.cycle(reader.current?.passage()?.range.start ?? 0);
      if (item === null) return false;
      reader.current?.clear();
      reader.current?.goTo(item.annotation.position, false);
      const { colour, note } = item.annotation;
      announce(
        [t(`colour.${colour}`), noteWords(item.annotation, t), note].filter((part) => part !== '').join(': '),
      );
      return true;
    },
    removeActive: (): boolean => {
      if (notes.active === null) return false;
      void remove(notes.active.annotation.id);
      return true;
    },
  };

  return {
    editing,
    coding,
    closeCoding: () => setCoding(null),
    paint,
    writeNote,
    chooseTopic,
    addTopic,
    actions,
    needed,
    keys,
  };
}
