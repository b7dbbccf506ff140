import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { AppError } from '../../../src-core/base/error-code.ts';
import { errorSentences } from '../../../src-core/base/error-sentences.ts';
import { useText } from '../../i18n/text.ts';
import { Keys } from '../../ui/Keys.tsx';
import type { createMarkdownField } from './markdown-field.ts';
import type { NoteCompletions } from './note-completions.ts';
import styles from './NoteCard.module.css';

interface NoteEditorProps {
  readonly label: string;
  /** How it begins; what is typed is told by `onText`. */
  readonly text: string;
  /** Takes the focus when it appears. */
  readonly takesFocus: boolean;
  readonly completions: NoteCompletions;
  /** Why the last attempt to save failed; it is tried again by itself. */
  readonly failed: AppError | null;
  /** What was typed comes from before the window was closed. */
  readonly recovered: boolean;
  readonly onText: (text: string) => void;
  readonly onSave: () => void;
  readonly onCancel: () => void;
}

type CreateField = typeof createMarkdownField;

let createField: CreateField | null = null;
let loading: Promise<CreateField> | null = null;

/** Brings the editor's code, so that it stands at once when a note is begun. */
export function loadMarkdownField(): Promise<CreateField> {
  loading ??= import('./markdown-field.ts').then(({ createMarkdownField: loaded }) => (createField = loaded));
  return loading;
}

function pageNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? '';
}

/** Gives the focus to the text beside the note: there may be two articles in the window. */
export function focusText(place: Element | null): void {
  const pane = place?.closest('[data-article-pane]') ?? document;
  pane.querySelector<HTMLElement>('[data-reading-text]')?.focus({ preventScroll: true });
}

/** Writing of a note's Markdown. Leaving the field or Ctrl+Enter saves, Escape cancels. */
export function NoteEditor(props: NoteEditorProps) {
  const { label, failed, recovered } = props;
  const { t, language } = useText();
  const place = useRef<HTMLDivElement>(null);
  const plain = useRef<HTMLTextAreaElement>(null);
  const leaving = useRef(false);
  const [ready, setReady] = useState(createField !== null);
  const typed = useRef(props.text);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const save = (): void => {
    leaving.current = true;
    focusText(place.current);
    latest.current.onSave();
  };
  const cancel = (): void => {
    leaving.current = true;
    focusText(place.current);
    latest.current.onCancel();
  };
  const leave = (): void => {
    // Another program's window took the focus: one comes back to what one was writing.
    if (!document.hasFocus()) return;
    if (!leaving.current) latest.current.onSave();
    leaving.current = false;
  };
  const hear = (text: string): void => {
    typed.current = text;
    latest.current.onText(text);
  };
  const actions = { save, cancel, leave, hear };
  const latestActions = useRef(actions);
  useEffect(() => {
    latestActions.current = actions;
  });

  useLayoutEffect(() => {
    let view: ReturnType<CreateField> | null = null;
    let gone = false;
    const start = (create: CreateField): void => {
      const parent = place.current;
      if (gone || parent === null) return;
      // What was typed while the editor was on its way goes on in it, with the caret where it was.
      const before = plain.current;
      const focused = before === null ? latest.current.takesFocus : before === document.activeElement;
      view = create({
        parent,
        text: typed.current,
        caret: before?.selectionStart ?? typed.current.length,
        label: latest.current.label,
        placeholder: t('note.placeholder'),
        nonce: pageNonce(),
        completions: {
          topics: (wanted) => latest.current.completions.topics(wanted),
          makeTopic: (path) => latest.current.completions.makeTopic(path),
          onTopic: (path) => latest.current.completions.onTopic(path),
          links: (wanted) => latest.current.completions.links(wanted),
        },
        onText: (text) => latestActions.current.hear(text),
        onSave: () => latestActions.current.save(),
        onCancel: () => latestActions.current.cancel(),
        onLeave: () => latestActions.current.leave(),
      });
      // The focus goes from the plain field into this one: nobody leaves.
      leaving.current = before !== null && focused;
      if (focused) view.focus();
      leaving.current = false;
      parent.scrollIntoView({ block: 'nearest' });
      setReady(true);
    };
    if (createField !== null) start(createField);
    else {
      const area = plain.current;
      if (area !== null && latest.current.takesFocus) {
        area.focus({ preventScroll: true });
        area.setSelectionRange(area.value.length, area.value.length);
      }
      // Where it cannot be loaded, the plain field does.
      void loadMarkdownField().then(start, () => undefined);
    }
    return () => {
      gone = true;
      leaving.current = true;
      view?.destroy();
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- made once; what changes is read through `latest`
  }, []);

  const hasFailed = failed !== null;
  const reason = useRef<HTMLParagraphElement>(null);
  // Below a long note it would stand out of sight.
  useEffect(() => {
    if (hasFailed) reason.current?.scrollIntoView({ block: 'nearest' });
  }, [hasFailed]);
  const why = failed === null ? null : errorSentences(failed, language);
  return (
    <div className={styles.editor} onKeyDown={(event) => event.stopPropagation()}>
      <div ref={place} data-note-field />
      {ready ? null : (
        <textarea
          ref={plain}
          aria-label={label}
          placeholder={t('note.placeholder')}
          rows={3}
          defaultValue={typed.current}
          className={styles.area}
          onChange={(event) => hear(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
            else if (event.key === 'Escape') cancel();
            else return;
            event.preventDefault();
          }}
          onBlur={leave}
        />
      )}
      {recovered ? <p className={styles.state}>{t('note.recovered')}</p> : null}
      {why === null ? null : (
        <p ref={reason} role="alert" className={styles.failed}>
          {why.what} {why.todo} {t('note.triedAgain')}
        </p>
      )}
      <p className={styles.saveHint}>
        <span>
          <Keys keys="Ctrl ↵" /> {t('app.save')}
        </span>
        <span>
          <Keys keys="Esc" /> {t('app.cancel')}
        </span>
        <span>
          <Keys keys="#" /> {t('note.hintTopic')}
        </span>
        <span>
          <Keys keys="[[" /> {t('note.hintLink')}
        </span>
      </p>
    </div>
  );
}
