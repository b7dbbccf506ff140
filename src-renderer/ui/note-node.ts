import type { NoteLink } from '../../src-core/model/note-link.ts';

/** What holds other parts of a note. */
export type NoteElement =
  | 'paragraph'
  | 'heading'
  | 'list'
  | 'numbered'
  | 'item'
  | 'quote'
  | 'emphasis'
  | 'strong'
  | 'struck'
  | 'table'
  | 'row'
  | 'cell'
  | 'group';

/** A part of a note that was read as Markdown. */
export type NoteNode =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'break' }
  | { readonly type: 'rule' }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'code-block'; readonly text: string }
  | { readonly type: 'note-link'; readonly link: NoteLink }
  | { readonly type: 'link'; readonly href: string; readonly children: readonly NoteNode[] }
  | { readonly type: 'element'; readonly name: NoteElement; readonly children: readonly NoteNode[] };
