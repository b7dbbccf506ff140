import { autocompletion, completionKeymap } from '@codemirror/autocomplete';
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { markdownKeymap, markdownLanguage } from '@codemirror/lang-markdown';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorState, Prec } from '@codemirror/state';
import { drawSelection, EditorView, keymap, placeholder, tooltips } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { formatNoteLink } from '../../../src-core/model/note-link.ts';
import { wrapSelection } from './wrap-selection.ts';
import type { NoteCompletions } from './note-completions.ts';

/** How a field of Markdown begins and whom it tells. */
export interface MarkdownFieldOptions {
  readonly parent: HTMLElement;
  readonly text: string;
  /** UTF-16 offset of the caret. */
  readonly caret: number;
  readonly label: string;
  readonly placeholder: string;
  /** Of the page's content security policy. */
  readonly nonce: string;
  readonly completions: NoteCompletions;
  readonly onText: (text: string) => void;
  readonly onSave: () => void;
  readonly onCancel: () => void;
  readonly onLeave: () => void;
}

const LOOK = HighlightStyle.define([
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strong, fontWeight: '600' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: tags.heading, fontWeight: '600' },
  { tag: tags.monospace, fontFamily: 'var(--mono)', fontSize: '0.92em' },
  { tag: [tags.link, tags.url], color: 'var(--accent)' },
  { tag: [tags.processingInstruction, tags.quote, tags.contentSeparator], color: 'var(--ink-faint)' },
]);

const THEME = EditorView.theme({
  '&': {
    background: 'var(--raised)',
    color: 'var(--ink)',
    border: '1px solid var(--accent)',
    borderRadius: 'var(--radius)',
  },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'var(--sans)',
    fontSize: '0.875rem',
    lineHeight: '1.45',
    maxHeight: '50vh',
    overflow: 'auto',
  },
  '.cm-content': { padding: '0.35rem 0', minHeight: '4.2em', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 0.5rem' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-placeholder': { color: 'var(--ink-faint)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'var(--accent-wash-strong)',
  },
  '.cm-tooltip': {
    background: 'var(--raised)',
    color: 'var(--ink)',
    border: '1px solid var(--hairline)',
    borderRadius: 'var(--radius)',
    boxShadow: 'var(--shadow)',
    overflow: 'hidden',
    zIndex: '60',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    fontFamily: 'var(--sans)',
    fontSize: 'var(--text-s)',
    maxWidth: '22rem',
    maxHeight: '16rem',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '0.25rem 0.6rem', lineHeight: '1.4' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    background: 'var(--accent-wash-strong)',
    color: 'var(--ink)',
  },
  '.cm-completionDetail': { color: 'var(--ink-faint)', fontStyle: 'normal', marginInlineStart: '0.6em' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '600' },
});

/** Topics behind "#": taken, the word goes and the topic is tied to the passage. */
function topicSource({ topics, makeTopic, onTopic }: NoteCompletions) {
  return (context: CompletionContext): CompletionResult | null => {
    const typed =
      context.matchBefore(/(?:^|(?<=[\s(]))#[\p{L}\p{N}][\p{L}\p{M}\p{N}/ '’-]{0,60}$/u) ??
      context.matchBefore(/(?:^|(?<=[\s(]))#$/u);
    if (typed === null) return null;
    const wanted = typed.text.slice(1);
    const take = (path: string) => (view: EditorView, _: Completion, from: number, to: number) => {
      view.dispatch({ changes: { from: from - 1, to }, userEvent: 'input.complete' });
      onTopic(path);
    };
    const found = topics(wanted).map(({ id, label, detail }) => ({
      label,
      ...(detail === undefined ? {} : { detail }),
      apply: take(id),
    }));
    const path = wanted.trim();
    const made = path === '' ? null : makeTopic(path);
    const options = made === null ? found : [...found, { label: made, apply: take(path), boost: -99 }];
    return options.length === 0 ? null : { from: typed.from + 1, options, filter: false };
  };
}

/** Articles and passages behind "[[". */
function linkSource({ links }: NoteCompletions) {
  return async (context: CompletionContext): Promise<CompletionResult | null> => {
    const typed = context.matchBefore(/\[\[[^[\]\n|]{0,80}$/);
    if (typed === null) return null;
    const found = await links(typed.text.slice(2));
    if (context.aborted || found.length === 0) return null;
    return {
      from: typed.from + 2,
      filter: false,
      options: found.map(({ target, title, detail }) => ({
        label: title,
        ...(detail === '' ? {} : { detail }),
        apply: (view: EditorView, _: Completion, from: number, to: number) => {
          const closed = view.state.sliceDoc(to, to + 2) === ']]' ? to + 2 : to;
          const insert = formatNoteLink({ target, title });
          view.dispatch({
            changes: { from: from - 2, to: closed, insert },
            selection: { anchor: from - 2 + insert.length },
            userEvent: 'input.complete',
          });
        },
      })),
    };
  };
}

/** A field for Markdown: lists go on, marks by key, topics by "#", links by "[[". Ctrl+Enter saves, Escape cancels. */
export function createMarkdownField(options: MarkdownFieldOptions): EditorView {
  const { completions, onText, onSave, onCancel, onLeave } = options;
  const done = (run: () => void) => (): boolean => {
    run();
    return true;
  };
  return new EditorView({
    parent: options.parent,
    state: EditorState.create({
      doc: options.text,
      selection: { anchor: Math.min(options.caret, options.text.length) },
      extensions: [
        EditorView.cspNonce.of(options.nonce),
        history(),
        drawSelection(),
        EditorView.lineWrapping,
        // The language alone: its usual company closes HTML tags by itself, which are only text here.
        markdownLanguage,
        syntaxHighlighting(LOOK),
        THEME,
        placeholder(options.placeholder),
        tooltips({ parent: document.body, position: 'fixed' }),
        autocompletion({
          override: [topicSource(completions), linkSource(completions)],
          icons: false,
          interactionDelay: 0,
        }),
        Prec.highest(keymap.of([{ key: 'Mod-Enter', run: done(onSave) }])),
        keymap.of([
          ...completionKeymap,
          { key: 'Mod-b', run: wrapSelection('**') },
          { key: 'Mod-i', run: wrapSelection('*') },
          { key: 'Escape', run: done(onCancel) },
          ...markdownKeymap,
          ...historyKeymap,
          ...defaultKeymap,
        ]),
        EditorView.contentAttributes.of({ 'aria-label': options.label, spellcheck: 'true' }),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (docChanged) onText(state.doc.toString());
        }),
        EditorView.domEventHandlers({
          blur: (event) => {
            // The list of completions belongs to the field.
            const into = event.relatedTarget;
            if (into instanceof Element && into.closest('.cm-tooltip') !== null) return;
            onLeave();
          },
        }),
      ],
    }),
  });
}
