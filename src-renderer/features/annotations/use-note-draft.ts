import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { AppError } from '../../../src-core/base/error-code.ts';
import type { Annotation } from '../../../src-core/model/annotation.ts';
import { forgetDraft, keepDraft, keptDraft } from './note-drafts.ts';

/** Milliseconds of rest after which what was typed is kept in the window's storage. */
const KEEP_AFTER = 250;
/** Milliseconds until a failed attempt to save is repeated. */
const RETRY_AFTER = 4_000;

/** What is being written into a note, from the first letter until it is durable. */
export interface NoteDraft {
  /** Null while nothing is written. */
  readonly text: string | null;
  readonly recovered: boolean;
  /** Why the last attempt to save failed. */
  readonly failed: AppError | null;
  readonly hear: (text: string) => void;
  readonly save: () => void;
  readonly cancel: () => void;
}

/** Keeps a draft through failures and crashes: in the window's storage until `write` says that it is durable (null). */
export function useNoteDraft(
  { id, note }: Pick<Annotation, 'id' | 'note'>,
  editing: boolean,
  write: (text: string) => Promise<AppError | null>,
  onClosed: () => void,
): NoteDraft {
  const [kept] = useState(() => keptDraft(id));
  const [text, setText] = useState<string | null>(kept === note ? null : kept);
  const [failed, setFailed] = useState<AppError | null>(null);
  const timers = useRef<{ keep?: ReturnType<typeof setTimeout>; retry?: ReturnType<typeof setTimeout> }>({});
  /** What a write answers after the draft was closed or the card went is no more about this draft. */
  const turn = useRef(0);
  // Within the drawing that follows the key: with the next one, letters typed right behind it would be the window's keys.
  const [begunAs, setBegunAs] = useState(false);
  if (editing !== begunAs) {
    setBegunAs(editing);
    if (editing && text === null) setText(note);
  }
  const now = useRef({ text, note, write, onClosed });
  useLayoutEffect(() => {
    now.current = { text, note, write, onClosed };
  });
  useEffect(() => {
    const { current } = timers;
    return () => {
      turn.current += 1;
      clearTimeout(current.retry);
      // Out of sight, not out of mind.
      if (current.keep === undefined) return;
      clearTimeout(current.keep);
      if (now.current.text !== null) keepDraft(id, now.current.text);
    };
  }, [id]);

  const close = (): void => {
    clearTimeout(timers.current.keep);
    clearTimeout(timers.current.retry);
    timers.current = {};
    turn.current += 1;
    forgetDraft(id);
    now.current.text = null;
    setText(null);
    setFailed(null);
    now.current.onClosed();
  };
  const attempt = async (again: boolean): Promise<void> => {
    clearTimeout(timers.current.retry);
    const tried = now.current.text;
    if (tried === null || tried === now.current.note) {
      if (!again) close();
      return;
    }
    keepDraft(id, tried);
    const begun = turn.current;
    const error = await now.current.write(tried);
    if (begun !== turn.current) {
      // A card that stands there again may have kept more since.
      if (error === null && keptDraft(id) === tried) forgetDraft(id);
      return;
    }
    if (error !== null) {
      setFailed(error);
      clearTimeout(timers.current.retry);
      timers.current.retry = setTimeout(() => void attempt(true), RETRY_AFTER);
      return;
    }
    setFailed(null);
    if (now.current.text !== tried && now.current.text !== null) return;
    const writing = again && (document.activeElement?.closest('[data-note-field]') ?? null) !== null;
    if (writing) forgetDraft(id);
    else close();
  };
  return {
    text,
    recovered: kept !== null && text === kept && kept !== note,
    failed,
    hear: (typed) => {
      setText(typed);
      now.current.text = typed;
      clearTimeout(timers.current.keep);
      timers.current.keep = setTimeout(() => keepDraft(id, typed), KEEP_AFTER);
    },
    save: () => void attempt(false),
    cancel: close,
  };
}
